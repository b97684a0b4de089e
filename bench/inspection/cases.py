"""Cases: whom they concern, who works on them and when, and what authority was obtained for them."""

import bisect

from clock import DAY, date_s, day0
from town import address


class Case:
    __slots__ = ("no", "kind", "unit", "opened", "entered", "closed", "persons", "members", "auths")

    def __init__(self, no, kind, unit, opened, entered, closed):
        self.no, self.kind, self.unit, self.opened, self.entered, self.closed = no, kind, unit, opened, entered, closed
        self.persons, self.members, self.auths = [], [], []

    def live(self, t):
        return self.opened <= t < (day0(self.closed) if self.closed else 1 << 60)


class Cases:
    def __init__(self, agency):
        self.agency, self.books, self.rng, self.kind, self.end = agency, agency.books, agency.rng, agency.kind, agency.end
        self.every, self.log = [], []    # in the order of their making, and (opened, serial, case) by time

    def case_no(self, kind, t):
        y = date_s(t)[2:4]
        if kind in ("internal", "privacy review"):
            return f"IR{y}-{self.books.next('ir'):04d}"
        if kind == "ticket":
            return f"INC{self.books.next('inc', 310000):07d}"
        if self.kind == "hospital":
            return f"{'CL' if kind == 'claim' else 'E'}{y}-{self.books.next('enc', 4000):06d}"
        if self.kind == "federal":
            return f"{kind[:2].upper()}{y}-{self.books.next('fed' + kind, 100):05d}"
        return f"{y}-{self.books.next('dr', 1200):06d}"

    def open(self, u, t, unit=None, persons=None, days=None, kind=None, late=True, start=None):
        r, unit = self.rng, unit or u.unit
        kind = kind or r.choice(unit.case_kinds or ("general",))
        opened = start or t - r.randint(600, 30000)
        entered = day0(opened) + (r.choice((1, 1, 2)) * DAY if late and r.random() < .12 else 0)
        days = days or min(200, max(3, r.lognormvariate(3.6, .8)))
        closed = max(entered + DAY, day0(opened + days * DAY) + DAY)
        c = Case(self.case_no(kind, opened), kind, unit, opened, entered, closed if closed < self.end + 40 * DAY else None)
        if persons is None and self.kind == "hospital":
            persons = [(self.agency.subject(u), "patient")]
        elif persons is None:
            persons = [(self.agency.subject(u), r.choice(("suspect", "subject", "suspect")))]
            for _ in range(r.choice((0, 1, 1, 2, 3))):
                persons.append((self.agency.subject(u), r.choice(("victim", "witness", "associate", "complainant"))))
        c.persons = persons
        for p, role_in in persons:
            if r.random() < .82:
                self.books.refer("case_subjects", c.no, "person", p.pid, role_in)
            else:
                self.books.refer("case_subjects", c.no, "name", f"{p.last}, {p.first} {p.mid}".strip().upper(), role_in)
            if self.kind != "hospital":
                for sk, share, v in (("plate", .5, p.plates), ("phone", .45, p.phones), ("address", .3, [address(p.house)])):
                    if v and r.random() < share:
                        self.books.refer("case_subjects", c.no, sk, v[0], role_in)
        self.every.append(c)
        bisect.insort(self.log, (c.opened, len(self.every), c))
        if u:
            self.join(c, u, r.choice(("lead", "lead", "assigned")), c.entered)
            if r.random() < .3 and len(unit.users) > 3:
                self.join(c, r.choice(unit.users), "assist", c.entered + r.choice((0, 0, 3, 9)) * DAY)
        return c

    def join(self, c, u, role, a, b=None, keep=True):
        c.members.append((u, a, b))
        self.books.refer("assignments", c.no, u.uid, role, a, b or (c.closed or ""))
        if keep:
            u.cases.append(c)

    def one_of(self, u, t):
        """A live case of the user's, opening a new one now and then."""
        live = []
        for c in u.cases:
            if c.live(t) and any(m is u and a - 2 * DAY <= t and (b is None or t < b) for m, a, b in c.members):
                live.append(c)
        if len(u.cases) > 60:
            u.cases = live
        live = [c for c in live if c.entered <= t or self.rng.random() < .3]
        if len(live) < 3 or self.rng.random() < .07:
            return self.open(u, t)
        return self.rng.choice(live)

    def of_colleague(self, u, t, other_unit=False):
        """A live case that is none of the user's."""
        hi = bisect.bisect(self.log, (t, 0))
        for _ in range(60):
            if hi:
                c = self.log[self.rng.randrange(max(0, hi - 1500), hi)][2]
                if (c.live(t) and all(m is not u for m, _, _ in c.members) and (not other_unit or c.unit is not u.unit)
                        and c.kind != "ticket"):
                    return c
        return None

    def authority(self, c, p, db, t):
        """One that covers the look: in hand already, or obtained for it."""
        for a in c.auths:
            if a[1] is p and a[2] == db and a[3] + DAY <= t < a[4] - DAY:
                return a[0]
        r = self.rng
        kind = {"sheriff": ("warrant", "court_order", "subpoena", "exigency"), "hospital": ("consent", "supervisor_approval"),
                "federal": ("customs_summons", "customs_summons", "subpoena", "court_order")}[self.kind]
        return self.authorize(c, p, db, r.choice(kind), day0(t) - r.randint(2, 8) * DAY, day0(t) + r.choice((20, 30, 60, 90)) * DAY)

    def authorize(self, c, p, db, kind, a, b):
        r = self.rng
        aid = f"{kind[:3].upper()}-{date_s(a)[2:4]}-{self.books.next('auth', 200):05d}"
        sk, subj = ("phone", p.phones[0]) if p.phones and db == "TELCO" and r.random() < .3 else ("person", p.pid)
        if kind in ("warrant", "court_order", "subpoena"):
            issuer = r.choice(("Superior Court", "Magistrate Ortega", "District Judge Hall"))
        elif kind == "consent":
            issuer = "patient"
        else:
            issuer = r.choice({"sheriff": ("Watch commander", "Sgt. Hale"), "hospital": ("Privacy officer", "Unit chief"),
                               "federal": ("SAC", "Port director")}[self.kind])
        self.books.refer("authorities", aid, kind, issuer, a, b, db, sk, subj, c.no if c else "")
        if c:
            c.auths.append((aid, p, db, a, b))
        return aid
