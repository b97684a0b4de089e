"""An agency: its town, its staff and its books, and whom of the town it has to do with."""

import datetime as dt
import random

from books import Books
from cases import Cases
from clock import DAY, EPOCH
from desk import Desk
from staff import Staff
from town import House, Town
from units import DBS, units_for


class Agency:
    def __init__(self, kind, seed, users, accesses, missing):
        self.kind, self.n_users, self.n_acc, self.missing = kind, users, accesses, missing
        self.rng = r = random.Random(f"inspection-{kind}-{seed}-{users}-{accesses}")
        days = int(min(275, max(90, r.gauss(120 + accesses / max(users, 1) * .25, 20))))
        self.start = int((dt.datetime(r.choice((2022, 2023, 2024)), r.randint(1, 12), 1) - EPOCH).total_seconds())
        self.days, self.end = days, self.start + days * DAY
        self.town = Town(r, users * r.choice((24, 28, 34)), self.start)
        self.dbs, self.units = DBS[kind], units_for(kind)
        self.org = {"sheriff": "Cochise Flats Sheriff", "hospital": "St. Brendan Medical Center",
                    "federal": "Bureau of Trade and Benefits"}[kind]
        self.protected, self.canaries, self.off_limits = [], [], set()
        self.books, self.desk = Books(self), Desk(self)
        self.cases, self.staff = Cases(self), Staff(self)
        self.subject_pool()
        self.special_people()
        self.staff.roster()

    def subject_pool(self):
        """Some people meet the agency often, most seldom; staff meet it as patients, victims and claimants too."""
        r, skew = self.rng, {"sheriff": 1.1, "hospital": 1.5, "federal": 1.2}[self.kind]
        staff = 1 if self.kind == "hospital" else .4
        self.pool = list(self.town.people if self.kind == "hospital" else self.town.adults)
        acc, self.cum = 0, []
        for p in self.pool:
            acc += min(40, r.paretovariate(skew)) * (staff if p.user else 1)
            self.cum.append(acc)

    def subject(self, u=None):
        """Somebody the agency has to do with, seldom somebody close to the user."""
        for _ in range(20):
            p = self.rng.choices(self.pool, cum_weights=self.cum)[0]
            if p in self.off_limits:
                continue
            if u is None:
                return p
            close = p.pid in u.person.rels or p.house is u.person.house
            if p is not u.person and (not close or self.rng.random() < .04):
                return p
        return p

    def special_people(self):
        r = self.rng
        for p in r.sample([p for p in self.town.adults if not p.user and self.town.age(p) > 30], max(18, self.n_users // 12)):
            self.protected.append(p)
            self.off_limits.add(p)
        for _ in range(max(10, self.n_users // 25)):       # decoys: made-up people at real-looking addresses
            h = House(r.choice(self.town.houses).street, r.randint(5000, 9999), None, 10 ** 6)
            p = self.town.person(h, r.randint(25, 60))
            self.town.street_of[id(h)] = [h]
            while not p.plates:
                p.plates.append(self.town.plate())
            self.canaries.append(p)
            self.off_limits.add(p)
        self.canary_ids = {p.pid for p in self.canaries}

    def relation_of(self, p):
        """Somebody close to a subject: duty concerns them as well."""
        r, kin = self.rng, [self.town.by_id[o] for o in p.rels if o in p.known] + [q for q in p.house.people if q is not p]
        kin = [q for q in kin if q not in self.off_limits]
        return r.choice(kin) if kin else p
