"""An agency: units, people who work there, when they work, which screens they sit at."""
import datetime as dt
from bisect import bisect_right
from collections import defaultdict

import clock
import text
from clock import HOUR, MIN, at


class User:
    __slots__ = """id person unit old_unit moved role sup active_from active_to weight shifts leave habit desk net home_ip telework
        assigned reason_rate recorded""".split()

    def unit_at(self, d):
        return self.old_unit if self.moved and d < self.moved else self.unit

    def shift_at(self, t, slack=0):
        i = bisect_right(self.shifts, (t + slack, 1 << 60)) - 1
        if i >= 0 and self.shifts[i][0] - slack <= t < self.shifts[i][1] + slack:
            return self.shifts[i]
        return None

    def serves(self, d):
        return (not self.active_from or self.active_from <= d) and (not self.active_to or d < self.active_to)

    def away(self, d):
        return next((k for a, b, k in self.leave if a <= d < b), None)


class Agency:
    def __init__(self, rng, profile, society, n):
        self.rng, self.p, self.society = rng, profile, society
        self.units = {u[0]: u for u in profile["units"]}
        self.users, self.by_unit = [], defaultdict(list)
        self._hire(n)
        for u in self.users:
            self._calendar(u)
        self.staff = {u.person.id for u in self.users}

    def _hire(self, n):
        rng, p = self.rng, self.p
        pool = rng.sample(self.society.adults(21, 64), n)
        # a few couples, siblings and friends work under one roof
        seen, taken = set(), {q.id for q in pool}
        for q in pool[: n // 12]:
            for o, k, *_ in q.ties:
                if k in ("spouse", "sibling", "former_spouse") and o.id not in taken and 21 < self.society.age(o) < 64:
                    pool.append(o)
                    taken.add(o.id)
                    break
        rng.shuffle(pool)
        pool = pool[:n]
        sizes = [max(2, round(u[1] * n)) for u in p["units"]]
        names = [u[0] for u, s in zip(p["units"], sizes) for _ in range(s)]
        while len(names) < n:
            names.append(p["units"][0][0])
        rng.shuffle(names)
        for i, (person, unit) in enumerate(zip(pool, names)):
            u = User()
            u.person, u.unit, u.old_unit, u.moved, u.sup = person, unit, None, None, None
            u.id = self._id(person, i, seen)
            u.role = rng.choice(self.units[unit][2])
            u.active_from = clock.FIRST - dt.timedelta(rng.randint(60, 9000))
            u.active_to = None
            r = rng.random()
            if r < .04:
                u.active_to = clock.some_date(rng, 30, 120)
            elif r < .08:
                u.active_from = clock.some_date(rng, 10, 110)
            elif r < .12:
                u.old_unit, u.moved = rng.choice(list(self.units)), clock.some_date(rng, 30, 120)
            u.weight = min(12.0, rng.lognormvariate(0, .85)) * (.5 if rng.random() < .15 else 1)
            u.habit = rng.choices(["usual", "terse", "never", "always"], [70, 8, 5, 17])[0]
            u.reason_rate = min(1, max(0, self.units[unit][5] + rng.gauss(0, .05)))
            if u.habit == "never" and self.units[unit][5] < .9:
                u.reason_rate *= .4
            if u.habit == "always":
                u.reason_rate = (1 + u.reason_rate) / 2 if u.reason_rate > .3 else u.reason_rate
            net = list(self.units).index(unit) + 10
            u.net, u.desk = net, f"WS-{net}-{i:04d}"
            u.home_ip = f"73.{rng.randint(1, 254)}.{rng.randint(1, 254)}.{rng.randint(1, 254)}"
            u.telework = rng.random() < (.22 if p["id"] == "short" else 0)
            u.assigned = []
            self.users.append(u)
            self.by_unit[unit].append(u)
        chief = self.users[0]
        chief.role = "director"
        for unit, crew in self.by_unit.items():
            bosses = crew[: 1 + len(crew) // 14]
            for b in bosses:
                b.role = "supervisor" if b is not chief else b.role
                b.active_from, b.active_to, b.weight = clock.FIRST - dt.timedelta(rng.randint(2000, 9000)), None, b.weight * .6
                b.sup = chief if b is not chief else None
            for u in crew:
                if u not in bosses:
                    u.sup = rng.choice(bosses)
        # friends and emergency contacts
        s = self.society
        for u in self.users:
            for _ in range(rng.randint(0, 3)):
                o = s.someone()
                if o is not u.person:
                    s.relate(u.person, o, "friend")
            if rng.random() < .7:
                kin = [o for o, k, _, end in u.person.ties if k in ("spouse", "parent", "sibling", "friend") and end is None]
                if kin:
                    s.relate(u.person, rng.choice(kin), "emergency_contact")
            if rng.random() < .14 and not any(k.startswith("former") for _, k, *_ in u.person.ties):
                o = rng.choice(s.grown)
                if abs(s.age(o) - s.age(u.person)) < 9 and s.age(o) > 20 and o is not u.person:
                    s.make_former(u.person, o)

    def _id(self, person, i, seen):
        f, l = text.plain(person.first).lower(), "".join(c for c in text.plain(person.last).lower() if c.isalpha())
        style = self.p["id"]
        base = {"name": f"{f[0]}.{l}", "staff": f"{l[:6]}{f[0]}", "badge": f"B{20000 + i * 7}", "short": f"{f}.{l}"}[style]
        k, n = base, 1
        while k in seen:
            n += 1
            k = f"{base}{n}"
        seen.add(k)
        return k

    # --- calendar -----------------------------------------------------------------------------------------------
    def _calendar(self, u):
        rng, pattern = self.rng, self.units[u.unit][3]
        u.leave, u.shifts, u.recorded = [], [], []
        for _ in range(rng.choices([0, 1, 2, 3], [20, 45, 25, 10])[0]):
            a = clock.some_date(rng, 2, 140)
            u.leave.append((a, a + dt.timedelta(rng.choice((2, 3, 5, 7, 7, 10, 14))), "leave"))
        if rng.random() < .25:
            a = clock.some_date(rng, 2, 140)
            u.leave.append((a, a + dt.timedelta(rng.randint(1, 3)), "training"))
        if rng.random() < .012:
            a = clock.some_date(rng, 20, 110)
            u.leave.append((a, a + dt.timedelta(rng.randint(10, 30)), "suspension"))
        phase, start, part = rng.randrange(14), rng.choice((7, 7.5, 8, 8, 8.5, 9)), rng.random() < .1
        band = rng.choices((7, 15, 23), (40, 35, 25))[0]
        on = (1, 1, 0, 0, 1, 1, 1, 0, 0, 1, 1, 0, 0, 0)
        last_end = 0
        for i in range(clock.DAYS):
            d = clock.day(i)
            if not u.serves(d) or u.away(d):
                continue
            wd = d.weekday()
            if pattern in ("office", "late"):
                if d in clock.HOLIDAYS or wd > 4 and not (pattern == "late" and wd == 5 and (i + phase) % 3 == 0) or part and wd in (0, 3):
                    if rng.random() > .012:              # a called-in day off
                        continue
                a, n = (start, 8.5) if pattern == "office" else (start + rng.choice((0, 3.5)), 8.5)
            elif pattern == "rot12":
                if not on[(i + phase) % 14] and rng.random() > .02:
                    continue
                a, n = (6 if ((i + phase) // 28 + phase) % 2 else 18), 12.25
            else:
                if (i + phase) % 7 > 4 and rng.random() > .02:
                    continue
                a, n = band, 8.25
            a += rng.choice((0, 0, 0, -.25, .25))
            t0, t1 = at(d, a), at(d, a) + int(n * HOUR)
            if t0 < last_end + 5 * HOUR:
                continue
            rec1 = t1
            if rng.random() < .06:                       # overtime, usually entered
                t1 += int(rng.uniform(.7, 4) * HOUR)
                rec1 = t1 if rng.random() < .8 else rec1
            last_end = t1
            u.shifts.append((t0, t1))
            u.recorded.append((t0, rec1))

    def connect(self, u, t):
        """Session, address and device of honest work at t."""
        sh = u.shift_at(t, 45 * MIN)
        unit = u.unit_at(clock.date(t))
        style, half = self.p["id"], 0
        key = sh[0] if sh else t // (6 * HOUR) * 6 * HOUR
        if sh and (key // 60 + len(u.id)) % 3 == 0 and t > (sh[0] + sh[1]) / 2:
            half = 1
        mix = (key // 3600 * 2654435761 + sum(map(ord, u.id))) % 1000
        if style == "staff" and self.units[unit][3] != "office":
            # ward screens shared by all, badge taps from one to the next
            slot = (t // (40 * MIN) * 7919 + mix) % 6
            dev, ip = f"WARD-{u.net}-{slot}", f"10.20.{u.net}.{10 + slot}"
            half = t // (40 * MIN)
        elif style == "name" and "Patrol" in unit or unit == "Traffic":
            car = mix % 25
            dev, ip = f"MDT-{car:02d}", f"10.77.4.{car + 20}"
            if mix % 17 == 0 and t % 5 == 0:             # the report room's screen beside the car's
                dev, ip, half = f"RPT-{mix % 4}", f"10.20.{u.net}.{200 + mix % 4}", 7
        elif unit.startswith(("Land", "Airport")):
            booth = (mix + t // (2 * HOUR)) % 14
            dev, ip, half = f"BOOTH-{u.net}-{booth}", f"10.20.{u.net}.{booth + 10}", t // (2 * HOUR)
        elif u.telework and mix % 5 < 2:
            dev, ip = f"LT-{u.desk[3:]}", u.home_ip
        else:
            dev, ip = u.desk, f"10.20.{u.net}.{int(u.desk[-4:]) % 200 + 20}"
        return f"s{abs(hash_int(u.id, key, half)):08x}", ip, dev


def hash_int(*parts):
    h = 2166136261
    for c in "|".join(map(str, parts)):
        h = (h ^ ord(c)) * 16777619 & 0xFFFFFFFF
    return h
