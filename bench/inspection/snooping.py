"""Misuse of the kinds that go by whom it is about: oneself, one's own, colleagues, strangers, the known and the decoys."""

from clock import DAY
from episodes import Episodes


class Snooping(Episodes):
    def do_self_lookup(self, style):
        u, _ = self.pick(lambda u: u.person_known and u.person.pid not in u.touched)
        self.begin("self_lookup", style, "own record by id, name, plate, phone, address", u)
        self.snoop(u, [u.person], style)

    def do_family_lookup(self, style):
        kinds = {"spouse", "parent", "child", "sibling", "relative", "partner"}
        u, ps = self.pick(lambda u: u.person_known and self.clear(u, self.town.tied(u.person, kinds)))
        self.rng.shuffle(ps)
        self.begin("family_lookup", style, ",".join(sorted(u.person.rels[p.pid] for p in ps[:3])), u)
        self.snoop(u, ps[:3] if style == "blatant" else ps[:1], style)

    def do_former_partner_lookup(self, style):
        r = self.rng
        u, ps = self.pick(lambda u: u.person_known and self.clear(u, self.town.tied(u.person, {"former_spouse", "former_partner"})))
        ex, circle = ps[0], []
        if style == "ordinary":                              # around the ex as well: who lives there, the new partner
            circle = [q for q in ex.house.people if q is not ex and self.town.age(q) > 17][:1]
            circle += self.town.tied(ex, {"spouse", "partner", "friend"})[:1]
            circle = [q for q in circle if q.pid not in u.person.rels]
        self.begin("former_partner_lookup", style, "with circle" if circle else "ex alone", u)
        self.snoop(u, [ex] + circle, style, heavy=r.random() < .6)

    def do_friend_lookup(self, style):
        u, ps = self.pick(lambda u: u.person_known and self.clear(u, self.town.tied(u.person, {"friend", "roommate", "emergency_contact"})))
        self.begin("friend_lookup", style, u.person.rels[ps[0].pid], u)
        self.snoop(u, ps[:2] if style == "blatant" else ps[:1], style)

    def do_neighbor_lookup(self, style):
        r = self.rng

        def near(u):
            return [p for p in self.clear(u, self.town.neighbors(u.person, 2)) if not p.user and self.town.age(p) > 17]
        u, ps = self.pick(lambda u: u.person_known and near(u))
        p = r.choice(ps)
        self.begin("neighbor_lookup", style, "next door or two doors", u)
        self.snoop(u, [q for q in ps if q.house is p.house][:3] if style == "blatant" else [p], style)

    def do_coworker_lookup(self, style):
        r = self.rng
        u, _ = self.pick(lambda u: "bg" not in u.unit.mix and "ticket" not in u.unit.mix and u.org == self.agency.org)
        mates = [m.person for m in (u.unit.users if r.random() < .6 else self.staff.members)
                 if m is not u and m.person_known and m.org == self.agency.org
                 and m.person.pid not in u.touched and m.person.pid not in u.person.rels]
        if not mates:
            return
        ps = r.sample(mates, min(len(mates), r.randint(2, 5))) if style == "blatant" else [r.choice(mates)]
        self.begin("coworker_lookup", style, "several in a row" if len(ps) > 1 else "one", u)
        self.snoop(u, ps, style)

    def do_repeated_target(self, style):
        r = self.rng
        u, _ = self.pick(lambda u: len(u.shifts) > 25)
        p, began = self.stranger(u), ""
        if style == "ordinary":                              # met on duty once, never let go
            mine = [e for e in self.duty.stops + self.duty.calls if e[1].u is u and e[0] < self.end - 45 * DAY and not e[2].user
                    and e[2] not in self.agency.off_limits and e[2].pid not in u.person.rels]
            if mine:
                e = r.choice(mine)
                p, began = e[2], "began with a duty contact"
        lo = e[0] + 8 * DAY if began else None
        self.begin("repeated_target", style, began or "a stranger", u)
        k = {"blatant": r.randint(12, 26), "ordinary": r.randint(7, 14), "camouflaged": r.randint(6, 9)}[style]
        for i, (sh, t) in enumerate(self.moments(u, k, r.choice((12, 25, 45)), lo)):
            opts = self.desk.ways(sh.unit, p)
            self.bad(sh, t, p, opts[i % len(opts)] if style == "camouflaged" else r.choice(opts), style)

    def do_special(self, kind, people, style):
        u, _ = self.pick(lambda u: True)
        ps = self.rng.sample([p for p in people if p.pid not in u.touched], 4)
        self.begin(kind, style, "", u)
        self.snoop(u, ps if style == "blatant" else ps[:1], style)

    def do_public_figure_lookup(self, style):
        self.do_special("public_figure_lookup", self.agency.protected, style)

    def do_canary_lookup(self, style):
        self.do_special("canary_lookup", self.agency.canaries, style)
