"""Who works there, when, and at which screens."""

import datetime as dt
from collections import defaultdict

from clock import DAY, EPOCH, HOUR, day0
from hand import plain


class User:
    def __init__(self, uid, person, unit, role):
        self.uid, self.person, self.unit, self.role = uid, person, unit, role
        self.person_known, self.org, self.supervisor, self.is_sup = True, "", None, False
        self.first_day = self.last_day = self.old_unit = self.transfer = None
        self.shifts, self.leaves, self.cases, self.touched = [], [], [], set()
        self.factor = self.habit = 1.0
        self.credit = 0.0
        self.device = self.ip = self.home_ip = self.mobile = ""
        self.service = False


class Shift:
    """One stretch of work, with the sessions (start, id, ip, device) in it."""
    __slots__ = ("u", "unit", "s", "e", "sessions", "alt", "patients")

    def __init__(self, u, unit, s, e):
        self.u, self.unit, self.s, self.e, self.sessions, self.alt, self.patients = u, unit, s, e, [], None, None

    def at(self, t):
        best = self.sessions[0]
        for x in self.sessions:
            if x[0] <= t:
                best = x
        return best


class Staff:
    def __init__(self, agency):
        self.agency, self.books, self.rng, self.kind, self.town = agency, agency.books, agency.rng, agency.kind, agency.town
        self.start, self.end = agency.start, agency.end
        self.users, self.members, self.services = [], [], []    # accounts; of them, people; of them, machines
        self.hire()

    def hire(self):
        r, cand = self.rng, [p for p in self.town.adults if 22 <= self.town.age(p) <= 66]
        r.shuffle(cand)
        total, n = sum(u.share for u in self.agency.units), self.agency.n_users
        counts = [max(3, round(n * u.share / total)) for u in self.agency.units]
        seen = set()
        for i, (unit, k) in enumerate(zip(self.agency.units, counts)):
            unit.net = 20 + i
            unit.pool = [(f"{'MDT' if unit.dev == 'mdt' else 'WS'}-{i + 20}-{j:02d}", f"10.{40 + i}.{1 + j // 200}.{10 + j % 200}")
                         for j in range(max(3, k // 2))]
            unit.free = {d: 0 for d, _ in unit.pool}
            for j in range(k):
                p = cand.pop()
                uid = self.user_name(p, seen)
                role = unit.role if r.random() < .8 else "senior " + unit.role
                u = User(uid, p, unit, role)
                p.user = u
                u.is_sup = j % 9 == 0
                if u.is_sup:
                    u.role = "supervisor, " + unit.name
                u.factor, u.habit = r.lognormvariate(0, .35), min(1, max(0, r.gauss(unit.reason, .22)))
                u.person_known = r.random() < .955
                u.org = self.agency.org if r.random() < .97 else r.choice(("State Task Force", "Meridian Staffing"))
                u.device, u.ip = f"PC-{unit.net}{j:03d}", f"10.{40 + i}.8.{10 + j % 240}"
                u.home_ip = f"{r.choice((68, 70, 72, 98, 174))}.{r.randint(1, 250)}.{r.randint(1, 250)}.{r.randint(2, 250)}"
                u.mobile = f"MB-{r.randint(16 ** 4, 16 ** 5):x}"
                u.first_day = day0(self.start - r.randint(60, 6000) * DAY)
                if r.random() < .08:
                    u.first_day = day0(self.start + r.randint(15, self.agency.days - 30) * DAY)
                elif r.random() < .09:
                    u.last_day = day0(self.start + r.randint(25, self.agency.days - 45) * DAY)
                unit.users.append(u)
                self.users.append(u)
                self.members.append(u)
        for unit in self.agency.units:
            sups = [u for u in unit.users if u.is_sup]
            for u in unit.users:
                u.supervisor = r.choice(sups) if not u.is_sup else sups[0] if u is not sups[0] else None
        for u in r.sample(self.members, len(self.members) // 25):   # moved during the period; users.csv shows only the last unit
            other = r.choice([x for x in self.agency.units if x is not u.unit and x.second == u.unit.second])
            u.old_unit, u.unit, u.transfer = u.unit, other, day0(self.start + r.randint(20, self.agency.days - 20) * DAY)
            other.users.append(u)
        for u in self.members:                                  # a personnel file knows more of one's ties than the town's records do
            p = u.person
            if r.random() < .35:
                self.town.add_ex(p, .95)
            for _ in range(r.choice((0, 1, 1, 2))):
                self.town.tie(p, r.choice(self.town.adults), r.choice(("friend", "friend", "emergency_contact")), .9)
            if r.random() < .06:
                self.town.tie(p, r.choice(self.members).person, "friend", .8)
            for o in p.rels:
                if r.random() < .7:
                    p.known.add(o)
                    self.town.by_id[o].known.add(p.pid)
        names = {"sheriff": ("svc_hotlist", "svc_warrants"), "hospital": ("svc_hl7", "svc_elig"),
                 "federal": ("svc_lookout", "svc_apis")}[self.kind]
        for i, s in enumerate(names):
            u = User(s, None, self.agency.units[-1], "service account")
            u.service, u.person_known, u.org, u.first_day = True, False, self.agency.org, self.start - 900 * DAY
            u.device, u.ip = f"SRV-{i + 1:02d}", f"10.5.0.{20 + i}"
            sh = Shift(u, u.unit, self.start, self.end)
            sh.sessions = [(self.start + d * DAY, f"svc-{i}-{d}", u.ip, u.device) for d in range(self.agency.days)]
            u.shifts = [sh]
            self.users.append(u)
            self.services.append(u)

    def user_name(self, p, seen):
        r = self.rng
        while True:
            if self.kind == "sheriff":
                s = f"S{r.randint(1000, 4999)}"
            elif self.kind == "hospital":
                s = plain("".join(c for c in p.first[0] + p.last if c not in " '.-")).lower()[:9]
                s += str(r.randint(2, 99)) if r.random() < .4 else ""
            else:
                s = f"fd{r.randint(10000, 99999)}"
            if s not in seen:
                seen.add(s)
                return s

    def roster(self):
        r = self.rng
        for u in self.members:
            lo, hi = max(self.start, u.first_day), min(self.end, u.last_day or self.end)
            for _ in range(r.choice((0, 1, 1, 2))):
                a = day0(r.randint(self.start, self.end - 5 * DAY))
                u.leaves.append((a, a + r.choice((3, 5, 7, 10, 14)) * DAY, "leave"))
            if r.random() < .03:
                a = day0(r.randint(self.start, self.end - 20 * DAY))
                u.leaves.append((a, a + r.randint(10, 30) * DAY, "suspension"))
            if r.random() < .3:
                a = day0(r.randint(self.start, self.end - 5 * DAY))
                u.leaves.append((a, a + r.choice((1, 2, 5)) * DAY, "training"))
            u.leaves = [x for x in u.leaves if x[0] >= lo and x[1] <= hi]
            sched, phase, slot = u.unit.sched, r.randrange(56), r.randrange(10)
            for d in range((lo - self.start) // DAY, (hi - self.start) // DAY):
                day = self.start + d * DAY
                away = [x[2] for x in u.leaves if x[0] <= day < x[1]]
                if away or any(x[0] <= day + DAY < x[1] for x in u.leaves):   # nobody works into a leave
                    continue
                wd = (EPOCH + dt.timedelta(seconds=day)).weekday()
                if sched == "r12":
                    on, a = (d + phase) % 8 < 4, 6 if slot < 5 else 18
                    b = a + 12
                elif sched == "sw8":
                    on, a = (d + phase) % 7 < 5, (7, 7, 15, 15, 23, 7, 15, 7, 15, 23)[slot]
                    b = a + 8
                else:
                    on, a = wd < 5 or (sched == "flex" and r.random() < .05), (7, 7, 8, 8, 8, 9, 9, 8, 7, 10)[slot]
                    b = a + 9
                if r.random() < .02:
                    on = False                                 # sick, swapped
                elif not on and sched in ("r12", "sw8") and r.random() < .02:
                    on = True                                  # took a colleague's shift
                if not on:
                    continue
                s, e = day + a * HOUR, day + b * HOUR
                real_e = e + (r.randint(1800, 3 * HOUR) if r.random() < .05 else 0)
                unit = u.old_unit if u.transfer and day < u.transfer else u.unit
                sh = Shift(u, unit, s, real_e)
                if u.shifts and u.shifts[-1].e > s:
                    continue
                u.shifts.append(sh)
                if sched != "none":                            # exempt staff keep no shift records
                    self.books.ref["shifts"].append((u.uid, s - (0 if r.random() < .7 else 900), real_e if r.random() < .5 else e))
            u.leaves.sort()
        self.all_shifts = sorted((sh for u in self.members for sh in u.shifts), key=lambda s: (s.s, s.u.uid))
        self.on_day = defaultdict(list)
        for sh in self.all_shifts:
            self.connect(sh)
            for d in range(sh.s // DAY, sh.e // DAY + 1):
                self.on_day[sh.unit.name, d].append(sh)

    def new_sid(self):
        x = self.rng.getrandbits(44)                          # random: the order of making them must tell nothing
        return f"{x:011x}" if self.kind != "federal" else f"SN{x:014d}"

    def connect(self, sh):
        """Devices: own desk, a pool of shared stations or cars used in turn, a laptop over VPN now and then, a phone beside the desk."""
        r, u = self.rng, sh.u
        dev, ip = u.device, u.ip
        if sh.unit.dev != "own":
            free = [x for x in sh.unit.pool if sh.unit.free[x[0]] <= sh.s]
            if free:
                dev, ip = r.choice(free)
                sh.unit.free[dev] = sh.e
        elif r.random() < .13:
            dev, ip = "LT-" + u.device, u.home_ip if r.random() < .8 else f"172.58.{r.randint(1, 250)}.{r.randint(1, 250)}"
        if sh.unit.dev == "mdt" and r.random() < .5:
            ip = f"166.137.{sh.unit.net}.{10 + int(dev[-2:]) if dev[-2:].isdigit() else 9}"
        t = sh.s + r.randint(0, 600)
        while t < sh.e:
            sh.sessions.append((t, self.new_sid(), ip, dev))
            t += int(r.uniform(1.5, 6) * HOUR)
        if r.random() < .03:
            sh.alt = (sh.s, self.new_sid(), f"172.58.{r.randint(1, 250)}.{r.randint(1, 250)}", u.mobile)

    def on_duty(self, unit, t, but=None):
        return [s for s in self.on_day.get((unit.name, t // DAY), ()) if s.s <= t < s.e and s.u is not but]

    def adhoc(self, u, t, dev, ip, unit=None):
        """Time at work that is on no roster."""
        sh = Shift(u, unit or u.unit, int(t), int(t + 3 * HOUR))
        sh.sessions = [(int(t), self.new_sid(), ip, dev)]
        return sh
