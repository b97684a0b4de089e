"""An office for social benefits on an eastern coast: every household has a case, every case a worker, and most calls neither.

Caseworkers carry about two hundred households each. The call centre takes whoever rings ("client called") and leaves no other
trace; auditors draw at random; at the end of the month the payments desk opens hundreds of files in two days.
"""

from datetime import date, timedelta

from agency import Agency
from clock import DAY, HOUR, MINUTE
from staff import Unit

OFFICE = "Provincial Household Benefits"
DISTRICTS = ("North District", "Lakes District", "South District")


class Benefits(Agency):
    name, organization = "benefits", OFFICE
    zone = (-240, "american")
    first_day, days = date(2026, 2, 9), 96
    places = ("Port Ansgar", "Lower Tamarack", "Brule Lake", "Cape Merrow", "Sandy Reach", "Old Mission", "Kettle Cove")
    tables = ("phones", "addresses")
    date_layouts = ("%Y-%m-%d", "%Y-%m-%d", "%d/%m/%Y", "%m/%d/%Y")
    supervisors = "team lead"
    known = {"spouse": 0.85, "partner": 0.7, "former_spouse": 0.35, "former_partner": 0.2, "child": 0.9, "sibling": 0.5,
             "roommate": 0.4, "relative": 0.1,
             "friend": 0.02}
    units = (
        Unit("North Caseload", OFFICE, "caseworker", 0.17, "office", DISTRICTS[:1], "own", 1.2,
             {"full": 40, "terse": 45, "blank": 15}),
        Unit("Lakes Caseload", OFFICE, "caseworker", 0.15, "office", DISTRICTS[1:2], "own", 1.2,
             {"template": 60, "terse": 30, "number": 10}),
        Unit("South Caseload", OFFICE, "caseworker", 0.16, "office", DISTRICTS[2:], "own", 1.2,
             {"blank": 60, "terse": 30, "full": 10}),
        Unit("Call Centre", OFFICE, "call agent", 0.2, "split", ("Call Centre",), "shared", 1.7, {"template": 85, "terse": 15}),
        Unit("Intake", OFFICE, "intake officer", 0.1, "counter", DISTRICTS, "shared", 1.2, {"full": 40, "terse": 60}),
        Unit("Fraud Investigation", OFFICE, "investigator", 0.05, "office", ("Head Office",), "own", 1.5,
             {"number": 40, "full": 60}),
        Unit("Quality Audit", OFFICE, "auditor", 0.03, "office", ("Head Office",), "own", 1.5, {"template": 50, "full": 50}),
        Unit("Appeals", OFFICE, "appeals officer", 0.05, "office", ("Head Office",), "own", 1.2, {"full": 70, "number": 30}),
        Unit("Payments", OFFICE, "payments clerk", 0.07, "office", ("Head Office",), "own", 0.9, {"terse": 60, "blank": 40}),
    )
    services = ("svc.payrun", "svc.crossmatch")
    databases = (
        ("hbs", "Household benefits", "financial", False, False),
        ("docs", "Scanned documents", "financial;personnel", False, False),
        ("wage", "Wages and employers", "financial", True, False),
        ("bank", "Bank accounts", "financial", True, True),
    )
    words = {
        "review": (("Annual review of entitlement", "Change of income reported", "child left school", "rent increase submitted",
                    "following up missing documents"),
                   ("review", "chg income", "docs rcvd", "rent", "follow-up")),
        "cover": (("Covering for colleague on leave", "urgent payment, worker away"), ("cover", "cov", "worker away")),
        "called": (("client called", "Client called about payment date", "client called re letter"),
                   ("client called", "cl called", "call")),
        "intake": (("New application", "application interview", "registering household"), ("new app", "intake", "appl")),
        "fraud": (("Undeclared earnings, interview prepared", "tip-off: living together", "checking employer",
                   "overpayment investigation"),
                  ("inv", "tip", "overpmt", "LTAMW")),
        "audit": (("Quality audit sample", "random sample, month"), ("QA", "sample")),
        "appeal": (("Appeal file for tribunal", "reconsideration request"), ("appeal", "recon", "tribunal")),
        "payments": (("Month-end payment check", "returned payment", "payment file exception"),
                     ("month end", "returned", "exception", "EFT")),
        "lead": (("Approval of decision", "second signature", "complaint by client"), ("approval", "2nd sig", "complaint")),
        "batch": (("pay run",), ("pay run",)),
        "training": (("training",), ("training",)),
    }
    template = {"": "Case management", "Call Centre": "client called", "Quality Audit": "QA sample",
                "Lakes Caseload": "CASE MAINTENANCE"}
    doors = ("person", "name", "phone", "record")
    main_db, locked_db = "hbs", "bank"
    excuses = {"caseworker": ("review", "cover"), "call agent": ("called",), "intake officer": ("intake",),
               "investigator": ("fraud",),
               "auditor": ("audit",), "appeals officer": ("appeal",), "payments clerk": ("payments",)}

    def population(self, users, accesses):
        return 5000 + users * 75

    def make_person_id(self, n, rng):
        return f"CL-{1_000_000 + n * 31 % 8_999_993:07d}"

    def make_user_id(self, n, person, unit, rng):
        return f"T{104_000 + n * 3}"

    def make_access_id(self, rng, n):
        return f"HBS.{n:07d}.{rng.randrange(16):x}"

    def shared_name(self, unit, site, screen):
        return f"CC{screen + 1:03d}" if "Call" in unit.name else f"IN-{site[:1]}{screen + 1}"

    def new_number(self, t):
        return f"H26/{self.rng.randrange(600_000, 990_000):06d}"

    # -- standing work ---------------------------------------------------------------------------------------------------

    def prepare(self):
        rng, staff = self.rng, self.staff
        workers = staff.in_role("caseworker")
        workers = [u for u in workers if u.role == "caseworker"] or workers
        self.load = {u.id: [] for u in staff.users}
        self.files = {}
        long_ago = self.begin - 900 * DAY
        homes = [h for h in self.town.homes if h.members]
        for n, home in enumerate(homes):
            if rng.random() < 0.12 or not any(p.age(self.first_day) > 18 for p in home.members):
                continue
            # Nobody carries the own household
            worker = rng.choice(workers)
            if worker.person.home is home:
                worker = rng.choice([w for w in workers if w is not worker])
            opened = long_ago + rng.randrange(880) * DAY if rng.random() < 0.93 else self.begin + rng.randrange(self.days - 5) * DAY
            closed = opened + rng.randrange(60, 1100) * DAY if rng.random() < 0.08 else None
            until, heir = closed, None
            if worker.active_to and worker.active_to <= opened:
                worker = rng.choice([w for w in workers if w.active_to is None and w.person.home is not home])
            gone = worker.active_to
            if gone and (closed is None or closed > gone):
                until, heir = gone, rng.choice([w for w in workers if w.active_to is None])
            case = self.new_case(f"H{self.clock.day(opened).year % 100}/{n * 7 + 1013:06d}", "household", worker.unit.name, opened, closed,
                                 [(worker, "worker", opened, until)])
            if heir and heir.person.home is not home:
                self.assign(case, heir, "worker", gone, closed)
                self.load[heir.id].append(case)
            for p in home.members:
                self.concern(case, p, "applicant" if p is home.members[0] else "member")
            self.load[worker.id].append(case)
            self.files[home] = case
        people = [p for p in self.town.people if p.home in self.files]
        for n in range(max(24, self.wanted // 900)):
            opened = self.begin + rng.randrange(-60, self.days - 10) * DAY
            person = rng.choice([p for p in rng.sample(people, 5) if p.age(self.first_day) > 18] or [people[0]])
            extra = rng.choice(people)
            officer = rng.choice(staff.in_role("investigator"))
            case = self.new_case(f"F26/{n + 50:04d}", "fraud investigation", "Fraud Investigation", opened,
                                 opened + 70 * DAY if rng.random() < 0.3 else None,
                                 [(officer, "investigator", opened, None)], [(person, "suspected"), (extra, "alleged partner")])
            self.load[officer.id].append(case)
            if rng.random() < 0.5:
                issued = max(opened, self.begin - 5 * DAY) + 3 * DAY
                self.approval(f"SUB-{n:03d}/26", "subpoena", issued, 30, "bank", person, case, "Benefits Tribunal")
                self.by_unit.setdefault("with subpoena", []).append((case, person, f"SUB-{n:03d}/26", issued))
        for n in range(max(24, self.wanted // 900)):
            opened = self.begin + rng.randrange(-30, self.days - 10) * DAY
            officer = rng.choice(staff.in_role("appeals officer"))
            person = rng.choice(people)
            case = self.new_case(f"AP-{n + 11:04d}", "appeal", "Appeals", opened, opened + 80 * DAY if rng.random() < 0.4 else None,
                                 [(officer, "officer", opened, None)], [(person, "appellant")])
            self.load[officer.id].append(case)
        for month in range(3):
            opened = self.clock.at(date(2026, 2 + month, 10), 8)
            self.new_case(f"QA-2026-{month + 2:02d}", "quality sample", "Quality Audit", opened, opened + 33 * DAY,
                          [(u, "auditor", opened, None) for u in staff.in_role("auditor")],
                          [(p, "sampled") for p in rng.sample(people, max(30, self.wanted // 500))])
        for person in rng.sample(people, 6):
            self.sealed.append(("record", self.files[person.home].number, "address withheld by order"))
        self._covers(workers)

    def _covers(self, workers):
        """Whoever goes on leave is covered by a colleague of the unit; the books learn of it three times in five."""
        rng = self.rng
        self.covering = []
        for user in workers:
            for start, end, _ in user.leave:
                mates = [w for w in workers if w.unit is user.unit and w is not user and not w.away(start + DAY)
                         and w.person.home is not user.person.home]
                if not mates or not self.load[user.id]:
                    continue
                mate = rng.choice(mates)
                live = [c for c in self.load[user.id] if c.opened < start and (c.closed is None or c.closed > end)]
                cases = rng.sample(live, min(8, len(live)))
                if not cases:
                    continue
                entered = rng.random() < 0.6
                for case in cases:
                    if entered and mate.person not in case.people:
                        self.assign(case, mate, "cover", start, end)
                self.covering.append((mate.id, start, end, cases))

    def stories(self, role):
        return {
            "caseworker": [(86, self.review), (8, self.cover), (5, self.helps_out), (1, self.training)],
            "call agent": [(1, self.called)],
            "intake officer": [(70, self.intake), (30, self.at_the_counter)],
            "investigator": [(1, self.fraud)],
            "auditor": [(1, self.audit)],
            "appeals officer": [(1, self.appeal)],
            "payments clerk": [(1, self.payments)],
            "team lead": [(1, self.approve)],
        }[role]

    def _live(self, user, t):
        return [c for c in self.load.get(user.id, ()) if c.opened <= t and (c.closed is None or t < c.closed)
                and user.id in c.workers and c.workers[user.id][1] <= t]

    # -- stories ---------------------------------------------------------------------------------------------------------

    def _file(self, shift, t, case, story, numbers=0.5):
        """A household's file as caseworkers read it: the sheet, its members, the scans, sometimes the wages."""
        rng, user = self.rng, shift.user
        first = rng.choice(case.people)
        number = case if rng.random() < numbers else ""
        if rng.random() < 0.15:
            t = self.look(user, t, first, "hbs", "person", "view", story, number, trace=self.trace(case, user, first), shift=shift,
                          typed=("record", user.habit.case(case.number, rng)))
        else:
            t = self.look(user, t, first, "hbs", rng.choice(("person", "person", "name")), "view", story, number,
                          trace=self.trace(case, user, first), shift=shift)
        for _ in range(rng.choices((0, 1, 2, 3), (35, 35, 20, 10))[0]):
            person = rng.choice(case.people)
            db, action = rng.choice((("docs", "view"), ("hbs", "view"), ("hbs", "update"), ("docs", "create"), ("wage", "query")))
            t = self.look(user, t, person, db, "person", action, story, case if db == "wage" and rng.random() < 0.97 else number,
                          trace=self.trace(case, user, person), shift=shift)
        return t

    def review(self, shift, t):
        live = self._live(shift.user, t)
        if not live:
            return self.at_the_counter(shift, t)
        for _ in range(self.rng.choices((1, 2, 5), (70, 20, 10))[0]):
            t = self._file(shift, t, self.rng.choice(live), "review") + self.rng.randrange(2, 12) * MINUTE

    def cover(self, shift, t):
        for mate, start, end, cases in self.covering:
            if mate == shift.user.id and start <= t < end:
                return self._file(shift, t, self.rng.choice(cases), "cover", 0.6)
        return self.review(shift, t)

    def helps_out(self, shift, t):
        """A colleague's client stands at one's door."""
        cases = self.open_cases(shift.unit.name, t)
        if cases:
            self._file(shift, t, self.rng.choice(cases[-400:]), "cover", 0.3)

    def called(self, shift, t):
        rng = self.rng
        person = self.stranger(shift.user, 18)
        t = self.look(shift.user, t, person, "hbs", rng.choices(("name", "person", "phone"), (50, 30, 20))[0], "query", "called",
                      shift=shift)
        if rng.random() < 0.5:
            self.look(shift.user, t, person, rng.choice(("hbs", "hbs", "docs")), "person",
                      rng.choice(("view", "view", "view", "update")), "called", shift=shift)

    def at_the_counter(self, shift, t):
        person = self.stranger(shift.user, 18)
        self.look(shift.user, t, person, "hbs", "name", "query", "intake", shift=shift)

    def intake(self, shift, t):
        rng, person = self.rng, self.stranger(shift.user, 18)
        row = self.reference.add("appointments", appointment_id=f"IV-{next(self.count):06d}", user_id=shift.user.id,
                                 subject_kind="person",
                                 subject=person.id, started=t, ended=t + rng.choice((30, 45, 60)) * MINUTE)
        if rng.random() < 0.2:
            row.kept = False        # walked in
        t = self.look(shift.user, t, person, "hbs", "name", "query", "intake", trace=[row], shift=shift)
        for member in rng.sample(person.home.members, min(len(person.home.members), rng.randrange(1, 3))):
            t = self.look(shift.user, t, member, rng.choice(("hbs", "docs")), "person", rng.choice(("create", "update", "view")),
                          "intake",
                          trace=[row] if member is person else (), shift=shift)

    def fraud(self, shift, t):
        rng, user = self.rng, shift.user
        live = self._live(user, t)
        if not live:
            return
        case = rng.choice(live)
        for _ in range(rng.randrange(1, 5)):
            person = rng.choice(case.people)
            if rng.random() < 0.15:
                person = rng.choice(person.home.members)
            db, by = rng.choice((("hbs", "person"), ("wage", "person"), ("docs", "person"), ("hbs", "name"), ("hbs", "address")))
            t = self.look(user, t, person, db, by, "query", "fraud", case if db == "wage" or rng.random() < 0.8 else "",
                          trace=self.trace(case, user, person), shift=shift)
        orders = [o for o in self.by_unit.get("with subpoena", ()) if o[0] is case and o[3] + DAY < t < o[3] + 29 * DAY]
        if orders and rng.random() < 0.6:
            _, person, number, _ = orders[0]
            self.look(user, t, person, "bank", "person", "query", "fraud", case, number, trace=self.trace(case, user, person),
                      shift=shift)

    def audit(self, shift, t):
        rng = self.rng
        live = self.open_cases("Quality Audit", t)
        if live:
            case = rng.choice(live)
            for person in rng.sample(case.people, min(len(case.people), rng.randrange(2, 8))):
                for db in ("hbs", "docs")[: rng.randrange(1, 3)]:
                    t = self.look(shift.user, t, person, db, "person", "view", "audit", case,
                                  trace=self.trace(case, shift.user, person), shift=shift)

    def appeal(self, shift, t):
        rng = self.rng
        live = self._live(shift.user, t)
        if live:
            case = rng.choice(live)
            person = case.people[0]
            for _ in range(rng.randrange(1, 6)):
                db, action = rng.choice((("hbs", "view"), ("docs", "view"), ("docs", "print"), ("hbs", "print")))
                t = self.look(shift.user, t, person, db, "person", action, "appeal", case if rng.random() < 0.85 else "",
                              trace=self.trace(case, shift.user, person), shift=shift)

    def payments(self, shift, t):
        """Now and then a returned payment; in the last two days of a month, everything at once."""
        rng, day = self.rng, self.clock.day(t)
        closing = (day + timedelta(days=3)).month != day.month
        for _ in range(rng.randrange(50, 130) if closing else rng.randrange(1, 4)):
            if t > shift.end + HOUR:
                break
            t = self.look(shift.user, t, self.stranger(shift.user, 18), "hbs", "person", rng.choice(("view", "view", "update")),
                          "payments", shift=shift,
                          pause=rng.randrange(10, 70))

    def approve(self, shift, t):
        team = [u for u in self.staff.users if u.supervisor is shift.user]
        if team:
            live = self._live(self.rng.choice(team), t)
            if live:
                case = self.rng.choice(live)
                self.look(shift.user, t, case.people[0], "hbs", "person", self.rng.choice(("view", "update")), "lead",
                          case if self.rng.random() < 0.5 else "", shift=shift)

    def training(self, shift, t):
        self.look(shift.user, t, None, "hbs", story="training", typed=("person", f"CL-00000{self.rng.randrange(10, 60)}"),
                  shift=shift)

    def batches(self):
        """The pay run, and a cross-match with the wage register."""
        rng, run, match = self.rng, self.staff.services["svc.payrun"], self.staff.services["svc.crossmatch"]
        for month in (2, 3, 4):
            t = self.clock.at(date(2026, month, 27), 23)
            for person in rng.sample(self.town.people, self.wanted // 120):
                t = self.look(run, t, person, "hbs", "person", "update", "batch", why="PAYRUN", device="HOST1", ip="10.1.1.1",
                              pause=1)
        for week in range(1, self.days // 7):
            t = self.begin + week * 7 * DAY + 3 * HOUR
            for person in rng.sample(self.town.people, self.wanted // 900):
                t = self.look(match, t, person, "wage", "person", "query", "batch", why="XMATCH",
                              case=self.files.get(person.home, ""), device="HOST1", ip="10.1.1.1", pause=1)
