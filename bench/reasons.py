"""What many who audit such a log do today: read it with `csv`, look for a word in the reasons, count."""

import csv
import re
import sys

EMPTY_WORD = re.compile(r"^\s*(inv\w*|invest\w*|crim\w*|patrol|test)\s*$", re.IGNORECASE)

with open(sys.argv[1], newline="", encoding="utf-8") as log:
    rows = csv.reader(log)
    reason = [column.strip() for column in next(rows)].index("Reason")
    total = vague = 0
    for row in rows:
        total += 1
        if EMPTY_WORD.match(row[reason]):
            vague += 1
print(total, vague)
