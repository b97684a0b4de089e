"""Who works for the agency: units, supervisors, rosters, leave, transfers, comings and goings, and what devices they sit at."""

from dataclasses import dataclass, field

from clock import DAY, HOUR
from hand import plain

WATCHES = {"watch8": [(0, 8), (8, 16), (16, 24)], "four_ten": [(6, 16), (14, 24), (21, 31)], "twelve": [(7, 19.5), (7, 19.5), (19, 31.5)]}
CYCLES = {"watch8": (5, 2), "four_ten": (4, 3), "twelve": (3, 3)}


@dataclass(slots=True, eq=False)
class Shift:
    user: object
    start: int
    end: int
    unit: object
    listed: bool = True
    device: str = ""
    ip: str = ""
    session: str = ""
    cursor: int = 0
    looks: list = field(default_factory=list)


@dataclass(slots=True, eq=False)
class User:
    id: str
    person: object
    unit: object
    role: str
    pace: float
    custom: str
    boss: object = None
    since: int = 0
    until: int | None = None
    before: object = None
    moved: int | None = None
    shifts: list = field(default_factory=list)
    away: list = field(default_factory=list)
    duties: list = field(default_factory=list)
    recent: list = field(default_factory=list)
    met: set = field(default_factory=set)
    device: str = ""
    ip: str = ""
    handheld: str = ""

    def unit_at(self, t):
        return self.before if self.moved is not None and t < self.moved else self.unit

    def serves(self, t):
        return self.since <= t and (self.until is None or t < self.until)

    def is_away(self, t):
        return any(a <= t < b for a, b, _ in self.away)

    def reports(self, staff):
        return [u for u in staff.users if u.boss is self]


class Staff:
    """Hires from the town and makes rosters. `members(unit, t)` are those who were in a unit then."""

    def __init__(self, rng, habits, town, clock, count):
        self.rng, self.habits, self.town, self.clock = rng, habits, town, clock
        self.users, self.shifts = [], []
        self._sessions = 0
        self._taken = set()
        units = habits.units
        sizes = [max(3, round(u.share * (count - 1))) for u in units]
        sizes[0] += count - 1 - sum(sizes)
        able = [p for p in town.adults if 21 < clock.first.year - p.born.year < 64 and p.home is not town.shelter]
        people = rng.sample(able, count - 1)
        self.by_unit = {u.name: [] for u in units}
        for unit, size in zip(units, sizes):
            for _ in range(size):
                self._hire(people.pop(), unit)
        for unit in units:
            self._promote(unit)
        self.service = User(habits.service, None, None, "service account", 1, "full")
        self._come_and_go()
        for u in self.users:
            self._desk(u)
            self._roster(u)

    def _hire(self, person, unit):
        r = self.rng
        for n in range(1000):
            number = len(self.users) + 101 if n == 0 else r.randrange(10000)
            key = self.habits.user_layout(plain(person.given[0]), "".join(c for c in plain(person.surname) if c.isalpha()), number)
            if key not in self._taken:
                break
        self._taken.add(key)
        custom = unit.custom if r.random() < 0.85 else "full" if unit.custom != "full" else "terse"
        u = User(key, person, unit, r.choice(unit.roles), r.lognormvariate(0, 0.35), custom)
        person.user = u
        self.users.append(u)
        self.by_unit[unit.name].append(u)
        self.town.befriend(person)

    def _promote(self, unit):
        members = self.by_unit[unit.name]
        bosses = members[: max(1, len(members) // 9)]
        for i, u in enumerate(members):
            if u in bosses:
                u.role = unit.boss
                u.boss = bosses[0] if u is not bosses[0] else None
            else:
                u.boss = bosses[i % len(bosses)]

    def _come_and_go(self):
        r, clock = self.rng, self.clock
        plain_users = [u for u in self.users if u.boss is not None and u.role != u.unit.boss]
        r.shuffle(plain_users)
        n = max(2, len(self.users) // 40)
        for u in self.users:
            u.since = clock.start - r.randrange(90, 6000) * DAY
        for u in plain_users[:n]:
            u.until = clock.at(r.randrange(clock.days // 4, clock.days - 10))
        for u in plain_users[n : n + n // 2]:
            u.since = clock.at(r.randrange(10, clock.days // 2))
        for u in plain_users[2 * n : 3 * n]:
            others = [x for x in self.habits.units if x is not u.unit and x.pattern == u.unit.pattern and x.docket is not None and x.docket.about == "public"]
            if others and u.unit.name in self.by_unit:
                u.before, u.moved = u.unit, clock.at(r.randrange(clock.days // 4, 3 * clock.days // 4))
                u.unit = r.choice(others)
                u.boss = self.by_unit[u.unit.name][0]
                self.by_unit[u.unit.name].append(u)
        for u in plain_users[3 * n :]:
            roll = r.random()
            if roll < 0.35:
                kind, length = "leave", r.choice([3, 5, 7, 7, 14])
            elif roll < 0.42:
                kind, length = "training", r.choice([2, 3, 5])
            elif roll < 0.43:
                kind, length = "suspension", r.choice([10, 20])
            else:
                continue
            day = r.randrange(2, max(3, clock.days - length - 1))
            u.away.append((clock.at(day), clock.at(day + length), kind))

    def members(self, unit, t):
        return [u for u in self.by_unit[unit.name] if u.serves(t) and u.unit_at(t) is unit]

    # -- rosters ----------------------------------------------------------------------------------------------------------------------

    def _hours(self, u, unit, day, offset, watch):
        if unit.pattern == "office":
            if self.clock.weekday(day) > 4:
                return None
            return 8 + watch * 0.5, 16.5 + watch * 0.5
        on, off = CYCLES[unit.pattern]
        if (day + offset) % (on + off) >= on:
            return None
        return WATCHES[unit.pattern][(watch + day // 28) % 3 if unit.pattern != "four_ten" else watch]

    def _roster(self, u):
        r, clock = self.rng, self.clock
        offset, watch = r.randrange(14), r.randrange(3)
        for day in range(clock.days):
            unit = u.unit_at(clock.at(day, 12))
            hours = self._hours(u, unit, day, offset, watch)
            if hours is None or not u.serves(clock.at(day, hours[0])) or not u.serves(clock.at(day, hours[1])):
                continue
            start, end = clock.at(day, hours[0]), clock.at(day, hours[1])
            if u.is_away(start) or u.is_away(end) or r.random() < 0.03:
                continue
            self.add(Shift(u, start, end, unit))
            if r.random() < 0.03:
                listed = r.random() < 0.85
                self.add(Shift(u, end, end + (r.randint(1, 4) if listed else 1) * HOUR, unit, listed))

    def add(self, shift):
        shift.user.shifts.append(shift)
        self.shifts.append(shift)

    def shift_at(self, u, t):
        return next((s for s in u.shifts if s.start <= t < s.end), None)

    # -- devices ----------------------------------------------------------------------------------------------------------------------

    def _desk(self, u):
        n = len(self._taken) + len(u.id) + self.users.index(u)
        u.device = f"{self.habits.kind[:1].upper()}PC-{n:04}"
        u.ip = f"{self.habits.network}.{10 + u.unit.site}.{20 + n % 220}"
        if u.unit.device == "pool" and self.rng.random() < 0.2:
            u.handheld = f"HH-{n:04}"

    def new_session(self):
        self._sessions += 1
        return f"{self.habits.kind[0]}{self._sessions * 7919 % 10000019:08x}"

    def _pool(self, u, unit, n):
        """One of the cars or carts of the unit; most have a favourite."""
        size = max(2, len(self.by_unit[unit.name]) // 3)
        k = n % size if self.rng.random() < 0.7 else self.rng.randrange(size)
        letters = "".join(w[0] for w in unit.name.split())
        return f"{letters}-{'MDT' if unit.device == 'pool' else 'WS'}{k + 1:02}", f"{self.habits.network}.{100 + unit.site}.{10 + 40 * (self.habits.units.index(unit) % 5) + k % 40}"

    def connect(self, shift):
        """Session, address and device for the next piece of work in a shift."""
        u, unit = shift.user, shift.unit
        if unit.device == "roam" or not shift.session:
            if unit.device == "own":
                shift.device, shift.ip = u.device, u.ip
            else:
                shift.device, shift.ip = self._pool(u, unit, hash_of(u.id))
            shift.session = self.new_session()
        if u.handheld and self.rng.random() < 0.1:
            return shift.session + "m", f"{self.habits.network}.200.{int(u.handheld[3:]) % 250}", u.handheld
        return shift.session, shift.ip, shift.device

    def write(self, book):
        clock, org = self.clock, self.habits.organization
        for u in self.users:
            book.add(
                "users", u.id, u.person.id, u.person.name(), org, u.unit.name, u.role, u.boss.id if u.boss else "",
                clock.date(u.since), clock.date(u.until),
            )  # fmt: skip
            for a, b, kind in u.away:
                book.add("leave", u.id, clock.iso(a), clock.iso(b), kind)
            for s in u.shifts:
                if s.listed:
                    book.add("shifts", u.id, clock.iso(s.start), clock.iso(s.end))
        book.add("users", self.service.id, "", "Batch account", org, self.habits.service_unit, "service account", "", clock.date(clock.start - 900 * DAY), "")


def hash_of(text):
    """A number for a text that is the same in every run."""
    return sum((i + 1) * ord(c) for i, c in enumerate(text))
