"""Honest work: every errand leaves an event in a reference table, and accesses that follow from it."""
import datetime as dt
from bisect import bisect
from collections import Counter, defaultdict
from itertools import accumulate

import clock
import text
from clock import DAY, HOUR, MIN, date


class Access:
    __slots__ = "id t user db action kind subject dob reason case auth n outcome label episode story trace pid link".split()


class Case:
    __slots__ = "number kind unit opened closed team subjects index".split()

    def open_on(self, d):
        return self.opened <= d and (self.closed is None or d < self.closed)

    def of(self, u, d):
        return next((r for r in self.team if r[0] is u and r[2] <= d and (r[3] is None or d < r[3])), None)


class Duty:
    def __init__(self, rng, profile, society, agency):
        self.rng, self.p, self.society, self.agency = rng, profile, society, agency
        self.out, self.cases, self.numbers = [], [], set()
        self.rows = dict(dispatches=[], stops=[], appointments=[], assignments=[], case_subjects=[], authorities=[])
        self.by_day = defaultdict(list)          # appointments of a day
        self.stays, self.unit_stays, self.own_stays = [], defaultdict(list), defaultdict(list)
        self.unit_cases = defaultdict(list)
        self.grants = defaultdict(list)
        self.names = Counter((p.first, p.last) for p in society.people)
        self.needs_case = {d[0] for d in profile["databases"] if d[4]}
        self.needs_auth = {d[0] for d in profile["databases"] if d[5]}
        self.choices = {k: v.split() for k, v in profile["db"].items()}
        self.mix = {}
        for name, _, _, _, mix, _ in profile["units"]:
            self.mix[name] = (list(mix), list(accumulate(mix.values())))
        self.protected = rng.sample(society.grown, max(8, len(society.people) // 900))
        self.tie = ""
        self.on = {}                             # hour -> users on shift, filled lazily

    # --- one access -----------------------------------------------------------------------------------------------
    def act(self, u, t, how, person, why, story, trace=None, case=None, auth="", action=None, db=None, wrong=False,
            raw=None, cite=.82, reason=None, old_name=None):
        rng, d = self.rng, date(t)
        a = Access()
        thing = raw
        if raw is None and how in ("plate", "phone"):
            have = person.valid(person.plates if how == "plate" else person.phones, d)
            if have:
                thing = rng.choice(have)
            else:
                how = "name"
        if raw is None and how == "address":
            thing = person.home_at(d).string
        a.kind, a.dob, n = how, "", 1
        if how == "person":
            a.subject = person.id if person else raw
        elif how == "name":
            if raw is not None:
                a.subject = raw
            else:
                f, m, l = person.first, person.mid, person.last
                if person.renamed and d < person.renamed or person.former and (old_name or old_name is None and rng.random() < .05):
                    l = (person.former[-1] if person.renamed and d < person.renamed else rng.choice(person.former)).split(" ", 1)[1].split(" ")[-1]
                a.subject = text.name(rng, f, m, l, wrong)
                n = self.names[f, l] + (rng.randrange(30) if l in text.LAST[:30] else rng.randrange(3))
                if rng.random() < .48:
                    a.dob = text.dob(rng, person.dob)
                    n = 1
        elif how == "plate":
            a.subject = text.plate(rng, text.plate_slip(rng, thing) if wrong else thing)
        elif how == "phone":
            a.subject = text.phone(rng, text.digit_slip(rng, thing) if wrong else thing)
        elif how == "address":
            a.subject = text.address(rng, thing, wrong)
            n = rng.randint(1, 5)
        else:
            a.subject = raw
        if db is None:
            db = rng.choice(self.choices[how])
            while db in self.needs_auth or db in self.needs_case and case is None:
                left = [x for x in self.choices[how] if x not in self.needs_auth and (case is not None or x not in self.needs_case)]
                db = rng.choice(left or [self.p["databases"][0][0]])
        a.t, a.user, a.db = int(t), u, db
        if action is None:
            r = rng.random()
            action = ("view" if r < .75 else "query") if how in ("person", "record") else ("query" if r < .9 else "view")
            if r > .985 and story.split(" ")[0] in ("case", "walk-in", "phone", "interview", "support", "check-in", "clinic"):
                action = rng.choice(("print", "update"))
        a.action, a.auth = action, auth
        a.case = ""
        if case is not None and (db in self.needs_case or rng.random() < cite):
            a.case = text.case(rng, case if isinstance(case, str) else case.number, .015)
        a.reason = self.reason(u, why, case, t) if reason is None else reason
        a.n = 0 if wrong and rng.random() < .8 else n
        r = rng.random()
        a.outcome = "success" if r < .992 else "denied" if r < .995 else "error"
        if a.outcome != "success":
            a.n = ""
        a.label, a.episode, a.story, a.trace, a.link = "duty", "", story + self.tie, trace, None
        a.pid = person.id if person and not wrong else ""
        self.out.append(a)
        return a

    def reason(self, u, why, case, t):
        rng = self.rng
        if rng.random() > u.reason_rate:
            return ""
        s = rng.choice(self.p["why"].get(why) or ["follow up"])
        kind = case.kind.replace("_", " ") if isinstance(case, Case) else rng.choice(self.p["case_kinds"]).replace("_", " ")
        s = s.replace("{kind}", kind)
        if "{who}" in s:
            s = s.replace("{who}", rng.choice(self.agency.by_unit[u.unit_at(date(t))] or self.agency.users).person.last)
        if u.habit == "terse":
            s = s.split(" ")[0][:4].rstrip()
        elif rng.random() < .03:
            s = text.typo(rng, s)
        if isinstance(case, Case) and rng.random() < .05:
            s += " " + text.case(rng, case.number)
        return s.upper() if rng.random() < .12 else s

    def look(self, u, t, person, why, story, trace, hows, **kw):
        """One or more accesses about a person, with the slips of typing fingers; returns the time after."""
        rng = self.rng
        for how in hows:
            if how != "person" and rng.random() < .04:
                self.act(u, t, how, person, why, story + " (slip, corrected)", trace, wrong=True, **kw)
                t += rng.randint(6, 50)
                self.act(u, t, how, person, why, story, trace, **kw)
            elif how == "name" and rng.random() < .03:       # slip never noticed
                self.act(u, t, how, person, why, story + " (slip)", trace, wrong=True, **kw)
            else:
                self.act(u, t, how, person, why, story, trace, **kw)
            t += rng.expovariate(1 / 45) + 7
        return t

    # --- whom the world sends -------------------------------------------------------------------------------------
    def pick(self, u, d):
        rng, self.tie = self.rng, ""
        r = rng.random()
        if r < .011:
            q, kind = self.tied(u, d)
            if q:
                self.tie = f" (coincidence: {kind})"
                return q
        elif r < .0125:
            return rng.choice(self.protected)
        return self.society.someone()

    def tied(self, u, d):
        s, rng, me = self.society, self.rng, u.person
        kind = rng.choice(("neighbor", "family", "coworker", "friend", "former", "coworker", "neighbor"))
        pool = {"neighbor": lambda: s.neighbours(me, d), "coworker": lambda: [rng.choice(self.agency.users).person],
                "family": lambda: s.tied(me, ("spouse", "parent", "child", "sibling", "relative"), d),
                "friend": lambda: s.tied(me, ("friend", "roommate"), d),
                "former": lambda: s.tied(me, ("former_spouse", "former_partner"), d)}[kind]()
        pool = [q for q in pool if q is not me]
        return (rng.choice(pool), kind) if pool else (None, None)

    def colleague_on(self, u, t, units=None):
        rng = self.rng
        users = [x for n in (units or [u.unit_at(date(t))]) for x in self.agency.by_unit.get(n, ())]
        for _ in range(12):
            x = rng.choice(users) if users else None
            if x and x is not u and x.shift_at(t):
                return x
        return None

    # --- cases ----------------------------------------------------------------------------------------------------
    def new_case(self, u, d, kind=None):
        rng = self.rng
        c = Case()
        c.unit, c.kind, c.index = u.unit_at(d), kind or rng.choice(self.p["case_kinds"]), len(self.cases)
        c.opened = max(d - dt.timedelta(int(rng.expovariate(1 / 18))), u.active_from)
        if u.moved and d >= u.moved:
            c.opened = max(c.opened, u.moved)
        c.closed = d + dt.timedelta(1 + int(rng.lognormvariate(3.3, .9)))
        if c.closed > clock.LAST_DATE:
            c.closed = None
        while True:
            k = (c.opened.timetuple().tm_yday - 1) * 400 + rng.randrange(1, 400) if rng.random() < .98 else rng.randrange(150000, 400000)   # a few numbers out of order
            c.number = f"{c.opened.year % 100}-{k:06d}"
            if c.number not in self.numbers:
                break
        self.numbers.add(c.number)
        c.team, c.subjects = [], []
        self.cases.append(c)
        self.unit_cases[c.unit].append(c)
        self.assign(c, u, "lead")
        others = self.agency.by_unit[c.unit]
        force = rng.random() < .025
        for _ in range(rng.randint(4, 9) if force else rng.choice((0, 0, 1, 1, 2))):
            x = rng.choice(self.agency.users if force else others)
            if not c.of(x, max(c.opened, x.active_from)) and (not x.active_to or x.active_to > c.opened):
                self.assign(c, x, "task force" if force else "investigator")
        for i in range(1 + min(6, int(rng.expovariate(1 / 1.3)))):
            q = self.pick(u, c.opened)
            if q is u.person or any(q is s[2] for s in c.subjects):
                continue
            how = rng.choices(("person", "name", "plate", "phone", "address"), (68, 12, 8, 6, 6))[0]
            role = "subject" if i == 0 else rng.choice(("subject", "witness", "victim", "associate", "reporting party"))
            if self.tie and "coworker" in self.tie:
                role = "witness"
            thing = q.id
            if how == "name":
                thing = text.name(rng, q.first, q.mid, q.last)
            elif how in ("plate", "phone"):
                have = q.valid(q.plates if how == "plate" else q.phones, c.opened)
                how, thing = (how, (text.plate if how == "plate" else text.phone)(rng, have[0])) if have else ("person", q.id)
            elif how == "address":
                thing = text.address(rng, q.home_at(c.opened).string)
            c.subjects.append((how, thing, q, self.tie))
            self.rows["case_subjects"].append(dict(case_number=c.number, subject_kind=how, subject=thing, role=role))
        if not c.subjects:
            q = self.society.someone()
            c.subjects.append(("person", q.id, q, ""))
            self.rows["case_subjects"].append(dict(case_number=c.number, subject_kind="person", subject=q.id, role="subject"))
        if rng.random() < .12:
            ev = f"EV-{rng.randrange(100000):05d}"
            self.rows["case_subjects"].append(dict(case_number=c.number, subject_kind="record", subject=ev, role="evidence"))
        self.tie = ""
        return c

    def assign(self, c, u, role, a=None, b=None):
        a = a or max(c.opened, u.active_from)
        if b is None and u.moved and a < u.moved:
            b = u.moved                                   # hands over at transfer
            x = self.rng.choice(self.agency.by_unit[c.unit] or self.agency.users)
            if x is not u and not x.moved and (c.closed is None or b < c.closed) and x.active_from <= b and (not x.active_to or x.active_to > b):
                i = len(self.rows["assignments"])
                self.rows["assignments"].append(dict(case_number=c.number, user_id=x.id, role=role, valid_from=b, valid_to=None))
                c.team.append((x, role, b, None, i))
                x.assigned.append(c)
        if b is None and u.active_to:
            b = u.active_to
        i = len(self.rows["assignments"])
        self.rows["assignments"].append(dict(case_number=c.number, user_id=u.id, role=role, valid_from=a, valid_to=b))
        row = (u, role, a, b, i)
        c.team.append(row)
        u.assigned.append(c)
        return row

    def my_case(self, u, d, fresh=.06):
        rng = self.rng
        if rng.random() > fresh:
            for _ in range(8):
                c = rng.choice(u.assigned) if u.assigned else None
                if c and c.open_on(d) and c.of(u, d):
                    return c, c.of(u, d)
        c = self.new_case(u, d)
        return c, c.of(u, d) or self.assign(c, u, "investigator", d)

    def other_case(self, u, d, unit=None):
        """A colleague's open case: real, but not the user's."""
        rng, pool = self.rng, self.unit_cases[unit or u.unit_at(d)]
        for _ in range(20):
            c = rng.choice(pool) if pool else None
            if c and c.open_on(d) and not c.of(u, d):
                return c
        return None

    def by_subject(self, subject):
        """Ways of looking at a case subject: usually as the file has it."""
        rng = self.rng
        how = subject[0] if rng.random() < .35 else "person"
        more = rng.sample(("name", "phone", "plate", "address", "person"), rng.choice((0, 0, 1, 1, 2)))
        return [how] + [m for m in more if m != how]

    # --- errands --------------------------------------------------------------------------------------------------
    def errand(self, u, t):
        names, cum = self.mix[u.unit_at(date(t))]
        self.tie = ""
        if u.role in ("supervisor", "director") and self.rng.random() < .3 and self.e_review(u, t):
            return
        kind = names[bisect(cum, self.rng.random() * cum[-1])]
        getattr(self, "e_" + kind)(u, t)
        self.tie = ""

    def event(self, table, **row):
        rows = self.rows[table]
        rows.append(row)
        return table, len(rows) - 1

    def e_case(self, u, t):
        rng, d = self.rng, date(t)
        c, row = self.my_case(u, d)
        trace = ("assignments", row[4])
        for s in rng.sample(c.subjects, min(len(c.subjects), rng.choice((1, 1, 2, 3)))):
            if s[2] is u.person:
                continue
            self.tie = s[3]
            t = self.look(u, t, s[2], "case", "case work", trace, self.by_subject(s), case=c)
            if rng.random() < .08:
                kin = [k for k in self.society.tied(s[2], ("spouse", "partner", "parent", "sibling", "friend", "roommate", "former_spouse"), d) if k is not u.person]
                if kin:
                    t = self.look(u, t, rng.choice(kin), "case", "case work on associate", trace, [rng.choice(("name", "person", "plate"))], case=c)
        if rng.random() < .06:
            self.act(u, t, "record", None, "case", "case file", trace, case=c, raw=c.number)

    def e_helper(self, u, t, story="helper", why="helper", unit=None):
        rng, c = self.rng, self.other_case(u, date(t), unit)
        if not c:
            return self.e_case(u, t)
        s = rng.choice(c.subjects)
        self.tie = s[3] if s[2] is not u.person else ""
        self.look(u, t, s[2], why, story + " for colleague's case", ("cases", c.index), self.by_subject(s)[:2], case=c, cite=.95)

    def e_bulletin(self, u, t):
        units = [n for n in self.unit_cases if self.unit_cases[n]]
        self.e_helper(u, t, "bulletin", "bulletin", self.rng.choice(units) if units else None)

    def e_review(self, u, t):
        rng, d = self.rng, date(t)
        crew = [x for x in self.agency.by_unit[u.unit] if x.sup is u and x.assigned]
        if not crew:
            return False
        c = rng.choice(rng.choice(crew).assigned)
        if not c.open_on(d):
            return False
        for s in c.subjects[:rng.randint(1, 3)]:
            if s[2] is not u.person:
                t = self.look(u, t, s[2], "review", "review of subordinate's case", ("cases", c.index), ["person"], case=c)
        return True

    def e_support(self, u, t):
        rng, d = self.rng, date(t)
        pool = [c for c in rng.sample(self.cases, min(12, len(self.cases))) if c.open_on(d)]
        c = pool[0] if pool else self.new_case(u, d)
        row = c.of(u, d) or self.assign(c, u, "records", d, d + dt.timedelta(rng.randint(1, 8)))
        for s in c.subjects[:2]:
            if s[2] is u.person:
                continue
            act = rng.choices((None, "update", "create", "print"), (60, 20, 15, 5))[0]
            self.tie = s[3]
            self.look(u, t, s[2], "support", "support", ("assignments", row[4]), self.by_subject(s)[:1], case=c, action=act)
            t += rng.randint(20, 200)

    def e_batch(self, u, t):
        rng, d = self.rng, date(t)
        if self.p["id"] == "staff":
            return self.e_billing(u, t, rng.randint(15, 45))
        gap, n = rng.choice((25, 60, 120)), rng.randint(10, 40)
        for c in rng.sample(self.cases, min(len(self.cases), n * 2)):
            if n <= 0:
                break
            if not c.open_on(d):
                continue
            row = c.of(u, d) or self.assign(c, u, "validation", d, d + dt.timedelta(1))
            for s in c.subjects[:2]:
                if s[2] is not u.person:
                    self.act(u, t, "person", s[2], "batch", "batch day", ("assignments", row[4]), case=c, cite=.6)
                    t += rng.expovariate(1 / gap) + 4
                    n -= 1

    def e_export(self, u, t, verb="export", why="export"):
        rng, d = self.rng, date(t)
        c, row = self.my_case(u, d, .02)
        for s in c.subjects[:rng.randint(1, 5)]:
            if s[2] is u.person:
                continue
            self.tie = s[3]
            self.act(u, t, "person", s[2], why, "court packet", ("assignments", row[4]), case=c, action=verb, cite=.95)
            t += rng.randint(15, 90)

    def e_discl(self, u, t):
        self.e_export(u, t, self.rng.choice(("disclose", "disclose", "print")), "discl")

    def e_warrant(self, u, t):
        rng, d = self.rng, date(t)
        db, kinds = self.p["authority"]
        mine = [g for g in self.grants[u.id] if g[0]["_a"] <= t < g[0]["_b"] and g[1].of(u, d) and g[1].open_on(d)]
        if mine and rng.random() < .6:
            g, c, q, i = rng.choice(mine)
        else:
            c, row = self.my_case(u, d, .03)
            s = rng.choice(c.subjects)
            q, i = s[2], len(self.rows["authorities"])
            a = max(t - int(rng.expovariate(1 / (4 * DAY))), clock.at(c.opened))
            b = t + int(rng.uniform(.5, 40) * DAY)
            have = q.valid(q.phones, d)
            kind, thing = ("phone", text.phone(rng, have[0])) if have and rng.random() < .35 else ("person", q.id)
            g = dict(authority_id=f"AU-{clock.FIRST.year % 100}-{i + 1:05d}", kind=rng.choice(kinds), issuer=rng.choice(("Superior Court", "District Court", "US Attorney", "Chief Counsel", "Port Director")),
                     _a=a, _b=b, database_id=db, subject_kind=kind, subject=thing, case_number=c.number)
            self.rows["authorities"].append(g)
            self.grants[u.id].append((g, c, q, i))
        if q is u.person:
            return
        for _ in range(rng.randint(1, 3)):
            how = g["subject_kind"] if rng.random() < .8 else "person"
            self.act(u, t, how, q, "warrant", "authority query", ("authorities", i), case=c, auth=g["authority_id"], db=db)
            t += rng.randint(20, 400)

    # street
    def e_dispatch(self, u, t, desk=None):
        rng, d = self.rng, date(t)
        q = self.pick(u, d)
        home = q.home_at(d) if rng.random() < .65 else rng.choice(self.society.homes)
        r = rng.random()
        kind, thing = "", ""
        if r < .42:
            kind, thing = "person", q.id
        elif r < .6:
            kind, thing = "name", text.name(rng, q.first, q.mid, q.last, rng.random() < .04)
        elif r < .7 and q.valid(q.phones, d):
            kind, thing = "phone", text.phone(rng, q.valid(q.phones, d)[0])
        end = t + rng.randint(8, 75) * MIN
        row = dict(user_id=u.id, _t0=t, _t1=end, address=text.address(rng, home.string, rng.random() < .01), subject_kind=kind, subject=thing)
        trace = self.event("dispatches", **row)
        live = [x for x in home.occupants if x.home_at(d) is home and self.society.age(x) > 14 and x is not u.person]
        crew = [(u, trace, "dispatch")]
        mate = self.colleague_on(u, t) if rng.random() < .28 else None
        if mate:
            later = t + rng.randint(0, 9) * MIN
            crew.append((mate, self.event("dispatches", **dict(row, user_id=mate.id, _t0=later, _t1=max(end, later + 5 * MIN))), "dispatch, second car"))
        if desk:
            own = self.event("dispatches", **dict(row, user_id=desk.id)) if rng.random() < .3 else None
            crew.insert(0, (desk, own or trace, "dispatch" if own else "dispatcher for officer"))
        for w, tr, story in crew:
            tt = self.rows["dispatches"][tr[1]]["_t0"] + rng.randint(20, 8 * 60) if w is not desk else t + rng.randint(0, 90)
            why = "desk" if w is desk else "dispatch"
            if rng.random() < (.75 if w is not mate else .3):
                self.act(w, tt, "address", None, why, story, tr, raw=home.string)
                tt += rng.randint(10, 200)
            if kind and q is not w.person:
                tt = self.look(w, tt, q, why, story, tr, ["phone" if kind == "phone" and rng.random() < .6 else rng.choice(("name", "person", "name"))])
            if not desk and live and rng.random() < .45:
                self.look(w, tt, rng.choice(live), why, story + ", occupant", tr, [rng.choice(("name", "person"))])
                tt += 40
            if not desk and rng.random() < .12 and q is not w.person and (kind or q in live):
                self.look(w, tt, q, why, story, tr, ["plate"])

    def e_stop(self, u, t, desk=None, why="stop"):
        rng, d = self.rng, date(t)
        for _ in range(9):
            q = self.pick(u, d)
            have = q.valid(q.plates, d)
            if have and q is not u.person:
                break
        else:
            return
        pl = rng.choice(have)
        h, x = rng.choice(self.society.homes), rng.choice(self.society.homes)
        place = f"{h.street} / {x.street}" if why == "stop" else f"Lane {rng.randint(1, 12)}"
        tr = self.event("stops", user_id=u.id, _t0=t, _t1=t, plate=text.plate(rng, pl), place=place)
        who, story = (desk, "dispatcher for stop") if desk else (u, "stop" if why == "stop" else "crossing")
        why = "desk" if desk else why
        tt = t + rng.randint(-100, 120)
        if rng.random() < .05:
            self.act(who, tt - rng.randint(8, 40), "plate", q, why, story + " (slip, corrected)", tr, raw=pl, wrong=True)
        self.act(who, tt, "plate", q, why, story, tr, raw=pl)
        tt += rng.randint(15, 90)
        r, driver = rng.random(), q
        kin = [k for k in self.society.tied(q, ("spouse", "child", "parent", "partner", "friend", "sibling"), d) if k is not who.person]
        if r < .18 and kin:
            driver = rng.choice(kin)
        elif r < .3:
            driver = self.society.someone()
        if driver is who.person or rng.random() < .25:
            return
        if driver is not q:
            self.tie = ""
        self.look(who, tt, driver, why, story + ("" if driver is q else ", driver not owner"), tr, [rng.choice(("name", "person", "name"))])

    def e_crossing(self, u, t):
        self.e_stop(u, t, why="crossing")

    def e_desk(self, u, t):
        x = self.colleague_on(u, t, [n for n in self.mix if n.startswith(("Patrol", "Traffic"))])
        if not x:
            return
        (self.e_dispatch if self.rng.random() < .6 else self.e_stop)(x, t, desk=u)

    # people who come or call
    def meet(self, u, q, t, lo, hi, hows=("person", "name"), weights=(75, 25)):
        rng, d = self.rng, date(t)
        how = rng.choices(hows, weights)[0]
        thing = q.id
        if how == "name":
            thing = text.name(rng, q.first, q.mid, q.last)
        elif how == "phone":
            have = q.valid(q.phones, d)
            how, thing = ("phone", text.phone(rng, have[0])) if have else ("person", q.id)
        tr = self.event("appointments", user_id=u.id, subject_kind=how, subject=thing, _t0=t, _t1=t + int(rng.uniform(lo, hi) * MIN))
        self.by_day[date(t)].append((tr, q, u, t))
        return tr

    def not_me(self, u, d):
        for _ in range(5):
            q = self.pick(u, d)
            if q is not u.person:
                return q
        return self.society.grown[0]

    def e_interview(self, u, t):
        rng, d = self.rng, date(t)
        q = self.not_me(u, d)
        tr = self.meet(u, q, t, 3 if self.p["id"] == "badge" else 15, 25 if self.p["id"] == "badge" else 90)
        hows = rng.choice((["person"], ["name"], ["name", "person"], ["person", "address"], ["person", "phone"]))
        t = self.look(u, t + rng.randint(-120, 240), q, "interview", "interview", tr, hows)
        kin = self.society.tied(q, ("spouse", "child", "parent", "friend"), d) if rng.random() < .14 else None
        kin = [k for k in kin or () if k is not u.person]
        if kin:                                           # travels together; only one has the appointment
            self.tie = ""
            self.look(u, t, rng.choice(kin), "interview", "interview, companion", tr, ["person"])

    def e_walkin(self, u, t):
        rng, d = self.rng, date(t)
        q = self.not_me(u, d)
        tr = self.meet(u, q, t, 5, 25, ("person", "name"), (50, 50))
        self.look(u, t + rng.randint(-30, 300), q, "walkin", "walk-in", tr, rng.choice((["name"], ["name", "person"], ["address", "person"], ["person"])))

    def e_phone(self, u, t):
        rng, d = self.rng, date(t)
        q = self.not_me(u, d)
        tr = self.meet(u, q, t, 2, 16, ("person", "phone", "name"), (55, 30, 15))
        have = q.valid(q.phones, d)
        t += rng.randint(0, 60)
        if have and rng.random() < .35:
            if rng.random() < .06:
                self.act(u, t, "phone", q, "phone", "phone call (misdial, corrected)", tr, raw=have[0], wrong=True)
                t += rng.randint(6, 45)
            self.act(u, t, "phone", q, "phone", "phone call", tr, raw=have[0])
            t += rng.randint(10, 60)
        t = self.look(u, t, q, "phone", "phone call", tr, rng.choice((["name", "person"], ["person"], ["name"])))
        mate = self.society.tied(q, ("spouse", "parent", "child"), d) if rng.random() < .07 else None
        mate = [m for m in mate or () if m is not u.person]
        if mate:
            self.tie = ""
            self.look(u, t, rng.choice(mate), "phone", "phone call about spouse or parent", tr, ["person"])

    # hospital
    def next_shift(self, u, t, days):
        later = [s for s in u.shifts if t + 6 * HOUR < s[0] < t + days * DAY]
        if later:
            s = self.rng.choice(later)
            return self.rng.randint(s[0], s[1] - 600)
        return None

    def e_clinic(self, u, t):
        rng, d = self.rng, date(t)
        q = self.not_me(u, d)
        tr = self.meet(u, q, t, 10, 60, ("person",), (1,))
        if rng.random() < .25:
            prior = [s for s in u.shifts if t - 40 * HOUR < s[0] and s[1] < t]
            if prior:
                self.look(u, rng.randint(*prior[-1]), q, "clinic", "clinic, preparing", tr, ["person"])
        tt = t
        for _ in range(rng.choice((1, 1, 2, 3))):
            tt = self.look(u, tt + rng.randint(-60, 500), q, "clinic", "clinic", tr, ["person"])
        if rng.random() < .3:
            later = self.next_shift(u, t, 9)
            if later:
                self.look(u, later, q, "clinic", "clinic, results later", tr, ["person"])

    def e_consult(self, u, t):
        q = self.not_me(u, date(t))
        tr = self.meet(u, q, t, 15, 50, ("person",), (1,))
        self.look(u, t, q, "consult", "consult", tr, ["person", "person"])

    def e_ward(self, u, t):
        rng, d = self.rng, date(t)
        unit = u.unit_at(d)
        live = [s for s in self.own_stays[u.id] if s[1] <= t < s[2]]
        story = "ward"
        if live and rng.random() < .75:
            tr, _, _, q = rng.choice(live)
        else:
            live = [s for s in self.unit_stays[unit][-400:] if s[1] <= t < s[2]]
            if live and rng.random() < .6:
                tr, a, b, q = rng.choice(live)
                if rng.random() < .5:
                    tr = self.event("appointments", user_id=u.id, subject_kind="person", subject=q.id, _t0=t - rng.randint(0, 40) * MIN, _t1=min(b, t + 12 * HOUR))
                    self.own_stays[u.id].append((tr, t, b, q))
                    self.tie = ""
                else:
                    story = "ward, colleague's patient"
            else:
                q = self.not_me(u, d)
                b = t + int(rng.lognormvariate(.8, .7) * DAY)
                tr = self.event("appointments", user_id=u.id, subject_kind="person", subject=q.id, _t0=t - rng.randint(0, 3 * 60) * MIN, _t1=b)
                stay = (tr, t, b, q)
                self.own_stays[u.id].append(stay)
                self.unit_stays[unit].append(stay)
                self.by_day[d].append((tr, q, u, t))
        if q is u.person:
            return
        for _ in range(rng.choice((1, 2, 2, 3))):
            t = self.look(u, t, q, "ward", story, tr, ["person"])
            t += rng.randint(30, 900)

    def patient_near(self, u, d, back, ahead=0):
        rng = self.rng
        for _ in range(6):
            pool = self.by_day.get(d + dt.timedelta(rng.randint(-back, ahead)))
            if pool:
                x = rng.choice(pool)
                if x[1] is not u.person:
                    return x
        return None

    def e_team(self, u, t):
        rng = self.rng
        x = self.patient_near(u, date(t), 2)
        if not x or x[3] > t:
            return self.e_clinic(u, t) if rng.random() < .2 else None
        self.look(u, t, x[1], "team", "care team", x[0], ["person"] * rng.choice((1, 1, 2)))

    def e_desk_in(self, u, t):
        rng = self.rng
        x = self.patient_near(u, date(t), 0, 1)
        if not x:
            return
        t = self.look(u, max(t, x[3] - rng.randint(0, 50) * MIN) if date(x[3]) == date(t) and u.shift_at(x[3]) else t,
                      x[1], "desk_in", "check-in", x[0], rng.choice((["name", "person"], ["name"], ["phone", "person"])))
        if rng.random() < .1:
            self.act(u, t, "person", x[1], "desk_in", "check-in, address updated", x[0], action="update")

    def e_billing(self, u, t, n=None):
        rng = self.rng
        story = "batch day" if n else "billing"
        for _ in range(n or rng.randint(1, 4)):
            x = self.patient_near(u, date(t), 20)
            if x and x[3] < t:
                self.act(u, t, "person", x[1], "batch" if n else "billing", story, x[0], db="BILL" if rng.random() < .6 else "EHR")
            t += rng.expovariate(1 / 70) + 8

    def e_release(self, u, t):
        x = self.patient_near(u, date(t), 15)
        if x and x[3] < t:
            self.act(u, t, "person", x[1], "release", "records release", x[0], action=self.rng.choice(("print", "disclose", "export")))

    # classroom
    def training(self):
        rng = self.rng
        tests = ["TEST, TESTER", "ZZTEST, ADAM", "test person", "DOE, JANE TEST", "Training, Tina"]
        for u in self.agency.users:
            for a, b, kind in u.leave:
                d = a
                while kind == "training" and d < b and d < clock.LAST_DATE:
                    t = clock.at(d, 9) + rng.randint(0, 3 * HOUR)
                    for _ in range(rng.randint(3, 10)):
                        how = rng.choice(("name", "name", "plate", "phone"))
                        raw = dict(name=rng.choice(tests), plate="TEST123", phone="2025550100")[how]
                        x = self.act(u, t, how, None, "training", "training", ("leave", u.id), raw=raw, reason=rng.choice(("training", "training", "", "class")))
                        x.link = (f"tr{d:%m%d}{u.id}", "10.20.9.50", f"TRAIN-{rng.randrange(12):02d}")
                        t += rng.randint(30, 500)
                    d += dt.timedelta(1)

    # --- the whole ------------------------------------------------------------------------------------------------
    def work(self, target):
        rng = self.rng
        users = [u for u in self.agency.users if u.shifts]
        cum = list(accumulate(u.weight * (len(u.shifts) + 10) for u in users))
        stall = 0
        while len(self.out) < target and stall < 200000:
            u = users[bisect(cum, rng.random() * cum[-1])]
            a, b = u.shifts[rng.randrange(len(u.shifts))]
            before = len(self.out)
            self.errand(u, rng.randint(a - (300 if rng.random() < .1 else 0), b - 1))
            stall = 0 if len(self.out) > before else stall + 1
