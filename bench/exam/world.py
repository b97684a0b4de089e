#!/usr/bin/env python3
"""Invents an agency, its books, what its people looked up, and which of it was misuse.

Made from the data contract alone, with its own habits, for agencies that are kept apart: with those of seeds 11 and 12 Quis is only
measured, and nobody looks into them. Those of seed 3 were looked into. The same seed gives the same bytes.

    world.py --seed 11 --kind city --users 300 --accesses 60000 --missing 0.05 --out DIR
"""

import argparse
import random

from book import Book
from cases import CaseBook
from clock import Clock
from habits import KINDS
from hand import Hand
from misuse import Misuse
from names import NameStock
from staff import Staff
from town import Town
from work import Work

SERVICE_SHARE = 0.02
PER_EPISODE_ROUND = 100
"""About so many looks come of one episode of each kind and two more."""


def keep_apart(rng, town, book, staff):
    """Decoys whom nobody has reason to open, and people whose records are closed to all but those who work on them."""
    alone = [p for p in town.adults if not p.kin and p.user is None and len(p.home.people) == 1]
    for p in rng.sample(alone, 12):
        p.kept_apart = "canary"
        book.add("canaries", "person", p.id, "decoy")
        if plate := town.current_plate(p):
            book.add("canaries", "plate", plate, "decoy's vehicle")
    others = [p for p in town.adults if p.user is None and not p.kept_apart]
    for p in rng.sample(others, 18):
        p.kept_apart = "protected"
        book.add("protected", "person", p.id, rng.choice(["council member", "broadcaster", "protected witness", "sealed by order", "athlete"]))


def access_ids(layout, seed):
    """Ids that follow the order of the log, or no order at all."""
    if layout == "uuid":
        rng = random.Random(f"ids {seed}")
        return lambda i: f"{rng.getrandbits(32):08x}-{rng.getrandbits(16):04x}-{i:012x}"
    if layout == "number":
        return lambda i: str(700000000 + i)
    return lambda i: layout.format(i + 1)


def trim(rng, book, wanted, work_done):
    """Takes duty out again, whole pieces of work at a time, until no more than `wanted` looks are left."""
    surplus = len(book.accesses) - wanted
    if surplus <= 0:
        return
    sizes = {}
    for a in book.accesses:
        if a.label == "duty" and a.user.person is not None:
            sizes[a.item] = sizes.get(a.item, 0) + 1
    drop = set()
    for item in rng.sample(sorted(sizes), len(sizes)):
        if sizes[item] <= surplus:
            drop.add(item)
            surplus -= sizes[item]
        if not surplus:
            break
    book.accesses[:] = [a for a in book.accesses if a.item not in drop or a.label != "duty"]
    for s in work_done:
        s.looks[:] = [a for a in s.looks if a.item not in drop]


def make(seed, kind, users, accesses, missing, out):
    rng = random.Random(f"{kind} {seed}")
    habits = KINDS[kind]()
    days = int(max(35, min(84, accesses / users / 2.2)))
    clock = Clock(habits.zone, habits.first_day, days, habits.log_in_utc)
    book = Book(rng, clock, missing)
    town = Town(rng, NameStock(rng, kind), kind, 30 * users + 3000, habits.first_day)
    staff = Staff(rng, habits, town, clock, users)
    keep_apart(rng, town, book, staff)
    hand = Hand(rng)
    cases = CaseBook(rng, habits, town, staff, book, clock)
    cases.stock()
    work = Work(rng, habits, town, staff, cases, hand, book, clock)
    rounds = max(1, round(accesses * 0.0034 / PER_EPISODE_ROUND))
    reserve = rounds * 150 + 100
    work.nightly(SERVICE_SHARE, accesses)
    work.call_outs()
    work.fill(accesses - rounds * PER_EPISODE_ROUND + reserve)
    for s in staff.shifts:
        s.looks.sort(key=lambda a: a.t)
    trim(rng, book, accesses - rounds * PER_EPISODE_ROUND + reserve // 2, staff.shifts)
    Misuse(rng, habits, town, staff, cases, work, hand, book, clock).commit(rounds)
    trim(rng, book, accesses, staff.shifts)
    for d in habits.databases:
        book.add("databases", d.id, d.name, d.owner, d.categories, str(d.case).lower(), str(d.authority).lower())
    town.write(book, lambda p: p.user is not None)
    staff.write(book)
    # most rows come in order; the few of a system that delivers late come up to two days after
    late = {id(a): rng.randrange(2 * 86400) for a in book.accesses if rng.random() < 0.004}
    book.accesses.sort(key=lambda a: (a.t + late.get(id(a), 0), a.user.id, a.subject))
    book.write(out, access_ids(habits.access_layout, seed))
    return book


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--kind", choices=sorted(KINDS), required=True)
    parser.add_argument("--users", type=int, default=300)
    parser.add_argument("--accesses", type=int, default=60000)
    parser.add_argument("--missing", type=float, default=0.1, help="share of events and assignments not entered or entered late")
    parser.add_argument("--out", required=True)
    a = parser.parse_args()
    book = make(a.seed, a.kind, a.users, a.accesses, a.missing, a.out)
    wrong = sum(x.label != "duty" for x in book.accesses)
    print(f"{len(book.accesses)} accesses, {wrong} of them misuse in {len(book.episodes)} episodes")


if __name__ == "__main__":
    main()
