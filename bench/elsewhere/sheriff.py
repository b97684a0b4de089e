"""A county sheriff's office on the plains: patrol by car, a jail, detectives, warrants and civil papers, records by telephone.

Dispatch serves three agencies: the sheriff, the police of the county seat, and fire and ambulance. The habit of the place is to
do things by voice: a deputy asks, someone at a desk types, and the book knows only the deputy.
"""

from datetime import date

from agency import Agency
from clock import DAY, HOUR, MINUTE
from staff import Unit

SHERIFF, SEAT, RADIO = "Tallgrass County Sheriff", "Millrace Police Department", "Tallgrass Emergency Dispatch"
CAR = {"terse": 50, "blank": 25, "number": 10, "full": 15}
DESK = {"full": 40, "terse": 30, "number": 20, "template": 10}


class Sheriff(Agency):
    name, organization = "sheriff", SHERIFF
    zone = (-360, "american")
    first_day, days = date(2026, 1, 19), 118
    places = ("Millrace", "Cutbank", "Dry Fork", "Saint Aldo", "Pumice", "Elkhorn Flat")
    state = "NE"
    by_the_day = False
    date_layouts = ("%m/%d/%Y", "%m%d%Y", "%m/%d/%y", "%Y-%m-%d", "short")
    supervisors = "sergeant"
    known = {"spouse": 0.15, "partner": 0.08, "former_spouse": 0.1, "child": 0.06, "sibling": 0.05, "friend": 0.02,
             "roommate": 0.05}
    units = (
        Unit("Patrol East", SHERIFF, "deputy", 0.18, "twelve", ("Millrace", "Cutbank"), "roving", 1.6, CAR),
        Unit("Patrol West", SHERIFF, "deputy", 0.14, "twelve", ("Saint Aldo", "Elkhorn"), "roving", 1.5, CAR),
        Unit("City Patrol", SEAT, "officer", 0.12, "three", ("City Hall",), "roving", 1.6,
             {"template": 50, "terse": 40, "blank": 10}),
        Unit("Detention", SHERIFF, "jailer", 0.18, "twelve", ("Jail",), "shared", 1.0, {"blank": 60, "terse": 30, "full": 10}),
        Unit("Radio Room", RADIO, "dispatcher", 0.12, "three", ("Radio Room",), "shared", 1.3,
             {"blank": 35, "terse": 55, "number": 10}),
        Unit("Detectives", SHERIFF, "detective", 0.10, "office", ("Annex",), "own", 1.6, DESK),
        Unit("Warrants and Civil", SHERIFF, "civil clerk", 0.07, "office", ("Courthouse",), "own", 1.5, DESK),
        Unit("Records", SHERIFF, "records clerk", 0.07, "split", ("Courthouse", "Annex"), "shared", 2.0,
             {"full": 45, "terse": 45, "blank": 10}),
        Unit("Professional Standards", SHERIFF, "investigator", 0.02, "office", ("Annex",), "own", 0.8, {"number": 60, "full": 40}),
    )
    services = ("svc-hotlist", "svc-validation")
    databases = (
        ("rms", "Records and reports", "investigative", False, False),
        ("jms", "Jail", "investigative", False, False),
        ("mvd", "Motor vehicles", "vehicle", False, False),
        ("cch", "Criminal histories", "criminal_history", False, False),
        ("lpr", "Plate readers", "plate_reader;location", False, False),
        ("cellsite", "Telephone locations", "location;communications", True, True),
    )
    words = {
        "stop": (("traffic stop", "Veh stop, checking registered owner", "Expired tags, checking reg", "speeding",
                  "suspicious vehicle parked"),
                 ("stop", "10-28", "28/29", "t/s", "reg check", "susp veh", "tag chk")),
        "call": (("call for service", "Responding to disturbance", "welfare check", "Caller reports prowler",
                  "2 vehicle accident w/ injury"),
                 ("cfs", "call", "disturb", "wel chk", "10-50", "alarm")),
        "case": (("Follow up on burglary", "suspect id", "Locating witness for interview", "checking known associates",
                  "Case follow-up theft",
                  "prep for interview", "victim contact information"), ("f/u", "investigation", "invest", "susp info", "wit",
                                                                        "459")),
        "radio": (("Deputy request by radio", "plate run for unit on stop", "wants check for unit"),
                  ("radio", "10-27", "unit req", "wants")),
        "phone": (("Phone request from deputy", "Copy of report requested by party", "Det. called for history",
                   "request from county attorney"),
                  ("phone req", "rpt copy", "CA req", "per deputy")),
        "booking": (("Booking new arrest", "intake screening", "Book in on warrant"), ("booking", "intake", "book-in")),
        "custody": (("Inmate housing", "visitor list", "court transport", "medication round", "release paperwork"),
                    ("round", "ct", "visit", "rel")),
        "warrant": (("Warrant entry", "Warrant service attempt", "confirm active warrant", "locate for service"),
                    ("wrt", "warrant", "svc attempt")),
        "paper": (("Service of civil process", "eviction notice", "protection order service"), ("civil", "PO svc", "papers")),
        "review": (("Report approval", "supervisor review of arrest"), ("review", "approval")),
        "standards": (("Administrative inquiry", "complaint follow-up"), ("admin", "inquiry")),
        "validate": (("monthly validation",), ("validation",)),
        "hotlist": (("hot list hit",), ("hit",)),
        "training": (("training", "field training demo record"), ("training", "FTO")),
    }
    template = {"": "Law enforcement purposes", "City Patrol": "Official police business"}
    doors = ("person", "name", "plate", "address", "phone")
    main_db, locked_db, side_db = "rms", "cellsite", {"plate": "mvd"}
    excuses = {"deputy": ("stop", "call"), "officer": ("stop", "call"), "jailer": ("custody", "booking"),
               "dispatcher": ("radio", "call"),
               "detective": ("case",), "civil clerk": ("warrant", "paper"), "records clerk": ("phone",),
               "investigator": ("standards",)}

    def make_person_id(self, n, rng):
        return f"MNI{100_000 + n * 7 % 900_000:07d}"

    def make_user_id(self, n, person, unit, rng):
        if unit.organization == SEAT:
            return f"mpd{300 + n}"
        if unit.organization == RADIO:
            return f"DSP-{n:03d}"
        return f"SO-{n:04d}"

    def person_name(self, first, middle, last):
        return f"{last}, {first}{' ' + middle if middle else ''}".upper()

    def make_access_id(self, rng, n):
        return f"TX{2_600_000_000 + n}"

    def desk_name(self, rng, number):
        return f"SO-WS{number:03d}"

    def shared_name(self, unit, site, screen):
        return f"MDT-{site[:2].upper()}{screen + 11}" if unit.desk == "roving" else f"{unit.role.split()[0].upper()}-{screen + 1}"

    def new_number(self, t):
        return f"26-S-{self.rng.randrange(40_000, 60_000):05d}"

    def head_role(self, unit):
        return unit.role if unit.organization == RADIO else self.supervisors

    def encounter(self, shift, t, person):
        return self.reference.add("dispatches", dispatch_id=f"D26{next(self.count):06d}", user_id=shift.user.id,
                                  started=t - 5 * MINUTE,
                                  ended=t + 50 * MINUTE, address=person.home.text(), subject_kind="person", subject=person.id)

    # -- standing work ---------------------------------------------------------------------------------------------------

    def prepare(self):
        rng, staff = self.rng, self.staff
        detectives, clerks = staff.in_role("detective"), staff.in_role("civil clerk")
        deputies = staff.in_role("deputy")
        self.stopped, self.held = {}, {}
        openings = sorted(self.begin + rng.randrange(-120,
                                                     self.days - 4) * DAY + rng.randrange(24) * HOUR for _ in range(max(80, self.wanted // 140)))
        for n, opened in enumerate(openings):
            closed = opened + rng.randrange(10, 150) * DAY if rng.random() < 0.5 else None
            people = [(self.town.rng.choice(self.town.people), role)
                      for role in ("victim", "suspect", "witness", "witness", "suspect")[:rng.randrange(2, 6)]]
            lead = rng.choice(detectives)
            workers = [(lead, "lead", opened, closed)]
            if rng.random() < 0.3:
                workers.append((rng.choice([d for d in detectives if d is not lead]), "assisting", opened + 2 * DAY, closed))
            case = self.new_case(f"26-S-{n + 1:05d}" if opened >= self.begin else f"25-S-{n + 9001:05d}",
                                 rng.choice(("burglary", "assault", "theft", "fraud", "narcotics", "missing person", "juvenile")),
                                 "Detectives", opened, closed, workers, people)
            for person, role in people:
                if person.plates and rng.random() < 0.4:
                    self.concern(case, person, "vehicle", "plate", person.plates[0])
            if case.kind == "juvenile" and len(self.sealed) < 12:
                self.sealed.append(("record", case.number, "sealed juvenile record"))
            if rng.random() < 0.06:
                kind = rng.choice(("warrant", "court_order"))
                self.approval(f"SW-26-{n:04d}", kind, max(opened, self.begin - 20 * DAY) + 2 * DAY, 45, "cellsite", people[1][0],
                              case)
                self.by_unit.setdefault("with warrant", []).append((case, people[1][0], f"SW-26-{n:04d}",
                                                                    max(opened, self.begin - 20 * DAY) + 2 * DAY))
        for n in range(max(60, self.wanted // 250)):
            opened = self.begin + rng.randrange(-90, self.days - 3) * DAY
            kind = rng.choice(("warrant", "warrant", "civil"))
            clerk, deputy = rng.choice(clerks), rng.choice(deputies)
            self.new_case(f"{'W' if kind == 'warrant' else 'CV'}26-{n + 301:05d}", kind, "Warrants and Civil", opened,
                          opened + rng.randrange(20, 200) * DAY if rng.random() < 0.6 else None,
                          [(clerk, "clerk", opened, None), (deputy, "serving", opened + DAY, None)],
                          [(self.town.rng.choice(self.town.people), "respondent")])
        for n, officer in enumerate(rng.sample(deputies, 4)):
            opened = self.begin + rng.randrange(5, self.days - 40) * DAY
            self.new_case(f"PS-26-{n + 1:03d}", "administrative", "Professional Standards", opened, None,
                          [(rng.choice(staff.in_role("investigator")), "lead", opened, None)], [(officer.person, "employee")])
        self.mine = {}
        for case in self.cases:
            for user in case.workers:
                self.mine.setdefault(user, []).append(case)

    def stories(self, role):
        return {
            "deputy": [(45, self.stop), (30, self.call), (6, self.serve), (4, self.training)],
            "officer": [(40, self.stop), (40, self.call), (2, self.training)],
            "jailer": [(22, self.booking), (60, self.custody)],
            "dispatcher": [(40, self.radio), (40, self.take_call)],
            "detective": [(1, self.casework)],
            "civil clerk": [(60, self.warrant), (30, self.papers)],
            "records clerk": [(1, self.by_phone)],
            "investigator": [(1, self.standards)],
            "sergeant": [(1, self.review)],
        }[role]

    # -- stories ---------------------------------------------------------------------------------------------------------

    def stop(self, shift, t):
        """A car is stopped; its plate, then often its driver. One in three plates is run by the radio room instead."""
        rng, user, driver = self.rng, shift.user, self.stranger(shift.user, 17)
        if not driver.plates:
            return
        plate = rng.choice(driver.plates)
        row = self.reference.add("stops", stop_id=f"TS{next(self.count):06d}", user_id=user.id, time=t, plate=plate,
                                 place=f"{driver.home.street} & {rng.randrange(1, 40)}th, {shift.site}")
        if user.supervisor:
            self.stopped.setdefault(user.supervisor.id, []).append((t, driver))
        moving = rng.random() < 0.12       # run before the lights go on: no stop came of it, so no row
        if moving:
            row.kept = False
        runner = shift
        if rng.random() < 0.3:
            runner = self.staff.on_duty(t, "dispatcher") or shift
        t = self.look(runner.user, t + rng.randrange(-90, 60), driver, "mvd", "plate", "query",
                      "stop" if runner is shift else "radio",
                      trace=[row], shift=runner, typed=("plate", user.habit.plate(plate, rng)))
        if moving:
            return
        if rng.random() < 0.6:
            if rng.random() < 0.25:     # someone else drives
                kin = driver.tied("spouse", "partner", "child", "friend")
                driver = rng.choice(kin) if kin else driver
                row = None
            t = self.look(runner.user, t, driver, "rms", "name", "query", "stop" if runner is shift else "radio",
                          trace=[row] if row else (), shift=runner)
            if rng.random() < 0.35:
                t = self.look(user, t, driver, "cch", "name", "query", "stop", trace=[row] if row else (), shift=shift)

    def call(self, shift, t):
        """Sent to an address; the people there are looked up on the way or at the door."""
        rng, user, person = self.rng, shift.user, self.stranger(shift.user)
        self._dispatched(shift, t, person)

    def _dispatched(self, shift, t, person):
        rng = self.rng
        named = rng.random() < 0.5
        row = self.reference.add("dispatches", dispatch_id=f"D26{next(self.count):06d}", user_id=shift.user.id, started=t,
                                 ended=t + rng.randrange(15, 120) * MINUTE, address=person.home.text(),
                                 subject_kind="person" if named else "", subject=person.id if named else "")
        t += rng.randrange(60, 900)
        t = self.look(shift.user, t, person, "rms", rng.choice(("address", "address", "name")), "query", "call", trace=[row],
                      shift=shift)
        if rng.random() < 0.5:
            t = self.look(shift.user, t, person, "rms", "name", "query", "call", trace=[row], shift=shift)
        if rng.random() < 0.2 and len(person.home.members) > 1:
            t = self.look(shift.user, t, rng.choice(person.home.members), "rms", "name", "query", "call", trace=[row], shift=shift)
        if rng.random() < 0.2:
            self.look(shift.user, t, person, "rms", "person", "create", "call", trace=[row], shift=shift)
        return row

    def take_call(self, shift, t):
        """The radio room takes an emergency call, finds the place, sends somebody; a third of calls are for fire and ambulance."""
        rng, person = self.rng, self.stranger(shift.user)
        t = self.look(shift.user, t, person, "rms", rng.choice(("phone", "address", "address")), "query", "call", shift=shift)
        if rng.random() < 0.66:
            unit = self.staff.on_duty(t, rng.choice(("deputy", "officer", "deputy")))
            if unit:
                self._dispatched(unit, t + 60, person)

    def radio(self, shift, t):
        """Wants and plates run for cars that stand somewhere; the asking car is a matter of voice."""
        person = self.stranger(shift.user, 17)
        t = self.look(shift.user, t, person, "mvd", "plate", "query", "radio", shift=shift)
        if self.rng.random() < 0.4:
            self.look(shift.user, t, person, "rms", "name", "query", "radio", shift=shift)

    def casework(self, shift, t):
        rng, user = self.rng, shift.user
        live = [c for c in self.mine.get(user.id, ()) if c.opened <= t and (c.closed is None or t < c.closed)]
        if not live:
            return self.by_phone(shift, t)
        case = rng.choice(live)
        for _ in range(rng.randrange(1, 5)):
            person = rng.choice(case.people)
            if rng.random() < 0.12:     # somebody near, not yet in the file
                kin = [k for k, *_ in person.ties]
                person = rng.choice(kin) if kin else person
            db, by = rng.choice((("rms", "person"), ("rms", "name"), ("cch", "name"), ("mvd", "plate"), ("lpr", "plate"),
                                 ("rms", "address"), ("rms", "phone")))
            t = self.look(user, t, person, db, by, "query" if db != "rms" else "view", "case", case if rng.random() < 0.75 else "",
                          trace=self.trace(case, user, person), shift=shift)
        ordered = [entry for entry in self.by_unit.get("with warrant", ()) if entry[0] is case
                   and entry[3] + DAY < t < entry[3] + 45 * DAY]
        if ordered and rng.random() < 0.5:
            _, person, number, _ = ordered[0]
            for _ in range(rng.randrange(1, 4)):
                t = self.look(user, t, person, "cellsite", "person", "query", "case", case, number,
                              trace=self.trace(case, user, person), shift=shift)

    def by_phone(self, shift, t):
        """A clerk looks things up for whoever calls: a deputy, a detective, a citizen who wants a copy."""
        rng, user = self.rng, shift.user
        live = self.open_cases("Detectives", t)
        if live and rng.random() < 0.45:
            case = rng.choice(live)
            t = self.look(user, t, rng.choice(case.people), rng.choice(("rms", "cch", "rms")), rng.choice(("name", "person")),
                          "query", "phone",
                          case if rng.random() < 0.6 else "", shift=shift)
        else:
            person = self.stranger(user)
            t = self.look(user, t, person, "rms", "name", "query", "phone", shift=shift)
            if rng.random() < 0.4:
                self.look(user, t, person, "rms", "person", "print", "phone", shift=shift)

    def booking(self, shift, t):
        rng, user, person = self.rng, shift.user, self.stranger(shift.user, 18)
        release = t + round(rng.expovariate(1 / (6 * DAY))) + 3 * HOUR
        row = self.reference.add("appointments", appointment_id=f"BK{next(self.count):06d}", user_id=user.id, subject_kind="person",
                                 subject=person.id, started=t, ended=release)
        for day in range(t // DAY, release // DAY + 1):
            self.held.setdefault(day, []).append((t, release, person, row))
        for db, by, action in (("jms", "name", "query"), ("jms", "person", "create"), ("cch", "name", "query"),
                               ("rms", "person", "view")):
            if rng.random() < 0.85:
                t = self.look(user, t, person, db, by, action, "booking", trace=[row], shift=shift)

    def custody(self, shift, t):
        """Rounds, visits and transports; whoever is on the block opens whoever is in it."""
        rng = self.rng
        inside = [entry for entry in self.held.get(t // DAY, ()) if entry[0] <= t < entry[1]]
        if not inside:
            return
        for start, end, person, row in rng.sample(inside, min(len(inside), rng.choice((1, 1, 1, 2, 5)))):
            t = self.look(shift.user, t, person, "jms", rng.choice(("person", "person", "name")),
                          rng.choice(("view", "view", "update")), "custody",
                          trace=[row], shift=shift)

    def _mine(self, shift, t, kind):
        return [c for c in self.mine.get(shift.user.id, ()) if c.kind == kind and c.opened <= t
                and (c.closed is None or t < c.closed)]

    def serve(self, shift, t):
        papers = self._mine(shift, t, "warrant") + self._mine(shift, t, "civil")
        if papers:
            case = self.rng.choice(papers)
            self.look(shift.user, t, case.people[0], "rms", self.rng.choice(("name", "address")), "query",
                      "warrant" if case.kind == "warrant" else "paper", case, trace=self.trace(case, shift.user, case.people[0]),
                      shift=shift)

    def warrant(self, shift, t, kind="warrant", story="warrant"):
        rng, user = self.rng, shift.user
        papers = self._mine(shift, t, kind)
        if not papers or rng.random() < 0.2:
            papers = [c for c in self.open_cases("Warrants and Civil", t) if c.kind == kind]    # a colleague's paper
        if papers:
            case = rng.choice(papers)
            for db, by in rng.sample((("rms", "name"), ("cch", "name"), ("mvd", "name"), ("rms", "person")), rng.randrange(1, 4)):
                t = self.look(user, t, case.people[0], db, by, rng.choice(("query", "view",
                                                                           "update" if db == "rms" and by == "person" else "view")),
                              story, case if rng.random() < 0.8 else "", trace=self.trace(case, user, case.people[0]), shift=shift)

    def papers(self, shift, t):
        self.warrant(shift, t, "civil", "paper")

    def standards(self, shift, t):
        live = self._mine(shift, t, "administrative")
        if live:
            case = self.rng.choice(live)
            self.look(shift.user, t, case.people[0], "rms", "person", "view", "standards", case,
                      trace=self.trace(case, shift.user, case.people[0]), shift=shift)

    def review(self, shift, t):
        """A sergeant approves reports of the squad's stops and bookings: days later, never sent there."""
        rng = self.rng
        recent = [s for s in self.stopped.get(shift.user.id, ()) if s[0] < t < s[0] + 9 * DAY]
        for _, person in rng.sample(recent, min(len(recent), rng.randrange(1, 4))):
            t = self.look(shift.user, t, person, "rms", "person", "view", "review", shift=shift)

    def training(self, shift, t):
        """Field training on made-up records that the register does not hold."""
        if self.rng.random() < 0.3:
            name = f"TEST, {self.rng.choice(('ALPHA', 'BRAVO', 'TRAINEE', 'ZZDEMO'))}"
            self.look(shift.user, t, None, "rms", story="training", typed=("name", name), action="query", why="training",
                      shift=shift)

    def batches(self):
        """Automatic plate reader hits all day long, and the monthly validation of every open warrant."""
        rng, hits, validation = self.rng, self.staff.services["svc-hotlist"], self.staff.services["svc-validation"]
        hot = [p for p in rng.sample(self.town.people, 60) if p.plates]
        for _ in range(self.wanted // 40):
            person = rng.choice(hot[:25] if rng.random() < 0.8 else hot)
            self.look(hits, self.begin + rng.randrange(self.days * DAY), person, "lpr", "plate", "query", "hotlist",
                      why="hot list hit", device="LPR-HUB",
                      ip="10.9.9.9")
        for month in range(3):
            t = self.clock.at(date(2026, 2 + month, 1), 3)
            for case in self.open_cases("Warrants and Civil", t)[: self.wanted // 400]:
                t = self.look(validation, t, case.people[0], "rms", "person", "query", "validate", case, device="BATCH01",
                              ip="10.9.9.10", pause=2)
