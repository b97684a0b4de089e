"""What all misuse has in common: who does it and when, what is said with it, and who is none of one's business."""

from clock import DAY
from hand import typed_case
from words import EMPTY_REASONS


class Episodes:
    def __init__(self, agency, duty):
        self.agency, self.desk, self.cases = agency, agency.desk, agency.cases
        self.books, self.staff, self.town = agency.books, agency.staff, agency.town
        self.rng, self.kind, self.start, self.end = agency.rng, agency.kind, agency.start, agency.end
        self.duty, self.episodes, self.offenders = duty, [], []

    def begin(self, kind, style, variant, u):
        self.label, self.ep = kind, f"EP{len(self.episodes) + 1:05d}"
        self.episodes.append([self.ep, kind, style, variant, u.uid])
        self.offenders.append(u)

    def pick(self, ok):
        """A member of staff for whom ok(u) is not empty; now and then one who misused before."""
        r = self.rng
        if self.offenders and r.random() < .15:
            for u in r.sample(self.offenders, min(6, len(self.offenders))):
                x = ok(u)
                if x:
                    return u, x
        for _ in range(4000):
            u = r.choice(self.staff.members)
            if len(u.shifts) > 12:
                x = ok(u)
                if x:
                    return u, x
        return None, None

    def moments(self, u, k, span, lo=None):
        """k times on shift within about `span` days, in order: [(shift, time)]."""
        r = self.rng
        shifts = [s for s in u.shifts if lo is None or s.s >= lo] or u.shifts[-3:]
        i = r.randrange(max(1, len(shifts) - 2))
        if span == 0:                                       # one sitting
            s = shifts[i]
            t = r.randint(s.s + 300, max(s.s + 600, s.e - 1500 - 130 * k))
            return [(s, t + j * r.randint(20, 130)) for j in range(k)]
        near = [s for s in shifts[max(0, i - 2):] if abs(s.s - shifts[i].s) <= span * DAY]
        return sorted(((s, r.randint(s.s + 200, s.e - 200)) for s in (r.choice(near) for _ in range(k))), key=lambda x: x[1])

    def story(self, sh, t, style):
        """(reason, case number typed) that goes with a misuse, by style."""
        r, u = self.rng, sh.u
        act = max(sh.unit.mix, key=sh.unit.mix.get)
        who = r.choice(sh.unit.users)
        if style == "blatant":
            return (r.choice(EMPTY_REASONS) if r.random() < .3 else "", "")
        if style == "ordinary":
            return self.desk.say(sh, act, "", who), ""
        own = [c for c in u.cases if c.live(t)]
        c = r.choice(own) if own and r.random() < .5 else self.cases.of_colleague(u, t)
        cite = typed_case(r, c.no) if c and r.random() < (.6 if self.kind != "hospital" else .3) else ""
        return self.desk.say(sh, act, c.no if c else "", who, force=.95), cite

    def bad(self, sh, t, p, way=None, style="ordinary", conn=None, reason=None, cite=None, **kw):
        a, b = self.story(sh, t, style)
        reason, cite = a if reason is None else reason, b if cite is None else cite
        self.desk.look(sh, t, p, way, reason=reason, cite=cite, label=self.label, ep=self.ep, conn=conn, **kw)

    def stranger(self, u):
        """Someone with no tie to u and none of u's duty."""
        for _ in range(500):
            p = self.rng.choice(self.town.adults)
            if (not p.user and p not in self.agency.off_limits and p.pid not in u.touched and p.pid not in u.person.rels
                    and p.house.street != u.person.house.street
                    and not any(q.pid in u.touched or q.pid in u.person.rels for q in p.house.people)):
                return p

    def someones_subject(self, u, t):
        """A subject of a colleague's real case, none of u's business."""
        for _ in range(50):
            c = self.cases.of_colleague(u, t, True)
            if c:
                p = self.rng.choice(c.persons)[0]
                if p.pid not in u.touched and p.pid not in u.person.rels and not p.user and p not in self.agency.off_limits:
                    return c, p
        return None, self.stranger(u)

    def snoop(self, u, targets, style, heavy=False):
        """Looks at people by whatever way of searching comes to hand."""
        r = self.rng
        if style == "blatant":
            k, span = (r.randint(8, 24), r.choice((15, 40))) if heavy else (r.randint(3, 7), r.choice((0, 0, 2)))
            plan = self.moments(u, k, span)
        elif style == "ordinary":
            plan = self.moments(u, r.randint(2, 5), r.choice((3, 10, 25)))
        else:
            plan = self.moments(u, 1 if r.random() < .75 else 2, 20)
        way = r.choice(self.desk.ways(u.unit, targets[0])) if style == "camouflaged" else None
        for i, (sh, t) in enumerate(plan):
            p = targets[i % len(targets)] if style != "blatant" or r.random() < .3 else r.choice(targets)
            opts = self.desk.ways(sh.unit, p)
            self.bad(sh, t, p, way if way in opts else r.choice(opts), style)

    def clear(self, u, ps):
        """Ties that u's duty has not led to already."""
        return [p for p in ps if p.pid not in u.touched and p.pid not in self.agency.canary_ids]
