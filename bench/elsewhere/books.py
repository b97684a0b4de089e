"""What gets written down: the access log with its labels, and the reference tables with their gaps.

A row of reference may be missing, or entered late; which, is drawn when it is written, so that whoever invents a story need
not think of it and can still ask afterwards whether the story left a trace.
"""

import csv
import os
from datetime import timedelta

from clock import DAY, HOUR

COLUMNS = {
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
    "stops": "stop_id,user_id,time,plate,place",
    "appointments": "appointment_id,user_id,subject_kind,subject,started,ended",
    "shifts": "user_id,started,ended",
    "databases": "database_id,name,owner,categories,requires_case,requires_authority",
    "authorities": "authority_id,kind,issuer,issued,expires,database_id,subject_kind,subject,case_number",
    "leave": "user_id,started,ended,kind",
    "canaries": "subject_kind,subject,note",
    "protected": "subject_kind,subject,note",
}
LOG = ("access_id,time,user_id,session_id,source_ip,device_id,database_id,action,subject_kind,subject,subject_date_of_birth,"
       "reason,case_number,authority_id,result_count,outcome").split(",")
INSTANTS = {"started", "ended", "time"}
SPANS = {"valid_from", "valid_to", "opened", "closed", "active_from", "active_to", "issued", "expires"}


class Row:
    __slots__ = ("table", "values", "kept", "late")

    def __init__(self, table, values, kept, late):
        self.table, self.values, self.kept, self.late = table, values, kept, late


class Reference:
    """The folder of reference tables. Times go in as instants and come out as the agency writes them."""

    # How each table is entered late: by how long, at most a few times that
    LATE = {"assignments": 2 * DAY, "cases": DAY, "dispatches": HOUR, "appointments": HOUR, "stops": HOUR / 2, "authorities": DAY}
    # Registers that are better kept than the day's work
    CARE = {"people": 0.2, "users": 0.05, "vehicles": 0.3, "phones": 0.6, "leave": 0.8}

    def __init__(self, rng, clock, missing, by_the_day):
        self.rng, self.clock, self.missing, self.by_the_day = rng, clock, missing, by_the_day
        self.tables = {}

    def add(self, table, certain=False, **values):
        chance = 1.0 if certain else self.rng.random() / self.CARE.get(table, 1.0)
        kept, late = chance >= self.missing * 0.65, False
        if kept and chance < self.missing and table in self.LATE:
            late = True
            delay = round(self.rng.expovariate(1 / self.LATE[table]))
            for column in ("started", "ended", "time", "valid_from", "opened", "issued"):
                if isinstance(values.get(column), int):
                    values[column] += delay
            if isinstance(values.get("valid_to"), int) and values["valid_to"] <= values["valid_from"]:
                kept = False
            if isinstance(values.get("closed"), int) and values["closed"] <= values["opened"]:
                values["closed"] = values["opened"] + DAY
            if isinstance(values.get("expires"), int):
                values["expires"] = max(values["expires"], values["issued"] + DAY)
        row = Row(table, values, kept, late)
        self.tables.setdefault(table, []).append(row)
        return row

    def _cell(self, column, value):
        if value is None:
            return ""
        if isinstance(value, int) and column in INSTANTS:
            return self.clock.iso(value)
        if isinstance(value, int) and column in SPANS:
            if not self.by_the_day:
                return self.clock.iso(value)
            if column not in ("valid_to", "active_to", "closed", "expires"):
                return self.clock.day(value).isoformat()
            # Half open: what ends within a day is valid until the next; what ends about midnight ended with the day before
            return (self.clock.day(value - 2 * HOUR) + timedelta(days=1)).isoformat()
        return str(value)

    def write(self, folder):
        os.makedirs(folder, exist_ok=True)
        for table, header in COLUMNS.items():
            rows = [row for row in self.tables.get(table, ()) if row.kept]
            if not rows:
                continue
            if table in ("stops", "dispatches", "appointments", "shifts"):
                key = "time" if table == "stops" else "started"
                rows.sort(key=lambda row: row.values[key])
            columns = header.split(",")
            with open(os.path.join(folder, f"{table}.csv"), "w", newline="", encoding="utf-8") as out:
                to = csv.writer(out, lineterminator="\n")
                to.writerow(columns)
                for row in rows:
                    to.writerow([self._cell(column, row.values.get(column)) for column in columns])


class Journal:
    """The access log, with the truth beside it."""

    def __init__(self, rng, clock):
        self.rng, self.clock = rng, clock
        self.rows, self.episodes = [], []
        self.duties = set()

    def add(self, t, cells, label, episode, story, person, trace):
        self.rows.append((t, cells, label, episode, story, person, trace))

    def episode(self, kind, text):
        number = f"e{len(self.episodes) + 1:03d}"
        self.episodes.append((number, kind, text))
        return number

    def write(self, folder, make_id, milliseconds):
        """Mostly in order of time: terminals in vehicles and on the road deliver late."""
        rng = self.rng
        self.rows.sort(key=lambda row: row[0])
        numbered = [(make_id(rng, n), row) for n, row in enumerate(self.rows, 1)]
        arrivals = []
        for n, entry in enumerate(numbered):
            delay = 0
            if rng.random() < 0.015:
                delay = rng.expovariate(1 / (3 * HOUR)) if rng.random() < 0.8 else rng.uniform(0, 2 * DAY)
            arrivals.append((entry[1][0] + delay, n, entry))
        arrivals.sort(key=lambda arrival: arrival[:2])

        def table(name, header):
            out = open(os.path.join(folder, name), "w", newline="", encoding="utf-8")
            to = csv.writer(out, lineterminator="\n")
            to.writerow(header)
            return out, to.writerow

        os.makedirs(folder, exist_ok=True)
        log, to_log = table("log.csv", LOG)
        labels, to_labels = table("labels.csv", ("access_id", "label", "episode"))
        stories, to_stories = table("stories.csv", ("access_id", "story", "person_id", "trace"))
        for _, _, (access, (t, cells, label, episode, story, person, trace)) in arrivals:
            time = self.clock.iso(t, rng.randrange(1000) if milliseconds else None)
            to_log([access, time, *cells])
            to_labels([access, label, episode])
            gap = "none" if not trace else "missing" if not all(row.kept for row in trace) else "entered"
            to_stories([access, story, person, gap])
        episodes, to_episodes = table("episodes.csv", ("episode", "kind", "story"))
        for row in self.episodes:
            to_episodes(row)
        for out in (log, labels, stories, episodes):
            out.close()
