"""The town: who lives where and with whom, of which family, with which vehicles and telephones, and how much of it is on record."""

import datetime as dt
from collections import defaultdict

from clock import DAY, EPOCH, day0
from names import LAST, MEN, ST_TYPES, STREETS, WOMEN


class Person:
    __slots__ = ("pid", "first", "mid", "last", "former", "born", "sex", "house", "phones", "plates", "rels", "old_house", "moved", "user",
                 "known")

    def __init__(self, pid, first, mid, last, born, sex, house):
        self.pid, self.first, self.mid, self.last, self.born, self.sex, self.house = pid, first, mid, last, born, sex, house
        self.former, self.phones, self.plates, self.rels = [], [], [], {}
        self.old_house = self.moved = self.user = None
        self.known = set()          # pids with whom the tie is on record

    @property
    def dob(self):
        return self.born.isoformat()

    def full(self):
        return " ".join(x for x in (self.first, self.mid, self.last) if x)


class House:
    __slots__ = ("street", "no", "apt", "people", "pos")

    def __init__(self, street, no, apt, pos):
        self.street, self.no, self.apt, self.pos, self.people = street, no, apt, pos, []


class Town:
    """Households on streets, their people, kin, friends, vehicles and phones."""

    def __init__(self, rng, size, end):
        self.rng, self.people, self.houses, self.by_id = rng, [], [], {}
        self.end = end
        self.used_phones, self.used_plates, self.by_last = set(), set(), defaultdict(list)
        self.weights = {w: [1 / (i + 6) ** .75 for i in range(len(l))] for w, l in (("M", MEN), ("F", WOMEN), ("L", LAST))}
        names = [f"{d}{b} {t}" for d in ("", "N ", "W ", "Old ", "Upper ", "S ", "E ") for b in STREETS for t, _ in ST_TYPES]
        rng.shuffle(names)
        self.streets = []
        while len(self.people) < size:
            if len(self.streets) < len(names):
                street = names[len(self.streets)]
            else:
                street = f"{len(self.streets)}th {rng.choice(ST_TYPES)[0]}"
            self.streets.append([])
            no, pos = rng.choice((1, 2, 100, 101, 400, 1200, 3300)), 0
            for _ in range(rng.randint(12, 45)):
                no += rng.choice((1, 2, 2, 2, 3, 4, 8))
                for apt in (range(1, rng.randint(5, 20)) if rng.random() < .06 else (None,)):
                    a = None if apt is None else f"{rng.choice('AB') if no % 3 == 0 else ''}{100 + apt if no % 2 else apt}"
                    h = House(street, no, a, pos)
                    self.streets[-1].append(h)
                    self.houses.append(h)
                    self.household(h)
                    pos += 1
        self.street_of = {id(h): s for s in self.streets for h in s}
        self.adults = [p for p in self.people if self.age(p) >= 18]
        self.kin()

    def age(self, p):
        return (EPOCH + dt.timedelta(seconds=self.end)).year - p.born.year

    def person(self, house, age, last=None, sex=None):
        r = self.rng
        sex = sex or r.choice("MF")
        born = (EPOCH + dt.timedelta(seconds=self.end - age * 365.25 * DAY - r.randint(0, 364) * DAY)).date()
        last = last or r.choices(LAST, self.weights["L"])[0]
        first = r.choices(MEN if sex == "M" else WOMEN, self.weights[sex])[0]
        pid = f"P{len(self.people) * 7 % 9973:04d}{len(self.people):05d}"
        p = Person(pid, first, r.choice(["", "A", "J", "M", "L", "R", "E", "Ann", "Lee", "Marie", "Q"]), last, born, sex, house)
        house.people.append(p)
        self.people.append(p)
        self.by_id[p.pid] = p
        self.by_last[last].append(p)
        if age >= 14:
            p.phones.append(self.phone())
        if age >= 17 and r.random() < .85:
            for _ in range(1 + (r.random() < .15)):
                p.plates.append(self.plate())
        return p

    def phone(self):
        while True:
            n = f"{self.rng.choice(('520', '602', '928', '915'))}{self.rng.randint(200, 989)}{self.rng.randint(0, 9999):04d}"
            if n not in self.used_phones:
                self.used_phones.add(n)
                return n

    def plate(self):
        r = self.rng
        while True:
            s = "".join(r.choice("ABCDEFGHJKLMNPRSTUVWXYZ") for _ in range(3))
            x = r.choice((f"{r.randint(1, 9)}{s}{r.randint(100, 999)}", f"{s}{r.randint(1000, 9999)}", f"{s}{r.randint(100, 999)}"))
            if x not in self.used_plates:
                self.used_plates.add(x)
                return x

    def tie(self, a, b, kind, known):
        """kind as a's view: b is a's <kind>."""
        back = {"parent": "child", "child": "parent"}.get(kind, kind)
        if a is b or b.pid in a.rels:
            return
        a.rels[b.pid], b.rels[a.pid] = kind, back
        if self.rng.random() < known:
            a.known.add(b.pid)
            b.known.add(a.pid)

    def household(self, h):
        r = self.rng
        form, age = r.random(), int(min(88, max(21, r.gauss(46, 16))))
        a = self.person(h, age)
        kids, known = [], .75
        if form < .55 or form > .94:                      # a couple, mostly with one name
            sex = "F" if a.sex == "M" else "M"
            sex = a.sex if r.random() < .04 else sex
            b = self.person(h, max(19, age + r.randint(-6, 6)), a.last if r.random() < .7 else None, sex)
            if b.last == a.last:
                b.former.append(f"{b.first} {r.choices(LAST, self.weights['L'])[0]}")
            self.tie(a, b, "spouse" if r.random() < .8 else "partner", known)
            if form < .36 and 23 < age < 62:
                kids = [self.person(h, max(0, min(age, self.age(b)) - r.randint(20, 36)), a.last) for _ in range(r.choice((1, 2, 2, 3)))]
                for k in kids:
                    self.tie(b, k, "child", known)
            if form > .94 and age < 60:
                self.tie(a, self.person(h, age + r.randint(22, 30), a.last), "parent", known)
        elif form < .66 and 23 < age < 60:
            kids = [self.person(h, max(0, age - r.randint(19, 36)), a.last) for _ in range(r.choice((1, 1, 2)))]
        elif .66 < form < .73:
            for _ in range(r.choice((1, 1, 2))):
                self.tie(a, self.person(h, max(19, min(60, age + r.randint(-5, 5)))), "roommate", .5)
        for i, k in enumerate(kids):
            self.tie(a, k, "child", known)
            for k2 in kids[:i]:
                self.tie(k, k2, "sibling", known)

    def kin(self):
        r = self.rng
        for p in self.adults:
            if r.random() < .5:
                old = [q for q in r.sample(self.by_last[p.last], min(14, len(self.by_last[p.last])))
                       if 19 <= self.age(q) - self.age(p) <= 40 and q.house is not p.house]
                if old:
                    self.tie(p, old[0], "parent", .55)
            if r.random() < .35:
                sib = [q for q in r.sample(self.by_last[p.last], min(8, len(self.by_last[p.last])))
                       if abs(self.age(q) - self.age(p)) < 12 and q.house is not p.house]
                if sib:
                    self.tie(p, sib[0], r.choice(("sibling", "sibling", "relative")), .55)
            if r.random() < .08:
                self.add_ex(p, .5)
            for _ in range(r.choice((0, 1, 1, 2))):
                self.tie(p, r.choice(self.adults), "friend", .2)
            if r.random() < .1:
                self.tie(p, r.choice(self.adults), "emergency_contact", .7)
            if r.random() < .1:                           # moved house lately: an older address is in the history
                p.old_house, p.moved = r.choice(self.houses), day0(self.end - r.randint(60, 1500) * DAY)

    def add_ex(self, p, known):
        for _ in range(6):
            q = self.rng.choice(self.adults)
            if abs(self.age(q) - self.age(p)) < 10 and q.sex != p.sex and q.house is not p.house:
                self.tie(p, q, self.rng.choice(("former_spouse", "former_partner")), known)
                return

    def tied(self, p, kinds):
        return [self.by_id[o] for o, k in p.rels.items() if k in kinds and o in p.known]

    def neighbors(self, p, reach=3):
        s = self.street_of[id(p.house)]
        return [q for h in s if h is not p.house and abs(h.pos - p.house.pos) <= reach for q in h.people if q.pid not in p.rels]


def address(h):
    return f"{h.no} {h.street}" + (f" Apt {h.apt}" if h.apt else "")
