"""Who works there, when, and at which screens.

Shifts as planned are what the roster says; shifts as worked differ by overtime, call-outs and swaps. Both are kept, because a
tool sees the roster and the log sees the work.
"""

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import timedelta

import names
from clock import DAY, HOUR, MINUTE


@dataclass
class Unit:
    name: str
    organization: str
    role: str
    share: float            # of all accounts
    pattern: str            # office, counter, split, three, twelve
    sites: tuple
    desk: str = "own"       # own, shared, roving
    rate: float = 1.0       # work per hour, against other units
    culture: dict = field(default_factory=dict)   # how they fill in the reason


class Shift:
    __slots__ = ("user", "start", "end", "device", "ip", "session", "site", "unit", "kind")

    def __init__(self, user, start, end, unit, site, kind="regular"):
        self.user, self.start, self.end, self.unit, self.site, self.kind = user, start, end, unit, site, kind
        self.device = self.ip = self.session = ""


class User:
    def __init__(self, person, unit, role):
        self.person, self.unit, self.role = person, unit, role
        self.id = self.site = self.desk = self.ip = ""
        self.before = self.moved_at = self.supervisor = None
        self.active_from = self.active_to = None
        self.volume, self.habit, self.culture, self.shifts, self.leave = 1.0, None, "terse", [], []
        self.service = False

    def unit_at(self, t):
        return self.before if self.before and t < self.moved_at else self.unit

    def away(self, t):
        return any(start <= t < end for start, end, _ in self.leave)

    def working(self, t):
        at = bisect_right(self.shifts, t, key=lambda shift: shift.start) - 1
        return at >= 0 and self.shifts[at].start <= t < self.shifts[at].end


class Staff:
    """All accounts of one agency and the calendar they work by."""

    def __init__(self, agency, count):
        self.agency, self.rng, self.clock = agency, agency.rng_for("staff"), agency.clock
        self.first, self.days = agency.first_day, agency.days
        self.begin = self.clock.at(self.first, 0)
        self.end = self.clock.at(self.first + timedelta(days=self.days), 0)
        self.users, self.shifts, self._index = [], [], {}
        self._screens = {}
        self._hire(count - len(agency.services))
        self._careers()
        for user in self.users:
            self._holidays(user)
            self._roster(user)
        self.services = {}
        for name in agency.services:
            service = User(None, Unit("Systems", agency.units[0].organization, "service", 0, "office", ("Server room",)), "service")
            service.id, service.service, service.culture = name, True, "full"
            service.habit = names.Habit(self.rng, ("%Y-%m-%d",))
            service.active_from = self.begin - 1500 * DAY
            self.services[name] = service
        for shift in self.shifts:
            for hour in range(shift.start // HOUR, shift.end // HOUR + 1):
                self._index.setdefault((shift.unit.role, hour), []).append(shift)

    # -- people ----------------------------------------------------------------------------------------------------------

    def _hire(self, count):
        rng, agency = self.rng, self.agency
        grown = [p for p in agency.town.people if 21 <= p.age(self.first) <= 64]
        rng.shuffle(grown)
        counts = [max(2, round(unit.share * count)) for unit in agency.units]
        counts[0] += count - sum(counts)
        number = 0
        for unit, size in zip(agency.units, counts):
            boss = None
            for n in range(size):
                number += 1
                person = grown.pop()
                if number % 17 == 0 and unit.share > 0.05:
                    # Couples and siblings work at the same place
                    kin = [k for k in person.tied("spouse", "sibling", "child") if k.user is None and 21 <= k.age(self.first) <= 64]
                    person = kin[0] if kin else person
                    if person in grown:
                        grown.remove(person)
                head = n % 14 == 0 and size > 4
                user = User(person, unit, agency.head_role(unit) if head else unit.role)
                user.supervisor = boss if not head else None
                boss = user if head else boss
                user.id = agency.make_user_id(number, person, unit, rng)
                user.site = unit.sites[n % len(unit.sites)]
                user.volume = min(2.2, rng.lognormvariate(0, 0.35)) * (0.35 if head else 1)
                user.habit = names.Habit(rng, agency.date_layouts)
                cultures = list(unit.culture)
                user.culture = rng.choices(cultures, [unit.culture[c] for c in cultures])[0]
                user.active_from = self.begin - rng.randrange(40, 6000) * DAY
                user.desk = agency.desk_name(rng, number)
                user.ip = agency.address_of(user.site, number % 200 + 20)
                person.user = user
                self.users.append(user)
                for _ in range(rng.randrange(4)):
                    agency.town.befriend(person)
                if rng.random() < 0.3 and not person.tied("former_spouse", "former_partner"):
                    agency.town.part(person,
                                     rng.choice([p for p in grown[:400] if abs(p.age(self.first) - person.age(self.first)) < 12]
                                                or grown))
        rng.choice([u for u in self.users if u.role == agency.units[0].role]).volume = 3.6

    def _careers(self):
        rng = self.rng
        plain = [u for u in self.users if u.supervisor]
        rng.shuffle(plain)
        n = len(self.users)
        for _ in range(max(2, n // 25)):    # hired within the period
            plain.pop().active_from = self.clock.at(self.first + timedelta(days=rng.randrange(10, self.days - 20)), 7)
        for _ in range(max(3, n // 30)):    # gone within the period
            plain.pop().active_to = self.clock.at(self.first + timedelta(days=rng.randrange(self.days // 4, self.days - 25)), 23.9)
        for _ in range(max(2, n // 25)):    # moved between units
            user = plain.pop()
            others = [u for u in self.agency.units if u.organization == user.unit.organization and u.role != user.unit.role]
            if others:
                user.before, user.moved_at = rng.choice(others), self.begin + rng.randrange(25, self.days - 25) * DAY

    def _holidays(self, user):
        rng = self.rng
        for _ in range(rng.choices((0, 1, 2), (35, 45, 20))[0]):
            start = self.clock.at(self.first + timedelta(days=rng.randrange(self.days - 12)), 0)
            self._leave(user, start, rng.choice((3, 5, 7, 9, 14)), "leave")
        if rng.random() < 0.25:
            self._leave(user, self.clock.at(self.first + timedelta(days=rng.randrange(self.days - 5)), 0), rng.randrange(1, 4),
                        "leave")
        if rng.random() < 0.15:
            self._leave(user, self.clock.at(self.first + timedelta(days=rng.randrange(self.days - 5)), 0), rng.randrange(1, 4),
                        "training")
        if rng.random() < 0.01:
            self._leave(user, self.clock.at(self.first + timedelta(days=rng.randrange(self.days - 25)), 0), 20, "suspension")
        user.leave.sort()

    def _leave(self, user, start, days, kind):
        end = start + days * DAY
        if not any(start < e and s < end for s, e, _ in user.leave):
            user.leave.append((start, end, kind))

    # -- hours -----------------------------------------------------------------------------------------------------------

    def _hours(self, user, unit, day, n, phase):
        """When this account works on the nth day, as (hour, length), or not at all."""
        week = day.weekday()
        if unit.pattern == "office":
            return (8 - (phase % 4) * 0.25, 8.5) if week < 5 else None
        if unit.pattern == "counter":
            return (8.5, 8.75) if 1 <= week <= 5 else None
        if unit.pattern == "split":
            early = (n // 7 + phase) % 2
            if week == 6 or (week == 5 and phase % 3):
                return None
            return (7, 8) if early else (12, 8)
        if unit.pattern == "three":
            if (n + phase) % 7 in (5, 6):
                return None
            return ((6, 8), (14, 8), (22, 8))[((n + phase) // 7 + phase) % 3]
        block = (n + phase) % 8     # twelve: four on, four off, days and nights in turn
        if block > 3:
            return None
        return (18, 12) if ((n + phase) // 8 + phase) % 2 else (6, 12)

    def _roster(self, user):
        rng, phase = self.rng, self.rng.randrange(24)
        for n in range(self.days):
            day = self.first + timedelta(days=n)
            noon = self.clock.at(day, 12)
            unit = user.unit_at(noon)
            hours = self._hours(user, unit, day, n, phase)
            if hours is None:
                if unit.pattern in ("twelve", "three", "office") and rng.random() < 0.006 and not user.away(noon):
                    start = self.clock.at(day, rng.uniform(0, 22))
                    self._work(user, unit, start, start + rng.randrange(2, 6) * HOUR, "call-out", rng.random() < 0.6)
                continue
            start = self.clock.at(day, hours[0])
            end = start + round(hours[1] * HOUR)
            if user.away(start + HOUR) or start < user.active_from or (user.active_to and end > user.active_to):
                continue
            self.agency.reference.add("shifts", user_id=user.id, started=start, ended=end)
            if rng.random() < 0.02:
                continue                        # called in sick; the roster does not know
            worked = end
            if rng.random() < 0.06:
                worked += round(rng.uniform(0.5, 3) * HOUR)
                if rng.random() < 0.5:
                    self.agency.reference.add("shifts", user_id=user.id, started=end, ended=worked)
            self._work(user, unit, start - rng.randrange(0, 6) * MINUTE, worked, "regular", False)
        user.shifts.sort(key=lambda shift: shift.start)

    def _work(self, user, unit, start, end, kind, entered):
        rng = self.rng
        if end > self.end or start < user.active_from or (user.active_to and end > user.active_to):
            return
        if user.shifts and user.shifts[-1].end > start:
            return
        site = user.site if user.site in unit.sites and rng.random() < (0.6
                                                                        if unit.desk == "roving" else 0.97) else rng.choice(unit.sites)
        shift = Shift(user, start, end, unit, site, kind)
        if kind == "call-out" and unit.desk == "own" or (unit.desk == "own" and unit.pattern == "office" and rng.random() < 0.08):
            shift.device, shift.ip = "VPN-" + user.desk, self.agency.remote_address(user)
        elif unit.desk == "own":
            shift.device, shift.ip = user.desk, user.ip
        else:
            screen = rng.randrange(self._screens_at(unit, site))
            shift.device = self.agency.shared_name(unit, site, screen)
            shift.ip = self.agency.address_of(site, 100 + screen)
        shift.session = f"{rng.getrandbits(40):010x}"
        if entered:
            self.agency.reference.add("shifts", user_id=user.id, started=start, ended=end)
        user.shifts.append(shift)
        self.shifts.append(shift)

    def _screens_at(self, unit, site):
        key = (unit.name, site)
        if key not in self._screens:
            crew = sum(u.unit is unit for u in self.users) / len(unit.sites)
            self._screens[key] = max(2, round(crew * 0.45))
        return self._screens[key]

    def on_duty(self, t, role, site=None, organization=None):
        """Someone of this role at work just then, preferably at this site."""
        crew = [s for s in self._index.get((role, t // HOUR), ()) if s.start <= t < s.end
                and (organization is None or s.unit.organization == organization)]
        near = [s for s in crew if s.site == site] if site else crew
        return self.rng.choice(near or crew) if crew else None

    def shift_after(self, user, t):
        """This account's next stretch of work, if it still has one."""
        at = bisect_right(user.shifts, t, key=lambda shift: shift.end)
        return user.shifts[at] if at < len(user.shifts) else None

    def in_role(self, *roles):
        return [u for u in self.users if u.role in roles or u.unit.role in roles]
