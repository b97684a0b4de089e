"""What all agencies of this inventor have in common: a town, a staff, books, and a way to look somebody up.

An agency names its units, its databases and its stories; a story is a method `(shift, t)` that writes what one piece of work
leaves behind, in the books and in the log. `fill` draws shifts at random, busier ones oftener, until there are enough accesses.
"""

import itertools
import random
from datetime import date, timedelta

from books import Journal, Reference
from clock import DAY, MINUTE, Clock
from reasons import reason
from staff import Staff
from town import Person, Town


class Case:
    __slots__ = ("number", "kind", "unit", "opened", "closed", "people", "row", "workers", "subjects")

    def __init__(self, number, kind, unit, opened, closed):
        self.number, self.kind, self.unit, self.opened, self.closed = number, kind, unit, opened, closed
        self.people, self.workers, self.subjects = [], {}, {}
        self.row = None


class Agency:
    # What a kind of agency must say of itself
    name = organization = ""
    zone = (0, "american")
    first_day, days = date(2026, 1, 19), 100
    places = ()
    pool = "plain"
    date_layouts = ("%m/%d/%Y", "%Y-%m-%d", "short")
    units = ()
    services = ()
    databases = ()          # id, name, categories, requires_case, requires_authority
    words = {}              # story: (full, terse)
    template = {"": "Official duties"}
    by_the_day = True
    milliseconds = False
    people_per_access = 0.12
    known = {}              # kind of tie: share that stands in relationships.csv
    tables = ("vehicles", "phones", "addresses")
    supervisors = "supervisor"

    def __init__(self, seed, users, accesses, missing):
        self.seed, self.wanted = seed, accesses
        self.clock = Clock(*self.zone)
        self.rng = self.rng_for("work")
        self.journal = Journal(self.rng_for("journal"), self.clock)
        self.reference = Reference(self.rng_for("reference"), self.clock, missing, self.by_the_day)
        self.count = itertools.count(1)
        self.network = self.rng.randrange(16, 31)
        size = self.population(users, accesses)
        self.town = Town(self.rng_for("town"), size, self.first_day, self.places, self.pool, self.make_plate)
        for number, person in enumerate(self.town.people, 1):
            person.id = self.make_person_id(number, self.rng)
            if person.second_name:
                person.second_id = self.make_person_id(len(self.town.people) + number, self.rng)
        self.cases, self.by_unit = [], {}
        self.celebrities, self.canaries, self.sealed, self.namesakes = [], [], [], []
        self.staff = Staff(self, users)
        self.begin, self.end = self.staff.begin, self.staff.end
        self._famous()
        self.prepare()

    def rng_for(self, part):
        return random.Random(f"{self.seed}/{self.name}/{part}")

    def population(self, users, accesses):
        return round(4000 + accesses * self.people_per_access)

    # -- what kinds of agency may say otherwise -----------------------------------------------------------------------------

    def make_plate(self, rng):
        return "".join(rng.choice("ABCDEFGHJKLMNPRSTUVWXYZ") for _ in range(3)) + f"{rng.randrange(1000):03d}"

    def head_role(self, unit):
        return self.supervisors

    def desk_name(self, rng, number):
        return f"PC-{number:04d}"

    def shared_name(self, unit, site, screen):
        return f"{site.split()[0].upper()[:6]}-{unit.role[:3].upper()}{screen + 1:02d}"

    def address_of(self, site, host):
        sites = sorted({s for unit in self.units for s in unit.sites})
        return f"10.{self.network}.{sites.index(site) + 1 if site in sites else 0}.{host % 250 + 1}"

    def remote_address(self, user):
        return f"172.20.{self.network}.{int(user.ip.rsplit('.', 1)[1])}"

    def home_address(self, user):
        """Where an account holder's own line at home comes out on the net (a block kept for documentation)."""
        return f"203.0.113.{sum(map(ord, user.id)) % 250 + 1}"

    def make_access_id(self, rng, n):
        return f"{n:08d}"

    def prepare(self):
        """Cases and the like that exist before the first access."""

    def batches(self):
        """Work that machines and closing days bring."""

    def stories(self, role):
        raise NotImplementedError

    # -- cases -----------------------------------------------------------------------------------------------------------

    def new_case(self, number, kind, unit, opened, closed, workers=(), people=(), missable=True):
        case = Case(number, kind, unit, opened, closed)
        case.row = self.reference.add("cases", certain=not missable, case_number=number, kind=kind, unit=unit, opened=opened,
                                      closed=closed)
        for user, role, since, until in workers:
            self.assign(case, user, role, since, until)
        for person, role in people:
            self.concern(case, person, role)
        self.cases.append(case)
        self.by_unit.setdefault(unit, []).append(case)
        return case

    def assign(self, case, user, role, since, until=None):
        row = self.reference.add("assignments", case_number=case.number, user_id=user.id, role=role, valid_from=since,
                                 valid_to=until)
        case.workers[user.id] = (row, since, until)

    def concern(self, case, person, role, kind="person", subject=None, write=True):
        if person not in case.people:
            case.people.append(person)
        if write:
            row = self.reference.add("case_subjects", case_number=case.number, subject_kind=kind,
                                     subject=subject or person.id, role=role)
            case.subjects.setdefault(person, row)

    def trace(self, case, user, person):
        """The rows by which a reader of the books could explain this look, or none."""
        if user.id in case.workers and person in case.subjects:
            return [case.row, case.workers[user.id][0], case.subjects[person]]
        return ()

    def open_cases(self, unit, t):
        return [case for case in self.by_unit.get(unit, ()) if case.opened <= t and (case.closed is None or t < case.closed)]

    # -- people ----------------------------------------------------------------------------------------------------------

    def stranger(self, user, youngest=16):
        """Somebody whom the day brings: anyone but the account's holder and those at home with them."""
        while True:
            person = self.rng.choice(self.town.people)
            if person.age(self.first_day) < youngest:
                continue
            if user.person is None or person.home is not user.person.home:
                return person

    def person_name(self, first, middle, last):
        return f"{last}, {first}" + (f" {middle}" if middle else "")

    def _famous(self):
        rng = self.rng_for("famous")
        grown = [p for p in self.town.people if p.age(self.first_day) > 19 and p.user is None]
        self.celebrities = rng.sample(grown, max(6, len(grown) // 1500))
        for n in range(max(4, len(grown) // 2500)):
            # Decoy records bear ordinary names and live nowhere in particular
            home = rng.choice(self.town.homes)
            model = rng.choice(grown)
            decoy = Person(model.first, "", rng.choice(grown).last, model.sex, model.dob - timedelta(days=rng.randrange(900)), home)
            if n % 2:
                decoy.first, decoy.last = model.first, model.last
                self.namesakes.append((model, decoy))
            decoy.id = self.make_person_id(2 * len(self.town.people) + n + 7, rng)
            if self.tables and "vehicles" in self.tables:
                decoy.plates.append(self.make_plate(rng))
            self.canaries.append(decoy)

    # -- looking ---------------------------------------------------------------------------------------------------------

    def subject(self, user, person, by):
        """The subject's kind, as typed, and the birth date typed with it."""
        rng, habit = self.rng, user.habit
        if by == "plate" and person.plates:
            return "plate", habit.plate(rng.choice(person.plates), rng), ""
        if by == "phone" and person.phone:
            number = person.phone
            return "phone", rng.choice((f"({number[:3]}) {number[3:6]}-{number[6:]}", f"{number[:3]}-{number[3:6]}-{number[6:]}",
                                        number)), ""
        if by == "address":
            return "address", habit.address(person.home, rng), ""
        if by in ("name", "plate", "phone"):
            return "name", habit.name(person, rng), habit.birth_date(person, rng)
        return "person", person.second_id if person.second_id and rng.random() < 0.3 else person.id, ""

    def look(self, user, t, person, db, by="person", action="view", story="", case="", authority="", why=None, trace=(), shift=None,
             typed=None, label="duty", episode="", device=None, ip=None, session=None, pause=None, born=None, met=False):
        """Writes one access and returns when the next one may follow."""
        rng = self.rng
        if t >= self.end:
            return t
        if label == "duty" and person is not None and user.person is not None and not met and person.home is user.person.home:
            return t        # one's own and one's household's affairs go to a colleague
        if typed:
            kind, subject, dob = typed[0], typed[1], ""
        else:
            kind, subject, dob = self.subject(user, person, by)
        dob = dob if born is None else born
        unit = shift.unit if shift else user.unit
        number = case.number if isinstance(case, Case) else case
        if why is None:
            why = reason(rng, user, unit, self.words[story], self.template, number)
        outcome = "success"
        if label == "duty" and rng.random() < 0.008:
            outcome = rng.choice(("error", "denied", "error"))
        found = 1 if kind not in ("name", "address") else rng.choices((1, 2, 3, 5, 11, 0), (60, 14, 8, 6, 4, 8))[0]
        if outcome != "success":
            found = 0
        if shift is not None:
            device, ip, session = device or shift.device, ip or shift.ip, session or shift.session
        self.journal.add(t, (user.id, session or "", ip or "", device or "", db, action, kind, subject, dob, why,
                             user.habit.case(number, rng), authority, found, outcome),
                         label, episode, story, person.id if person else "", trace)
        if label == "duty" and person is not None:
            self.journal.duties.add((user.id, person.id))
        return t + (pause if pause is not None else 8 + round(rng.expovariate(1 / 55)))

    def fill(self, wanted):
        """Ordinary work, until the log holds this many accesses."""
        rng, staff = self.rng, self.staff
        weights = list(itertools.accumulate(s.user.volume * s.unit.rate * (s.end - s.start) for s in staff.shifts))
        plans = {}
        while len(self.journal.rows) < wanted:
            for shift in rng.choices(staff.shifts, cum_weights=weights, k=500):
                head = shift.user.role != shift.unit.role and shift.user.role == self.head_role(shift.unit)
                role = self.head_role(shift.unit) if head and rng.random() < 0.6 else shift.unit.role
                if role not in plans:
                    listed = self.stories(role)
                    plans[role] = [story for _, story in listed], [weight for weight, _ in listed]
                story = rng.choices(*plans[role])[0]
                story(shift, shift.start + rng.randrange(5 * MINUTE, max(6 * MINUTE, shift.end - shift.start - 10 * MINUTE)))
                if len(self.journal.rows) >= wanted:
                    return

    # -- what the books say of people, once everything has happened --------------------------------------------------------

    def publish(self):
        rng, add = self.rng_for("publish"), self.reference.add
        day = lambda d: d.isoformat() if d else None
        people = self.town.people + self.canaries
        for p in people:
            former = ";".join(self.person_name(p.first, p.middle, last) for last in p.former if rng.random() < 0.6)
            number = p.phone and f"+1{p.phone}"
            decoy = p in self.canaries
            add("people", certain=decoy or p in self.celebrities, person_id=p.id, name=self.person_name(p.first, p.middle, p.last),
                former_names=former, date_of_birth=day(p.dob) if decoy or rng.random() < 0.96 else "", address=p.home.text(),
                phone=number if rng.random() < 0.7 else "", email=p.email)
            if p.second_id:
                first, last = p.second_name
                home = p.past[0][0] if p.past else p.home
                add("people", person_id=p.second_id, name=self.person_name(first, "", last), former_names="",
                    date_of_birth=day(p.dob),
                    address=home.text(), phone="", email="")
            if "addresses" in self.tables:
                for home, since, until in p.past:
                    add("addresses", person_id=p.id, address=home.text(), valid_from=day(since), valid_to=day(until))
                if p.past:
                    add("addresses", person_id=p.id, address=p.home.text(), valid_from=day(max(u for _, _, u in p.past)))
            if "vehicles" in self.tables:
                for n, plate in enumerate(p.plates):
                    bought = date(2018 + sum(map(ord, plate)) % 7, 1 + sum(map(ord, plate)) % 12, 9)
                    if rng.random() < 0.05 and n == 0 and not decoy:
                        owner = rng.choice(self.town.people)
                        add("vehicles", plate=plate, state=self.state, person_id=owner.id,
                            valid_from=day(bought.replace(year=2015)), valid_to=day(bought))
                    add("vehicles", plate=plate, state=self.state, person_id=p.id, valid_from=day(bought))
            if "phones" in self.tables and p.phone:
                add("phones", phone=number, person_id=p.id, valid_from=day(date(2016 + int(p.phone[-1]), 4, 1))
                    if p.phone[-1] < "9" else None)
            for other, kind, since, until in p.ties:
                if p.id < other.id:
                    share = self.known.get(kind, 0) if not (p.user or other.user) else max(self.known.get(kind, 0), 0.55)
                    if rng.random() < share:
                        add("relationships", person_id=p.id, other_person_id=other.id, kind=kind, valid_from=day(since),
                            valid_to=day(until))
        for user in self.staff.users:
            p = user.person
            add("users", user_id=user.id, person_id=p.id if rng.random() < 0.9 else "", name=f"{p.first} {p.last}",
                organization=user.unit.organization, unit=user.unit.name, role=user.role,
                supervisor_user_id=user.supervisor.id if user.supervisor else "", active_from=user.active_from,
                active_to=user.active_to)
            for start, end, kind in user.leave:
                add("leave", user_id=user.id, started=start, ended=end, kind=kind)
        for service in self.staff.services.values():
            add("users", certain=True, user_id=service.id, name=service.id, organization=self.organization, unit="Systems",
                role="service account", active_from=service.active_from)
        for db, name, categories, case, authority in self.databases:
            add("databases", certain=True, database_id=db, name=name, owner=self.organization, categories=categories,
                requires_case=str(case).lower(), requires_authority=str(authority).lower())
        for p in self.celebrities:
            add("protected", certain=True, subject_kind="person", subject=p.id,
                note=rng.choice(("public figure", "protected address", "local office holder")))
        for kind, subject, note in self.sealed:
            add("protected", certain=True, subject_kind=kind, subject=subject, note=note)
        for p in self.canaries:
            add("canaries", certain=True, subject_kind="person", subject=p.id, note="decoy")
            if "vehicles" in self.tables:
                add("canaries", certain=True, subject_kind="plate", subject=p.plates[0], note="decoy")

    # -- what misuse needs to know of a kind of agency -------------------------------------------------------------------

    doors = ("person", "name")
    main_db = locked_db = ""
    side_db = {}            # how a subject is typed: the database that takes it, if not the main one
    excuses = {}            # role: the stories its members tell on any day

    def doors_of(self, user):
        return self.doors

    def encounter(self, shift, t, person):
        """The row that the books would have of meeting somebody on duty."""
        return self.reference.add("appointments", appointment_id=f"X{next(self.count):06d}", user_id=shift.user.id,
                                  subject_kind="person",
                                  subject=person.id, started=t - 5 * MINUTE, ended=t + 40 * MINUTE)

    def new_number(self, t):
        """A case number of the agency's shape, from a range that the day does not use."""
        raise NotImplementedError

    def fresh_number(self, t):
        """The same, made sure of."""
        taken = {case.number for case in self.cases}
        return next(number for number in iter(lambda: self.new_number(t), None) if number not in taken)

    def excuse(self, user):
        """What a member of this unit would write on any day."""
        return reason(self.rng, user, user.unit, self.words[self.everyday(user)], self.template)

    def everyday(self, user):
        return self.rng.choice(self.excuses[user.unit.role])

    def approval(self, number, kind, issued, days, db, person=None, case=None, issuer="District Court"):
        return self.reference.add("authorities", authority_id=number, kind=kind, issuer=issuer, issued=issued,
                                  expires=issued + days * DAY,
                                  database_id=db, subject_kind="person" if person else "", subject=person.id if person else "",
                                  case_number=case.number if case else "")
