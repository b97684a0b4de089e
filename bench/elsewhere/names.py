"""Names as people bear them and as people type them.

Whoever matches typed names to people lives on their habits: order, initials, nicknames, lost accents and hyphens, names from
before a marriage, letters swapped in a hurry. The names are common ones put together at random, or made of syllables.
"""

import unicodedata

WOMEN = {
    "plain": "Abigail Alice Amanda Amber Andrea Angela Anita April Audrey Barbara Beth Bonnie Brenda Carla Carmen Carol Christine "
             "Claudia Colleen Crystal Dana Deborah Denise Diana Donna Doreen Edith Elaine Elizabeth Ella Emily Erin Esther Eva "
             "Faith Felicia Fiona Frances Gail Glenda Grace Hannah Heather Helen Holly Irene Jacqueline Jane Jasmine Jennifer "
             "Jessica Joan Josephine Joyce Judith Julia Karen Katherine Kelly Laura Leah Linda Lisa Lorraine Lucille Margaret "
             "Maria Marilyn Martha Megan Melissa Michelle Miriam Monica Nadine Nancy Naomi Nicole Nora Olivia Pamela Patricia "
             "Paula Rachel Rebecca Renee Rhonda Rosa Ruth Samantha Sandra Sarah Sheila Sofia Stella Susan Sylvia Tamara Teresa "
             "Theresa Tiffany Tina Valerie Vanessa Veronica Victoria Violet Wanda Wendy Yolanda Yvonne Zoe",
    "north": "Agnès Ane Anja Annika Åsa Astrid Bärbel Béatrice Birgit Brigitte Camille Cécile Chloé Clémence Dagmar Eilidh Élodie "
             "Elke Else Émilie Eva Freja Frieda Gisela Grete Hanne Hélène Helga Ida Inès Inga Ingrid Jana Johanna Jutta Kaja "
             "Karin Katja Kirsten Lærke Léa Lena Liv Lotte Maëlle Maja Marit Marlene Mathilde Merete Mireille Nathalie Nele Noémie "
             "Nora Petra Ragnhild Renée Rikke Rita Ruth Sabine Signe Silje Sofie Solveig Sünje Svea Sylvie Tanja Thérèse Tilde "
             "Tove Ulrike Ursula Véronique Wiebke Yvette Zoé",
}
MEN = {
    "plain": "Aaron Adam Adrian Alan Albert Alexander Andre Andrew Anthony Arthur Benjamin Bernard Bradley Brandon Brian Bruce "
             "Calvin Carl Carlos Cedric Charles Christopher Clarence Clifford Colin Craig Curtis Dale Daniel Darryl David Dean "
             "Dennis Derek Desmond Dominic Donald Douglas Duane Dwight Earl Edgar Edward Edwin Eric Ernest Eugene Felix Floyd "
             "Francis Franklin Frederick Gabriel Gary George Gerald Gilbert Glenn Gordon Gregory Harold Hector Henry Herbert "
             "Howard Hugo Ian Isaac Ivan Jacob James Jason Jeffrey Jeremy Jerome Joel John Jonathan Joseph Julian Keith Kenneth "
             "Kevin Lance Lawrence Leonard Leroy Lester Lewis Louis Luis Malcolm Marcus Mario Mark Martin Matthew Maurice Michael "
             "Miguel Milton Nathan Neil Nicholas Norman Oscar Patrick Paul Peter Philip Ralph Raymond Richard Robert Roger Ronald "
             "Roy Russell Samuel Scott Sidney Simon Stanley Stephen Stuart Terence Theodore Thomas Timothy Todd Victor Vincent "
             "Walter Warren Wayne Wesley William Zachary",
    "north": "Anders André Anselm Arne Asbjørn Aurélien Axel Baptiste Benoît Bernd Bjørn Björn Cédric Clément Detlef Didier Dirk "
             "Eirik Émile Erik Étienne Fabrice Finn François Frédéric Fritz Georg Gérard Gunnar Günter Guillaume Halvor Hans Harald "
             "Håkon Helge Henning Hervé Holger Ingo Ivar Jannik Jens Jérôme Jörg Jonas Jürgen Karsten Kåre Kjell Klaus Knut Lars "
             "Lasse Léon Loïc Ludvig Mads Magnus Mathieu Mikkel Morten Nils Noël Odd Olaf Ole Øystein Pascal Per Raphaël Rainer "
             "Régis Rémi René Rolf Rune Sébastien Sigurd Søren Stéphane Sven Théo Thierry Tor Torben Trygve Ulf Uwe Volker "
             "Xavier Yves",
}
FAMILIES = {
    "plain": "Abbott Acosta Adler Aguilar Aldridge Ames Arnold Ashby Atkins Avery Baker Barlow Barrera Barton Becker Bell Benson "
             "Bishop Blair Bowen Boyd Brandt Briggs Brooks Bryant Burke Byrne Cabrera Calhoun Cannon Carver Castillo Chandler Chen "
             "Clarke Cobb Colvin Conley Cortez Craig Crosby Cruz Curry Daley Dalton Davis Dawson Delgado Dixon Dolan Doyle Drake "
             "Duarte Dunn Eaton Elliott Emery Espinoza Farrell Fields Finch Fisher Fitzgerald Fleming Flores Foley Foster Fox "
             "Fraser Fuentes Gallagher Garcia Gibbs Gill Glover Goodwin Graham Grant Greer Griffin Guerra Hale Hamilton Hancock "
             "Hardy Harmon Hayes Hendricks Herrera Hicks Hobbs Holt Hooper Howell Hubbard Hughes Ingram Jacobs Jensen Johnson "
             "Jones Juarez Keller Kennedy Kerr Kim King Klein Knox Lane Larsen Lawson Le Leon Lopez Lowe Lucas Lynch Mack Malone "
             "Manning Marsh Martinez Mason Maxwell McBride McCarthy McCoy McDaniel McGee McKenna Medina Mendez Miller Molina Moran "
             "Morrow Moss Mullins Nash Nelson Newton Nguyen Nolan Norris Nunez O'Brien O'Donnell O'Neal Olsen Ortega Osborne Owens "
             "Padilla Page Palmer Parrish Patel Patton Payne Pena Perez Petersen Phelps Pierce Poole Porter Powers Pratt Quinn "
             "Ramirez Ramsey Randall Reese Reilly Reyes Rhodes Rivera Roberts Robles Rojas Roth Rowe Salazar Salinas Sanders "
             "Santos Sawyer Schmidt Sharp Shaw Shepherd Silva Simmons Smith Solis Sparks Stafford Steele Stokes Sutton Swanson "
             "Tate Thornton Torres Tran Trevino Tucker Underwood Valdez Vance Vargas Vaughn Vega Wade Wagner Walsh Warner Watts "
             "Weaver Webb Wells West Whitaker Wilkins Williams Wolfe Wong Woods Wyatt Yates York Young Zamora Zimmerman",
    "north": "Aas Ahlers Andersen Aubert Bachmann Bakken Barbier Becker Behrens Berg Berger Besson Blanc Böhm Bonnet Boucher Brandt "
             "Braun Brekke Brun Carlsen Carpentier Chevalier Christensen Claussen Colin Dahl David Delacroix Dietrich Dubois Dufour "
             "Dupont Eide Engel Eriksen Evensen Fabre Faure Fischer Fontaine Fournier Franke Friis Garnier Gauthier Giraud Gjerde "
             "Graf Gran Groß Gundersen Haas Haaland Hahn Halvorsen Hansen Hartmann Haugen Hébert Heinz Henriksen Henry Hermann "
             "Hoffmann Holm Huber Iversen Jacobsen Jäger Jansen Jensen Johansen Jørgensen Kaiser Keller Klein Knudsen König Kraft "
             "Kristensen Krüger Kühn Lacroix Lambert Lang Larsen Laurent Leblanc Leclerc Lefèvre Lemaire Lehmann Leroux Lie Lindqvist "
             "Lorenz Lund Lüders Madsen Maillard Marchand Martin Masson Mathiesen Mayer Ménard Mercier Meyer Moe Møller Moreau Morel "
             "Müller Myhre Næss Neumann Nicolas Nielsen Nygård Olsen Øien Østby Paulsen Pedersen Pelletier Perrin Petit Peters "
             "Petersen Picard Rasmussen Renard Richard Ritter Robert Rønning Roux Sander Sæther Schäfer Schmidt Schröder Schulz "
             "Schütz Simon Skov Solberg Sommer Sørensen Stein Strand Sunde Svendsen Thomsen Tveit Vallet Vidal Vogel Vogt Voß Wagner "
             "Weber Weiß Winter Wolff Ziegler Zimmermann",
}
NICKNAMES = {
    "Abigail": "Abby", "Amanda": "Mandy", "Andrew": "Andy", "Anthony": "Tony", "Barbara": "Barb", "Benjamin": "Ben",
    "Bradley": "Brad", "Charles": "Chuck", "Christine": "Chris", "Christopher": "Chris", "Daniel": "Dan", "Deborah": "Debbie",
    "Donald": "Don", "Douglas": "Doug", "Edward": "Eddie", "Elizabeth": "Liz", "Eugene": "Gene", "Frederick": "Fred",
    "Gerald": "Jerry", "Gregory": "Greg", "Jacqueline": "Jackie", "James": "Jim", "Jeffrey": "Jeff", "Jennifer": "Jen",
    "Jessica": "Jess", "John": "Jack", "Jonathan": "Jon", "Joseph": "Joe", "Josephine": "Jo", "Judith": "Judy",
    "Katherine": "Kate", "Kenneth": "Ken", "Lawrence": "Larry", "Leonard": "Len", "Margaret": "Peggy", "Matthew": "Matt",
    "Michael": "Mike", "Nathan": "Nate", "Nicholas": "Nick", "Pamela": "Pam", "Patricia": "Trish", "Patrick": "Pat",
    "Philip": "Phil", "Rebecca": "Becky", "Richard": "Rick", "Robert": "Bob", "Ronald": "Ron", "Samantha": "Sam",
    "Samuel": "Sam", "Sandra": "Sandy", "Stephen": "Steve", "Susan": "Sue", "Theodore": "Ted", "Theresa": "Terri",
    "Thomas": "Tom", "Timothy": "Tim", "Veronica": "Ronnie", "Victoria": "Vicky", "William": "Bill", "Zachary": "Zach",
    "Johanna": "Hanne", "Mathilde": "Tilde", "Brigitte": "Gitte", "Katja": "Kat", "Frédéric": "Fred", "Guillaume": "Gui",
}
SPELLED = {"ß": "ss", "ø": "o", "Ø": "O", "æ": "ae", "Æ": "Ae", "å": "a", "Å": "A"}
_ONSETS = "b br d dr f g gr h k kl l m n p pr r s st t tr v w z".split()
_CORES = "a e i o u au ei ou".split()
_ENDS = "ba by dorn field gren ka keth lak lin mack ndal nsky ra rik sby stad sten tach veg wick zell".split()


def syllables(rng):
    """A surname nobody bears, such as a village would have to itself."""
    return (rng.choice(_ONSETS) + rng.choice(_CORES) + rng.choice(_ENDS)).capitalize()


def plain(text):
    """Text as a keyboard without accents gives it."""
    for letter, spelled in SPELLED.items():
        text = text.replace(letter, spelled)
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def typo(text, rng):
    """One slip of the fingers, never on the first letter."""
    if len(text) < 4:
        return text
    at = rng.randrange(1, len(text) - 1)
    slip = rng.randrange(4)
    if slip == 0:
        return text[:at] + text[at + 1] + text[at] + text[at + 2:]
    if slip == 1:
        return text[:at] + text[at + 1:]
    if slip == 2:
        return text[:at] + text[at] + text[at:]
    return text[:at] + rng.choice("aeinorst") + text[at + 1:]


LAYOUTS = {
    "last, first": lambda last, rest: f"{last}, {rest}",
    "LAST, FIRST": lambda last, rest: f"{last}, {rest}".upper(),
    "LAST,FIRST": lambda last, rest: f"{last},{rest}".upper(),
    "first last": lambda last, rest: f"{rest} {last}",
    "lower": lambda last, rest: f"{rest} {last}".lower(),
    "lower last, first": lambda last, rest: f"{last}, {rest}".lower(),
}


class Habit:
    """How one person types: the same hand for years."""

    def __init__(self, rng, dates):
        self.layout = rng.choices(list(LAYOUTS), (28, 26, 8, 22, 10, 6))[0]
        self.accents = rng.random() < 0.6
        self.slips = rng.choice((0.01, 0.02, 0.03, 0.08))
        self.initials = rng.choice((0.0, 0.02, 0.05, 0.3))
        self.birth_dates = rng.choice((0.1, 0.4, 0.6, 0.9))
        self.date_layout = rng.choice(dates)
        self.case_style = rng.choices(("as is", "no zeros", "lower", "spaced"), (70, 14, 10, 6))[0]
        self.plate_style = rng.choice(("joined", "joined", "spaced", "dashed", "lower"))

    def name(self, person, rng):
        first, last = person.first, person.last
        chance = rng.random()
        if chance < 0.05:
            first = NICKNAMES.get(first, first)
        elif chance < 0.05 + self.initials:
            first = first[0]
        elif chance > 0.85 and person.middle:
            first = f"{first} {person.middle[0]}"
        elif chance > 0.83 and person.middle:
            first = f"{first} {person.middle}"
        if person.former and rng.random() < 0.08:
            last = person.former[-1]
        if "-" in last and rng.random() < 0.5:
            last = rng.choice((last.replace("-", " "), last.split("-")[0], last.split("-")[1]))
        if "'" in last and rng.random() < 0.4:
            last = last.replace("'", rng.choice(("", " ")))
        if not self.accents or rng.random() < 0.1:
            first, last = plain(first), plain(last)
        if rng.random() < self.slips:
            last = typo(last, rng)
        elif rng.random() < self.slips:
            first = typo(first, rng)
        return LAYOUTS[self.layout](last, first)

    def birth_date(self, person, rng, share=1.0):
        """The date as typed, or nothing; now and then a day is off."""
        if person.dob is None or rng.random() > self.birth_dates * share:
            return ""
        born = person.dob
        if rng.random() < 0.015:
            born = born.replace(day=min(28, max(1, born.day + rng.choice((-1, 1, 10)))))
        layout = self.date_layout
        if layout == "short":
            return f"{born.month}/{born.day}/{born.year}"
        return born.strftime(layout)

    def case(self, number, rng):
        """A case number as typed: right in other clothes, or by a slip wrong (2 %)."""
        if not number:
            return ""
        if rng.random() < 0.02:
            digits = [i for i, c in enumerate(number) if c.isdigit()]
            at = digits[-rng.randrange(1, min(4, len(digits)) + 1)]
            return number[:at] + rng.choice([d for d in "0123456789" if d != number[at]]) + number[at + 1:]
        if self.case_style == "no zeros" and "-0" in number:
            head, _, tail = number.rpartition("-")
            return f"{head}-{tail.lstrip('0') or '0'}"
        if self.case_style == "lower":
            return number.lower()
        if self.case_style == "spaced" and rng.random() < 0.5:
            return number + " "
        return number

    def plate(self, plate, rng):
        if rng.random() < 0.012:
            plate = typo(plate, rng).upper()
        cut = next((i for i, c in enumerate(plate) if c.isdigit()), len(plate) // 2) if plate[0].isalpha() else 3
        return {"joined": plate, "spaced": f"{plate[:cut]} {plate[cut:]}", "dashed": f"{plate[:cut]}-{plate[cut:]}",
                "lower": plate.lower()}[self.plate_style]

    def address(self, home, rng):
        text = home.text()
        chance = rng.random()
        if chance < 0.3:
            return text.split(",")[0]
        if chance < 0.5:
            return text.split(",")[0].upper()
        if chance < 0.6:
            return text.lower().replace(",", "")
        return text
