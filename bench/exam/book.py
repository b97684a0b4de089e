"""The books of an agency: reference tables with honest gaps, and the log of accesses with the truth about each."""

import csv
from dataclasses import dataclass, field
from pathlib import Path

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
LOG = (
    "access_id,time,user_id,session_id,source_ip,device_id,database_id,action,subject_kind,subject,subject_date_of_birth,reason,"
    "case_number,authority_id,result_count,outcome"
)
SLACK = 15 * 60
"""An entry made this much after the fact still proves what it was made for."""


@dataclass(slots=True)
class Fact:
    """One row of a reference table as it came to be entered; `since` is None where it never was."""

    name: str
    since: int | None

    def proves(self, t):
        return self.since is not None and t >= self.since - SLACK


@dataclass(slots=True)
class Access:
    """One look, with what an observer sees and, below, the truth."""

    t: int
    user: object
    database: str
    action: str
    subject_kind: str
    subject: str
    birth: str = ""
    reason: str = ""
    case: str = ""
    authority: str = ""
    session: str = ""
    ip: str = ""
    device: str = ""
    count: int = 1
    outcome: str = "success"
    person: str = ""
    trace: str = ""
    label: str = "duty"
    episode: str = ""
    item: int = 0


@dataclass
class Book:
    """Collects rows and accesses; every table that staff fill in by hand goes through `entered`, which loses some."""

    rng: object
    clock: object
    missing: float
    rows: dict = field(default_factory=lambda: {t: [] for t in COLUMNS})
    accesses: list = field(default_factory=list)
    episodes: list = field(default_factory=list)

    def add(self, table, *row):
        self.rows[table].append(row)

    def lateness(self, longest):
        """None: never entered. Else by how many seconds late: none for most."""
        roll = self.rng.random()
        if roll >= self.missing:
            return 0
        return None if roll < 0.6 * self.missing else self.rng.randrange(120, longest)

    def entered(self, table, name, since, longest, row):
        """Enters the row that `row(since)` gives, on time, late or never; a late one claims to begin later."""
        late = self.lateness(longest)
        if late is None:
            return Fact(f"{table}:{name}", None)
        self.add(table, *row(since + late))
        return Fact(f"{table}:{name}", since + late)

    def write(self, out, access_id):
        """Writes everything; access ids are given in the order of the log, so that they betray nothing."""
        out = Path(out)
        (out / "reference").mkdir(parents=True, exist_ok=True)
        for table, columns in COLUMNS.items():
            rows = self.rows[table]
            if rows:
                save(out / "reference" / f"{table}.csv", columns, rows)
        log, labels, traces = [], [], []
        for i, a in enumerate(self.accesses):
            key = access_id(i)
            log.append(
                (key, self.clock.log(a.t), a.user.id, a.session, a.ip, a.device, a.database, a.action, a.subject_kind, a.subject)
                + (a.birth, a.reason, a.case, a.authority, a.count, a.outcome)
            )
            labels.append((key, a.label, a.episode))
            traces.append((key, a.person, a.trace))
        save(out / "log.csv", LOG, log)
        save(out / "labels.csv", "access_id,label,episode", labels)
        save(out / "traces.csv", "access_id,person_id,trace", traces)
        save(out / "episodes.csv", "episode,kind,camouflaged,story", self.episodes)


def save(path, columns, rows):
    with path.open("w", encoding="utf-8", newline="") as f:
        writer = csv.writer(f)
        writer.writerow(columns.split(","))
        writer.writerows(rows)
