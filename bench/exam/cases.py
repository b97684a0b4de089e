"""Cases: what they concern, who is assigned to them and when, and the warrants, summonses and consents that belong to them."""

from dataclasses import dataclass, field

from book import Fact
from clock import DAY, HOUR


@dataclass(slots=True, eq=False)
class Duty:
    """One person's assignment to one case, as it truly was; `fact` is what the books say of it."""

    case: object
    user: object
    role: str
    since: int
    until: int
    fact: Fact

    def at(self, t):
        return self.since <= t < self.until


@dataclass(slots=True, eq=False)
class Paper:
    """A warrant, summons, order, approval or consent."""

    id: str
    base: str
    issued: int
    expires: int
    subject_kind: str
    subject: str
    person: object
    fact: Fact


@dataclass(slots=True, eq=False)
class Case:
    number: str
    kind: str
    unit: object
    opened: int
    closed: int
    duties: list = field(default_factory=list)
    people: list = field(default_factory=list)
    things: list = field(default_factory=list)
    papers: list = field(default_factory=list)

    def concerns(self, person):
        return person in self.people


class CaseBook:
    """Opens cases, assigns people to them and enters both, with the gaps that such books have."""

    def __init__(self, rng, habits, town, staff, book, clock):
        self.rng, self.habits, self.town, self.staff, self.book, self.clock = rng, habits, town, staff, book, clock
        self.cases = []
        self._numbers = set()
        self._papers = 0
        self._records = 0
        regulars = max(20, len(town.adults) // 40)
        self._regulars = rng.sample(town.adults, regulars)

    # -- whom it concerns -------------------------------------------------------------------------------------------------------------

    def somebody(self):
        """Somebody an agency meets: some again and again, its own staff rarely, decoys never."""
        r = self.rng
        crowd = self.town.people if self.habits.kind == "hospital" else self.town.adults
        while True:
            p = r.choice(self._regulars) if r.random() < 0.12 else r.choice(crowd)
            if p.kept_apart == "canary" or (p.kept_apart and r.random() < 0.6) or (p.user and r.random() < 0.95):
                continue
            return p

    def written(self, t):
        """How this agency writes when a case began: some by the day, some by the second."""
        return self.clock.iso(t) if self.habits.instants_for_cases else self.clock.date(t)

    def floor(self, t):
        """What `written` amounts to."""
        if self.habits.instants_for_cases:
            return t
        local = self.clock.iso(t)
        return t - int(local[11:13]) * HOUR - int(local[14:16]) * 60 - int(local[17:19])

    def number(self, t):
        local = self.clock.date(t)
        year, month, day = (int(x) for x in local.split("-"))
        size = {"city": 80000, "border": 900000, "hospital": 800000}[self.habits.kind]
        n = int(size * ((month - 1) * 31 + day - 1) / 372) + self.rng.randrange(40)
        while (text := self.habits.case_layout(n, year)) in self._numbers:
            n += 1
        self._numbers.add(text)
        return text

    # -- opening ----------------------------------------------------------------------------------------------------------------------

    def open(self, kind, unit, opened, closed):
        c = Case(self.number(opened), kind, unit, opened, self.floor(closed))
        self.cases.append(c)
        shut = "" if closed >= self.clock.end else self.written(closed)
        self.book.add("cases", c.number, kind, unit.name if not isinstance(unit, str) else unit, self.written(opened), shut)
        return c

    def assign(self, case, user, role, since, until, certain=False):
        """Assigns; the entry may be missing or made days late, unless a machine makes it."""
        if user.until is not None:
            until = min(until, user.until)
        if user.moved is not None and since < user.moved:
            until = min(until, user.moved)
        if until <= since:
            return None
        open_end = until >= self.clock.end or (until == case.closed and self.rng.random() < 0.5)
        name = f"{case.number}/{user.id}/{role}"

        def row(t):
            return case.number, user.id, role, self.written(t), "" if open_end else self.written(until)

        if certain:
            self.book.add("assignments", *row(since))
            fact = Fact(f"assignments:{name}", self.floor(since))
        else:
            fact = self.book.entered("assignments", name, since, min(6 * DAY, max(DAY // 2, (until - since) // 2)), row)
            if fact.since is not None:
                fact.since = self.floor(fact.since)
        # where ends are written by the day, the last day is no longer in
        duty = Duty(case, user, role, since, until if open_end else self.floor(until), fact)
        case.duties.append(duty)
        user.duties.append(duty)
        user.met.update(p.id for p in case.people)
        return duty

    def concern(self, case, person, role):
        if person in case.people:
            return
        case.people.append(person)
        if self.rng.random() < 0.02:
            self.book.add("case_subjects", case.number, "name", f"{person.surname}, {' '.join(person.given)}", role)
        else:
            self.book.add("case_subjects", case.number, "person", person.id, role)
        for d in case.duties:
            d.user.met.add(person.id)

    def thing(self, case, kind, value, written, role="related"):
        case.things.append((kind, value))
        self.book.add("case_subjects", case.number, kind, written, role)

    def record(self, case):
        self._records += 1
        prefix = {"city": "CIT", "border": "EVT", "hospital": "ORD"}[self.habits.kind]
        text = f"{prefix}{self.clock.first.year % 100}-{self._records * 37 % 900001 + 10000:06}"
        self.thing(case, "record", text, text, "document")
        return text

    def paper(self, case, issued, base, person, by_phone):
        kind, issuer, days = self.rng.choice(self.habits.papers)
        return self.issue(case, kind, issuer, issued, issued + days * DAY, base, person, by_phone)

    def issue(self, case, kind, issuer, issued, expires, base, person, by_phone):
        self._papers += 1
        key = f"{''.join(w[0] for w in kind.split('_')).upper()}-{self.clock.first.year}-{self._papers * 13 % 99991:05}"
        by_phone = by_phone and person.phones
        what = ("phone", person.phones[0][0]) if by_phone else ("person", person.id)
        written = "+1" + what[1] if by_phone else what[1]
        self.book.add("authorities", key, kind, issuer, self.clock.iso(issued), self.clock.iso(expires), base, what[0], written, case.number if case else "")
        p = Paper(key, base, issued, expires, *what, person, Fact(f"authorities:{key}", issued))
        if case:
            case.papers.append(p)
        return p

    # -- the stock of a unit ----------------------------------------------------------------------------------------------------------

    def stock(self):
        """Every unit with a docket keeps about as many cases open as its people can bear."""
        for unit in self.habits.units:
            if unit.docket is None:
                continue
            low, high = unit.docket.days
            places = max(2, round(unit.docket.load * len(self.staff.by_unit[unit.name])))
            for _ in range(places):
                t = self.clock.start - self.rng.randrange(high * DAY)
                while t < self.clock.end:
                    length = int(self.rng.triangular(low, high, low + (high - low) / 4) * DAY)
                    if t + length > self.clock.start - 200 * DAY:
                        self._begin(unit, t, t + length)
                    t += length + self.rng.randrange(2 * HOUR, 2 * DAY)

    def _begin(self, unit, opened, closed):
        r, docket = self.rng, unit.docket
        team = [u for u in self.staff.members(unit, max(opened, self.clock.start)) if not u.is_away(opened)]
        if not team:
            return
        case = self.open(r.choice(docket.kinds), unit, opened, closed)
        roles = self.habits.roles_in_case
        if docket.about == "staff":
            main = r.choice(self.staff.users).person
            self.concern(case, main, "employee")
        else:
            main = self.somebody()
            self.concern(case, main, roles[0])
        if docket.about == "public" and len(roles) > 1:
            for _ in range(r.choice([0, 1, 1, 2, 3, 5])):
                near = self.town.household(main) + [o for o, *_ in main.kin]
                other = r.choice(near) if near and r.random() < 0.35 else self.somebody()
                if other.kept_apart != "canary":
                    self.concern(case, other, r.choice(roles[1:]))
        self._things(case, docket, main)
        # nobody is given a case about themselves, and hardly anybody one about their own people
        own = {id(main), *map(id, self.town.household(main)), *(id(o) for o, *_ in main.kin)} if r.random() < 0.9 else {id(main)}
        team = [u for u in team if id(u.person) not in own] or team
        people = r.sample(team, min(len(team), r.randint(*docket.team)))
        for i, u in enumerate(people):
            since = max(opened, u.since) if i == 0 else max(opened, u.since) + r.randrange(max(1, (closed - opened) // 3))
            role = u.role if self.habits.kind == "hospital" else "lead" if i == 0 else r.choice(["assisting", "co-lead", "support"])
            self.assign(case, u, role, since, closed)
        for name, share in docket.partners:
            partners = self.staff.by_unit.get(name, [])
            if partners and r.random() < share:
                u = r.choice(partners)
                since = opened + r.randrange(max(1, (closed - opened) // 2))
                if u.serves(since) and u.unit_at(since).name == name:
                    self.assign(case, u, "support", since, closed)
        self._cover(case)

    def _things(self, case, docket, main):
        r, town = self.rng, self.town
        if r.random() < docket.things:
            owner = main if r.random() < 0.5 else self.somebody()
            if plate := town.current_plate(owner):
                self.thing(case, "plate", plate, plate, "vehicle")
        if r.random() < docket.things * 0.6:
            owner = main if r.random() < 0.4 else self.somebody()
            if owner.phones:
                self.thing(case, "phone", owner.phones[0][0], "+1" + owner.phones[0][0], "number of interest")
        if r.random() < docket.things * 0.4:
            place = r.choice(town.places)
            self.thing(case, "address", place, place.text(), "scene")
        if r.random() < 0.2 and docket.about == "public":
            self.record(case)
        if docket.papers and r.random() < docket.papers:
            for _ in range(r.choice([1, 1, 2])):
                person = r.choice(case.people) if r.random() < 0.8 or self.habits.kind == "hospital" else self.somebody()
                issued = case.opened + r.randrange(HOUR, max(2 * HOUR, (case.closed - case.opened) // 2))
                by_phone = self.habits.kind != "hospital" and r.random() < 0.5
                self.paper(case, issued, r.choice(self.habits.paper_bases), person, by_phone)

    def _cover(self, case):
        """Somebody takes over while an assigned colleague is on leave."""
        for d in list(case.duties):
            for a, b, kind in d.user.away:
                if kind == "leave" and b - a > 4 * DAY and d.since <= a < d.until and self.rng.random() < 0.6:
                    busy = [x.user for x in case.duties]
                    others = [u for u in self.staff.members(case.unit, a) if u not in busy and not u.is_away(a)]
                    if others:
                        self.assign(case, self.rng.choice(others), "cover", a, min(b, case.closed))
