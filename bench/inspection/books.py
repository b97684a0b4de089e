"""What gets written down: the reference tables with their gaps, the log, and what each access in it truly was."""

import csv
import datetime as dt
import os
from collections import Counter, defaultdict

from clock import DAY, EPOCH, HOUR, date_s
from hand import plain
from town import address

LOG = ("access_id,time,user_id,session_id,source_ip,device_id,database_id,action,subject_kind,subject,subject_date_of_birth,reason,"
       "case_number,authority_id,result_count,outcome")
HEADS = {
    "people": "person_id,name,former_names,date_of_birth,address,phone,email",
    "addresses": "person_id,address,valid_from,valid_to",
    "users": "user_id,person_id,name,organization,unit,role,supervisor_user_id,active_from,active_to",
    "relationships": "person_id,other_person_id,kind,valid_from,valid_to",
    "vehicles": "plate,state,person_id,valid_from,valid_to",
    "phones": "phone,person_id,valid_from,valid_to",
    "cases": "case_number,kind,unit,opened,closed",
    "assignments": "case_number,user_id,role,valid_from,valid_to",
    "case_subjects": "case_number,subject_kind,subject,role",
    "dispatches": "dispatch_id,user_id,started,ended,address,subject_kind,subject",
    "appointments": "appointment_id,user_id,subject_kind,subject,started,ended",
    "stops": "stop_id,user_id,time,plate,place",
    "shifts": "user_id,started,ended",
    "authorities": "authority_id,kind,issuer,issued,expires,database_id,subject_kind,subject,case_number",
    "leave": "user_id,started,ended,kind",
    "canaries": "subject_kind,subject,note",
    "protected": "subject_kind,subject,note",
    "databases": "database_id,name,owner,categories,requires_case,requires_authority",
}


def write_csv(path, header, rows):
    with open(path, "w", newline="", encoding="utf-8") as f:
        w = csv.writer(f)
        w.writerow(header.split(","))
        w.writerows(rows)


class Books:
    def __init__(self, agency):
        self.agency, self.rng, self.kind = agency, agency.rng, agency.kind
        self.ref, self.serial = defaultdict(list), Counter()    # rows of each table; the last number of each series

    def next(self, what, start=1):
        self.serial[what] += 1
        return self.serial[what] + start - 1

    def refer(self, table, *row):
        self.ref[table].append(row)

    def appoint(self, u, p, s, e):
        n = self.next("appt", 1000)
        kind, subj = ("person", p.pid) if self.rng.random() < .9 else ("name", f"{p.last}, {p.first}")
        self.refer("appointments", f"AP{n:07d}", u.uid, kind, subj, int(s), int(e))

    def stamp(self, t):
        if self.kind == "federal":                           # a log in UTC; the people live five hours behind it
            return (EPOCH + dt.timedelta(seconds=t + 5 * HOUR)).strftime("%Y-%m-%dT%H:%M:%SZ")
        return (EPOCH + dt.timedelta(seconds=t)).strftime("%Y-%m-%dT%H:%M:%S") + "-07:00"

    def stamp_or_date(self, t):
        return "" if t == "" else date_s(t) if t % DAY == 0 else self.stamp(t)

    def trim(self, wanted):
        """Takes duty out again until no more than `wanted` are left, but not beside a shared account, which shows by it."""
        rows = self.agency.desk.rows
        extra = len(rows) - wanted
        if extra > 0:
            shared = {(x[1], x[0] // DAY) for x in rows if x[15] == "shared_credentials"}
            duty = [i for i, x in enumerate(rows) if x[15] == "duty" and (x[1], x[0] // DAY) not in shared]
            drop = set(self.rng.sample(duty, min(extra, len(duty))))
            rows[:] = [x for i, x in enumerate(rows) if i not in drop]

    def write_log(self, out):
        os.makedirs(out, exist_ok=True)
        log, labels = [], []
        for i, x in enumerate(sorted(self.agency.desk.rows, key=lambda x: x[0])):
            aid = f"A{i + 1:08d}" if self.kind != "hospital" else f"{self.rng.getrandbits(48):012x}-{i:x}"
            log.append([aid, self.stamp(x[0])] + x[1:15])
            labels.append((aid, x[15], x[16]))
        write_csv(os.path.join(out, "log.csv"), LOG, log)
        write_csv(os.path.join(out, "labels.csv"), "access_id,label,episode", labels)

    def write_reference(self, out):
        os.makedirs(out, exist_ok=True)
        sizes = {}

        def table(name, rows, share=1.0):
            """`share` of the gaps: accounts are kept better than other books, and databases without any."""
            rows = [x for x in rows if self.rng.random() >= self.agency.missing * share]
            write_csv(os.path.join(out, name + ".csv"), HEADS[name], rows)
            sizes[name] = len(rows)
        self.write_people(table)
        self.write_work(table)
        self.write_special(table)
        return sizes

    def write_people(self, table):
        people, start, d = self.agency.town.people, self.agency.start, date_s
        table("people", ((p.pid, p.full(), ";".join(p.former), p.dob, address(p.house), p.phones[0] if p.phones else "", email(p))
                         for p in people))
        hist = []
        for p in people:
            if p.old_house:
                hist += [(p.pid, address(p.old_house), d(p.moved - 900 * DAY), d(p.moved)), (p.pid, address(p.house), d(p.moved), "")]
            elif int(p.pid[-2:]) % 4 == 0:
                hist.append((p.pid, address(p.house), d(start - (500 + 17 * int(p.pid[-3:])) * DAY), ""))
        table("addresses", hist)
        table("users", (
            (u.uid, u.person.pid if u.person_known else "", u.person.full() if u.person else u.uid, u.org,
             u.unit.name if not u.service else "Technology services", u.role, u.supervisor.uid if u.supervisor else "",
             d(u.first_day), d(u.last_day) if u.last_day else "") for u in self.agency.staff.users), .34)
        table("relationships", (
            (p.pid, o, k, d(start - (200 + int(p.pid[-3:])) * DAY) if k.startswith("former") and int(p.pid[-1]) % 2 else "", "")
            for p in people for o, k in p.rels.items() if o in p.known and p.pid < o))
        table("vehicles", ((x, "AZ", p.pid, d(start - (90 + int(p.pid[-3:])) * DAY), "") for p in people for x in p.plates))
        table("phones", ((x, p.pid, "", "") for p in people for x in p.phones))

    def write_work(self, table):
        d, st, when = date_s, self.stamp, self.stamp_or_date
        table("cases", ((c.no, c.kind, c.unit.name, d(c.entered), d(c.closed) if c.closed and c.closed < self.agency.end else "")
                        for c in self.agency.cases.every))
        forms = {
            "assignments": lambda x: x[:3] + (when(x[3]), when(x[4])),
            "case_subjects": lambda x: x,
            "dispatches": lambda x: x[:2] + (st(x[2]), st(x[3])) + x[4:],
            "appointments": lambda x: x[:4] + (st(x[4]), st(x[5])),
            "stops": lambda x: x[:2] + (st(x[2]),) + x[3:],
            "shifts": lambda x: (x[0], st(x[1]), st(x[2])),
            "authorities": lambda x: x[:3] + (d(x[3]), d(x[4])) + x[5:]}
        for name, form in forms.items():
            if self.ref[name] or self.kind != "hospital":
                table(name, (form(x) for x in self.ref[name]))
        table("leave", ((u.uid, d(a), d(b), k) for u in self.agency.staff.members for a, b, k in u.leaves))

    def write_special(self, table):
        canaries, notes = self.agency.canaries, ("elected official", "athlete", "sealed", "witness", "news subject")
        table("canaries", [("person", p.pid, "decoy") for p in canaries] + [("plate", p.plates[0], "decoy vehicle") for p in canaries]
              + [("phone", p.phones[0], "decoy number") for p in canaries])
        table("protected", [("person", p.pid, self.rng.choice(notes)) for p in self.agency.protected])
        table("databases", ((k, *v[:3], "true" if v[3] else "false", "true" if v[4] else "false")
                            for k, v in self.agency.dbs.items()), 0)


def email(p):
    if p.phones and int(p.pid[-1]) % 3:
        return plain(f"{p.first}.{p.last}".lower().replace(" ", "").replace("'", "")) + f"{p.born.year % 100}@mail.example"
    return ""
