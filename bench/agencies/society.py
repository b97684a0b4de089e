"""A town: people, homes, kin, cars, phones - and what changes in the middle of the period."""
import datetime as dt
from collections import defaultdict

import clock
import text


class Person:
    __slots__ = "id first mid last former dob sex homes phones plates email home ties renamed".split()

    def __init__(self, pid, first, mid, last, dob, sex):
        self.id, self.first, self.mid, self.last, self.dob, self.sex = pid, first, mid, last, dob, sex
        self.former, self.homes, self.phones, self.plates, self.ties = [], [], [], [], []
        self.email, self.home, self.renamed = "", None, None

    @property
    def name(self):
        return text.full(self.first, self.mid, self.last)

    def home_at(self, d):
        for h, a, b in self.homes:
            if (a is None or a <= d) and (b is None or d < b):
                return h
        return self.homes[-1][0] if self.homes else None

    def valid(self, rows, d):
        return [r[0] for r in rows if (r[-2] is None or r[-2] <= d) and (r[-1] is None or d < r[-1])]


class Home:
    __slots__ = "street number apt string occupants".split()

    def __init__(self, street, number, apt):
        self.street, self.number, self.apt, self.occupants = street, number, apt, []
        self.string = f"{number} {street}" + (f" Apt {apt}" if apt else "")


class Society:
    def __init__(self, rng, size):
        self.rng, self.people, self.relations, self.by_id = rng, [], [], {}
        self._phones, self._plates = set(), set()
        self._build_homes(size)
        while len(self.people) < size:
            self._household()
        self._kin()
        self._former_couples()
        self._changes()
        self._things()
        self.streets = defaultdict(list)
        for h in self.homes:
            self.streets[h.street].append(h)
        self._popularity()

    # --- places -------------------------------------------------------------------------------------------------
    def _build_homes(self, size):
        rng, homes = self.rng, []
        names = [f"{s} {k}" for s in text.STREET for k, _ in text.KINDS]
        rng.shuffle(names)
        i = 0
        while len(homes) < size * 0.62:
            street, i = names[i % len(names)], i + 1
            block = 1 + 10 * (i // len(names))
            for n in range(rng.randint(15, 55)):
                number = block * 100 + n
                if rng.random() < 0.06:
                    homes += [Home(street, number, str(a)) for a in range(1, rng.randint(4, 24))]
                else:
                    homes.append(Home(street, number, ""))
        self.homes = homes
        self.vacant = homes[:]
        rng.shuffle(self.vacant)

    def settle(self, p, home, since=None):
        if p.homes:
            h, a, _ = p.homes[-1]
            p.homes[-1] = (h, a, since)
        p.homes.append((home, since, None))
        p.home = home
        home.occupants.append(p)

    # --- people -------------------------------------------------------------------------------------------------
    def add(self, last, age, sex=None, first=None):
        rng = self.rng
        sex = sex or rng.choice("mf")
        born = clock.FIRST - dt.timedelta(int(age * 365.25) + rng.randrange(365))
        mid = rng.choice(text.LETTERS) if rng.random() < 0.75 else ""
        p = Person(f"p-{len(self.people) + 1001}", first or text.first(rng, sex), mid, last, born, sex)
        self.people.append(p)
        self.by_id[p.id] = p
        return p

    def relate(self, a, b, kind, since=None, until=None):
        self.relations.append((a, b, kind, since, until))
        a.ties.append((b, kind, since, until))
        inverse = {"parent": "child", "child": "parent"}.get(kind, kind)
        b.ties.append((a, inverse, since, until))

    def age(self, p):
        return (clock.FIRST - p.dob).days / 365.25

    def _household(self):
        rng, home = self.rng, self.vacant.pop()
        r, last = rng.random(), text.surname(rng)
        members = []
        if r < 0.26:
            members = [self.add(last, rng.uniform(19, 85))]
        elif r < 0.86:
            age = rng.uniform(22, 78)
            man = self.add(last, age, "m")
            married = rng.random() < 0.8
            keeps = not married or rng.random() < 0.25
            maiden = text.surname(rng)
            woman = self.add(maiden if keeps else last, max(19, age + rng.gauss(-2, 4)), "f" if rng.random() < 0.96 else "m")
            if not keeps:
                if rng.random() < 0.06:
                    woman.last = f"{maiden}-{last}"
                woman.former.append(text.full(woman.first, woman.mid, maiden))
            since = clock.FIRST - dt.timedelta(int(rng.uniform(0.3, max(1, age - 20)) * 365))
            self.relate(man, woman, "spouse" if married else "partner", since)
            members = [man, woman]
            if 25 < age < 62 and rng.random() < 0.6:
                for _ in range(rng.randint(1, 3)):
                    c = self.add(last, max(0.5, age - rng.uniform(22, 36)))
                    for parent in members[:2]:
                        self.relate(parent, c, "parent")
                    for other in members[2:]:
                        self.relate(other, c, "sibling")
                    members.append(c)
        elif r < 0.93:
            a = self.add(last, rng.uniform(24, 50), "f" if rng.random() < 0.8 else "m")
            members = [a]
            for _ in range(rng.randint(1, 2)):
                c = self.add(last if rng.random() < 0.7 else text.surname(rng), max(0.5, self.age(a) - rng.uniform(20, 34)))
                self.relate(a, c, "parent")
                members.append(c)
        else:
            members = [self.add(text.surname(rng), rng.uniform(19, 36)) for _ in range(rng.randint(2, 4))]
            for i, a in enumerate(members):
                for b in members[i + 1:]:
                    self.relate(a, b, "roommate", clock.FIRST - dt.timedelta(rng.randint(60, 900)))
        for p in members:
            self.settle(p, home)

    def adults(self, lo=19, hi=90):
        return [p for p in self.people if lo <= self.age(p) < hi]

    def _kin(self):
        """Grown children elsewhere in town: parents and siblings across households."""
        rng = self.rng
        old = defaultdict(list)
        for p in self.adults(50):
            old[p.last].append(p)
        every = self.adults(50)
        siblings = defaultdict(list)
        for p in self.adults(20, 58):
            if rng.random() > 0.4 or any(k == "child" for _, k, *_ in p.ties):
                continue
            pool = old[p.last] if rng.random() < 0.8 and old[p.last] else every
            q = rng.choice(pool)
            if not 18 < self.age(q) - self.age(p) < 42 or q.home is p.home:
                continue
            self.relate(q, p, "parent")
            mate = next((b for b, k, *_ in q.ties if k == "spouse"), None)
            if mate:
                self.relate(mate, p, "parent")
            for s in siblings[q.id][:4]:
                self.relate(s, p, "sibling")
            siblings[q.id].append(p)
        for _ in range(len(self.people) // 40):
            a, b = rng.choice(self.people), rng.choice(self.people)
            if a is not b:
                self.relate(a, b, "relative")

    def _former_couples(self):
        rng, pool = self.rng, self.adults(24, 62)
        rng.shuffle(pool)
        for a, b in zip(pool[::8], pool[1::8]):
            self.make_former(a, b)

    def make_former(self, a, b):
        rng = self.rng
        if a.home is b.home:
            return
        split = clock.FIRST - dt.timedelta(rng.randint(40, 2200))
        married = rng.random() < 0.6
        joint = rng.choice(self.vacant) if self.vacant else a.home
        start = split - dt.timedelta(rng.randint(300, 2500))
        for p in (a, b):
            if len(p.homes) == 1:
                p.homes = [(joint, start, split), (p.home, split, None)]
        if married:
            self.relate(a, b, "spouse", start, split)
        self.relate(a, b, "former_spouse" if married else "former_partner", split)
        if married and a.sex == "m" and b.sex == "f" and not b.former and rng.random() < 0.4:
            b.former.append(text.full(b.first, b.mid, a.last))

    def _changes(self):
        """Divorces, weddings, moves within the period."""
        rng = self.rng
        for i, (a, b, kind, since, until) in enumerate(list(self.relations)):
            if kind != "spouse" or until or a.home is not b.home or rng.random() > 0.02:
                continue
            d = clock.some_date(rng, 20, 120)
            self.relations[i] = (a, b, kind, since, d)
            for x, y in ((a, b), (b, a)):
                x.ties = [(o, k, s, d if o is y and k == "spouse" and u is None else u) for o, k, s, u in x.ties]
            self.relate(a, b, "former_spouse", d)
            self.settle(rng.choice((a, b)), self.vacant.pop(), d - dt.timedelta(rng.randint(0, 20)))
            if b.former and rng.random() < 0.5:          # takes her old name back
                old = b.former[0].split(" ")[-1]
                b.former.append(b.name)
                b.last, b.renamed = old, d
        for a, b, kind, since, until in list(self.relations):
            if kind == "partner" and until is None and rng.random() < 0.08:
                d = clock.some_date(rng)
                self.relate(a, b, "spouse", d)
                if b.sex == "f" and rng.random() < 0.7:
                    b.former.append(b.name)
                    b.last, b.renamed = a.last, d
        for p in rng.sample(self.people, len(self.people) // 30):
            if not self.vacant:
                break
            d, home, old = clock.some_date(rng), self.vacant.pop(), p.home
            for q in [q for q in old.occupants if q.home is old]:
                self.settle(q, home, d)

    def new_phone(self):
        while True:
            n = self.rng.choice(("202", "202", "203", "475")) + str(self.rng.randint(200, 989)) + f"{self.rng.randrange(10000):04d}"
            if n not in self._phones:
                self._phones.add(n)
                return n

    def new_plate(self):
        rng = self.rng
        while True:
            letters = "".join(rng.choice(text.LETTERS) for _ in range(3))
            n = f"{rng.randint(1, 9)}{letters}{rng.randrange(1000):03d}" if rng.random() < 0.7 else f"{letters}{rng.randrange(10000):04d}"
            if n not in self._plates:
                self._plates.add(n)
                return n

    def _things(self):
        for p in self.people:
            self.equip(p)

    def equip(self, p):
        rng = self.rng
        if self.age(p) < 13:
            return
        n = self.new_phone()
        if rng.random() < 0.06:
            d = clock.some_date(rng)
            p.phones = [(n, None, d), (self.new_phone(), d, None)]
        else:
            p.phones = [(n, None, None)]
        p.email = f"{text.plain(p.first).lower()}.{text.plain(p.last).lower().replace(' ', '')}{rng.randrange(99)}@mail.example"
        if self.age(p) > 17 and rng.random() < 0.75:
            for _ in range(1 if rng.random() < 0.85 else 2):
                state = "CT" if rng.random() < 0.88 else rng.choice(("NY", "MA", "RI", "NJ"))
                since = clock.FIRST - dt.timedelta(rng.randint(30, 3000))
                if rng.random() < 0.05:                  # sold in the period; next owner keeps the plate
                    d = clock.some_date(rng)
                    pl = self.new_plate()
                    p.plates.append((pl, state, since, d))
                    q = rng.choice(self.people)
                    if self.age(q) > 18:
                        q.plates.append((pl, state, d, None))
                else:
                    p.plates.append((self.new_plate(), state, since, None))

    def _popularity(self):
        """Few people are met again and again by every agency."""
        rng = self.rng
        self.grown = self.adults(14)
        self.regulars = rng.sample(self.grown, max(10, len(self.grown) // 25))

    def someone(self):
        rng = self.rng
        return rng.choice(self.regulars) if rng.random() < 0.3 else rng.choice(self.grown)

    # --- ties ---------------------------------------------------------------------------------------------------
    def tied(self, p, kinds, d):
        return [o for o, k, s, u in p.ties if k in kinds and (s is None or s <= d) and (u is None or d < u)]

    def neighbours(self, p, d):
        h = p.home_at(d)
        if not h:
            return []
        near = [x for x in self.streets[h.street] if x is not h and abs(x.number - h.number) <= (0 if h.apt and x.apt else 2)]
        family = {o for o, *_ in p.ties}
        return [q for x in near for q in x.occupants if q.home_at(d) is x and q not in family and self.age(q) > 17]
