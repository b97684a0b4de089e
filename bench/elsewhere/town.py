"""The people an agency keeps records of, and the ties among them as they truly are.

Truth and record differ: `ties` here is what neighbours know. How much of it stands in the agency's tables is the agency's
business (see `agency.Agency.publish_people`). Staff are drawn from the same town, which is what makes their work delicate.
"""

from datetime import date

import names

STREETS = ("Alder Birch Cedar Chestnut Clover Cooper Copper Creek Dogwood Elder Fairview Ferry Foundry Granary Harbour Hazel "
           "Heron Hickory Juniper Kiln Larkspur Laurel Lime Linden Maple Meadow Mill Mulberry Orchard Osprey Otter Pasture "
           "Pebble Pine Plover Poplar Quarry Quince Ridge Rowan Saddler Sage Sandpiper Spruce Station Sumac Swallow Tanner "
           "Teal Thistle Tinker Vine Walnut Weaver Willow Wren").split()
SORTS = "St Ave Ln Rd Ct Dr Way".split()
OPPOSITE = {"parent": "child", "child": "parent"}


class Home:
    """An address; its neighbours are those next along the street."""

    __slots__ = ("street", "number", "flat", "place", "members", "row", "at")

    def __init__(self, street, number, flat, place):
        self.street, self.number, self.flat, self.place = street, number, flat, place
        self.members = []

    def text(self):
        flat = f" Apt {self.flat}" if self.flat else ""
        return f"{self.number} {self.street}{flat}, {self.place}"


class Person:
    __slots__ = ("id", "second_id", "second_name", "first", "middle", "last", "former", "sex", "dob", "home", "past", "phone",
                 "plates", "ties", "user", "moved", "email")

    def __init__(self, first, middle, last, sex, dob, home):
        self.first, self.middle, self.last, self.sex, self.dob, self.home = first, middle, last, sex, dob, home
        self.id = self.second_id = self.second_name = self.user = self.moved = None
        self.former, self.past, self.plates, self.ties = [], [], [], []
        self.phone = self.email = ""

    def age(self, today):
        return (today - self.dob).days / 365.25

    def tied(self, *kinds):
        return [other for other, kind, _, _ in self.ties if kind in kinds]


def tie(one, other, kind, since=None, until=None):
    """What `other` is to `one`, and the other way round."""
    if any(person is other for person, *_ in one.ties) or one is other:
        return
    one.ties.append((other, kind, since, until))
    other.ties.append((one, OPPOSITE.get(kind, kind), since, until))


class Town:
    def __init__(self, rng, size, today, places, pool, plates):
        self.rng, self.today, self.pool, self.plate = rng, today, pool, plates
        self.women = names.WOMEN[pool].split()
        self.men = names.MEN[pool].split()
        self.families = names.FAMILIES[pool].split()
        rng.shuffle(self.families)
        self.weights = [1 / (rank + 3) ** 0.8 for rank in range(len(self.families))]
        self.village = {place: [names.syllables(rng) for _ in range(4)] for place in places}
        self.people, self.homes, self.rows = [], [], {}
        self._streets = {place: self._lay_out(place) for place in places}
        self._taken = set()
        shares = [1 / (1 + i) for i in range(len(places))]
        while len(self.people) < size:
            self._move_in(rng.choices(places, shares)[0])
        self._kin_elsewhere()
        self._partings()
        self._belongings()

    # -- homes -----------------------------------------------------------------------------------------------------------

    def _lay_out(self, place):
        """Hands out addresses along the streets, one after the other, some of them blocks of flats."""
        while True:
            for sort in SORTS:
                for street in self.rng.sample(STREETS, len(STREETS)):
                    name = f"{street} {sort}"
                    row = self.rows.setdefault((place, name), [])
                    number = self.rng.choice((1, 2, 100, 201, 1400))
                    for _ in range(self.rng.randrange(12, 60)):
                        number += self.rng.choice((1, 2, 2, 4))
                        flats = self.rng.choice((0, 0, 0, 0, 0, 6, 12))
                        for flat in range(1, flats + 1) if flats else (0,):
                            home = Home(name, number, flat, place)
                            home.row, home.at = row, len(row)
                            row.append(home)
                            yield home

    def neighbours(self, person):
        home = person.home
        near = home.row[max(0, home.at - 2):home.at + 3]
        return [other for house in near if house is not home for other in house.members
                if not any(known is other for known, *_ in person.ties)]

    # -- households ------------------------------------------------------------------------------------------------------

    def surname(self, place):
        if self.rng.random() < 0.07:
            return self.rng.choice(self.village[place])
        return self.rng.choices(self.families, self.weights)[0]

    def person(self, last, sex, age, home):
        rng = self.rng
        given = self.women if sex == "f" else self.men
        born = date.fromordinal(self.today.toordinal() - int(age * 365.25) - rng.randrange(365))
        middle = rng.choice(given) if rng.random() < 0.6 else ""
        someone = Person(rng.choice(given), middle, last, sex, born, home)
        self.people.append(someone)
        home.members.append(someone)
        return someone

    def _move_in(self, place):
        rng = self.rng
        home = next(self._streets[place])
        self.homes.append(home)
        last = self.surname(place)
        sort = rng.choices(("single", "couple", "family", "lone parent", "shared", "three ages"), (30, 21, 27, 10, 7, 5))[0]
        age = rng.triangular(20, 88, 44)
        if sort == "shared":
            mates = [self.person(self.surname(place), rng.choice("fm"), rng.uniform(18, 34),
                                 home) for _ in range(rng.randrange(2, 5))]
            for mate in mates[1:]:
                tie(mates[0], mate, "roommate", date(self.today.year - 1, 9, 1))
            return
        head = self.person(last, rng.choice("fm"), age, home)
        adults = [head]
        if sort in ("couple", "family", "three ages"):
            age = min(age, 62) if sort == "family" else age
            mate_sex = {"f": "m", "m": "f"}[head.sex] if rng.random() < 0.94 else head.sex
            own = self.surname(place)
            mate = self.person(own, mate_sex, max(19, age + rng.gauss(0, 4)), home)
            married = rng.random() < 0.7
            if married:
                chance = rng.random()
                if chance < 0.6:
                    mate.former.append(own)
                    mate.last = last
                elif chance < 0.72:
                    mate.former.append(own)
                    mate.last = f"{own}-{last}"
            tie(head, mate, "spouse" if married else "partner", date(self.today.year - rng.randrange(1, 18), rng.randrange(1, 13),
                                                                     3))
            adults.append(mate)
        if sort in ("family", "lone parent"):
            oldest = max(1, min(22, age - 20))
            for _ in range(rng.choices((1, 2, 3, 4), (40, 38, 16, 6))[0]):
                child = self.person(last, rng.choice("fm"), rng.uniform(0, oldest), home)
                for brother in home.members:
                    if brother not in adults and brother is not child:
                        tie(child, brother, "sibling")
                for adult in adults:
                    tie(adult, child, "child")
        if sort == "three ages":
            grandmother = self.person(last, "f", min(97, age + rng.uniform(20, 32)), home)
            tie(head, grandmother, "parent")

    def _kin_elsewhere(self):
        """Parents and siblings under other roofs, by the name one was born with; most namesakes stay unrelated."""
        by_name = {}
        grown = [p for p in self.people if p.age(self.today) >= 19]
        for p in grown:
            by_name.setdefault(p.former[0] if p.former else p.last, []).append(p)
        for p in grown:
            if self.rng.random() < 0.4:
                other = self.rng.choice(by_name[p.former[0] if p.former else p.last])
                gap = abs(p.age(self.today) - other.age(self.today))
                if other.home is p.home or other is p:
                    continue
                if gap < 13:
                    tie(p, other, "sibling")
                elif 19 < gap < 42:
                    tie(p, other, "child" if p.dob < other.dob else "parent")
                elif self.rng.random() < 0.3:
                    tie(p, other, "relative")

    def _partings(self):
        grown = [p for p in self.people if 20 <= p.age(self.today) <= 66]
        grown.sort(key=lambda p: p.dob)
        for at, p in enumerate(grown):
            if self.rng.random() < 0.08:
                self.part(p, grown[min(len(grown) - 1, at + self.rng.randrange(1, 60))])

    def part(self, p, q, formal=None):
        """They lived together once, and one of them is still sore about it."""
        if p.home is q.home:
            return
        rng = self.rng
        until = date(self.today.year - rng.randrange(0, 5), rng.randrange(1, 13), 15)
        until = min(until, date(self.today.year - 1, 12, 20))
        formal = rng.random() < 0.5 if formal is None else formal
        tie(p, q, "former_spouse" if formal else "former_partner", None, None)
        if rng.random() < 0.6 and not p.past and not q.past:
            shared = next(self._streets[p.home.place])
            p.past.append((shared, until.replace(year=until.year - 4), until))
            q.past.append((shared, until.replace(year=until.year - 3), until))

    def befriend(self, p):
        q = self.rng.choice(self.people)
        if q.home.place == p.home.place and 12 > abs(q.age(self.today) - p.age(self.today)) and q.age(self.today) > 17:
            tie(p, q, "friend")

    def _belongings(self):
        rng = self.rng
        for p in self.people:
            age = p.age(self.today)
            if age > 15 and rng.random() < 0.95:
                number = f"{rng.choice(('308', '402', '531', '605', '712'))}{555}{rng.randrange(10_000):04d}"
                if number not in self._taken:
                    self._taken.add(number)
                    p.phone = number
            if age > 17:
                for _ in range(rng.choices((0, 1, 2, 3), (18, 60, 18, 4))[0]):
                    plate = self.plate(rng)
                    if plate not in self._taken:
                        self._taken.add(plate)
                        p.plates.append(plate)
            if age > 17 and rng.random() < 0.07 and not p.past:
                since = date(self.today.year, rng.randrange(1, 4), rng.randrange(1, 28))
                p.past.append((next(self._streets[p.home.place]), date(self.today.year - 6, 5, 1), since))
            if age > 17 and rng.random() < 0.012:
                if p.former and rng.random() < 0.6:
                    p.second_name = (p.first, p.former[0])
                else:
                    p.second_name = (p.first, names.typo(p.last, rng)) if rng.random() < 0.6 else (p.middle or p.first, p.last)
            if rng.random() < 0.4:
                p.email = f"{names.plain(p.first)[0]}{names.plain(p.last)}{rng.randrange(99)}@post.example".lower().replace("'", "")
