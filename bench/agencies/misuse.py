"""Planted misuse: stories of people who looked without a duty."""
import datetime as dt

import clock
import text
from clock import DAY, HOUR, MIN, date
from profiles import FORBIDDEN

FAMILY = ("spouse", "parent", "child", "sibling", "relative", "partner")
EMPTY = ["", "", ".", "x", "asdf", "n/a", "-", "work", "none", "aaa", "test", "official", "?"]


class Misuse:
    def __init__(self, rng, kind, duty, agency, society, canaries, sealed, scale):
        self.rng, self.kind, self.duty, self.agency, self.s = rng, kind, duty, agency, society
        self.canaries, self.sealed, self.scale, self.n = canaries, sealed, scale, 0
        self.culprits, self.told, self.episodes = set(), set(), []
        self.hows = dict(hospital=("person", "person", "name")).get(kind, ("person", "name", "plate", "phone", "address"))
        self.why = dict(police=("case", "stop", "dispatch"), hospital=("clinic",), border=("interview", "case"), tax=("case", "phone"))[kind]

    # --- parts ----------------------------------------------------------------------------------------------------
    def culprit(self, fit=lambda u: True, shifts=25):
        """Someone who works enough, and is not yet in another story."""
        pool = [u for u in self.agency.users if u.id not in self.culprits and len(u.shifts) >= shifts and fit(u)]
        if not pool:
            pool = [u for u in self.agency.users if len(u.shifts) >= shifts and fit(u)]
        if not pool:
            return None
        u = self.rng.choices(pool, [x.weight + .3 for x in pool])[0]
        self.culprits.add(u.id)
        return u

    def on_shift(self, u, after=None, before=None):
        spans = [s for s in u.shifts if (after is None or s[0] >= after) and (before is None or s[1] <= before)]
        if not spans:
            return None
        a, b = self.rng.choice(spans)
        return self.rng.randint(a + 5 * MIN, b - 10 * MIN)

    def times(self, u, n, after=None, before=None):
        return sorted(t for t in (self.on_shift(u, after, before) for _ in range(n)) if t)

    def begin(self, kind, user, story):
        self.n += 1
        ep = (f"e-{self.n}", kind, user, story)
        self.episodes.append(ep)
        self.duty.tie = ""
        return ep

    def look(self, ep, u, t, person, how=None, cover=None, **kw):
        """One look of an episode, with the cover that this kind of person puts on it."""
        rng, duty = self.rng, self.duty
        how = how or rng.choice(self.hows)
        cover = cover or rng.choices(("usual", "case", "empty"), (62, 16, 22))[0]
        if cover == "case" and "case" not in kw:
            kw["case"] = duty.other_case(u, date(t)) if rng.random() < .7 else None
            kw.setdefault("cite", 1)
        if cover == "empty":
            kw.setdefault("reason", "")
        a = duty.act(u, t, how, person, rng.choice(self.why), ep[3], None, **kw)
        a.label, a.episode = ep[1], ep[0]
        self.told.add(ep[0])
        return a

    def stranger(self, u=None):
        """Nobody the user has any business or tie with."""
        ties = {u.person.id, *(o.id for o, *_ in u.person.ties)} if u else set()
        for _ in range(50):
            q = self.rng.choice(self.s.grown)
            if q.id in ties or q.id in self.agency.staff or q in self.duty.protected:
                continue
            if u and any(q is x[2] for c in u.assigned for x in c.subjects):
                continue
            if u and q.home and u.person.home and q.home.street == u.person.home.street:
                continue
            return q
        return q

    def has(self, kinds, mid=None):
        d = clock.day(clock.DAYS // 2)
        return lambda u: any(k in kinds and (e is None or e > d) for _, k, _, e in u.person.ties)

    def tie(self, u, kinds, d):
        pool = [q for q in self.s.tied(u.person, kinds, d) if self.s.age(q) > 13]
        return self.rng.choice(pool) if pool else None

    def one_look(self, kind, u, t, q, story, camouflage=False):
        ep = self.begin(kind, u, story)
        if camouflage:
            self.look(ep, u, t, q, cover="case")
        else:
            a = self.look(ep, u, t, q)
            if a.kind != "person" and self.rng.random() < .5:
                self.look(ep, u, t + self.rng.randint(15, 90), q, "person", "usual")

    # --- by kind --------------------------------------------------------------------------------------------------
    def self_lookup(self, i):
        rng, u = self.rng, self.culprit()
        me = u.person
        if i % 3 == 0:
            ep = self.begin("self_lookup", u, "checks own file every few weeks")
            for t in self.times(u, rng.randint(4, 9)):
                self.look(ep, u, t, me, "person", "usual")
        elif i % 3 == 1:
            ep = self.begin("self_lookup", u, "own plate, phone or address once")
            self.look(ep, u, self.on_shift(u), me, rng.choice(self.hows[-2:]))
        else:
            ep = self.begin("self_lookup", u, "own name, then own record")
            t = self.on_shift(u)
            self.look(ep, u, t, me, "name")
            self.look(ep, u, t + 35, me, "person", "usual")

    def family_lookup(self, i):
        rng, u = self.rng, self.culprit(self.has(FAMILY))
        t = self.on_shift(u)
        q = u and self.tie(u, FAMILY, date(t))
        if not q:
            return
        if i % 3 == 0:
            self.one_look("family_lookup", u, t, q, "one look at a relative, colleague's case cited", True)
        elif i % 3 == 1:
            ep = self.begin("family_lookup", u, "keeps an eye on a relative")
            for t in self.times(u, rng.randint(3, 12)):
                self.look(ep, u, t, q)
        else:
            self.one_look("family_lookup", u, t, q, "single look at a relative")

    def former_partner_lookup(self, i):
        rng, kinds = self.rng, ("former_spouse", "former_partner")
        # after a divorce in the period too
        fresh = [u for u in self.agency.users if u.id not in self.culprits and len(u.shifts) > 30 and
                 any(k in kinds and s and s > clock.FIRST for _, k, s, _ in u.person.ties)]
        u = self.culprit((lambda x: x in fresh) if fresh and i % 3 == 1 else self.has(kinds))
        if not u:
            return
        since = max((s for o, k, s, _ in u.person.ties if k in kinds and s), default=clock.FIRST)
        after = max(clock.START, clock.at(since)) + DAY
        t = self.on_shift(u, after)
        q = t and self.tie(u, kinds, date(t))
        if not q:
            return
        if i % 3 == 2:
            self.one_look("former_partner_lookup", u, t, q, "one look at the ex, colleague's case cited", True)
            return
        ep = self.begin("former_partner_lookup", u, "stalks the ex for weeks, her mother and her new partner too")
        a = rng.randint(after, max(after + 1, clock.END - 40 * DAY))
        span = rng.randint(14, 75) * DAY
        n = max(4, round(rng.randint(10, 60) * min(1, self.scale)))
        d = date(a)
        mother = next((o for o, k, *_ in q.ties if k == "child"), None)     # q is the child of o
        new = next((o for o in self.s.tied(q, ("spouse", "partner", "friend", "roommate"), d) if o is not u.person), None)
        ring = [q] * 6 + [x for x in (mother, new) if x]
        for t in self.times(u, n, a, a + span):
            self.look(ep, u, t, rng.choice(ring))

    def friend_lookup(self, i):
        rng, kinds = self.rng, ("friend", "roommate")
        u = self.culprit(self.has(kinds))
        t = u and self.on_shift(u)
        q = t and self.tie(u, kinds, date(t))
        if not q:
            return
        if i % 2:
            self.one_look("friend_lookup", u, t, q, "a friend asked, or did not", i % 4 == 1)
        else:
            ep = self.begin("friend_lookup", u, "friend and the friend's affairs, a few times")
            for t in self.times(u, rng.randint(2, 6)):
                self.look(ep, u, t, q)

    def neighbor_lookup(self, i):
        rng = self.rng
        mid = clock.day(80)
        u = self.culprit(lambda x: self.s.neighbours(x.person, mid))
        t = u and self.on_shift(u)
        near = t and self.s.neighbours(u.person, date(t))
        if not near:
            return
        q = rng.choice(near)
        if i % 3 == 0:
            self.one_look("neighbor_lookup", u, t, q, "one single look at a neighbor")
        elif i % 3 == 1:
            ep = self.begin("neighbor_lookup", u, "quarrel over the fence: plates, names, the house")
            for t in self.times(u, rng.randint(3, 8), t - 20 * DAY, t + 25 * DAY):
                if q in self.s.neighbours(u.person, date(t)):
                    self.look(ep, u, t, q)
        else:
            self.one_look("neighbor_lookup", u, t, q, "neighbor, colleague's case cited", True)

    def coworker_lookup(self, i):
        rng = self.rng
        u = self.culprit(lambda x: len(self.agency.by_unit[x.unit]) > 3)
        crew = [x for x in self.agency.by_unit[u.unit] if x is not u]
        staff = self.duty.p["staff"]
        if i % 3 == 0:
            ep = self.begin("coworker_lookup", u, "colleagues before a promotion")
            t = self.on_shift(u)
            for x in rng.sample(crew, min(len(crew), rng.randint(3, 8))):
                self.look(ep, u, t, x.person, rng.choice(("person", "name")), "empty" if rng.random() < .5 else "usual", db=staff if rng.random() < .4 else None)
                t += rng.randint(20, 200)
        elif i % 3 == 1:
            ep = self.begin("coworker_lookup", u, "smitten with a colleague")
            x = rng.choice(self.agency.users)
            x = crew[0] if x is u else x
            for t in self.times(u, rng.randint(4, 14)):
                self.look(ep, u, t, x.person)
        else:
            self.one_look("coworker_lookup", u, self.on_shift(u), (u.sup or crew[0]).person if (u.sup or crew[0]) is not u else crew[-1].person, "looks at the boss once", i % 2 == 0)

    def repeated_target(self, i):
        rng, u = self.rng, self.culprit(shifts=40)
        own = [a for a in self.duty.out if a.user is u and a.label == "duty" and a.story == "stop" and a.pid and a.t < clock.START + 90 * DAY] if self.kind == "police" else []
        if own and i % 2 == 0:
            seed = rng.choice(own)
            q, a = self.s.by_id[seed.pid], seed.t + 2 * DAY
            story = "met at a real stop, and could not let go"
        else:
            q, a, story = self.stranger(u), self.on_shift(u, None, clock.END - 50 * DAY) or clock.START, "keeps returning to a stranger"
        ep = self.begin("repeated_target", u, story)
        for t in self.times(u, max(5, round(rng.randint(7, 30) * min(1, self.scale))), a, a + rng.randint(12, 60) * DAY):
            self.look(ep, u, t, q)

    def public_figure_lookup(self, i):
        rng = self.rng
        if i == 0:                                       # the evening news: several people, one look each
            q, day = rng.choice(self.duty.protected), rng.randint(20, 120)
            a = clock.at(clock.day(day))
            for u in rng.sample(self.agency.users, len(self.agency.users)):
                t = self.on_shift(u, a - DAY / 2, a + 3 * DAY)
                if t and u.id not in self.culprits:
                    self.culprits.add(u.id)
                    ep = self.begin("public_figure_lookup", u, "curious after the news")
                    self.look(ep, u, t, q, rng.choice(("name", "person")))
                    day -= 1000
                    if day < -2500:
                        break
        elif i % 2 or not self.sealed:
            u = self.culprit()
            ep = self.begin("public_figure_lookup", u, "one look at a celebrity")
            self.look(ep, u, self.on_shift(u), rng.choice(self.duty.protected), rng.choice(("name", "person")))
        else:
            u = self.culprit()
            ep = self.begin("public_figure_lookup", u, "opens sealed records")
            t = self.on_shift(u)
            for r in rng.sample(self.sealed, rng.randint(1, 3)):
                self.look(ep, u, t, None, "record", raw=r)
                t += rng.randint(30, 300)

    def canary_lookup(self, i):
        rng, u = self.rng, self.culprit()
        ep = self.begin("canary_lookup", u, "opens a decoy")
        kind, thing = self.canaries[i % len(self.canaries)]
        raw = thing
        if kind == "name":
            l, f = thing.split(", ")
            raw = rng.choice((thing, f"{f} {l}".lower(), f"{f} {l}", thing.upper()))
        self.look(ep, u, self.on_shift(u), None, kind, raw=raw)

    def no_reason(self, i):
        rng = self.rng
        u = self.culprit(lambda x: x.reason_rate > .72, 40)
        if not u:
            return
        ep = self.begin("no_reason", u, "says nothing, or nothing that means anything")
        word = rng.choice(EMPTY)
        for t in self.times(u, rng.randint(5, 16)):
            self.look(ep, u, t, self.stranger(u), cover="usual", reason=word if rng.random() < .7 else rng.choice(EMPTY))

    def false_reason(self, i):
        rng, duty = self.rng, self.duty
        u = self.culprit(shifts=30)
        times = self.times(u, rng.randint(3, 14))
        d0 = date(times[0])
        variant = ("made-up case", "closed case", "colleague's case, unrelated subjects", "worn-out case number")[i % 4]
        case = None
        if variant == "closed case":
            old = [c for c in duty.cases if c.closed and c.closed < d0 - dt.timedelta(20)]
            case = rng.choice(old) if old else None
        elif variant == "colleague's case, unrelated subjects":
            case = next((c for c in (duty.other_case(u, date(t)) for t in times) if c), None)
            times = [t for t in times if case and case.open_on(date(t)) and not case.of(u, date(t))]
        elif variant == "worn-out case number":
            own = [c for c in u.assigned if c.opened < d0 and c.closed is None and c.of(u, d0)]
            case = rng.choice(own) if own else duty.new_case(u, d0)
            times = sorted(times + self.times(u, round(rng.randint(12, 40) * min(1, self.scale)), clock.at(case.opened)))
            times = [t for t in times if case.of(u, date(t)) and case.open_on(date(t))]
        if variant == "made-up case" or not case or not times:
            variant, case = "made-up case", None
            times = times or self.times(u, 4)
            while case is None or case in duty.numbers:
                case = f"24-{rng.randrange(700000, 999999):06d}" if rng.random() < .7 else f"24-{rng.randrange(1, 8000):06d}"
        ep = self.begin("false_reason", u, variant)
        for t in times:
            self.look(ep, u, t, self.stranger(u), cover="usual", case=case, cite=1)

    def prohibited_purpose(self, i):
        rng, u = self.rng, self.culprit()
        word = FORBIDDEN[self.kind][(i * 3 + rng.randrange(3)) % len(FORBIDDEN[self.kind])]
        ep = self.begin("prohibited_purpose", u, "writes why, and should not have")
        for t in self.times(u, 1 if i % 2 else rng.randint(2, 6)):
            w = word if rng.random() < .8 else text.typo(rng, word)
            self.look(ep, u, t, self.stranger(u), cover="usual", reason=w.upper() if rng.random() < .1 else w)

    def no_authority(self, i):
        rng, duty = self.rng, self.duty
        db = duty.p["authority"][0]
        users = {a.user.id for a in duty.out if a.db == db}
        u = self.culprit(lambda x: x.id in users) or self.culprit()
        variant = ("none cited", "expired", "for another subject", "does not exist", "for another database")[i % 5]
        times = self.times(u, rng.randint(2, 7))
        auth, person = "", None
        if variant in ("expired", "for another subject"):
            own = [g for uid, gs in duty.grants.items() for g in gs if uid == u.id] or [g for gs in duty.grants.values() for g in gs]
            g = rng.choice(own)
            auth = g[0]["authority_id"]
            if variant == "expired":
                person = g[2]
                times = self.times(u, rng.randint(2, 6), g[0]["_b"] + DAY)
                if not times:
                    variant, person, times = "for another subject", None, self.times(u, 3)
        elif variant == "does not exist":
            auth = f"AU-24-{rng.randrange(60000, 99999)}"
        elif variant == "for another database":
            case, _ = duty.my_case(u, date(times[0]), 0)
            person = case.subjects[0][2]
            i = len(duty.rows["authorities"])
            auth = f"AU-24-{i + 1:05d}"
            duty.rows["authorities"].append(dict(authority_id=auth, kind="court_order", issuer="District Court", _a=times[0] - 3 * DAY, _b=clock.END + 30 * DAY,
                                                 database_id=duty.p["databases"][0][0], subject_kind="person", subject=person.id, case_number=case.number))
        ep = self.begin("no_authority", u, variant)
        for t in times:
            case = next((c for c in u.assigned if c.open_on(date(t)) and c.of(u, date(t))), None) or duty.other_case(u, date(t)) or rng.choice(duty.cases)
            self.look(ep, u, t, person or self.stranger(u), rng.choice(("person", "phone", "person")), "usual", case=case, cite=1, auth=auth, db=db)

    def off_duty(self, i):
        rng = self.rng
        variant = ("from home at night", "on leave", "on the day off", "suspended")[i % 4]
        fit = dict(suspended=lambda x: any(k == "suspension" for *_, k in x.leave)).get(variant, lambda x: any(k == "leave" for *_, k in x.leave))
        u = self.culprit(fit)
        if not u:
            variant, u = "on the day off", self.culprit()
        moments = []
        for _ in range(400):
            d = clock.some_date(rng)
            if variant in ("on leave", "suspended"):
                a, b, _ = rng.choice([x for x in u.leave if x[2] == ("leave" if variant == "on leave" else "suspension")])
                d = a + dt.timedelta(rng.randrange((b - a).days))
            t = clock.at(d, rng.uniform(20, 29) if variant == "from home at night" else rng.uniform(8, 23))
            if u.serves(d) and not u.shift_at(t, 3 * HOUR) and clock.START < t < clock.END and (variant in ("on leave", "suspended") or not u.away(date(t))):
                moments.append(t)
            if len(moments) > 8:
                break
        if not moments:
            return
        ep = self.begin("off_duty", u, variant)
        away = rng.random() < .75
        for t in sorted(moments[:rng.randint(2, 8)]):
            for k in range(rng.choice((1, 1, 2, 4))):
                x = self.look(ep, u, t + k * rng.randint(20, 90), self.stranger(u))
                if away:
                    x.link = (f"vpn{x.t // 7200:x}{u.id[-2:]}", u.home_ip, f"LT-{u.desk[3:]}")

    def former_user(self, i):
        rng = self.rng
        before = i % 3 == 2
        late = [u for u in self.agency.users if u.id not in self.culprits and (u.active_from > clock.day(15) if before else u.active_to)]
        if not late:
            return
        u = rng.choice(late)
        self.culprits.add(u.id)
        story = "account used before its holder came" if before else "account outlives its holder"
        ep = self.begin("former_user", u, story)
        n = rng.randint(1, 9)
        for _ in range(n):
            d = clock.day(rng.randrange(2, (u.active_from - clock.FIRST).days - 2)) if before else u.active_to + dt.timedelta(rng.randint(2, max(3, min(60, (clock.LAST_DATE - u.active_to).days - 2))))
            t = clock.at(min(d, clock.LAST_DATE - dt.timedelta(1)), rng.uniform(8, 22))
            x = self.look(ep, u, t, self.stranger(u))
            if not before and rng.random() < .6:
                x.link = (f"vpn{x.t // 3600:x}", u.home_ip, "LT-" + u.desk[3:])

    def shared_credentials(self, i):
        rng = self.rng
        sups = [u for u in self.agency.users if u.role == "supervisor"]
        busy = {}
        for a in self.duty.out:
            if a.label == "duty" and a.link is None:
                busy.setdefault(a.user.id, []).append(a)
        variant = ("supervisor's login on a clerk's screen", "far away within minutes", "colleague's login, own screen beside it")[i % 3]
        pool = [u for u in (sups if i % 3 == 0 else self.agency.users) if len(busy.get(u.id, ())) > 25 and u.id not in self.culprits] or [u for u in self.agency.users if len(busy.get(u.id, ())) > 10]
        if not pool:
            return
        owner = rng.choice(pool)
        self.culprits.add(owner.id)
        crew = [x for x in self.agency.by_unit[owner.unit] if x is not owner and x.shifts] or [x for x in self.agency.users if x is not owner]
        thief = rng.choice(crew)
        ep = self.begin("shared_credentials", owner, variant + f" ({thief.id})")
        for a in rng.sample(busy[owner.id], min(len(busy[owner.id]), rng.randint(3, 10))):
            t = a.t + rng.randint(-240, 240)
            sid, ip, dev = self.agency.connect(thief, t)
            if variant.startswith("far"):
                ip, dev = f"185.{rng.randint(10, 99)}.7.{rng.randint(2, 250)}", f"UNKNOWN-{rng.randrange(90):02d}"
            elif dev == self.agency.connect(owner, t)[2] or dev.startswith(("WARD", "MDT", "BOOTH")):
                dev, ip = thief.desk, f"10.20.{thief.net}.{int(thief.desk[-4:]) % 200 + 20}"
            for k in range(rng.choice((1, 2, 3))):
                case = self.duty.other_case(owner, date(t))
                if rng.random() < .5 and case:               # honest work under a borrowed name
                    x = self.look(ep, owner, t + k * 40, rng.choice(case.subjects)[2], "person", "usual", case=case, cite=1)
                else:
                    x = self.look(ep, owner, t + k * 40, self.stranger(owner))
                x.link = (f"x{sid[1:7]}{a.t // 36000 % 99:02d}", ip, dev)

    def bulk_harvest(self, i):
        rng = self.rng
        u = self.culprit(lambda x: x.weight < 3, 40)
        cover = "empty" if rng.random() < .5 else "usual"
        how = rng.choice(("person", "person", "name")) if self.kind != "police" else rng.choice(("person", "plate", "name"))
        db = rng.choice([x for x in self.duty.choices[how] if x not in self.duty.needs_case])
        if i % 2 == 0:
            ep = self.begin("bulk_harvest", u, "sells data: a few more strangers every day for weeks")
            a = self.on_shift(u, None, clock.END - 50 * DAY) or clock.START
            spans = [s for s in u.shifts if a <= s[0] < a + rng.randint(25, 45) * DAY]
            for s in spans:
                for _ in range(max(2, round(rng.randint(4, 12) * min(1, self.scale)))):
                    self.look(ep, u, rng.randint(s[0], s[1] - 60), self.stranger(), how, cover, db=db)
        else:
            street = i % 4 == 3
            ep = self.begin("bulk_harvest", u, "one night, street by street" if street else "one night, hundreds")
            s = rng.choice(u.shifts)
            t, n = rng.randint(s[0], (s[0] + s[1]) // 2), max(40, round(rng.randint(90, 260) * min(1, self.scale)))
            people = [q for name in rng.sample(list(self.s.streets), min(30, len(self.s.streets))) for h in self.s.streets[name] for q in h.occupants if self.s.age(q) > 17] if street else []
            for k in range(n):
                q = people[k] if k < len(people) else self.stranger()
                self.look(ep, u, t, q, how, cover, db=db, action="export" if rng.random() < .08 else None)
                t += rng.randint(4, 40)

    def disclosure(self, i):
        rng = self.rng
        variant = ("export of strangers", "hands a record to an outsider", "prints a relative's or ex's record", "discloses to a private eye, monthly")[i % 4]
        if i % 4 == 2:
            kinds = ("former_spouse", "former_partner", "sibling", "parent", "child", "friend")
            u = self.culprit(self.has(kinds))
            t = self.on_shift(u)
            q = self.tie(u, kinds, date(t))
            if q:
                ep = self.begin("disclosure", u, variant)
                self.look(ep, u, t, q, "person", action=rng.choice(("print", "disclose", "export")))
            return
        u = self.culprit()
        ep = self.begin("disclosure", u, variant)
        if i % 4 == 0:
            t, q = self.on_shift(u), None
            for _ in range(rng.randint(3, 15)):
                self.look(ep, u, t, self.stranger(u), "person", "usual", action="export")
                t += rng.randint(10, 60)
        else:
            for t in self.times(u, 1 if i % 4 == 1 else rng.randint(3, 8)):
                self.look(ep, u, t, self.stranger(u), "person", action="disclose" if rng.random() < .7 else "print",
                          reason=rng.choice(("requested by phone", "for attorney", "emailed", "", "per request")) if rng.random() < .6 else None)

    def record_alteration(self, i):
        rng = self.rng
        variant = ("a relative's record changed", "record of a stranger changed for money", "own record changed", "friend's entry deleted", "entries made up without duty")[i % 5]
        kinds = FAMILY if i % 5 == 0 else ("friend", "roommate")
        u = self.culprit(self.has(kinds)) if i % 5 in (0, 3) else self.culprit()
        if not u:
            return
        t = self.on_shift(u)
        q = self.tie(u, kinds, date(t)) if i % 5 in (0, 3) else u.person if i % 5 == 2 else self.stranger(u)
        if not q:
            return
        ep = self.begin("record_alteration", u, variant)
        action = {3: "delete", 4: "create"}.get(i % 5, "update")
        for k in range(1 if i % 5 in (2, 3) else rng.randint(1, 4)):
            if k == 0 and rng.random() < .5:
                self.look(ep, u, t - 40, q, "person", "usual", action="view")
            self.look(ep, u, t, q, "person", "usual", action=action)
            t += rng.randint(30, 90)
            if i % 5 in (1, 4):
                q = self.stranger(u)

    def plant(self):
        rng = self.rng
        kinds = """self_lookup family_lookup former_partner_lookup friend_lookup neighbor_lookup coworker_lookup repeated_target
            public_figure_lookup canary_lookup no_reason false_reason prohibited_purpose no_authority off_duty former_user shared_credentials
            bulk_harvest disclosure record_alteration""".split()
        skip = dict(hospital=("no_authority", "no_reason")).get(self.kind, ())
        for k in kinds:
            if k in skip:
                continue
            n = max(1, round(rng.uniform(3, 6.4) * self.scale))
            start = rng.randrange(3) if k in ("family_lookup", "neighbor_lookup") else 0
            if k == "public_figure_lookup":                # its first story makes three episodes
                n = max(1, n - 2)
            before, i = len(self.episodes), start
            while i < n * 4 + start and len(self.episodes) - before < n + 2 * (k == "public_figure_lookup"):
                getattr(self, k)(i)
                self.episodes = [e for e in self.episodes if e[0] in self.told]
                self.duty.tie = ""
                i += 1
