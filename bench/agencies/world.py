#!/usr/bin/env python3
"""Invents an agency: reference tables, an access log, and which accesses were misuse.

    python3 world.py --seed 1 --kind police --users 250 --accesses 60000 --missing 0.1 --out DIR

Writes DIR/reference/*.csv, DIR/log.csv, DIR/labels.csv; for study also DIR/stories.csv (access_id, story, trace of duty,
what a gap did to the trace) and DIR/episodes.csv (episode, kind, user, story). Deterministic for equal arguments.
"""
import argparse
import csv
import datetime as dt
import os
import random
import sys
from collections import Counter, defaultdict

import clock
import text
from agency import Agency
from clock import DAY, HOUR, MIN, iso
from duty import Duty
from misuse import Misuse
from profiles import PROFILES
from society import Society

LOG = """access_id time user_id session_id source_ip device_id database_id action subject_kind subject subject_date_of_birth
reason case_number authority_id result_count outcome""".split()


class World:
    def __init__(self, seed, kind, users, accesses, missing):
        self.rng = random.Random(f"{seed}/{kind}/{users}/{accesses}")
        rng, self.kind, self.missing, self.p = self.rng, kind, missing, PROFILES[kind]
        self.society = Society(rng, max(1500, users * 9 + accesses // 7))
        self.agency = Agency(rng, self.p, self.society, users)
        self.duty = Duty(rng, self.p, self.society, self.agency)
        self._decoys()
        self.duty.training()
        del self.duty.out[accesses // 20:]
        for u in self.agency.users:                       # work already open when the period starts
            mix = self.duty.mix[u.unit_at(clock.FIRST)][0]
            if u.serves(clock.FIRST) and ("case" in mix):
                for _ in range(min(6, 1 + int(u.weight))):
                    if rng.random() < .6:
                        self.duty.new_case(u, clock.FIRST)
        self.duty.work(int(accesses * .9))
        self.misuse = Misuse(rng, kind, self.duty, self.agency, self.society, self.canaries, self.sealed, accesses / 60000)
        self.misuse.plant()
        self.duty.work(accesses)
        planted = [a for a in self.duty.out if a.label != "duty"]
        honest = [a for a in self.duty.out if a.label == "duty"][:max(0, accesses - len(planted))]
        self.log = sorted((a for a in honest + planted), key=lambda a: (a.t, a.user.id))
        for i, a in enumerate(self.log):
            a.id = f"{kind[0]}{seed}-{i + 1:07d}"
            a.link = a.link or self.agency.connect(a.user, a.t)
        self.fate = {}

    def _decoys(self):
        rng, self.canaries = self.rng, []
        self.decoys = []
        for i in range(4):
            q = self.society.add(text.surname(rng), rng.uniform(25, 60))
            self.society.equip(q)
            q.homes = [(rng.choice(self.society.homes), None, None)]
            self.decoys.append(q)
        self.canaries = [("person", self.decoys[0].id), ("name", f"{self.decoys[1].last}, {self.decoys[1].first}"),
                         ("plate", self.society.new_plate()), ("person", self.decoys[2].id), ("record", f"R-{rng.randrange(10000, 99999)}"),
                         ("name", "Quillfeather, Barnaby")]
        if self.kind in ("hospital",):
            self.canaries = [c for c in self.canaries if c[0] != "plate"]
        self.sealed = [f"SR-{rng.randrange(10000, 99999)}" for _ in range(6)]

    # --- gaps -----------------------------------------------------------------------------------------------------
    def gaps(self):
        """What the offices forgot, entered late, or mistyped."""
        rng = random.Random(f"gaps/{self.rng.random()}")
        rows = self.duty.rows
        for table in ("dispatches", "stops", "appointments", "assignments"):
            for i, r in enumerate(rows[table]):
                x = rng.random()
                if x < self.missing:
                    self.fate[table, i] = "missing"
                    continue
                notes = []
                if table != "assignments" and rng.random() < .06:
                    r["_t0"] += rng.randint(3, 40) * MIN
                    r["_t1"] = max(r["_t1"], r["_t0"] + (2 * MIN if table != "stops" else 0))
                    notes.append("late")
                if rng.random() < .02:
                    notes.append("wrong id")
                    if table == "assignments":
                        r["case_number"] = text.digit_slip(rng, r["case_number"])
                    elif table == "stops":
                        r["plate"] = text.plate_slip(rng, r["plate"])
                    elif rng.random() < .5:
                        r["user_id"] = rng.choice(self.agency.users).id
                    elif r.get("subject_kind") == "person":
                        r["subject"] = text.digit_slip(rng, r["subject"])
                if notes:
                    self.fate[table, i] = ", ".join(notes)

    # --- writing --------------------------------------------------------------------------------------------------
    def write(self, out):
        ref = os.path.join(out, "reference")
        os.makedirs(ref, exist_ok=True)
        for f in os.listdir(ref):
            os.remove(os.path.join(ref, f))
        z, rng, s, rows = self.p["zulu"], random.Random("out"), self.society, self.duty.rows
        day = lambda d: d.isoformat() if d else ""

        def table(name, columns, data):
            with open(os.path.join(ref, name + ".csv"), "w", newline="", encoding="utf-8") as f:
                w = csv.writer(f, lineterminator="\n")
                w.writerow(columns.split(","))
                w.writerows(data)

        def people():
            for p in s.people:
                ph = p.phones[-1][0] if p.phones else ""
                yield (p.id, p.name, ";".join(p.former), day(p.dob) if rng.random() < .97 else "", p.homes[-1][0].string if p.homes else "",
                       text.phone(rng, ph) if ph and rng.random() < .93 else "", p.email if rng.random() < .5 else "")
        table("people", "person_id,name,former_names,date_of_birth,address,phone,email", people())
        table("addresses", "person_id,address,valid_from,valid_to",
              ((p.id, h.string, day(a), day(b)) for p in s.people for h, a, b in p.homes if not (a and b and a >= b)))
        table("users", "user_id,person_id,name,organization,unit,role,supervisor_user_id,active_from,active_to",
              ((u.id, u.person.id if rng.random() < .97 else "", u.person.name, self.p["org"], u.unit, u.role, u.sup.id if u.sup else "", day(u.active_from), day(u.active_to))
               for u in self.agency.users))
        known = self.agency.staff
        table("relationships", "person_id,other_person_id,kind,valid_from,valid_to",
              ((a.id, b.id, k, day(x), day(y)) for a, b, k, x, y in s.relations if rng.random() < (.92 if a.id in known or b.id in known else .6)))
        if self.kind != "hospital":
            table("vehicles", "plate,state,person_id,valid_from,valid_to", ((pl, st, p.id, day(a), day(b)) for p in s.people for pl, st, a, b in p.plates))
        table("phones", "phone,person_id,valid_from,valid_to", ((text.phone(rng, n) if len(n) == 10 else n, p.id, day(a), day(b)) for p in s.people for n, a, b in p.phones))
        table("cases", "case_number,kind,unit,opened,closed", ((c.number, c.kind, c.unit, day(c.opened), day(c.closed)) for c in self.duty.cases))
        keep = lambda t: ((i, r) for i, r in enumerate(rows[t]) if self.fate.get((t, i)) != "missing")
        table("assignments", "case_number,user_id,role,valid_from,valid_to",
              ((r["case_number"], r["user_id"], r["role"], day(r["valid_from"]), day(r["valid_to"])) for _, r in keep("assignments")))
        table("case_subjects", "case_number,subject_kind,subject,role", ((r["case_number"], r["subject_kind"], r["subject"], r["role"]) for r in rows["case_subjects"]))
        by_time = lambda t: sorted(keep(t), key=lambda x: x[1]["_t0"])
        if "dispatches" in self.p["tables"]:
            table("dispatches", "dispatch_id,user_id,started,ended,address,subject_kind,subject",
                  ((f"d-{i + 1}", r["user_id"], iso(r["_t0"], z), iso(r["_t1"], z), r["address"], r["subject_kind"], r["subject"]) for i, r in by_time("dispatches")))
        if "stops" in self.p["tables"]:
            table("stops", "stop_id,user_id,time,plate,place", ((f"st-{i + 1}", r["user_id"], iso(r["_t0"], z), r["plate"], r["place"]) for i, r in by_time("stops")))
        table("appointments", "appointment_id,user_id,subject_kind,subject,started,ended",
              ((f"a-{i + 1}", r["user_id"], r["subject_kind"], r["subject"], iso(r["_t0"], z), iso(r["_t1"], z)) for i, r in by_time("appointments")))
        table("shifts", "user_id,started,ended", ((u.id, iso(a, z), iso(b, z)) for u in self.agency.users for a, b in u.recorded if rng.random() > self.missing / 8))
        table("databases", "database_id,name,owner,categories,requires_case,requires_authority",
              ((*d[:4], "true" if d[4] else "false", "true" if d[5] else "false") for d in self.p["databases"]))
        if self.p["authority"]:
            table("authorities", "authority_id,kind,issuer,issued,expires,database_id,subject_kind,subject,case_number",
                  ((r["authority_id"], r["kind"], r["issuer"], iso(r["_a"], z), iso(r["_b"], z), r["database_id"], r["subject_kind"], r["subject"], r["case_number"]) for r in rows["authorities"]))
        table("leave", "user_id,started,ended,kind", ((u.id, iso(clock.at(a), z), iso(clock.at(b), z), k) for u in self.agency.users for a, b, k in u.leave))
        table("canaries", "subject_kind,subject,note", ((k, v, "decoy") for k, v in self.canaries))
        table("protected", "subject_kind,subject,note", [("person", p.id, rng.choice(("public figure", "protected witness", "elected official"))) for p in self.duty.protected] +
              [("record", r, "sealed") for r in self.sealed])

        with open(os.path.join(out, "log.csv"), "w", newline="", encoding="utf-8") as f, \
                open(os.path.join(out, "labels.csv"), "w", newline="", encoding="utf-8") as g, \
                open(os.path.join(out, "stories.csv"), "w", newline="", encoding="utf-8") as h:
            w, l, q = (csv.writer(x, lineterminator="\n") for x in (f, g, h))
            w.writerow(LOG)
            l.writerow(("access_id", "label", "episode"))
            q.writerow(("access_id", "label", "story", "true_person_id", "trace", "gap"))
            for a in self.log:
                w.writerow((a.id, iso(a.t, z), a.user.id, *a.link, a.db, a.action, a.kind, a.subject, a.dob, a.reason, a.case, a.auth, a.n, a.outcome))
                l.writerow((a.id, a.label, a.episode))
                q.writerow((a.id, a.label, a.story, a.pid, f"{a.trace[0]}:{a.trace[1]}" if a.trace else "", self.fate.get(a.trace, "") if a.trace else ""))
        with open(os.path.join(out, "episodes.csv"), "w", newline="", encoding="utf-8") as f:
            w = csv.writer(f, lineterminator="\n")
            w.writerow(("episode", "kind", "user_id", "accesses", "story"))
            n = Counter(a.episode for a in self.log)
            w.writerows((e, k, u.id, n[e], st) for e, k, u, st in self.misuse.episodes)

    # --- verification -----------------------------------------------------------------------------------------------
    def check_traces(self):
        """Before gaps: every honest access has its event, near enough in time, of its user or a colleague's by design."""
        rows, bad = self.duty.rows, Counter()
        concerns = defaultdict(set)
        for c in self.duty.cases:
            for s in c.subjects:
                concerns[s[2].id].add(c.number)
        helpers = ("helper", "bulletin", "review", "dispatcher", "care team", "ward, colleague", "check-in", "billing", "batch day", "records release", "training")
        for a in self.log:
            if a.label != "duty":
                continue
            if not a.trace:
                bad["no trace: " + a.story] += 1
                continue
            table, i = a.trace
            borrowed = a.story.startswith(helpers)
            if table == "leave":
                ok = any(k == "training" and x <= clock.date(a.t) < y for x, y, k in a.user.leave)
            elif table == "cases":
                ok = self.duty.cases[i].open_on(clock.date(a.t))
            else:
                r = rows[table][i]
                if table == "appointments" and r["subject_kind"] == "person" and "companion" not in a.story and "about spouse" not in a.story and a.pid:
                    if r["subject"] != a.pid:
                        bad["subject: " + a.story] += 1
                if table == "assignments" and "associate" not in a.story and a.pid:
                    if r["case_number"] not in concerns[a.pid]:
                        bad["subject: " + a.story] += 1
                ok = borrowed or r.get("user_id", a.user.id) == a.user.id
                if table == "assignments":
                    d = clock.date(a.t)
                    ok = ok and r["valid_from"] <= d and (r["valid_to"] is None or d <= r["valid_to"] + dt.timedelta(1))
                elif table == "authorities":
                    ok = ok and r["_a"] <= a.t < r["_b"] + HOUR
                else:
                    before, after = (2 * DAY, 22 * DAY) if self.kind == "hospital" else (5 * MIN, 2 * HOUR)
                    ok = ok and r["_t0"] - before <= a.t <= r["_t1"] + after
            if not ok:
                bad[f"{table}: {a.story}"] += 1
        return bad


def check_files(out):
    """Reads everything back: parses, ids exist, labels cover the log."""
    read = lambda f: list(csv.DictReader(open(os.path.join(out, f), newline="", encoding="utf-8")))
    log, labels = read("log.csv"), read("labels.csv")
    ref = {f[:-4]: read("reference/" + f) for f in sorted(os.listdir(os.path.join(out, "reference")))}
    problems = []
    ids = [r["access_id"] for r in log]
    if len(set(ids)) != len(ids):
        problems.append("access ids repeat")
    if ids != [r["access_id"] for r in labels]:
        problems.append("labels do not cover the log")
    people, users = {r["person_id"] for r in ref["people"]}, {r["user_id"] for r in ref["users"]}
    cases, bases = {r["case_number"] for r in ref["cases"]}, {r["database_id"] for r in ref["databases"]}
    for name, data in ref.items():
        if any(None in r or None in r.values() for r in data):
            problems.append(name + ": ragged")
        for column, known in (("person_id", people), ("other_person_id", people), ("user_id", users), ("supervisor_user_id", users), ("case_number", cases), ("database_id", bases)):
            if data and column in data[0]:
                n = sum(1 for r in data if r[column] and r[column] not in known)
                if n > (len(data) * .03 + 2 if column == "case_number" and name == "assignments" else 0):
                    problems.append(f"{name}.{column}: {n} unknown")
        for r in data:
            for c, v in r.items():
                if v and c in ("started", "ended", "time", "issued", "expires"):
                    dt.datetime.fromisoformat(v)
                elif v and c in ("valid_from", "valid_to", "opened", "closed", "date_of_birth", "active_from", "active_to"):
                    dt.date.fromisoformat(v)
            a, b = r.get("valid_from"), r.get("valid_to")
            if a and b and a > b:
                problems.append(f"{name}: interval upside down {r}")
                break
    if any(r["user_id"] not in users or r["database_id"] not in bases for r in log):
        problems.append("log names unknown user or database")
    episodes = defaultdict(set)
    for r, x in zip(labels, log):
        if (r["label"] == "duty") != (r["episode"] == ""):
            problems.append("label without episode " + r["access_id"])
        if r["episode"]:
            episodes[r["episode"]].add((r["label"], x["user_id"]))
    problems += [f"episode {e} mixes users or kinds" for e, v in episodes.items() if len(v) > 1]
    return problems, log, labels, ref


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--kind", choices=sorted(PROFILES), required=True)
    ap.add_argument("--users", type=int, default=250)
    ap.add_argument("--accesses", type=int, default=60000)
    ap.add_argument("--missing", type=float, default=.1)
    ap.add_argument("--out", required=True)
    ap.add_argument("--no-check", action="store_true")
    o = ap.parse_args()
    w = World(o.seed, o.kind, o.users, o.accesses, o.missing)
    bad = w.check_traces()
    w.gaps()
    w.write(o.out)
    empty = [e for e in w.misuse.episodes if not any(a.episode == e[0] for a in w.log)]
    if o.no_check:
        return 0
    problems, log, labels, ref = check_files(o.out)
    problems += [f"trace {k} x{n}" for k, n in bad.items()] + [f"episode {e[0]} {e[1]} has no access" for e in empty]
    eps = Counter(k for _, k, *_ in w.misuse.episodes)
    acc = Counter(r["label"] for r in labels)
    per_user = sorted(Counter(r["user_id"] for r in log).values())
    print(f"{o.out}: {len(log)} accesses, {len(ref['users'])} users ({len(per_user)} active, median {per_user[len(per_user) // 2]}, max {per_user[-1]}), "
          f"{len(ref['people'])} people, {len(ref['cases'])} cases; " + ", ".join(f"{k} {len(v)}" for k, v in ref.items() if k in rowsof))
    for k, n in sorted(acc.items()):
        print(f"  {k:24}{eps.get(k, ''):>5} episodes {n:>7} accesses" if k != "duty" else f"  {k:24}{'':>14} {n:>7} accesses")
    gone = Counter(w.fate.get(a.trace, "kept") for a in w.log if a.label == "duty")
    print("  traces of duty:", dict(gone.most_common()))
    print("  honest coincidences:", sum(1 for a in w.log if a.label == "duty" and "coincidence" in a.story), "accesses")
    for p in problems[:40]:
        print("  PROBLEM", p)
    return 1 if problems else 0


rowsof = ("dispatches", "stops", "appointments", "assignments", "shifts", "authorities")
if __name__ == "__main__":
    sys.exit(main())
