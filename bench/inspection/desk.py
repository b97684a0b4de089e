"""What is done at a screen: one access at a time, with what was typed and why."""

import datetime as dt
from collections import defaultdict

from hand import plain, slip, typed_address, typed_case, typed_name, typed_phone, typed_plate
from words import EMPTY_REASONS, REASONS


class Desk:
    def __init__(self, agency):
        self.agency, self.rng, self.kind = agency, agency.rng, agency.kind
        self.rows, self.urows = [], defaultdict(list)    # all accesses, and those of each user

    def emit(self, sh, t, db, action, sk, subj, dob="", reason="", case="", auth="", n=1, label="duty", ep="", conn=None):
        r = self.rng
        _, sid, ip, dev = conn or (sh.alt if sh.alt and r.random() < .2 else sh.at(t))
        out = "success"
        if label != "neutral" and r.random() < .008:
            out, n = r.choice(("denied", "error")), 0
        row = [int(t), sh.u.uid, sid, ip, dev, db, action, sk, subj, dob, reason, case, auth, n, out, label, ep]
        self.rows.append(row)
        self.urows[sh.u.uid].append(row)

    def db_for(self, unit, way, case=False, auth=False, write=False):
        """A database of the unit that can be searched this way, with what there is to cite."""
        ok = []
        for d, w in unit.dbs.items():
            _, _, _, needs_case, needs_auth, searches, writable = self.agency.dbs[d]
            if way in searches.split() and (case or not needs_case) and (auth or not needs_auth) and (not write or writable):
                ok.append((d, w))
        return self.rng.choices([d for d, _ in ok], [w for _, w in ok])[0] if ok else None

    def ways(self, unit, p):
        """Search ways open in a unit's databases for a person."""
        return [w for w in ("person", "name", "plate", "phone", "address") if self.db_for(unit, w)
                and (w != "plate" or p.plates) and (w != "phone" or p.phones)]

    def say(self, sh, act, ref="", who=None, force=None):
        """A reason as this user would give it: often nothing, mostly jargon."""
        r = self.rng
        if r.random() > (sh.u.habit if force is None else force):
            return r.choice(EMPTY_REASONS) if r.random() < .25 else ""
        book = REASONS[act]
        s = r.choice(book.get(self.kind) or book["*"])
        who = who.person.last if who and r.random() < .5 else who.uid if who else "unit"
        s = s.replace("{ref}", ref).replace("{who}", plain(who)).replace("{place}", "mp " + str(r.randint(2, 88))).strip()
        return s.upper() if r.random() < .15 else s.lower() if r.random() < .2 else slip(r, s) if r.random() < .03 else s

    def look(self, sh, t, p, way=None, db=None, action=None, case=None, auth="", reason="", cite=None, **kw):
        """One look at a person by one way of searching, where the unit has such a way."""
        r, unit = self.rng, sh.unit
        me = sh.u.person
        if me and "label" not in kw:                      # duty passes one's own kin to a colleague, mostly
            close = p.pid in me.rels or p.house is me.house
            if p is me or (close and r.random() < .85):
                return
        if way is None:
            opts = self.ways(unit, p)
            if not opts:
                return
            way = r.choices(opts, [{"person": 6, "name": 4, "plate": 1.5, "phone": .8, "address": .8}[w] for w in opts])[0]
        db = db or self.db_for(unit, way, case=bool(case))
        if db is None or (way == "plate" and not p.plates) or (way == "phone" and not p.phones):
            return
        dob, n = "", 1
        if way == "person":
            subj = p.pid
        elif way == "name":
            subj = typed_name(r, p)
            if r.random() < .62:
                d = p.born if r.random() < .985 else p.born + dt.timedelta(days=r.choice((-1, 1, 10, 365)))
                dob = d.isoformat()
            n = r.choice((1, 1, 1, 2, 3)) if dob else r.choice((1, 1, 2, 3, 5, 9, 14))
        elif way == "plate":
            subj = typed_plate(r, r.choice(p.plates))
        elif way == "phone":
            subj = typed_phone(r, r.choice(p.phones))
        else:
            h = p.old_house if p.old_house and r.random() < .1 else p.house
            subj, n = typed_address(r, h), len(h.people) + r.choice((0, 0, 1))
        if action is None:
            action = "query" if way != "person" else r.choices(("view", "query", "print"), (8, 1, .25))[0]
        if cite is None:
            cite = typed_case(r, case.no) if case else ""
        self.emit(sh, t, db, action, way, subj, dob, reason, cite, auth, n, **kw)

    def write(self, sh, t, p, case=None, cite=None, reason=""):
        db = self.db_for(sh.unit, "person", case=bool(case), write=True)
        if db:
            action = self.rng.choices(("update", "create", "delete"), (62, 32, 6))[0]
            self.look(sh, t, p, "person", db, action, case, reason=reason, cite=cite)
