"""A network of clinics by the sea: four houses, one record, and hardly anybody who writes down why.

The appointment book knows the physician and the patient. The nurse who floats between houses, the desk, the laboratory, the
pharmacy, the coders and the billing clerks all open the same chart because of it, and stand in no book themselves.
"""

from datetime import date

from agency import Agency
from clock import DAY, HOUR, MINUTE
from names import plain
from staff import Unit

CLINICS = "Rivage Clinics"
HOUSES = ("Harbour", "Old Mill", "Uplands", "Station")
QUIET = {"blank": 80, "template": 10, "terse": 10}


class Clinic(Agency):
    name, organization = "clinic", CLINICS
    zone = (60, "european")
    first_day, days = date(2026, 2, 2), 104
    places = ("Strandvik", "Oldemølle", "Højby", "Saint-Aubin", "Neufeld")
    pool = "north"
    date_layouts = ("%d.%m.%Y", "%d.%m.%Y", "%d%m%y", "%Y-%m-%d", "%d/%m/%Y")
    tables = ("phones", "addresses")
    by_the_day, milliseconds = False, True
    supervisors = "head of unit"
    known = {"spouse": 0.5, "partner": 0.35, "former_spouse": 0.05, "child": 0.6, "sibling": 0.06, "friend": 0.04, "roommate": 0.1,
             "relative": 0.05}
    units = (
        Unit("Nursing Pool", CLINICS, "nurse", 0.28, "three", HOUSES, "roving", 1.3, QUIET),
        Unit("Internal Medicine", CLINICS, "physician", 0.10, "office", HOUSES, "own", 2.0, QUIET),
        Unit("Children and Families", CLINICS, "physician", 0.06, "office", HOUSES[:3], "own", 2.0, QUIET),
        Unit("Mental Health", CLINICS, "therapist", 0.05, "office", HOUSES[1:3], "own", 1.0, {"template": 60, "full": 40}),
        Unit("Front Desk", CLINICS, "receptionist", 0.14, "split", HOUSES, "shared", 1.5, QUIET),
        Unit("Pharmacy", CLINICS, "pharmacist", 0.06, "split", ("Harbour", "Station"), "shared", 1.0, {"blank": 50, "terse": 50}),
        Unit("Laboratory", CLINICS, "technician", 0.07, "three", ("Harbour",), "shared", 0.7, QUIET),
        Unit("Coding", CLINICS, "coder", 0.07, "office", ("Administration",), "own", 0.3, {"template": 60, "blank": 40}),
        Unit("Billing", CLINICS, "billing clerk", 0.08, "office", ("Administration",), "own", 0.35,
             {"terse": 50, "number": 20, "blank": 30}),
        Unit("Referrals", CLINICS, "referral clerk", 0.05, "office", ("Administration", "Harbour"), "own", 1.4,
             {"full": 50, "number": 30, "terse": 20}),
        Unit("Quality and Privacy", CLINICS, "reviewer", 0.02, "office", ("Administration",), "own", 1.2,
             {"full": 80, "number": 20}),
    )
    services = ("if-labor", "if-recall")
    databases = (
        ("chart", "Patient charts", "medical", False, False),
        ("rx", "Medication", "medical", False, False),
        ("adm", "Administration and billing", "medical;financial", False, False),
        ("psych", "Protected therapy notes", "medical", False, True),
    )
    words = {
        "visit": (("Consultation today", "Preparing consultation", "Follow-up visit", "review results with patient"),
                  ("cons", "visit", "f/u", "ctrl")),
        "nursing": (("Blood pressure and history", "wound care", "vaccination", "handing over patient"),
                    ("vitals", "care", "nurse", "vacc")),
        "desk": (("Checking in", "Appointment booking", "Change of address", "patient at desk"), ("check-in", "appt", "desk")),
        "phone": (("Patient rang about results", "telephone advice", "renewal of prescription by phone"), ("tel", "phone", "rang")),
        "pharmacy": (("Interaction check", "dispensing", "prescription query"), ("rx", "disp", "interaction")),
        "lab": (("Sample registered", "Result validated"), ("sample", "result")),
        "coding": (("Coding of encounter", "DRG check"), ("coding", "DRG")),
        "billing": (("Claim rejected by insurer", "invoice query", "Batch of claims"), ("claim", "inv", "billing", "rejected")),
        "referral": (("Referral to specialist", "referral letter received", "waiting list"), ("ref", "referral", "letter")),
        "therapy": (("Therapy session", "preparing session"), ("session",)),
        "quality": (("Quality sample, monthly", "Infection control review", "access review"), ("sample", "review")),
        "batch": (("recall letters",), ("recall",)),
        "training": (("training patient",), ("training",)),
    }
    template = {"": "Patient care", "Coding": "Coding and documentation", "Billing": "Billing"}
    doors = ("person", "name")
    main_db, locked_db = "chart", "psych"
    excuses = {"nurse": ("nursing", "phone"), "physician": ("visit",), "therapist": ("therapy",), "receptionist": ("desk", "phone"),
               "pharmacist": ("pharmacy",), "technician": ("lab",), "coder": ("coding",), "billing clerk": ("billing",),
               "referral clerk": ("referral",), "reviewer": ("quality",)}

    def make_person_id(self, n, rng):
        base = 40_000_000 + n * 13
        return f"{base}"

    def make_user_id(self, n, person, unit, rng):
        letters = "".join(c for c in plain(person.first[0] + person.last).lower() if c.isalpha())
        return f"{letters[:8]}{n}"

    def person_name(self, first, middle, last):
        return f"{first}{' ' + middle if middle else ''} {last}"

    def make_access_id(self, rng, n):
        bits = f"{rng.getrandbits(128):032x}"
        return f"{bits[:8]}-{bits[8:12]}-4{bits[13:16]}-a{bits[17:20]}-{bits[20:]}"

    def desk_name(self, rng, number):
        return f"rv-nb-{number:04d}"

    def shared_name(self, unit, site, screen):
        # A screen belongs to a corridor, not to a unit: nurses and desks share them
        return f"rv-{site.lower().replace(' ', '')}-{screen % 9 + 1:02d}"

    def new_number(self, t):
        return f"REF-{self.rng.randrange(500_000, 900_000)}"

    # -- standing work ---------------------------------------------------------------------------------------------------

    def prepare(self):
        rng, staff = self.rng, self.staff
        self.visits, self.panel, self.therapy = {}, {}, {}
        everyone = self.town.people
        for user in staff.in_role("physician"):
            youngest, oldest = (0, 18) if "Children" in user.unit.name else (14, 120)
            group = [p for p in rng.sample(everyone, min(len(everyone), 1600)) if youngest <= p.age(self.first_day) <= oldest]
            self.panel[user.id] = group[: 260] or everyone[:200]
        clerks, doctors = staff.in_role("referral clerk"), staff.in_role("physician")
        for n in range(max(80, self.wanted // 160)):
            opened = self.begin + rng.randrange(-60, self.days - 3) * DAY + 9 * HOUR
            doctor = rng.choice(doctors)
            patient = rng.choice(self.panel[doctor.id])
            self.new_case(f"REF-{100_000 + n * 17}", "referral", "Referrals", opened,
                          opened + rng.randrange(14, 120) * DAY if rng.random() < 0.6 else None,
                          [(rng.choice(clerks), "clerk", opened, None), (doctor, "receiving physician", opened, None)],
                          [(patient, "patient")])
        for user in staff.in_role("therapist"):
            mine = []
            for n in range(rng.randrange(12, 22)):
                patient = rng.choice(everyone)
                if patient.age(self.first_day) < 14:
                    continue
                number = f"CONS-{len(self.therapy):03d}-{n:02d}"
                issued = self.begin - rng.randrange(5, 200) * DAY
                row = self.approval(number, "consent", issued, 365 + 200, "psych", patient, issuer="Patient")
                mine.append((patient, number, row))
            self.therapy[user.id] = mine
        self.mine = {}
        for case in self.cases:
            for user in case.workers:
                self.mine.setdefault(user, []).append(case)
        reviewer = staff.in_role("reviewer")
        for month in range(3):
            opened = self.clock.at(date(2026, 2 + month, 4), 8)
            self.new_case(f"QS-2026-{month + 2:02d}", "quality sample", "Quality and Privacy", opened, opened + 40 * DAY,
                          [(user, "reviewer", opened, None) for user in reviewer],
                          [(p, "sampled") for p in rng.sample(everyone, max(20, self.wanted // 900))])

    def stories(self, role):
        return {
            "physician": [(60, self.visit), (14, self.afterthought), (8, self.referred)],
            "nurse": [(30, self.ward_work), (40, self.nurse_phone), (2, self.training)],
            "therapist": [(1, self.session)],
            "receptionist": [(50, self.at_the_desk)],
            "pharmacist": [(1, self.dispense)],
            "technician": [(1, self.samples)],
            "coder": [(1, self.coding)],
            "billing clerk": [(70, self.billing), (30, self.one_claim)],
            "referral clerk": [(1, self.referral_desk)],
            "reviewer": [(1, self.quality)],
            "head of unit": [(1, self.look_over)],
        }[role]

    def recent(self, t, back=10):
        """Visits of the last days, which is where everybody else's work comes from."""
        day = t // DAY
        return [v for d in range(day - back, day + 1) for v in self.visits.get(d, ()) if v[0] < t]

    # -- stories ---------------------------------------------------------------------------------------------------------

    def visit(self, shift, t):
        rng, doctor = self.rng, shift.user
        patient = rng.choice(self.panel.get(doctor.id) or self.town.people)
        if rng.random() < 0.12:
            patient = self.stranger(doctor, 0)
        row = self.reference.add("appointments", appointment_id=f"A{next(self.count):07d}", user_id=doctor.id,
                                 subject_kind="person",
                                 subject=patient.id, started=t, ended=t + rng.choice((15, 20, 30, 45)) * MINUTE)
        desk = self.staff.on_duty(t - 15 * MINUTE, "receptionist", shift.site)
        if desk and rng.random() < 0.85:
            after = self.look(desk.user, t - rng.randrange(4, 30) * MINUTE, patient, "adm", rng.choice(("name", "name", "person")),
                              "query", "desk",
                              trace=[row], shift=desk)
            if rng.random() < 0.2:
                self.look(desk.user, after, patient, "adm", "person", "update", "desk", trace=[row], shift=desk)
        nurse = self.staff.on_duty(t, "nurse", shift.site)
        if nurse and rng.random() < 0.5:
            if rng.random() < 0.3:      # the book sometimes has the nurse as well
                self.reference.add("appointments", appointment_id=f"A{next(self.count):07d}", user_id=nurse.user.id,
                                   subject_kind="person",
                                   subject=patient.id, started=t - 10 * MINUTE, ended=t + 20 * MINUTE)
            self.look(nurse.user, t - rng.randrange(1, 12) * MINUTE, patient, "chart", "person", rng.choice(("view", "update")),
                      "nursing", trace=[row], shift=nurse)
        t += rng.randrange(-120, 240)
        for action in ("view", "view", "create")[:rng.randrange(1, 4)]:
            t = self.look(doctor, t, patient, "chart", "person", action, "visit", trace=[row], shift=shift)
        if rng.random() < 0.25:
            self.look(doctor, t, patient, "rx", "person", "create", "visit", trace=[row], shift=shift)
        self.visits.setdefault(t // DAY, []).append((t, patient, row, doctor))

    def afterthought(self, shift, t):
        """Results come in days later; the physician opens the chart once more."""
        mine = [v for v in self.recent(t) if v[3] is shift.user]
        if mine:
            _, patient, row, _ = self.rng.choice(mine)
            self.look(shift.user, t, patient, "chart", "person", "view", "visit", trace=[row], shift=shift)

    def referred(self, shift, t):
        live = [c for c in self.mine.get(shift.user.id, ()) if c.opened <= t]
        if live:
            case = self.rng.choice(live)
            self.look(shift.user, t, case.people[0], "chart", "person", "view", "referral", case if self.rng.random() < 0.4 else "",
                      trace=self.trace(case, shift.user, case.people[0]), shift=shift)

    def ward_work(self, shift, t):
        rng = self.rng
        for _, patient, row, _ in self._some(self.recent(t, 1), rng.randrange(1, 4)):
            t = self.look(shift.user, t, patient, "chart", "person", rng.choice(("view", "view", "update")), "nursing",
                          trace=[row], shift=shift)

    def nurse_phone(self, shift, t):
        """Somebody rings: no book knows."""
        patient = self.stranger(shift.user, 0)
        t = self.look(shift.user, t, patient, "chart", "name", "query", "phone", shift=shift)
        if self.rng.random() < 0.7:
            t = self.look(shift.user, t, patient, "chart", "person", "view", "phone", shift=shift)
        if self.rng.random() < 0.25:
            self.look(shift.user, t, patient, "rx", "person", "view", "phone", shift=shift)

    def session(self, shift, t):
        mine = self.therapy.get(shift.user.id)
        if not mine:
            return self.nurse_phone(shift, t)
        rng = self.rng
        patient, number, _ = rng.choice(mine)
        row = self.reference.add("appointments", appointment_id=f"A{next(self.count):07d}", user_id=shift.user.id,
                                 subject_kind="person",
                                 subject=patient.id, started=t, ended=t + 50 * MINUTE)
        t = self.look(shift.user, t, patient, "psych", "person", "view", "therapy", authority=number, trace=[row], shift=shift)
        if rng.random() < 0.7:
            self.look(shift.user, t + 40 * MINUTE, patient, "psych", "person", "create", "therapy", authority=number, trace=[row],
                      shift=shift)

    def at_the_desk(self, shift, t):
        rng, patient = self.rng, self.stranger(shift.user, 0)
        t = self.look(shift.user, t, patient, "adm", "name", "query", "desk", shift=shift)
        if rng.random() < 0.6:
            self.look(shift.user, t, patient, "adm", "person", rng.choice(("view", "update")), "desk", shift=shift)

    def dispense(self, shift, t):
        rng = self.rng
        for _, patient, row, _ in self._some(self.recent(t, 5), rng.randrange(1, 6)):
            t = self.look(shift.user, t, patient, "rx", rng.choice(("person", "person", "name")), "view", "pharmacy", trace=[row],
                          shift=shift)
            if rng.random() < 0.2:
                t = self.look(shift.user, t, patient, "chart", "person", "view", "pharmacy", trace=[row], shift=shift)

    def samples(self, shift, t):
        rng = self.rng
        for _, patient, row, _ in self._some(self.recent(t, 2), rng.randrange(1, 8)):
            t = self.look(shift.user, t, patient, "chart", "person", rng.choice(("view", "update")), "lab", trace=[row],
                          shift=shift, pause=rng.randrange(20, 90))

    def coding(self, shift, t):
        """Encounters of the last fortnight, one chart after the other."""
        rng = self.rng
        for _, patient, row, _ in self._some(self.recent(t, 14), rng.randrange(6, 20)):
            if t > shift.end:
                break
            t = self.look(shift.user, t, patient, "chart", "person", "view", "coding", trace=[row], shift=shift,
                          pause=rng.randrange(25, 240))

    def billing(self, shift, t):
        rng = self.rng
        for _, patient, row, _ in self._some(self.recent(t, 20), rng.randrange(12, 40)):
            if t > shift.end:
                break
            t = self.look(shift.user, t, patient, "adm", "person", rng.choice(("view", "view", "update")), "billing", trace=[row],
                          shift=shift,
                          pause=rng.randrange(6, 60))

    def one_claim(self, shift, t):
        rng = self.rng
        for _, patient, row, _ in self._some(self.recent(t, 30), 1):
            t = self.look(shift.user, t, patient, "adm", "name", "query", "billing", trace=[row], shift=shift)
            t = self.look(shift.user, t, patient, "chart", "person", "view", "billing", trace=[row], shift=shift)
            if rng.random() < 0.3:
                self.look(shift.user, t, patient, "adm", "person", "print", "billing", trace=[row], shift=shift)

    def referral_desk(self, shift, t):
        rng, user = self.rng, shift.user
        live = [c for c in self.mine.get(user.id, ()) if c.opened <= t and (c.closed is None or t < c.closed)]
        if not live or rng.random() < 0.2:
            live = self.open_cases("Referrals", t)
        if live:
            case = rng.choice(live)
            for by in ("name", "person")[: rng.randrange(1, 3)]:
                t = self.look(user, t, case.people[0], "chart", by, "view", "referral", case if rng.random() < 0.6 else "",
                              trace=self.trace(case, user, case.people[0]), shift=shift)
            if rng.random() < 0.25:
                self.look(user, t, case.people[0], "chart", "person", "disclose", "referral", case,
                          trace=self.trace(case, user, case.people[0]), shift=shift)

    def quality(self, shift, t):
        rng = self.rng
        live = self.open_cases("Quality and Privacy", t)
        if live:
            case = rng.choice(live)
            for patient in rng.sample(case.people, min(len(case.people), rng.randrange(2, 7))):
                t = self.look(shift.user, t, patient, "chart", "person", "view", "quality", case,
                              trace=self.trace(case, shift.user, patient), shift=shift)

    def look_over(self, shift, t):
        for _, patient, row, _ in self._some(self.recent(t, 3), 2):
            t = self.look(shift.user, t, patient, "chart", "person", "view", "visit", trace=[row], shift=shift)

    def training(self, shift, t):
        self.look(shift.user, t, None, "chart", story="training",
                  typed=("name", self.rng.choice(("Test Patient", "Demo Demosen"))), action="query", shift=shift)

    def _some(self, visits, n):
        return self.rng.sample(visits, min(len(visits), n))

    def batches(self):
        """Interfaces at night: results filed, letters of recall."""
        rng = self.rng
        recall = self.staff.services["if-recall"]
        for day in range(3, self.days, 7):
            t = self.begin + day * DAY + 2 * HOUR
            for person in rng.sample(self.town.people, self.wanted // 500):
                t = self.look(recall, t, person, "adm", "person", "query", "batch", device="batch01", ip="10.0.0.5", pause=1)
        filed = self.staff.services["if-labor"]
        for _ in range(self.wanted // 60):
            self.look(filed, self.begin + rng.randrange(self.days * DAY), rng.choice(self.town.people), "chart", "person",
                      "update", "lab", why="HL7 ORU",
                      device="hl7-gw", ip="10.0.0.6")
