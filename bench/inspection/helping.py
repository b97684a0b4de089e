"""Duty whose cause is somebody else's: covering, review, queues, radio requests, inquiries about colleagues."""

import bisect

from clock import DAY, day0
from hand import typed_case
from town import address
from work import Work


class Helping(Work):
    def act_cover(self, sh, t):
        r = self.rng
        mates = [m for m in sh.unit.users if m is not sh.u and any(c.live(t) for c in m.cases[-12:])]
        away = [m for m in mates if any(a <= t < b for a, b, _ in m.leaves)]
        if not mates:
            return 0
        m = r.choice(away or mates)
        c = r.choice([c for c in m.cases[-12:] if c.live(t)])
        if r.random() < .6:
            self.cases.join(c, sh.u, "covering", day0(t), day0(t) + r.choice((1, 3, 7)) * DAY, keep=False)
        return self.act_case(sh, t, c, "cover", m)

    def act_review(self, sh, t):
        r = self.rng
        subs = [m for m in self.staff.users if m.supervisor is sh.u and any(c.live(t) for c in m.cases[-10:])]
        if not subs:
            return self.act_case(sh, t) if sh.unit.case_kinds else 0
        m = r.choice(subs)
        c = r.choice([c for c in m.cases[-10:] if c.live(t)])
        if r.random() < .5:
            self.cases.join(c, sh.u, "supervisor", day0(t), keep=False)
        return self.act_case(sh, t, c, "review", m)

    def act_batch(self, sh, t):
        """A clerk, pharmacist or analyst works down a queue of recent cases, mostly (not always) assigned."""
        r, n0 = self.rng, len(self.desk.rows)
        hi = bisect.bisect(self.cases.log, (t, 0))
        lo = max(0, bisect.bisect(self.cases.log, (t - 5 * DAY, 0)), hi - 400)
        if hi <= lo:
            lo = max(0, hi - 30)
        for _ in range(min(r.randint(4, 16), self.budget // 2 + 1)):
            if hi <= lo:
                break
            c = self.cases.log[r.randrange(lo, hi)][2]
            if c.kind in ("ticket", "internal", "privacy review", "employee health") or not c.live(t):
                continue
            if r.random() < .82:
                role = {"sheriff": "records", "hospital": "processing", "federal": "analyst"}[self.kind]
                self.cases.join(c, sh.u, role, day0(t), day0(t) + 2 * DAY, keep=False)
            p = r.choice(c.persons)[0]
            cite, reason = typed_case(r, c.no) if r.random() < .65 else "", self.desk.say(sh, "batch", c.no)
            sh.u.touched.add(p.pid)
            for _ in range(r.choice((1, 1, 2, 3))):
                if r.random() < .09:
                    self.desk.write(sh, t, p, c, cite, reason)
                elif r.random() < .04:
                    self.desk.look(sh, t, p, None, None, r.choice(("print", "export", "disclose")),
                                   reason=r.choice((reason, "to DA", "payer req", "release of info")), cite=cite or c.no)
                else:
                    self.desk.look(sh, t, p, reason=reason, cite=cite)
                t = min(t + r.randint(8, 90), sh.e)
        return len(self.desk.rows) - n0

    def act_radio(self, sh, t):
        """Running plates and names for those in the field: the cause is a colleague's stop or call at that minute."""
        r, n0 = self.rng, len(self.desk.rows)
        calls = bool(self.calls) and r.random() < .5
        log = self.calls if calls else self.stops
        i = bisect.bisect(self.call_times if calls else self.stop_times, t)
        for ev in log[i:i + 3]:
            if not sh.s <= ev[0] < sh.e:
                break
            m, tt = ev[1], ev[0] + r.randint(-30, 240)
            reason = self.desk.say(sh, "radio", ev[6] if calls else "", m.u)
            if calls:
                _, _, p, q, h, end, no, row = ev
                if r.random() < .65:
                    self.books.refer("dispatches", f"{no}-D{r.randint(1, 99)}", sh.u.uid, int(ev[0]), int(end), address(h), *row)
                self.desk.look(sh, tt, p, None if r.random() < .7 or p.house is not h else "address", reason=reason,
                               cite=no if r.random() < .25 else "")
                if r.random() < .3:
                    self.desk.look(sh, tt + 40, q, reason=reason)
            else:
                self.desk.look(sh, tt, ev[2], "plate", reason=reason)
                if r.random() < .5:
                    self.desk.look(sh, tt + r.randint(20, 120), ev[3], "name", reason=reason)
        return len(self.desk.rows) - n0

    def act_bg(self, sh, t, act="bg"):
        """Personnel inquiries and tickets: looking at colleagues is the job."""
        r, n0 = self.rng, len(self.desk.rows)
        c = None
        live = [c for c in sh.u.cases[-15:] if c.live(t)]
        if live and r.random() < .7:
            c = r.choice(live)
        else:
            mate = r.choice(self.staff.members)
            p = mate.person if r.random() < .7 or act == "ticket" else self.agency.subject(sh.u)
            if p is sh.u.person:
                return 0
            days = r.choice((2, 3, 4)) if act == "ticket" else r.randint(8, 50)
            c = self.cases.open(sh.u, t, sh.unit, [(p, "subject")], days, kind=r.choice(sh.unit.case_kinds), late=False)
        for _ in range(r.choice((1, 2, 3))):
            p = c.persons[0][0]
            sh.u.touched.add(p.pid)
            self.desk.look(sh, t, p, None, None, None, c, "", self.desk.say(sh, act, c.no), typed_case(r, c.no) if r.random() < .8 else "")
            t = min(t + r.randint(30, 500), sh.e)
        return len(self.desk.rows) - n0

    def act_ticket(self, sh, t):
        return self.act_bg(sh, t, "ticket")
