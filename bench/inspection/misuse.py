"""Misuse of the kinds that go by how it is done: reasons, authority, hours, accounts, quantity, what leaves and what is changed."""

from collections import Counter

from books import write_csv
from clock import DAY, HOUR, date_s, day0
from hand import slip, typed_case
from snooping import Snooping
from words import FORBIDDEN, OUTSIDERS, SOFT_FORBIDDEN

KINDS = ("self_lookup family_lookup former_partner_lookup friend_lookup neighbor_lookup coworker_lookup repeated_target "
         "public_figure_lookup canary_lookup no_reason false_reason prohibited_purpose no_authority off_duty former_user "
         "shared_credentials bulk_harvest disclosure record_alteration").split()


class Misuse(Snooping):
    def do_no_reason(self, style):
        r = self.rng
        u, _ = self.pick(lambda u: u.habit > .6 and u.unit.reason >= .55)
        self.begin("no_reason", style, "", u)
        k = {"blatant": r.randint(4, 10), "ordinary": r.randint(2, 4), "camouflaged": 1}[style]
        p = self.stranger(u)
        for sh, t in self.moments(u, k, 0 if style == "blatant" else 9):
            p = p if style != "blatant" and r.random() < .4 else self.stranger(u)
            tight = [d for d in sh.unit.dbs if self.agency.dbs[d][3] and not self.agency.dbs[d][4] and "person" in self.agency.dbs[d][5]]
            if style == "blatant":
                text = ""
            elif style == "ordinary":
                text = r.choice((".", "asdf", "x", "-", "n/a", "lookup"))
            else:
                text = r.choice(("official business", "LE purpose", "per policy", "work", "inv"))
            way = "person" if tight and style != "camouflaged" and r.random() < .4 else None
            self.bad(sh, t, p, way, style, db=r.choice(tight) if tight and way else None, reason=text, cite="")

    def do_false_reason(self, style):
        r = self.rng
        u, _ = self.pick(lambda u: u.unit.case_kinds or u.unit.mix.get("batch"))
        variant = {"blatant": "no such case", "ordinary": "closed case", "camouflaged": "another unit's case"}[style]
        if style == "blatant" and r.random() < .3:
            variant = "nonsense number"
        self.begin("false_reason", style, variant, u)
        for sh, t in self.moments(u, r.choice((1, 1, 2, 4)), r.choice((0, 14)), self.start + 40 * DAY):
            if variant == "closed case":
                old = [c for c in self.cases.every if c.closed and c.closed + 12 * DAY < t and c.kind != "ticket"]
                no = typed_case(r, r.choice(old).no) if old else "E00-1"
            elif variant == "another unit's case":
                c = self.cases.of_colleague(u, t, True)
                no = typed_case(r, c.no) if c else "00-000001"
            elif variant == "no such case":
                like = r.choice([c for c in self.cases.every[-300:] if "-" in c.no]).no.rsplit("-", 1)[0]
                no = f"{like}-{r.randint(70000, 99999) if self.kind == 'federal' else r.randint(700000, 999999)}"
            else:
                no = r.choice(("00-000000", "123456", "99-99999", "12-345", "see sgt", "11111"))
            self.bad(sh, t, self.stranger(u), None, style, reason=self.desk.say(sh, "case", no, force=.8), cite=no)

    def do_prohibited_purpose(self, style):
        r = self.rng
        u, _ = self.pick(lambda u: True)
        self.begin("prohibited_purpose", style, "euphemism" if style == "camouflaged" else "said outright", u)
        p = self.stranger(u)
        for sh, t in self.moments(u, {"blatant": r.randint(2, 8), "ordinary": r.randint(1, 3), "camouflaged": 1}[style], r.choice((0, 6))):
            text = r.choice(SOFT_FORBIDDEN) if style == "camouflaged" else r.choice(FORBIDDEN["*"] + FORBIDDEN[self.kind] * 2)
            text = text.upper() if r.random() < .2 else slip(r, text) if r.random() < .15 else text
            self.bad(sh, t, p, None, style, reason=text, cite="" if style != "camouflaged" else None)
            p = self.stranger(u) if style == "blatant" else p

    def do_no_authority(self, style):
        r = self.rng
        held = {d for d, x in self.agency.dbs.items() if x[4]}
        u, _ = self.pick(lambda u: held & set(u.unit.dbs) and not u.transfer and u.cases)
        db = next(iter(held & set(u.unit.dbs)))
        variant = {"blatant": "none cited", "ordinary": r.choice(("expired", "somebody else's")),
                   "camouflaged": r.choice(("for another database", "no such authority"))}[style]
        self.begin("no_authority", style, variant, u)
        k = {"blatant": r.randint(3, 6), "ordinary": r.randint(1, 3), "camouflaged": 1}[style]
        for sh, t in self.moments(u, k, 10, self.start + 20 * DAY):
            c = self.cases.one_of(u, t)
            free = [p for p, _ in c.persons if not any(a[1] is p and a[2] == db and a[3] < self.end for a in c.auths)]
            p = r.choice(free) if free and r.random() < .75 else self.stranger(u)
            auth = ""
            if variant == "expired":
                auth = self.cases.authorize(c, p, db, "court_order", day0(t) - r.randint(45, 120) * DAY, day0(t) - r.randint(6, 40) * DAY)
            elif variant == "somebody else's":
                other = r.choice(c.persons)[0] if p not in [x for x, _ in c.persons] else self.agency.subject(u)
                auth = self.cases.authorize(c, other, db, "subpoena", day0(t) - 10 * DAY, day0(t) + 40 * DAY)
            elif variant == "for another database":
                auth = self.cases.authorize(c, p, next(iter(u.unit.dbs)), "supervisor_approval", day0(t) - 4 * DAY, day0(t) + 40 * DAY)
            elif variant == "no such authority":
                auth = f"WAR-{date_s(t)[2:4]}-{r.randint(70000, 99999)}"
            way = "phone" if p.phones and r.random() < .4 and "phone" in self.agency.dbs[db][5] else "person"
            cite = typed_case(r, c.no) if style != "blatant" or r.random() < .5 else ""
            self.bad(sh, t, p, way, style, db=db, auth=auth, cite=cite)

    def do_off_duty(self, style):
        r = self.rng
        variant = {"blatant": r.choice(("on leave", "suspended", "on leave")), "ordinary": "day off",
                   "camouflaged": r.choice(("hours after the shift", "on a training day"))}[style]
        word = {"on leave": ("leave",), "suspended": ("suspension",), "on a training day": ("training",)}.get(variant)

        def gaps(u):
            if u.unit.sched == "none" or u.transfer:
                return []
            if word:
                return [(a + r.randint(8, 20) * HOUR, b) for a, b, k in u.leaves if k in word]
            if variant == "day off":
                return [(x.e + r.randint(14, 22) * HOUR, y.s) for x, y in zip(u.shifts, u.shifts[1:])
                        if y.s - x.e > 36 * HOUR and not any(x.e - DAY < a < y.s for a, _, _ in u.leaves)]
            return [(x.e + r.randint(5, 7) * HOUR, y.s) for x, y in zip(u.shifts, u.shifts[1:]) if 11 * HOUR < y.s - x.e < 30 * HOUR]
        u, gs = self.pick(gaps)
        if not u:
            return
        t, b = r.choice(gs)
        self.begin("off_duty", style, variant, u)
        sh = self.staff.adhoc(u, t, *(("LT-" + u.device, u.home_ip) if r.random() < .65 else (u.device, u.ip)))
        for _ in range({"blatant": r.randint(3, 9), "ordinary": r.randint(2, 5), "camouflaged": 1}[style]):
            t = int(min(t + r.randint(40, 900), b - 60))
            own = [c for c in u.cases if c.live(t)]
            if own and r.random() < .4:                      # duty by its subject, but not by its hour
                c = r.choice(own)
                self.bad(sh, t, r.choice(c.persons)[0], None, style, cite=typed_case(r, c.no))
            else:
                self.bad(sh, t, self.stranger(u), None, style)

    def do_former_user(self, style):
        r = self.rng
        before = style == "ordinary" and r.random() < .5
        u, _ = self.pick(lambda u: u.first_day > self.start + 4 * DAY if before else u.last_day)
        if not u:
            return
        variant = "before service" if before else "long after" if style == "blatant" else "soon after, on old cases"
        self.begin("former_user", style, variant, u)
        if before:
            t = u.first_day - r.randint(2, 14) * DAY
        else:
            t = u.last_day + (r.randint(12, 40) if style == "blatant" else r.randint(2, 9)) * DAY
        t += r.randint(8, 22) * HOUR
        dev = (f"WIN-{r.randint(16 ** 5, 16 ** 6):X}", u.home_ip) if r.random() < .5 else (u.device, u.ip)
        sh = self.staff.adhoc(u, t, *dev)
        for _ in range({"blatant": r.randint(4, 12), "ordinary": r.randint(2, 5), "camouflaged": r.randint(1, 2)}[style]):
            old = u.cases[-1] if u.cases and style == "camouflaged" else None
            p = r.choice(old.persons)[0] if old else self.stranger(u)
            self.bad(sh, t, p, None, style, cite=typed_case(r, old.no) if old else "")
            t += r.randint(40, 600)

    def do_shared_credentials(self, style):
        r = self.rng

        def busy(u):                                         # a sitting with duty before and after
            rows = [x for x in self.desk.urows[u.uid] if x[15] == "duty"]
            for _ in range(12):
                if len(rows) > 20:
                    sh = r.choice(u.shifts)
                    mine = sorted(x[0] for x in rows if sh.s <= x[0] <= sh.e)
                    near = [i for i, (a, b) in enumerate(zip(mine, mine[1:])) if sh.at(a) is sh.at(b) and b - a > 120]
                    if near and not sh.alt:
                        return [sh, mine, r.choice(near)]
            return []
        u, x = self.pick(busy)
        if not u:
            return
        sh, mine, i = x
        step = max(5, min(300, (mine[i + 1] - mine[i]) // 3))
        mates = [m for m in u.unit.users if m is not u and m.shifts]
        variant = {"blatant": r.choice(("far away", "spouse at home")), "ordinary": r.choice(("colleague's desk", "spouse at home")),
                   "camouflaged": "second station of the unit"}[style]
        far = f"{r.choice((5, 31, 41, 81, 187))}.{r.randint(1, 250)}.{r.randint(1, 250)}.{r.randint(2, 250)}"
        if variant == "second station of the unit" and sh.unit.dev == "own":
            variant = "colleague's desk"
        m = r.choice(mates)
        pool = [y for y in sh.unit.pool if y[0] != sh.sessions[0][3]]
        dev, ip = {"far away": (f"DESKTOP-{r.randint(16 ** 5, 16 ** 6):X}", far),
                   "spouse at home": (f"HOME-{r.randint(16 ** 4, 16 ** 5):X}", u.home_ip),
                   "colleague's desk": (m.device, m.ip)}.get(variant) or r.choice(pool)
        self.begin("shared_credentials", style, variant, u)
        conn = (0, self.staff.new_sid(), ip, dev)
        t = mine[i]
        for _ in range({"blatant": r.randint(4, 12), "ordinary": r.randint(3, 8), "camouflaged": r.randint(2, 5)}[style]):
            t = min(t + r.randint(5, step), sh.e)
            if variant in ("far away", "spouse at home"):
                self.bad(sh, t, self.stranger(u), None, style, conn=conn)
            else:                                            # the colleague does his own work, on another's account
                c = [c for c in m.cases if c.live(t)]
                self.bad(sh, t, r.choice(r.choice(c).persons)[0] if c else self.someones_subject(u, t)[1], None, "ordinary", conn=conn)

    def do_bulk_harvest(self, style):
        r = self.rng
        u, _ = self.pick(lambda u: u.unit.weight <= 20 and u.factor < 1.6)
        variant = {"blatant": "export at random, one sitting", "ordinary": "a street, house by house",
                   "camouflaged": "a few more a day"}[style]
        self.begin("bulk_harvest", style, variant, u)
        k = r.randint(28, 40)
        if style == "ordinary":
            s = r.choice([s for s in self.town.streets if sum(len(h.people) for h in s) > k and s[0].street != u.person.house.street])
            ps = [p for h in s for p in h.people if p.pid not in u.touched and not p.user and p not in self.agency.off_limits][:k]
        elif r.random() < .4:                                # everybody of one name
            last = r.choice([l for l, v in self.town.by_last.items() if len(v) > k + 10])
            ps = [p for p in r.sample(self.town.by_last[last], k) if p.pid not in u.touched and p not in self.agency.off_limits]
        else:
            ps = [self.stranger(u) for _ in range(k)]
        plan = self.moments(u, len(ps), 6) if style == "camouflaged" else self.moments(u, len(ps), 0)
        for (sh, t), p in zip(plan, ps):
            opts = self.desk.ways(sh.unit, p)
            act = "export" if style == "blatant" and r.random() < .35 else None
            self.bad(sh, t, p, "address" if style == "ordinary" and "address" in opts and r.random() < .5 else None, style, action=act)

    def do_disclosure(self, style):
        r = self.rng
        u, _ = self.pick(lambda u: True)
        variant = {"blatant": "to an outsider, by name", "ordinary": "records sold, one at a time",
                   "camouflaged": "a colleague's case printed"}[style]
        self.begin("disclosure", style, variant, u)
        plan = self.moments(u, {"blatant": r.randint(1, 5), "ordinary": r.randint(4, 12), "camouflaged": r.choice((1, 1, 2))}[style],
                            {"blatant": 2, "ordinary": 40, "camouflaged": 5}[style])
        buyer = r.choice(OUTSIDERS)
        for sh, t in plan:
            c, p = self.someones_subject(u, t) if style != "blatant" else (None, self.stranger(u))
            way = "person" if self.desk.db_for(sh.unit, "person") else None
            if style == "blatant":
                text = f"{r.choice(('sent to', 'for', 'copy for', 'emailed'))} {buyer}"
            else:
                text = r.choice(("", "copy", "rec req", "file copy", None))
            if r.random() < .5:
                self.bad(sh, t - 40, p, way, style, reason=text)
            action = r.choice(("disclose", "export", "print") if style == "blatant" else ("print", "export", "print"))
            cite = typed_case(r, c.no) if c and style == "camouflaged" else ""
            self.bad(sh, t, p, way, style, reason=text, action=action, cite=cite)

    def do_record_alteration(self, style):
        r = self.rng
        kinds = {"spouse", "parent", "child", "sibling", "relative", "partner", "friend", "former_spouse", "former_partner"}
        u, ps = self.pick(lambda u: u.person_known and self.clear(u, self.town.tied(u.person, kinds))
                          and self.desk.db_for(u.unit, "person", write=True))
        ps = self.clear(u, self.town.tied(u.person, kinds))
        x = r.random()
        p = r.choice(ps) if x < .6 else u.person if x < .75 else self.stranger(u)
        self.begin("record_alteration", style, "a tie" if x < .6 else "own" if x < .75 else "stranger", u)
        k = {"blatant": r.randint(2, 4), "ordinary": r.choice((1, 2)), "camouflaged": 1}[style]
        for i, (sh, t) in enumerate(self.moments(u, k, 0)):
            db = self.desk.db_for(sh.unit, "person", write=True)
            if db:
                action = "delete" if style == "blatant" and i else r.choice(("update", "update", "delete", "create"))
                self.bad(sh, t, p, "person", style, db=db, action=action)

    def run(self):
        n = max(6, round(7 * (self.agency.n_acc / 60000) ** .8))
        for kind in KINDS:
            for i in range(n):
                getattr(self, "do_" + kind)(("blatant", "ordinary", "camouflaged")[i % 3])

    def noise(self):
        """Neither duty nor misuse: slips that find nothing, self-tests, public pages."""
        r = self.rng
        for _ in range(max(5, self.agency.n_acc // 1000)):
            u = r.choice([u for u in self.staff.members if u.shifts])
            sh, t = self.moments(u, 1, 3)[0]
            db, x = self.desk.db_for(sh.unit, "name") or next(iter(sh.unit.dbs)), r.random()
            if x < .5:
                p = self.agency.subject(u)
                a, b = slip(r, slip(r, slip(r, p.last))), slip(r, slip(r, p.first))
                reason = self.desk.say(sh, "train") if r.random() < .1 else ""
                self.desk.emit(sh, t, db, "query", "name", f"{a}, {b}q".upper(), "", reason, n=0, label="neutral")
            elif x < .75:
                name = r.choice(("TEST, TEST", "aaa", "DUMMY RECORD", "TEST, PRINTER"))
                reason = r.choice(("printer test", "login test", "after update", ""))
                self.desk.emit(sh, t, db, "query", "name", name, "", reason, n=r.choice((0, 1)), label="neutral")
            else:
                page = r.choice(("PUBLIC-ROSTER", "HELP-001", "PRESS-LOG", "FAQ-12", "BULLETIN-7"))
                self.desk.emit(sh, t, db, "view", "record", page, n=1, label="neutral")

    def write_episodes(self, path):
        count = Counter(x[16] for x in self.desk.rows)
        write_csv(path, "episode,kind,style,variant,user_id,accesses", (e + [count[e[0]]] for e in self.episodes))
