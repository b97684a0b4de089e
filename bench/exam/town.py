"""The town around an agency: who lives where, with whom, of which family, with which vehicle and telephone.

Families reach over several households and surnames change with marriage, so that a personal tie is not always a shared name or a
shared door; streets have an order, so that neighbours exist; one shelter has many beds and makes nobody each other's neighbour.
"""

import datetime as dt
from dataclasses import dataclass, field

STREETS = (
    "Alder Aspen Bellweather Birch Canal Cedar Chapel Clay Copper Cotton Depot Eagle Elm Fern Ferry Foundry Garnet Granary Harbor Hazel "
    "Hickory Juniper Kiln Lantern Laurel Linden Market Mesa Mill Mulberry Ocotillo Orchard Pecan Pine Prairie Quarry Railroad Ridge Saddle "
    "Sage Schoolhouse Spruce Station Sycamore Tanner Tern Thistle Timber Union Vine Walnut Weaver Willow Yarrow"
).split()
FORMS = ["St", "St", "Ave", "Ave", "Rd", "Dr", "Ln", "Blvd", "Ct", "Pl"]
SIDES = ["", "", "", "N ", "S ", "E ", "W "]
AREA_CODES = {"city": ["312", "708"], "border": ["575", "505", "915"], "hospital": ["902", "782"]}
STATES = {"city": ["IL", "IL", "IL", "WI", "IN"], "border": ["NM", "NM", "TX", "AZ"], "hospital": ["NS", "NS", "NS", "NB"]}


@dataclass(slots=True, eq=False)
class Place:
    house: int
    street: str
    flat: str = ""
    order: int = 0
    people: list = field(default_factory=list)

    def text(self):
        return f"{self.house} {self.street}" + (f" Apt {self.flat}" if self.flat else "")


@dataclass(slots=True, eq=False)
class Person:
    id: str
    given: list
    surname: str
    sex: str
    born: dt.date
    origin: str
    former: list = field(default_factory=list)
    home: Place | None = None
    earlier: list = field(default_factory=list)
    phones: list = field(default_factory=list)
    plates: list = field(default_factory=list)
    kin: list = field(default_factory=list)
    user: object = None
    kept_apart: str = ""

    def name(self, surname=None):
        return " ".join([*self.given, surname or self.surname])

    def related(self, *kinds):
        return [o for o, kind, _, _ in self.kin if kind in kinds]


class Town:
    """Founds families, houses them, and gives them vehicles, telephones, friends and former spouses."""

    def __init__(self, rng, stock, kind, size, today):
        self.rng, self.stock, self.kind, self.today = rng, stock, kind, today
        self.people, self.by_id, self.places = [], {}, []
        self.owners = {}
        self.numbers = {}
        self._households = []
        self._ids = set()
        while len(self.people) < size:
            self._found_family()
        self._house()
        self.adults = [p for p in self.people if p.born.year < today.year - 18]
        self._part()
        for p in self.adults:
            self._equip(p)

    # -- families ---------------------------------------------------------------------------------------------------------------------

    def person(self, sex, age, origin, surname):
        r = self.rng
        born = dt.date(self.today.year - age - 1, 1, 1) + dt.timedelta(days=r.randrange(365))
        while True:
            n = r.randrange(10**7)
            key = {"city": f"P{n:07}", "border": f"A{n:07}-{n % 7}", "hospital": f"MRN{n:07}"}[self.kind]
            if n >= 10**5 and key not in self._ids:
                break
        self._ids.add(key)
        p = Person(key, self.stock.given(origin, sex), surname, sex, born, origin)
        self.people.append(p)
        self.by_id[key] = p
        return p

    def tie(self, a, b, kind, since=None, until=None):
        a.kin.append((b, kind, since, until))
        b.kin.append((a, {"parent": "child", "child": "parent"}.get(kind, kind), since, until))

    def _couple(self, age, origin, surname, child=None):
        """Two who live together; `child` is one who has grown up and brings a partner home."""
        r = self.rng
        one = child or self.person(r.choice("fm"), age, origin, surname)
        far = self.stock.origin() if r.random() < 0.25 else origin
        other = self.person("m" if one.sex == "f" else "f", age + r.randrange(-4, 5), far, self.stock.surname(far))
        married = r.random() < 0.78
        if married and r.random() < 0.7:
            wife, husband = (one, other) if one.sex == "f" else (other, one)
            wife.former.append(wife.surname)
            wife.surname = husband.surname
        self.tie(one, other, "spouse" if married else "partner", self.today - dt.timedelta(days=r.randrange(400, 7000)))
        return [one, other]

    def _children(self, parents, youngest, oldest, count):
        r = self.rng
        surname = next((p.surname for p in parents if p.sex == "m"), parents[0].surname)
        children = []
        for _ in range(count):
            child = self.person(r.choice("fm"), r.randint(youngest, oldest), parents[0].origin, surname)
            for p in parents:
                self.tie(child, p, "parent")
            for c in children:
                self.tie(child, c, "sibling")
            children.append(child)
        return children

    def _found_family(self):
        r = self.rng
        origin = self.stock.origin()
        surname = self.stock.surname(origin)
        shape = r.random()
        if shape < 0.5:
            elders = self._couple(r.randint(50, 74), origin, surname)
            self._households.append(elders)
            grown = self._children(elders, 21, 46, r.randint(1, 4))
            for child in grown:
                if r.random() < 0.6:
                    pair = self._couple(self.today.year - child.born.year, origin, surname, child)
                    small = self._children(pair, 0, 17, r.choice([0, 1, 1, 2, 2, 3]))
                    for other in grown:
                        for s in small:
                            if other is not child and r.random() < 0.5:
                                self.tie(s, other, "relative")
                    self._households.append(pair + small)
                else:
                    self._households.append([child])
        elif shape < 0.65:
            one = self.person(r.choice("ffm"), r.randint(22, 50), origin, surname)
            self._households.append([one, *self._children([one], 0, 19, r.randint(1, 3))])
        elif shape < 0.75:
            group = [self.person(r.choice("fm"), r.randint(20, 33), o := self.stock.origin(), self.stock.surname(o)) for _ in range(3)]
            for i, a in enumerate(group):
                for b in group[:i]:
                    self.tie(a, b, "roommate", self.today - dt.timedelta(days=r.randrange(60, 900)))
            self._households.append(group)
        else:
            self._households.append([self.person(r.choice("fm"), r.randint(19, 88), origin, surname)])

    # -- houses -----------------------------------------------------------------------------------------------------------------------

    def _streets(self):
        names = {}
        while True:
            name = f"{self.rng.choice(SIDES)}{self.rng.choice(STREETS)} {self.rng.choice(FORMS)}"
            if name not in names:
                names[name] = True
                yield name

    def _lay_out(self, count):
        """House after house along the streets; one in eight is a block of flats."""
        r = self.rng
        places = []
        for street in self._streets():
            house = r.randrange(1, 12) * 100
            for _ in range(r.randint(15, 60)):
                house += r.choice([2, 2, 4, 6])
                flats = r.randint(6, 24) if r.random() < 0.12 else 0
                for flat in [str(100 * (1 + f // 4) + f % 4 + 1) for f in range(flats)] or [""]:
                    places.append(Place(house, street, flat, len(places)))
            if len(places) >= count:
                return places

    def _house(self):
        r = self.rng
        shelter = r.sample([h for h in self._households if len(h) == 1], max(20, len(self.people) // 150))
        inside = {id(h) for h in shelter}
        outside = [h for h in self._households if id(h) not in inside]
        r.shuffle(outside)
        self.places = self._lay_out(int(len(outside) * 1.06))
        free = sorted(r.sample(range(len(self.places)), len(outside)))
        for spot, household in zip(free, outside):
            self._move_in(household, self.places[spot])
        self.shelter = Place(1900, "Depot Rd")
        for household in shelter:
            self._move_in(household, self.shelter)
        for household in outside:
            if r.random() < 0.12:
                since = self.today - dt.timedelta(days=r.randrange(30, 1100))
                before = r.choice(self.places)
                for p in household:
                    if p.born < since:
                        p.earlier.append((before, max(p.born, since - dt.timedelta(days=r.randrange(300, 3000))), since))

    def _move_in(self, household, place):
        for p in household:
            p.home = place
            place.people.append(p)

    def neighbors(self, p):
        """Those next door and two doors on, or on the same landing."""
        if p.home is self.shelter:
            return []
        near = []
        for other in self.places[max(0, p.home.order - 2) : p.home.order + 3]:
            if other is not p.home and other.street == p.home.street and abs(other.house - p.home.house) <= 6:
                near += other.people
        return near

    def household(self, p):
        return [] if p.home is self.shelter else [o for o in p.home.people if o is not p]

    # -- what came to an end, and what one owns ------------------------------------------------------------------------------------------

    def _part(self):
        """Former couples: they shared a home, some a surname, and now neither."""
        r = self.rng
        single = [p for p in self.adults if 24 < self.today.year - p.born.year < 66 and not p.earlier and r.random() < 0.3]
        women, men = ([p for p in single if p.sex == s] for s in "fm")
        for a, b in zip(women, men):
            if a.home is b.home or any(o is b for o, *_ in a.kin) or abs(a.born.year - b.born.year) > 14:
                continue
            until = self.today - dt.timedelta(days=r.randrange(90, 2200))
            since = until - dt.timedelta(days=r.randrange(300, 4000))
            kind = r.choice(["former_spouse", "former_spouse", "former_partner"])
            self.tie(a, b, kind, until)
            if kind == "former_spouse" and r.random() < 0.6:
                a.former.append(b.surname)
            place = r.choice(self.places)
            for p in (a, b):
                p.earlier.append((place, since, until))

    def befriend(self, p):
        r = self.rng
        for kind in r.choices(["friend", "emergency_contact"], [60, 40], k=r.randint(1, 3)):
            other = r.choice(self.adults)
            if other is not p and not any(o is other for o, *_ in p.kin):
                self.tie(p, other, kind, self.today - dt.timedelta(days=r.randrange(200, 3000)))

    def plate(self):
        r = self.rng
        letters = "ABCDEFGHJKLMNPRSTVWXYZ"
        while True:
            a = "".join(r.choice(letters) for _ in range(3))
            n = f"{r.randrange(10000):04}"
            text = {"city": f"{a[:2]}{n}{r.randrange(10)}", "border": f"{a}{n}", "hospital": f"{a}{n[:3]}"}[self.kind]
            if text not in self.owners:
                return text

    def _equip(self, p):
        r = self.rng
        long_ago = self.today - dt.timedelta(days=r.randrange(800, 3000))
        if r.random() < 0.75:
            plate = self.plate()
            p.plates.append((plate, long_ago, None))
            self.owners[plate] = [(p, long_ago, None)]
            if r.random() < 0.06:
                sold = self.today - dt.timedelta(days=r.randrange(40, 700))
                buyer = r.choice(self.adults)
                p.plates[-1] = (plate, long_ago, sold)
                buyer.plates.append((plate, sold, None))
                self.owners[plate] = [(p, long_ago, sold), (buyer, sold, None)]
        for _ in range(r.choice([1, 1, 1, 2])):
            while (number := r.choice(AREA_CODES[self.kind]) + f"{r.randrange(200, 1000)}{r.randrange(10000):04}") in self.numbers:
                pass
            self.numbers[number] = p
            p.phones.append((number, long_ago, None))

    def current_plate(self, p):
        return next((plate for plate, _, until in p.plates if until is None), None)

    def write(self, book, shown):
        """Enters the people; `shown` says whose relations the agency knows."""
        r = self.rng
        for p in self.people:
            number = p.phones[0][0] if p.phones else ""
            book.add(
                "people", p.id, p.name(), ";".join(p.name(f) for f in p.former), p.born.isoformat(), p.home.text(),
                f"({number[:3]}) {number[3:6]}-{number[6:]}" if number else "", f"{p.id.lower()}@mail.example" if number else "",
            )  # fmt: skip
            for place, since, until in p.earlier:
                book.add("addresses", p.id, place.text(), since.isoformat(), until.isoformat())
            last = max((until for *_, until in p.earlier), default=None)
            book.add("addresses", p.id, p.home.text(), last.isoformat() if last else "", "")
            for number, since, _ in p.phones:
                book.add("phones", f"+1{number}", p.id, since.isoformat(), "")
        for plate, owners in self.owners.items():
            state = r.choice(STATES[self.kind])
            for p, since, until in owners:
                book.add("vehicles", plate, state, p.id, since.isoformat(), until.isoformat() if until else "")
        done = set()
        for p in self.people:
            for other, kind, since, until in p.kin:
                pair = (min(p.id, other.id), max(p.id, other.id), kind if kind not in ("parent", "child") else "parent")
                if pair not in done:
                    done.add(pair)
                    if r.random() < (0.97 if shown(p) or shown(other) else 0.12):
                        book.add("relationships", p.id, other.id, kind, since.isoformat() if since else "", until.isoformat() if until else "")
