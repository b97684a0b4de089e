"""Duty of one's own: cases, stops, calls, appointments, wards and cells."""

from clock import DAY, HOUR, date_s, day0
from hand import typed_case, typed_plate
from town import address


class Work:
    """Each act returns how many accesses it made."""

    def __init__(self, agency):
        self.agency, self.desk, self.cases = agency, agency.desk, agency.cases
        self.books, self.staff, self.town = agency.books, agency.staff, agency.town
        self.rng, self.kind, self.start, self.end = agency.rng, agency.kind, agency.start, agency.end
        self.stops, self.calls = [], []    # as they happened, for those who help by radio

    def act_case(self, sh, t, c=None, act="case", who=None):
        r, u, n0 = self.rng, sh.u, len(self.desk.rows)
        c = c or self.cases.one_of(u, t)
        for _ in range(min(9, 1 + int(r.expovariate(.45)))):
            p = c.persons[min(len(c.persons) - 1, int(r.expovariate(1.1)))][0]
            if self.kind != "hospital" and r.random() < .09:
                p = self.agency.relation_of(p)
            elif r.random() < .04 and "record" in self.agency.dbs[next(iter(sh.unit.dbs))][5]:
                self.desk.emit(sh, t, next(iter(sh.unit.dbs)), "view", "record", c.no, "", self.desk.say(sh, act, c.no, who), c.no)
                t += r.randint(20, 200)
                continue
            u.touched.add(p.pid)
            ways = self.desk.ways(sh.unit, p)
            way = r.choices(ways, [{"person": 6, "name": 3, "plate": 1.3, "phone": 1, "address": .9}[w] for w in ways])[0]
            db = self.desk.db_for(sh.unit, way, case=True, auth=any(p is x for x, _ in c.persons))
            auth = ""
            cite = ""
            if r.random() < (.75 if self.kind != "hospital" else .3) or (db and self.agency.dbs[db][3] and r.random() < .95):
                cite = typed_case(r, c.no)
            if c.entered > t and r.random() < .6:
                cite = r.choice(("", "pending", "new", "tbd"))
            if db and self.agency.dbs[db][4]:
                auth = self.cases.authority(c, p, db, t)
                auth = auth if r.random() < .94 else ""
            reason = self.desk.say(sh, act, c.no, who)
            x = r.random()
            if x < .03:
                self.desk.write(sh, t, p, c, cite, reason)
            elif x < .045:
                action = r.choice(("export", "print", "disclose"))
                to = ("to PCP", "ROI form") if self.kind == "hospital" else ("to DA", "discovery", "per subpoena", "for court")
                self.desk.look(sh, t, p, way, db, action, c, auth, r.choice((*to, reason)), cite)
            else:
                self.desk.look(sh, t, p, way, db, None, c, auth, reason, cite)
            t += r.randint(15, 260)
        return len(self.desk.rows) - n0

    def act_stop(self, sh, t):
        r, u, n0 = self.rng, sh.u, len(self.desk.rows)
        p = self.agency.subject(u)
        for _ in range(5):
            if p.plates:
                break
            p = self.agency.subject(u)
        if not p.plates:
            return 0
        plate, driver = r.choice(p.plates), p
        if r.random() < .25:
            driver = r.choice([q for q in p.house.people if self.town.age(q) >= 16] or [p])
        if r.random() < .93:
            noted = plate if r.random() < .95 else typed_plate(r, plate)
            place = address(r.choice(self.town.houses)) if self.kind == "sheriff" else f"Lane {r.randint(1, 14)}"
            self.books.refer("stops", f"ST{self.books.next('stop', 50000)}", u.uid, int(t), noted, place)
        self.stops.append((t, sh, p, driver))
        reason = self.desk.say(sh, "stop")
        self.desk.look(sh, t + r.randint(-90, 60), p, "plate", reason=reason)
        for q, share in ((driver, .65), (driver, .3), (p, .1)):
            if r.random() < share:
                u.touched.add(q.pid)
                self.desk.look(sh, t + r.randint(60, 500), q, "name" if r.random() < .8 else None,
                               reason=reason if r.random() < .6 else self.desk.say(sh, "stop"))
        if r.random() < .03 and sh.unit.case_kinds:
            self.cases.open(u, t, persons=[(driver, "suspect")])
        return len(self.desk.rows) - n0

    def act_call(self, sh, t):
        r, u, n0 = self.rng, sh.u, len(self.desk.rows)
        p = self.agency.subject(u)
        q = self.agency.relation_of(p) if r.random() < .5 else r.choice(self.town.neighbors(p) or [p])
        h = p.house if r.random() < .75 else q.house
        end, no = t + r.randint(1200, 6500), f"CFS{date_s(t)[2:4]}-{self.books.next('cfs', 9000):06d}"
        sub = r.random()
        if sub < .5:
            row = ("person", p.pid)
        elif sub < .62:
            row = ("name", f"{p.last}, {p.first}")
        elif sub < .68 and p.plates:
            row = ("plate", p.plates[0])
        elif sub < .74 and q.phones:
            row = ("phone", q.phones[0])
        else:
            row = ("", "")
        team = [sh]
        mates = self.staff.on_duty(sh.unit, t, u)
        if mates and r.random() < .4:
            team.append(r.choice(mates))
        for i, m in enumerate(team):
            self.books.refer("dispatches", no + ("" if not i else f"-{i + 1}"), m.u.uid, int(t), int(end), address(h), *row)
        self.calls.append((t, sh, p, q, h, end, no, row))
        for m in team:
            for _ in range(r.choice((1, 1, 2, 2, 3))):
                tt = t + r.choice((r.randint(-240, 0), r.randint(0, end - t), r.randint(0, end - t)))
                if r.random() < .12:
                    tt = end + r.randint(60, 2 * HOUR)        # writing it up afterwards
                x, ref = r.random(), no if r.random() < .15 else ""
                who = p if x < .55 else q if x < .8 else r.choice(h.people)
                m.u.touched.add(who.pid)
                self.desk.look(m, min(tt, m.e + 900), who, "address" if who.house is h and r.random() < .2 else None,
                               reason=self.desk.say(m, "call", no), cite=ref)
        if r.random() < .2:
            self.cases.open(u, t, persons=[(p, "suspect"), (q, "complainant")] if p is not q else [(p, "subject")], start=t)
        return len(self.desk.rows) - n0

    def act_appt(self, sh, t):
        r, u, n0, p = self.rng, sh.u, len(self.desk.rows), self.agency.subject(sh.u)
        end, own = t + r.choice((900, 1200, 1800, 3600)), r.random() < .8
        u.touched.add(p.pid)
        if own:
            self.books.appoint(u, p, t, end)
        others = self.staff.on_duty(sh.unit, t, u)
        if others and (r.random() < .35 or not own):
            m = r.choice(others)
            if not own or r.random() < .5:
                self.books.appoint(m.u, p, t, end)
            for _ in range(r.choice((1, 2))):
                self.desk.look(m, min(m.e, t + r.randint(-300, end - t + 600)), p, reason=self.desk.say(m, "appt"))
        for _ in range(r.choice((1, 2, 2, 3, 4))):
            tt = t + r.randint(-600, end - t + 900)
            way = "name" if r.random() < .2 and self.desk.ways(sh.unit, p) else None
            self.desk.look(sh, tt, p, way, reason=self.desk.say(sh, "appt"))
        if r.random() < .1:
            self.desk.write(sh, t + 300, p, reason=self.desk.say(sh, "appt"))
        late = [s for s in u.shifts if t + DAY < s.s < t + 12 * DAY]
        if late and r.random() < .15 and self.kind == "hospital":    # a result comes back days later
            s = r.choice(late)
            self.desk.look(s, r.randint(s.s + 600, s.e - 600), p, reason=self.desk.say(s, "appt"))
        early = [s for s in u.shifts if t - 2 * DAY < s.s < t - 10 * HOUR]
        if own and early and r.random() < .15:                       # preparing the day before
            self.desk.look(early[-1], r.randint(early[-1].s + 600, early[-1].e - 600), p, reason=self.desk.say(sh, "appt"))
        return len(self.desk.rows) - n0

    def act_census(self, sh, t):
        """Inpatients of a ward, inmates of a block: the shift's own few, with a break-cover look at a colleague's."""
        r, unit, n0 = self.rng, sh.unit, len(self.desk.rows)
        unit.census = [x for x in unit.census if x[1] > t]
        size = max(8, len(unit.users))
        while len(unit.census) < size:
            p = self.agency.subject(sh.u)
            stay = r.choice((1, 2, 3, 4, 6, 9, 21 if self.kind == "sheriff" else 5)) * DAY + r.randint(0, DAY)
            c = None
            if self.kind == "hospital":
                mds = [x for x in self.agency.units if x.name == "Hospital Medicine"][0].users
                kind = "emergency" if unit.name == "Emergency" else "inpatient"
                c = self.cases.open(None, t, unit, [(p, "patient")], stay / DAY, kind, late=False)
                self.cases.join(c, r.choice(mds), "attending", day0(c.opened))
                if r.random() < .3:
                    self.cases.join(c, r.choice(mds), "consultant", day0(c.opened))
            else:
                self.books.appoint(sh.u, p, t, t + stay)
            unit.census.append((p, t + stay, c))
        if sh.patients is None:
            sh.patients = r.sample(unit.census, min(len(unit.census), r.choice((4, 5, 6))))
            for p, _, c in sh.patients:
                if r.random() < .85:
                    if c and r.random() < .8:
                        self.books.refer("assignments", c.no, sh.u.uid, "nurse", sh.s, sh.e)
                    else:
                        self.books.appoint(sh.u, p, sh.s, sh.e)
        p, gone, c = r.choice(sh.patients) if r.random() < .88 else r.choice(unit.census)
        if gone < t:
            p, gone, c = r.choice(unit.census)
        sh.u.touched.add(p.pid)
        for _ in range(r.choice((1, 2, 2, 3, 5))):
            if r.random() < .07:
                self.desk.write(sh, t, p, reason=self.desk.say(sh, "census"))
            else:
                self.desk.look(sh, t, p, "person" if r.random() < .85 else None, reason=self.desk.say(sh, "census"),
                               cite=c.no if c and r.random() < .1 else "")
            t = min(t + r.randint(20, 400), sh.e)
        return len(self.desk.rows) - n0

    def act_train(self, sh, t):
        r = self.rng
        db = self.desk.db_for(sh.unit, "name") or next(iter(sh.unit.dbs))
        for i in range(r.choice((1, 2, 4))):
            name = r.choice(("TEST, PERSON", "TESTPATIENT, ZZ", "TRAINING, ALPHA", "ZZTEST, BRAVO"))
            self.desk.emit(sh, t + 60 * i, db, "query", "name", name, "", self.desk.say(sh, "train", force=.9), n=r.choice((0, 1, 1)))
        return i + 1
