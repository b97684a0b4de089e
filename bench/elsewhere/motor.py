"""A registry of vehicles and drivers on an island half an hour off everyone else's time: counters, and not much paper.

People walk in, are served and leave; one in four had an appointment. Partners (insurers, car parks, towing firms, a town's police)
have accounts of their own and ask by plate all day. A small unit compares photographs.
"""

from datetime import date

from agency import Agency
from clock import DAY, HOUR, MINUTE
from staff import Unit

REGISTRY = "Registry of Motor Vehicles"
COUNTERS = ("Quayside", "Hillcrest", "Gander Row", "Western Bay", "Airport Road", "Mount Carmel")


class Motor(Agency):
    name, organization = "motor", REGISTRY
    zone = (-210, "american")
    first_day, days = date(2026, 2, 16), 92
    places = ("St Brendan", "Quayside", "Hillcrest", "Western Bay", "Mount Carmel", "Black Tickle Cove")
    state = "NL"
    tables = ("vehicles", "addresses")
    date_layouts = ("%Y-%m-%d", "%m/%d/%Y", "short", "%d/%m/%Y")
    supervisors = "counter supervisor"
    known = {"former_spouse": 0.01, "spouse": 0.02}
    units = (
        Unit("Counters", REGISTRY, "counter clerk", 0.44, "counter", COUNTERS, "shared", 1.3,
             {"blank": 35, "terse": 45, "template": 20}),
        Unit("Mail Renewals", REGISTRY, "renewal clerk", 0.1, "office", ("Head Office",), "own", 0.3,
             {"template": 60, "number": 40}),
        Unit("Contact Centre", REGISTRY, "phone clerk", 0.1, "split", ("Contact Centre",), "shared", 1.4,
             {"terse": 70, "blank": 30}),
        Unit("Photo and Biometrics", REGISTRY, "examiner", 0.05, "office", ("Head Office",), "own", 1.2,
             {"full": 60, "number": 40}),
        Unit("Investigations", REGISTRY, "investigator", 0.04, "office", ("Head Office",), "own", 1.4, {"full": 50, "number": 50}),
        Unit("Record Corrections", REGISTRY, "corrections clerk", 0.05, "office", ("Head Office",), "own", 1.4,
             {"terse": 60, "full": 40}),
        Unit("Claims", "Mutual of the Isles", "partner", 0.07, "office", ("Mutual of the Isles",), "own", 1.1,
             {"number": 30, "full": 40, "terse": 30}),
        Unit("Enforcement", "Harbour Parking", "partner", 0.06, "split", ("Harbour Parking",), "shared", 0.3,
             {"template": 80, "terse": 20}),
        Unit("Yard", "Northeast Towing", "partner", 0.04, "twelve", ("Northeast Towing",), "shared", 0.7,
             {"terse": 60, "blank": 40}),
        Unit("Traffic Division", "Town Constabulary", "constable", 0.05, "three", ("Town Constabulary",), "roving", 1.0,
             {"terse": 60, "full": 40}),
    )
    services = ("SYS_FACEMATCH", "SYS_RENEWALMAIL")
    databases = (
        ("licence", "Driver licences", "vehicle", False, False),
        ("vehicle", "Vehicles and owners", "vehicle", False, False),
        ("permit", "Accessible parking permits", "medical", False, False),
        ("face", "Photographs", "biometric", False, True),
    )
    words = {
        "counter": (("Licence renewal", "transfer of ownership", "New resident, exchange of licence", "address change at counter",
                     "duplicate licence"),
                    ("renewal", "transfer", "addr chg", "dup", "counter", "walk in")),
        "mail": (("Renewal by mail", "renewal application"), ("mail renewal", "MR")),
        "phone": (("Caller asks for renewal status", "caller lost plate", "fee query"), ("call", "phone", "status", "fee")),
        "photo": (("Possible duplicate, comparing photographs", "photograph retake", "match review"),
                  ("match", "compare", "dup photo")),
        "investigation": (("Odometer fraud inquiry", "false identity", "dealer plates misuse", "stolen vehicle VIN check"),
                          ("inq", "VIN", "ID fraud")),
        "correction": (("Merging double record", "name corrected after marriage", "VIN corrected", "birth date wrong"),
                       ("merge", "correct", "name chg")),
        "claim": (("Third party claim", "registered owner for claim", "accident with parked vehicle"), ("claim", "TP", "RO")),
        "parking": (("Unpaid parking charge", "parking notice"), ("PCN", "unpaid")),
        "tow": (("Abandoned vehicle in yard", "owner of towed vehicle"), ("tow", "impound", "yard")),
        "traffic": (("Speeding", "collision report", "checking licence status", "no insurance"), ("stop", "coll", "lic check")),
        "supervise": (("Till and record check", "override approved"), ("override", "check")),
        "batch": (("reminder",), ("reminder",)),
        "training": (("training",), ("trng",)),
    }
    template = {"": "RMV transaction", "Enforcement": "Parking enforcement", "Mail Renewals": "Renewal processing"}
    doors = ("person", "name", "plate")
    main_db, locked_db, side_db = "licence", "face", {"plate": "vehicle"}
    excuses = {"counter clerk": ("counter",), "renewal clerk": ("mail",), "phone clerk": ("phone",), "examiner": ("photo",),
               "investigator": ("investigation",),
               "corrections clerk": ("correction",), "partner": ("claim",), "constable": ("traffic",)}

    def make_plate(self, rng):
        return "".join(rng.choice("ABCDEFGHJKLMNPRSTVWXYZ") for _ in range(3)) + f"{rng.randrange(10, 1000):03d}" if rng.random() < 0.9 else \
            f"{rng.randrange(100, 1000)}" + "".join(rng.choice("ABCDEFGHJKLMNPRSTVWXYZ") for _ in range(3))

    def make_person_id(self, n, rng):
        bits = f"{rng.getrandbits(128):032x}"
        return f"{bits[:8]}-{bits[8:12]}-7{bits[13:16]}-b{bits[17:20]}-{bits[20:]}"

    def make_user_id(self, n, person, unit, rng):
        if unit.organization == REGISTRY:
            return f"RMV\\{person.first[0]}{person.last[:6]}{n:03d}".lower().replace("'", "")
        return f"ptr:{''.join(w[0] for w in unit.organization.split() if w[0].isupper()).lower()}:{n:03d}"

    def person_name(self, first, middle, last):
        return f"{last}, {first}" + (f" {middle[0]}." if middle else "")

    def make_access_id(self, rng, n):
        return f"{n + 0x5A00000:x}"

    def shared_name(self, unit, site, screen):
        return f"{''.join(w[0] for w in site.split())}{site[1].upper()}-T{screen + 1:02d}"

    def new_number(self, t):
        return f"INV-26-{self.rng.randrange(400, 1000)}"

    def everyday(self, user):
        return {"Enforcement": "parking", "Yard": "tow"}.get(user.unit.name) or super().everyday(user)

    def head_role(self, unit):
        return self.supervisors if unit.organization == REGISTRY else unit.role

    def doors_of(self, user):
        return ("plate",) if user.unit.role == "partner" else self.doors

    def encounter(self, shift, t, person):
        return self.reference.add("appointments", appointment_id=f"Q{next(self.count):07d}", user_id=shift.user.id,
                                  subject_kind="person",
                                  subject=person.id, started=t - 5 * MINUTE, ended=t + 15 * MINUTE)

    # -- standing work ---------------------------------------------------------------------------------------------------

    def prepare(self):
        rng, staff = self.rng, self.staff
        self.mine, self.handled = {}, {}
        drivers = [p for p in self.town.people if p.age(self.first_day) > 17]
        for n in range(max(150, self.wanted // 12)):
            opened = self.begin + rng.randrange(-15, self.days - 2) * DAY
            self.new_case(f"MR{260_000 + n}", "renewal by mail", "Mail Renewals", opened, opened + rng.randrange(8, 30) * DAY, (),
                          [(rng.choice(drivers), "applicant")])
        for n in range(max(20, self.wanted // 1500)):
            opened = self.begin + rng.randrange(-90, self.days - 10) * DAY
            officers = staff.in_role("investigator")
            lead = rng.choice(officers)
            people = rng.sample(drivers, rng.randrange(1, 5))
            case = self.new_case(f"INV-26-{n + 1:03d}", "investigation", "Investigations", opened,
                                 opened + 100 * DAY if rng.random() < 0.3 else None,
                                 [(lead, "lead", opened, None)], [(p, "subject") for p in people])
            for p in people:
                if p.plates:
                    self.concern(case, p, "vehicle", "plate", p.plates[0])
            self.mine.setdefault(lead.id, []).append(case)
            if rng.random() < 0.4:
                issued = max(opened, self.begin) + 2 * DAY
                self.approval(f"CO-{n:04d}", "court_order", issued, 60, "face", people[0], case, "Provincial Court")
                self.by_unit.setdefault("with order", []).append((case, people[0], f"CO-{n:04d}", issued))
        examiners = staff.in_role("examiner")
        for n in range(max(30, self.wanted // 60)):
            opened = self.begin + rng.randrange(self.days - 8) * DAY + 2 * HOUR
            examiner = rng.choice(examiners)
            pair = rng.sample(drivers, 2)
            case = self.new_case(f"DUP-{n + 4000}", "possible duplicate", "Photo and Biometrics", opened, opened + 20 * DAY,
                                 [(examiner, "examiner", opened, None)], [(p, "candidate") for p in pair])
            self.approval(f"SA-{n:05d}", "supervisor_approval", opened, 25, "face", None, case, "Head of Photo Unit")
            self.mine.setdefault(examiner.id, []).append((case, f"SA-{n:05d}"))
        clerks = staff.in_role("corrections clerk")
        for person in [p for p in self.town.people if p.second_id]:
            opened = self.begin + rng.randrange(self.days - 3) * DAY
            clerk = rng.choice(clerks)
            case = self.new_case(f"RC-{next(self.count):05d}", "double record", "Record Corrections", opened, opened + 30 * DAY,
                                 [(clerk, "clerk", opened, None)], [(person, "holder")])
            self.concern(case, person, "double", subject=person.second_id)
            self.mine.setdefault(clerk.id, []).append(case)

    def stories(self, role):
        return {
            "counter clerk": [(98, self.walk_in), (2, self.training)],
            "renewal clerk": [(1, self.mail)],
            "phone clerk": [(1, self.caller)],
            "examiner": [(1, self.compare)],
            "investigator": [(1, self.investigate)],
            "corrections clerk": [(1, self.correct)],
            "partner": [(1, self.partner)],
            "constable": [(1, self.traffic)],
            "counter supervisor": [(1, self.override)],
        }[role]

    # -- stories ---------------------------------------------------------------------------------------------------------

    def walk_in(self, shift, t):
        rng, user, person = self.rng, shift.user, self.stranger(shift.user)
        trace = []
        if rng.random() < 0.25:
            trace = [self.reference.add("appointments", appointment_id=f"Q{next(self.count):07d}", user_id=user.id,
                                        subject_kind="person",
                                        subject=person.id, started=t, ended=t + 15 * MINUTE)]
        by = rng.choices(("name", "plate", "person"), (55, 30, 15))[0]
        t = self.look(user, t, person, "vehicle" if by == "plate" else "licence", by, "query", "counter", trace=trace, shift=shift)
        for action in rng.choices(((), ("update",), ("update", "print"), ("view",)), (35, 25, 25, 15))[0]:
            t = self.look(user, t, person, rng.choice(("licence", "licence", "vehicle", "permit")), "person", action, "counter",
                          trace=trace, shift=shift)

    def mail(self, shift, t):
        """The morning's envelopes, taken from the unit's pile; each is done at once, some are taken up again."""
        rng, times = self.rng, self.handled
        pile = [c for c in self.open_cases("Mail Renewals", t) if times.get(c.number,
                                                                            0) < (2 if c.number.endswith(("3", "7")) else 1)]
        for case in rng.sample(pile, min(len(pile), rng.randrange(5, 18))):
            if t > shift.end:
                break
            times[case.number] = times.get(case.number, 0) + 1
            person = case.people[0]
            trace = [case.row, case.subjects[person]]
            number = case if rng.random() < 0.8 else ""
            t = self.look(shift.user, t, person, "licence", rng.choice(("name", "person")), "query", "mail", number, trace=trace,
                          shift=shift)
            t = self.look(shift.user, t, person, "licence", "person", "update", "mail", number, trace=trace, shift=shift)

    def caller(self, shift, t):
        rng, person = self.rng, self.stranger(shift.user)
        t = self.look(shift.user, t, person, rng.choice(("licence", "vehicle")), rng.choice(("name", "plate")), "query", "phone",
                      shift=shift)
        if rng.random() < 0.2:
            self.look(shift.user, t, person, "licence", "person", "view", "phone", shift=shift)

    def compare(self, shift, t):
        rng = self.rng
        live = [entry for entry in self.mine.get(shift.user.id, ()) if isinstance(entry, tuple)
                and entry[0].opened + HOUR < t < entry[0].opened + 19 * DAY]
        if live:
            case, number = rng.choice(live)
            for person in case.people:
                t = self.look(shift.user, t, person, "face", "person", "view", "photo", case, number,
                              trace=self.trace(case, shift.user, person), shift=shift)
                if rng.random() < 0.4:
                    t = self.look(shift.user, t, person, "licence", "person", "view", "photo", case,
                                  trace=self.trace(case, shift.user, person), shift=shift)

    def _cases(self, user, t):
        return [c for c in self.mine.get(user.id, ()) if not isinstance(c, tuple) and c.opened <= t
                and (c.closed is None or t < c.closed)]

    def investigate(self, shift, t):
        rng, user = self.rng, shift.user
        live = self._cases(user, t)
        if not live:
            return
        case = rng.choice(live)
        for _ in range(rng.randrange(1, 5)):
            person = rng.choice(case.people)
            db, by = rng.choice((("licence", "person"), ("licence", "name"), ("vehicle", "plate"), ("vehicle", "person")))
            t = self.look(user, t, person, db, by, "query", "investigation", case if rng.random() < 0.75 else "",
                          trace=self.trace(case, user, person), shift=shift)
        orders = [o for o in self.by_unit.get("with order", ()) if o[0] is case and o[3] + DAY < t < o[3] + 58 * DAY]
        if orders and rng.random() < 0.5:
            self.look(user, t, orders[0][1], "face", "person", "query", "investigation", case, orders[0][2],
                      trace=self.trace(case, user, orders[0][1]), shift=shift)

    def correct(self, shift, t):
        rng, user = self.rng, shift.user
        live = self._cases(user, t)
        if live and rng.random() < 0.4:
            case = rng.choice(live)
            person = case.people[0]
            trace = self.trace(case, user, person)
            for typed, action in ((person.id, "view"), (person.second_id, "view"), (person.second_id, "delete")):
                if typed:
                    t = self.look(user, t, person, "licence", "person", action, "correction", case, trace=trace, shift=shift,
                                  typed=("person", typed))
        else:
            person = self.stranger(user)
            t = self.look(user, t, person, "licence", "name", "query", "correction", shift=shift)
            self.look(user, t, person, "licence", "person", "update", "correction", shift=shift)

    def partner(self, shift, t):
        """An outside account asks who owns a plate; car parks ask for twenty at once."""
        rng, firm = self.rng, shift.unit.name
        story, runs = {"Claims": ("claim", (1, 4)), "Enforcement": ("parking", (8, 40)), "Yard": ("tow", (1, 3))}[firm]
        for _ in range(rng.randrange(*runs)):
            person = self.stranger(shift.user, 17)
            if person.plates and t < shift.end:
                why = None
                if story == "claim" and rng.random() < 0.5:
                    why = f"claim {rng.randrange(80_000, 99_999)}"
                t = self.look(shift.user, t, person, "vehicle", "plate", "query", story, why=why, shift=shift,
                              pause=rng.randrange(15, 120))

    def traffic(self, shift, t):
        rng, user, person = self.rng, shift.user, self.stranger(shift.user, 17)
        if not person.plates:
            return
        row = self.reference.add("stops", stop_id=f"ST{next(self.count):06d}", user_id=user.id, time=t, plate=person.plates[0],
                                 place=person.home.street)
        if rng.random() < 0.5:      # the partner delivers only half of its stops
            row.kept = False
        t = self.look(user, t, person, "vehicle", "plate", "query", "traffic", trace=[row], shift=shift,
                      typed=("plate", user.habit.plate(person.plates[0], rng)))
        if rng.random() < 0.5:
            self.look(user, t, person, "licence", "name", "query", "traffic", trace=[row], shift=shift)

    def override(self, shift, t):
        person = self.stranger(shift.user)
        self.look(shift.user, t, person, "licence", "person", self.rng.choice(("view", "update")), "supervise", shift=shift)

    def training(self, shift, t):
        self.look(shift.user, t, None, "licence", story="training",
                  typed=("name", self.rng.choice(("Driver, Test", "SAMPLE, SAM"))), action="query", shift=shift)

    def batches(self):
        """Face matching by night, reminders by the week."""
        rng = self.rng
        match, mail = self.staff.services["SYS_FACEMATCH"], self.staff.services["SYS_RENEWALMAIL"]
        for case in self.by_unit.get("Photo and Biometrics", ()):
            for person in case.people:
                self.look(match, case.opened + rng.randrange(1800), person, "face", "person", "query", "photo", case,
                          why="1:N nightly", device="FM01", ip="10.0.8.8",
                          authority=f"SA-{int(case.number[4:]) - 4000:05d}")
        for week in range(self.days // 7):
            t = self.begin + week * 7 * DAY + 4 * HOUR
            for person in rng.sample(self.town.people, self.wanted // 500):
                t = self.look(mail, t, person, "licence", "person", "query", "batch", device="BATCH", ip="10.0.8.9", pause=1)
