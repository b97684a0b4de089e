"""Names, streets and the way people type things."""
import datetime as dt
import unicodedata

MALE = """James Robert John Michael David William Richard Joseph Thomas Christopher Charles Daniel Matthew Anthony Mark
Steven Andrew Kenneth Joshua Kevin Brian George Timothy Edward Jason Jeffrey Ryan Jacob Gary Nicholas Eric Jonathan
Stephen Larry Justin Scott Brandon Benjamin Samuel Gregory Alexander Patrick Frank Raymond Jack Dennis Jerry Tyler
Aaron José Luis Carlos Juan Jorge Miguel Omar Ahmed Ali Wei Minh Sanjay Raj Ivan Dmitri Kwame Emeka Tomás René""".split()
FEMALE = """Mary Patricia Jennifer Linda Elizabeth Barbara Susan Jessica Sarah Karen Lisa Nancy Sandra Betty Ashley Emily
Kimberly Margaret Donna Michelle Carol Amanda Melissa Deborah Stephanie Rebecca Sharon Laura Cynthia Dorothy Amy
Kathleen Angela Shirley Emma Brenda Pamela Nicole Anna Samantha Katherine Christine Debra Rachel Carolyn Janet Maria
Olivia Heather Helen Catherine Diane Julie Victoria Joyce María Ana Rosa Lucía Fatima Aisha Mei Linh Priya Olga Zoë""".split()
NICK = {"James": "Jim", "Robert": "Bob", "John": "Jack", "Michael": "Mike", "William": "Bill", "Richard": "Rick",
        "Joseph": "Joe", "Thomas": "Tom", "Christopher": "Chris", "Daniel": "Dan", "Matthew": "Matt", "Anthony": "Tony",
        "Steven": "Steve", "Kenneth": "Ken", "Joshua": "Josh", "Edward": "Ed", "Jeffrey": "Jeff", "Nicholas": "Nick",
        "Benjamin": "Ben", "Samuel": "Sam", "Gregory": "Greg", "Alexander": "Alex", "Patricia": "Pat", "Jennifer": "Jen",
        "Elizabeth": "Liz", "Barbara": "Barb", "Susan": "Sue", "Jessica": "Jess", "Margaret": "Peggy", "Deborah": "Deb",
        "Rebecca": "Becky", "Katherine": "Kate", "Kimberly": "Kim", "Stephanie": "Steph", "Victoria": "Vicky"}
LAST = """Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez Lopez Gonzalez Wilson
Anderson Thomas Taylor Moore Jackson Martin Lee Perez Thompson White Harris Sanchez Clark Ramirez Lewis Robinson Walker
Young Allen King Wright Scott Torres Nguyen Hill Flores Green Adams Nelson Baker Hall Rivera Campbell Mitchell Carter
Roberts Gomez Phillips Evans Turner Diaz Parker Cruz Edwards Collins Reyes Stewart Morris Morales Murphy Cook Rogers
Gutierrez Ortiz Morgan Cooper Peterson Bailey Reed Kelly Howard Ramos Kim Cox Ward Richardson Watson Brooks Chavez Wood
James Bennett Gray Mendoza Ruiz Hughes Price Alvarez Castillo Sanders Patel Myers Long Ross Foster Jimenez Powell
Jenkins Perry Russell Sullivan Bell Coleman Butler Henderson Barnes Fisher Vasquez Simmons Romero Jordan Patterson
Alexander Hamilton Graham Reynolds Griffin Wallace Moreno West Cole Hayes Bryant Herrera Gibson Ellis Tran Medina
Aguilar Stevens Murray Ford Castro Marshall Owens Harrison Fernandez McDonald Woods Washington Kennedy Wells Vargas
Henry Chen Freeman Webb Tucker Guzman Burns Crawford Olson Simpson Porter Hunter Gordon Mendez Silva Shaw Snyder Mason
Dixon Muñoz Hunt Hicks Holmes Palmer Wagner Black Robertson Boyd Rose Stone Salazar Fox Warren Mills Meyer Rice Schmidt
O'Brien O'Connor Núñez Peña Müller D'Angelo Singh Khan Cohen Okafor Mensah Kowalski Novak Ivanov Haddad Yamamoto""".split()
LAST += ["De La Cruz", "Van Der Berg", "St. Clair", "Mac Donald"]
A = "Bar Kel Wes Hol Dra Fen Gal Mor Tar Vel Nor Pem Ros Sel Thor Ul Win Yar Zel Bro Cas Dun Esk Lam".split()
B = "an en ing er ow il ock ast ev or und im".split()
C = "ton ley ski man berg well ford son ini ova field worth ez auer sen".split()
STREET = """Oak Maple Cedar Pine Elm Walnut Chestnut Birch Willow Spruce Main Church High Park Mill River Lake Hill Spring
Market Washington Lincoln Jefferson Madison Franklin Jackson Grant Adams Monroe Union Center Prospect Highland Pleasant
Valley Ridge Meadow Forest Sunset Garden Orchard Canal Railroad Station College Summit Harbor Bridge Quarry Fairview
Windsor Cambridge Dover Essex Kent Sussex Orange Grove Cherry Locust Juniper Magnolia Laurel Holly Ash Poplar Hickory
Sycamore Dogwood Rose Violet Lilac Fern Eagle Hawk Robin Falcon Heron Deer Fox Bear Beaver Second Third Fourth Fifth""".split()
KINDS = [("Street", "St"), ("Avenue", "Ave"), ("Road", "Rd"), ("Drive", "Dr"), ("Lane", "Ln"), ("Court", "Ct"), ("Boulevard", "Blvd")]
ABBR = dict(KINDS)
CITY = "Milford"
LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def plain(s):
    return "".join(c for c in unicodedata.normalize("NFD", s) if not unicodedata.combining(c))


def surname(rng):
    if rng.random() < 0.28:
        return rng.choice(A) + rng.choice(B) + rng.choice(C)
    i = min(int(rng.expovariate(1 / 55)), len(LAST) - 1)
    return LAST[i]


def first(rng, sex):
    names = MALE if sex == "m" else FEMALE
    return names[min(int(rng.expovariate(1 / 24)), len(names) - 1)]


def typo(rng, s):
    """One slip of the fingers, not on the first letter."""
    if len(s) < 4:
        return s
    i = rng.randrange(1, len(s) - 1)
    r = rng.random()
    if r < 0.35:
        return s[:i] + s[i + 1] + s[i] + s[i + 2:]
    if r < 0.6:
        return s[:i] + s[i + 1:]
    if r < 0.8:
        return s[:i] + s[i] + s[i:]
    return s[:i] + rng.choice("aeiourstn") + s[i + 1:]


def digit_slip(rng, s):
    """Transpose or change one digit."""
    at = [i for i, c in enumerate(s) if c.isdigit()]
    i = rng.choice(at[-5:])
    if rng.random() < 0.5 and i + 1 < len(s) and s[i + 1].isdigit() and s[i] != s[i + 1]:
        return s[:i] + s[i + 1] + s[i] + s[i + 2:]
    return s[:i] + str((int(s[i]) + rng.randint(1, 9)) % 10) + s[i + 1:]


def full(first_, mid, last):
    return f"{first_} {mid + ' ' if mid else ''}{last}"


def name(rng, f, m, l, wrong=False):
    if rng.random() < 0.5:
        f, l = plain(f), plain(l)
    if rng.random() < 0.04:
        f = NICK.get(f, f)
    if wrong:
        if rng.random() < 0.3:
            f = typo(rng, f)
        else:
            l = typo(rng, l)
    m = m if m and rng.random() < 0.4 else ""
    r = rng.random()
    if r < 0.34:
        return f"{l}, {f}{' ' + m if m else ''}".upper()
    if r < 0.5:
        return f"{l}, {f}{' ' + m if m else ''}"
    if r < 0.74:
        return f"{f} {l}".lower()
    if r < 0.92:
        return full(f, m, l)
    if r < 0.96:
        return f"{l} {f}".upper()
    return f"  {f}  {l} "


def dob(rng, d):
    r = rng.random()
    if r < 0.4:
        return d.isoformat()
    if r < 0.68:
        return f"{d.month:02d}/{d.day:02d}/{d.year}"
    if r < 0.8:
        return f"{d.month}/{d.day}/{d.year % 100:02d}"
    if r < 0.88:
        return f"{d.day} {MONTHS[d.month - 1]} {d.year}"
    if r < 0.94:
        return f"{d.day:02d}{MONTHS[d.month - 1].upper()}{d.year}"
    return f"{d.year}{d.month:02d}{d.day:02d}"


def plate(rng, p):
    r = rng.random()
    q = p if r < 0.5 else (p[:-3] + rng.choice(" -") + p[-3:] if r < 0.85 else p[:1] + " " + p[1:])
    return q.lower() if rng.random() < 0.35 else q


def plate_slip(rng, p):
    swap = {"0": "O", "O": "0", "1": "I", "8": "B", "B": "8", "5": "S", "S": "5"}
    for i, c in enumerate(p):
        if c in swap and rng.random() < 0.6:
            return p[:i] + swap[c] + p[i + 1:]
    return digit_slip(rng, p)


def phone(rng, p):
    a, b, c = p[:3], p[3:6], p[6:]
    return rng.choices([f"+1 ({a}) {b}-{c}", f"{a}-{b}-{c}", f"({a}) {b}-{c}", a + b + c, f"{a}.{b}.{c}", f"1-{a}-{b}-{c}",
                        f"+1{a}{b}{c}", f"{b}-{c}"], [12, 30, 20, 20, 7, 4, 6, 1])[0]


def address(rng, s, wrong=False):
    """s is canonical: `12 Oak Street` or `12 Oak Street Apt 4`."""
    head, _, apt = s.partition(" Apt ")
    num, *mid, kind = head.split(" ")
    street = " ".join(mid)
    if wrong:
        street = typo(rng, street)
    r = rng.random()
    kind = kind if r < 0.35 else ABBR[kind] + ("." if r < 0.6 else "")
    out = f"{num} {street} {kind}"
    if apt:
        out += rng.choice([" Apt ", " apt. ", " #", " Unit ", ", Apt "]) + apt
    if rng.random() < 0.12:
        out += ", " + CITY
    r = rng.random()
    return out.upper() if r < 0.25 else out.lower() if r < 0.45 else out


def case(rng, n, slip=0.0):
    """n is `24-001234`."""
    if rng.random() < slip:
        n = digit_slip(rng, n)
    y, k = n.split("-")
    r = rng.random()
    if r < 0.62:
        return n
    if r < 0.85:
        return f"{y}-{int(k)}"
    if r < 0.92:
        return y + k
    if r < 0.96:
        return "#" + n
    return f"20{y}-{k}"
