"""A whole period of duty: shifts filled with work, call-outs, guarded cases and machines."""

import bisect

from clock import DAY, HOUR, day0
from helping import Helping
from town import address


class Duty(Helping):
    def fill(self, shifts, scale):
        r = self.rng
        for sh in shifts:
            u, unit = sh.u, sh.unit
            u.credit += scale * unit.weight * u.factor * r.lognormvariate(0, .35)   # what a busy shift overdraws, the next ones make good
            tries, most = 0, u.credit + 4
            mix = dict(unit.mix)
            if u.is_sup and "case" in mix:
                mix["review"] = mix["case"]
            acts, w = list(mix), list(mix.values())
            while u.credit > r.random() * 2 - .5 and tries < most:
                tries += 1
                self.budget = int(max(2, u.credit))
                t = r.randint(sh.s + 300, sh.e - 900)
                u.credit -= getattr(self, "act_" + r.choices(acts, w)[0])(sh, t)

    def run(self):
        """First those whose work has its own causes, then those who work on what the first left behind."""
        r = self.rng
        for unit in self.agency.units:                        # cases under way when the period starts
            if "case" in unit.mix:
                for u in unit.users:
                    for _ in range(r.randint(2, 6)):
                        if u.first_day <= self.start:
                            self.cases.open(u, self.start - r.randint(0, 50) * DAY, unit, days=r.uniform(40, 200),
                                            start=self.start - r.randint(1, 150) * DAY)
        first, second = [], []
        for s in self.staff.all_shifts:
            (second if s.unit.second or (s.u.is_sup and "case" in s.unit.mix) else first).append(s)
        total = sum(s.unit.weight * s.u.factor for s in self.staff.all_shifts)
        scale = self.agency.n_acc / total / 1.06
        self.fill(first, scale)
        self.calls.sort(key=lambda x: x[0])
        self.stops.sort(key=lambda x: x[0])
        self.call_times, self.stop_times = [x[0] for x in self.calls], [x[0] for x in self.stops]
        self.fill(second, scale)
        self.callouts()
        self.guarded_cases()
        self.machines()

    def callouts(self):
        """Called in off shift: no shift row (or a late one), but a dispatch or a case of one's own."""
        r = self.rng
        flex = [u for u in self.staff.members if u.shifts and "case" in u.unit.mix and not u.unit.second and u.unit.sched != "none"]
        for _ in range(max(6, self.agency.n_acc // 2500) if flex else 0):
            u = r.choice(flex)
            s = r.choice(u.shifts)
            t = s.e + r.randint(4, 9) * HOUR
            working = any(x.s - 2 * HOUR < t < x.e + HOUR for x in u.shifts)
            if working or any(a <= t < b for a, b, _ in u.leaves) or t > self.end or (u.last_day and t > u.last_day - DAY):
                continue
            sh = self.staff.adhoc(u, t, *((u.device, u.ip) if r.random() < .5 else ("LT-" + u.device, u.home_ip)), unit=s.unit)
            c = self.cases.one_of(u, t)
            p = c.persons[0][0]
            self.books.refer("dispatches", f"CO-{self.books.next('co', 100)}", u.uid, t, t + 3 * HOUR, address(p.house), "person", p.pid)
            if r.random() < .5:
                self.books.refer("shifts", u.uid, t, t + 3 * HOUR)
            self.act_case(sh, t + 600, c)

    def guarded_cases(self):
        """A few protected people are the business of somebody: with a case, an approval and few eyes."""
        r = self.rng
        pool = [u for u in self.staff.members if ("case" in u.unit.mix or "bg" in u.unit.mix) and len(u.shifts) > 20]
        for p in r.sample(self.agency.protected, max(2, len(self.agency.protected) // 5)):
            u = r.choice(pool)
            sh = r.choice(u.shifts[:len(u.shifts) // 2])
            c = self.cases.open(u, sh.s, sh.unit, [(p, "victim" if self.kind != "hospital" else "patient")], days=70)
            auth = self.cases.authorize(c, p, next(iter(sh.unit.dbs)), "supervisor_approval", day0(sh.s) - DAY, day0(sh.s) + 60 * DAY)
            for s in [x for x in u.shifts if sh.s <= x.s < sh.s + 40 * DAY][:6]:
                self.desk.look(s, r.randint(max(s.s, c.entered) + 60, max(s.e, c.entered + HOUR)), p, None, None, None, c, auth,
                               self.desk.say(s, "case", c.no, force=.9))
            u.touched.add(p.pid)

    def machines(self):
        """Service accounts, in batches by night and by day, mostly about people with recent cases."""
        r = self.rng
        left = int(self.agency.n_acc * .035)
        while left > 0:
            svc, day = r.choice(self.staff.services), r.randrange(self.agency.days)
            sh, first = svc.shifts[0], svc is self.staff.services[0]
            t, k = self.start + day * DAY + r.choice((0, 4, 12, 18, 23)) * HOUR + r.randint(0, 900), r.randint(15, 60)
            tag = {"sheriff": "AUTO HOTLIST", "hospital": "INTERFACE", "federal": "AUTO LOOKOUT"}[self.kind]
            hi = bisect.bisect(self.cases.log, (t, 0))
            for _ in range(k):
                if hi and r.random() < .8:
                    p = r.choice(self.cases.log[r.randrange(max(0, hi - 800), hi)][2].persons)[0]
                else:
                    p = self.agency.subject()
                t += r.randint(0, 2)
                if self.kind == "hospital":
                    action, db = ("update", r.choice(("LIS", "ORDERS"))) if first else ("query", "ADT")
                    self.desk.look(sh, t, p, "person", db, action, reason=tag)
                elif p.plates and first:
                    self.desk.look(sh, t, p, "plate", "MVD" if self.kind == "sheriff" else "PLATES", reason=f"{tag} {day}")
                elif p.plates:
                    self.desk.look(sh, t, p, "name", "CCH" if self.kind == "sheriff" else "BORDER", reason=f"{tag} {day}")
            left -= k
