"""How people type names, plates, telephone numbers, addresses and case numbers."""

from names import NICK, ST_TYPES


def slip(rng, s):
    """One slip of the fingers."""
    if len(s) < 4:
        return s
    i = rng.randrange(1, len(s) - 1)
    return rng.choice((s[:i] + s[i + 1:], s[:i] + s[i + 1] + s[i] + s[i + 2:], s[:i] + s[i] + s[i:],
                       s[:i] + rng.choice("aeionrst") + s[i + 1:]))


def plain(s):
    return s.translate(str.maketrans("áéíóúñÁÉÍÓÚÑ", "aeiounAEIOUN"))


def typed_name(rng, p):
    first, mid, last = p.first, p.mid, p.last
    x = rng.random()
    if x < .05 and first in NICK:
        first = NICK[first]
    elif x < .08 and p.former:
        last = p.former[0].split(" ", 1)[1]
    elif x < .12:
        last = slip(rng, last)
    elif x < .14:
        first = slip(rng, first)
    if rng.random() < .7:
        first, last = plain(first), plain(last)
    mid = mid if rng.random() < .45 else ""
    s = rng.choice((f"{last}, {first} {mid}", f"{last}, {first} {mid}", f"{last},{first}", f"{first} {mid} {last}", f"{first} {last}",
                    f"{last} {first}")).strip()
    s = " ".join(s.split())
    return rng.choice((s.upper(), s.upper(), s, s.lower()))


def typed_plate(rng, s):
    x = rng.random()
    s = s if x < .6 else s.lower() if x < .7 else s[:3] + rng.choice("- ") + s[3:] if x < .9 else "AZ " + s
    return s


def typed_phone(rng, n):
    a, b, c = n[:3], n[3:6], n[6:]
    return rng.choice((n, f"{a}-{b}-{c}", f"({a}) {b}-{c}", f"+1 ({a}) {b}-{c}", f"1{n}", f"{a}.{b}.{c}"))


def typed_address(rng, h):
    s, apt = f"{h.no} {h.street}", h.apt
    x = rng.random()
    for short, long in ST_TYPES:
        if x < .2 and s.endswith(" " + short):
            s = s[:-len(short)] + long
            break
    s += "" if not apt else rng.choice((f" Apt {apt}", f" #{apt}", f" APT {apt}", f", Unit {apt}"))
    return rng.choice((s, s, s.upper(), s.lower(), s.replace(" St", " St.") if s.endswith(" St") else s))


def typed_case(rng, no):
    x = rng.random()
    if x < .7 or "-" not in no:
        return no if x < .94 else no.lower()
    a, b = no.rsplit("-", 1)
    return f"{a}-{b.lstrip('0')}" if x < .82 else f"{a} {b}" if x < .88 else f"#{no}" if x < .93 else f"{a}{b}" if x < .97 else no.lower()
