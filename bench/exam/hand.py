"""How people type: names, birth dates, plates, telephone numbers, addresses and case numbers as they come from a keyboard."""

import unicodedata

from names import NICK

LONG = {"St": "Street", "Ave": "Avenue", "Rd": "Road", "Dr": "Drive", "Ln": "Lane", "Blvd": "Boulevard", "Ct": "Court", "Pl": "Place"}
LONG |= {"N": "North", "S": "South", "E": "East", "W": "West"}


def plain(text):
    """Without accents, as most keyboards write it."""
    text = text.replace("ł", "l").replace("Ł", "L")
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


class Hand:
    """The typing of one agency: the same slips and layouts, drawn from one source of chance."""

    def __init__(self, rng, slip=0.02):
        self.rng = rng
        self.slip = slip

    def slips(self):
        return self.rng.random() < self.slip

    def letter_off(self, word):
        """One letter wrong, missing, doubled or swapped with the next."""
        if len(word) < 4:
            return word
        i = self.rng.randrange(1, len(word) - 1)
        way = self.rng.randrange(4)
        if way == 0:
            return word[:i] + word[i + 1 :]
        if way == 1:
            return word[:i] + word[i] + word[i:]
        if way == 2:
            return word[:i] + word[i + 1] + word[i] + word[i + 2 :]
        return word[:i] + self.rng.choice("aeionrstl") + word[i + 1 :]

    def name(self, given, surname, former=()):
        """A name as typed; now and then a nickname, an old surname, an initial, a letter wrong."""
        r = self.rng
        first, rest = given[0], list(given[1:])
        if former and r.random() < 0.05:
            surname = r.choice(former)
        if first in NICK and r.random() < 0.06:
            first = r.choice(NICK[first])
        roll = r.random()
        if roll < 0.55:
            rest = []
        elif roll < 0.85:
            rest = [m[0] + r.choice(["", "", "."]) for m in rest]
        if r.random() < 0.02:
            first = first[0]
        if r.random() < 0.05:
            if r.random() < 0.6:
                surname = self.letter_off(surname)
            else:
                first = self.letter_off(first)
        if r.random() < 0.05:
            surname = surname.replace("'", "").replace("-", " ")
        words = " ".join([first, *rest])
        text = r.choices([f"{words} {surname}", f"{surname}, {words}", f"{surname} {words}", f"{surname},{words}"], [45, 35, 12, 8])[0]
        if r.random() < 0.8:
            text = plain(text)
        return r.choices([text, text.upper(), text.lower()], [40, 40, 20])[0]

    def birth(self, date, day_first=False):
        """A birth date in some layout, or not at all."""
        r = self.rng
        if r.random() < 0.4:
            return ""
        d, m, y = date.day, date.month, date.year
        if r.random() < 0.01 and d <= 12:
            d, m = m, d
        a, b = (d, m) if day_first else (m, d)
        return r.choices(
            [f"{y:04}-{m:02}-{d:02}", f"{a:02}/{b:02}/{y}", f"{a}/{b}/{y}", f"{a:02}{b:02}{y}", f"{a:02}-{b:02}-{y}", f"{y:04}{m:02}{d:02}"],
            [35, 30, 15, 7, 7, 6],
        )[0]

    def plate(self, plate):
        r = self.rng
        text = plate
        if r.random() < 0.3:
            i = 3 if len(text) > 5 else 2
            text = text[:i] + r.choice(" -") + text[i:]
        if r.random() < 0.02:
            text = text.replace("0", "O") if "0" in text else text.replace("1", "I")
        return text.lower() if r.random() < 0.3 else text

    def phone(self, digits):
        a, b, c = digits[:3], digits[3:6], digits[6:]
        return self.rng.choice([f"{a}-{b}-{c}", f"({a}) {b}-{c}", f"{a}{b}{c}", f"+1 {a} {b} {c}", f"1-{a}-{b}-{c}", f"{a}.{b}.{c}", f"+1{a}{b}{c}"])

    def address(self, house, street, flat):
        """`house` and `street` ("W Alder St") as the books have them, `flat` empty or a number."""
        r = self.rng
        words = street.split()
        if r.random() < 0.35:
            words = [LONG.get(w, w) for w in words]
        elif r.random() < 0.3:
            words = [w + "." if w in LONG else w for w in words]
        text = f"{house} {' '.join(words)}"
        if flat:
            text += r.choice([f" Apt {flat}", f", Apt. {flat}", f" #{flat}", f" Unit {flat}", f" apt {flat}"])
        return r.choices([text, text.upper(), text.lower()], [55, 25, 20])[0]

    def case(self, number):
        """A case number: hash marks, lost prefixes, lost leading zeros, spaces for hyphens."""
        r = self.rng
        if r.random() < 0.75:
            return number
        parts = number.split("-")
        if len(parts) == 1:  # E26031245
            return r.choice([number.lower(), "#" + number, number[1:], number[0] + " " + number[1:]])
        if len(parts) == 3 and r.random() < 0.5:  # LRK-2026-0003412
            parts = parts[1:]
        if r.random() < 0.5:
            parts[-1] = parts[-1].lstrip("0")
        text = r.choice(["-", "-", "-", " "]).join(parts)
        return r.choice([text, text, "#" + text, text.lower()])

    def wrong(self, text):
        """An identifier with one character wrong: a digit among the last four, or else a letter."""
        digits = [i for i, c in enumerate(text) if c.isdigit()][-4:]
        if not digits:
            return text[:-1]
        i = self.rng.choice(digits)
        return text[:i] + str((int(text[i]) + self.rng.randrange(1, 10)) % 10) + text[i + 1 :]
