"""Invents an agency: its log, its reference tables, and the truth about both.

It was written from the data contract alone, by another hand than Quis's own simulator and than the other inventors. What it showed
was mended in Quis by looking at its small agencies (seed 1), so those no longer tell how Quis does with agencies it has not seen; the
large ones (seed 2) were only measured.

    python3 -B bench/elsewhere/world.py --seed 1 --kind sheriff --users 250 --accesses 60000 --missing 0.08 --out DIR

Writes DIR/log.csv, DIR/reference/*.csv, DIR/labels.csv (`duty` or the kind of misuse), DIR/episodes.csv (what happened, in a
line) and DIR/stories.csv (the story that each access comes from, whom it was about, and whether the tables show its duty:
`entered`, `missing`, or `none` that was ever to be written; `quis evaluate --traces` reads it). The same seed writes the same bytes.

    clock     local time with summer time        town      people, homes, ties as they truly are
    names     names as borne and as typed        staff     accounts, careers, rosters, screens
    reasons   what people write when asked why   books     log and tables, with their gaps
    agency    what all kinds share               sheriff, clinic, benefits, motor
    decoys    duty that looks like misuse        misuse    the episodes
"""

import argparse
import os

from benefits import Benefits
from clinic import Clinic
from decoys import Decoys
from misuse import Misuse
from motor import Motor
from sheriff import Sheriff

KINDS = {kind.name: kind for kind in (Sheriff, Clinic, Benefits, Motor)}


def main():
    options = argparse.ArgumentParser(description="Invent an agency for evaluation.")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--kind", choices=KINDS, required=True)
    options.add_argument("--users", type=int, default=250)
    options.add_argument("--accesses", type=int, default=60_000)
    options.add_argument("--missing", type=float, default=0.08, help="share of reference rows missing or entered late")
    options.add_argument("--out", required=True)
    given = options.parse_args()

    agency = KINDS[given.kind](given.seed, given.users, given.accesses, given.missing)
    agency.batches()
    Decoys(agency).write()
    agency.fill(round(given.accesses * 0.997))
    Misuse(agency).write()
    agency.publish()
    agency.reference.write(os.path.join(given.out, "reference"))
    agency.journal.write(given.out, agency.make_access_id, agency.milliseconds)
    rows = agency.journal.rows
    wrong = sum(row[2] != "duty" for row in rows)
    print(f"{len(rows)} accesses, {wrong} of them misuse in {len(agency.journal.episodes)} episodes")


if __name__ == "__main__":
    main()
