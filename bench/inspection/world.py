#!/usr/bin/env python3
"""Invents an agency whose people mostly work on what stands in their colleagues' rows: its books, its log, and what of it was misuse.

Made from the contract of the tables alone, with habits of its own: dispatchers run plates for those in the field, clerks and
pharmacists work down queues, wards relieve each other, detectives cover for each other. The same arguments give the same bytes.

    python3 -B bench/inspection/world.py --seed 3 --kind sheriff --users 120 --accesses 12000 --missing 0.1 --out DIR

Writes DIR/log.csv, DIR/reference/*.csv and DIR/labels.csv (access_id, label, episode); for study, with --episodes FILE, also what
each episode was (episode, kind, style, variant, user_id, accesses).

    clock     local time                            cases      cases, who is on them, authority
    names     names of people and streets           desk       one access at a time
    hand      how things are typed                  work       duty of one's own
    words     what is given as a reason             helping    duty that colleagues cause
    units     what makes the kinds different        duty       a whole period of it
    town      people, homes and ties                episodes   what all misuse has in common
    staff     accounts, rosters, devices            snooping   misuse by whom it is about
    agency    what all of these belong to           misuse     misuse by how it is done
    books     tables with gaps, log and labels
"""

import argparse
import os
from collections import Counter

from agency import Agency
from duty import Duty
from misuse import KINDS, Misuse
from units import DBS


def main():
    options = argparse.ArgumentParser(description="Invent an agency for evaluation.")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--kind", choices=tuple(DBS), required=True)
    options.add_argument("--users", type=int, default=300)
    options.add_argument("--accesses", type=int, default=60000)
    options.add_argument("--missing", type=float, default=0.0, help="share of reference rows that are missing")
    options.add_argument("--out", required=True)
    options.add_argument("--episodes", metavar="FILE", help="write what each episode of misuse was")
    given = options.parse_args()

    agency = Agency(given.kind, given.seed, given.users, given.accesses, given.missing)
    duty = Duty(agency)
    duty.run()
    misuse = Misuse(agency, duty)
    misuse.run()
    misuse.noise()
    agency.books.trim(given.accesses)
    agency.books.write_log(given.out)
    sizes = agency.books.write_reference(os.path.join(given.out, "reference"))
    if given.episodes:
        misuse.write_episodes(given.episodes)

    rows = agency.desk.rows
    looks, episodes = Counter(x[15] for x in rows), Counter(e[1] for e in misuse.episodes)
    print(f"{len(rows)} accesses, {len(agency.staff.users)} accounts, {len(agency.town.people)} people, {agency.days} days")
    for kind in ["duty", "neutral"] + KINDS:
        print(f"{kind:24}{looks[kind]:9}{episodes[kind]:6}")
    print("  ".join(f"{name} {size}" for name, size in sizes.items()))


if __name__ == "__main__":
    main()
