"""What people write when a form asks why.

A unit has a culture and each of its members a habit; the habit mostly wins. Stories bring their own words (`full` and `terse`);
what says nothing (`blank`, `template`) is a matter of the place alone.
"""

TERSE_NOTHING = ("ok", ".", "work", "x", "see notes", "per request", "n/a", "na", "-")


def reason(rng, user, unit, words, template, case=""):
    """One reason typed by one person, for a story with these words."""
    style = user.culture if rng.random() < 0.8 else rng.choice(("blank", "terse", "full", "template"))
    full, terse = words
    if style == "blank":
        return "" if rng.random() < 0.93 else rng.choice(TERSE_NOTHING)
    if style == "template":
        return template.get(unit.name, template[""])
    if style == "number" and case:
        return case
    if style == "full":
        text = rng.choice(full)
        return text if rng.random() < 0.9 else text.lower()
    text = rng.choice(terse)
    chance = rng.random()
    return text.upper() if chance < 0.12 else text if chance < 0.9 else text + "."
