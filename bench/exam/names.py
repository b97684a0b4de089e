"""Invented people's names: common ones, rare ones, and those that make matching hard.

A few origins with their own given names and surnames; frequencies fall steeply, as in life, so that some surnames say nothing and
others nearly everything. No list of real persons is used: given name and surname are drawn apart from each other.
"""

GIVEN = {
    "anglo": (
        "Alice Amber Brenda Carol Catherine Deborah Diane Donna Elizabeth Emily Grace Hannah Jennifer Jessica Judith Julie "
        "Katherine Laura Margaret Megan Pamela Patricia Rebecca Sandra Susan Theresa Victoria".split(),
        "Andrew Anthony Benjamin Charles Christopher Daniel David Edward Gregory James Jeffrey John Joseph Kenneth Lawrence "
        "Matthew Michael Nathaniel Nicholas Patrick Richard Robert Ronald Samuel Stephen Thomas Timothy William".split(),
    ),
    "iberian": (
        "Alejandra Ana Beatriz Carmen Dolores Elena Esperanza Gabriela Guadalupe Inés Isabel Lucía Luisa Marisol María Mónica "
        "Pilar Rocío Rosa Sofía Teresa Ximena".split(),
        "Alejandro Álvaro Andrés Carlos Diego Eduardo Enrique Esteban Fernando Francisco Guillermo Héctor Ignacio Javier Jesús "
        "Jorge José Juan Luis Manuel Miguel Rafael Ramón Raúl Sergio".split(),
    ),
    "slavic": (
        "Agnieszka Anna Danuta Ewa Halina Irina Katarzyna Ludmila Małgorzata Marta Natalia Olga Svetlana Tatiana".split(),
        "Alexander Andrzej Bogdan Dmitri Igor Jan Krzysztof Maciej Miroslav Oleg Piotr Sergei Stanisław Tomasz Viktor".split(),
    ),
    "eastern": (
        "Bich Hana Hoa Huong Jia Keiko Lan Linh Mei Min-ji Ngoc Soo-jin Thuy Xiu Yan Yuki".split(),
        "Anh Bao Duc Haruto Hien Hyun-woo Jun Kenji Khanh Minh Quang Sung-ho Tuan Wei Xin Young-ho".split(),
    ),
    "southern": (
        "Aisha Amina Anjali Deepa Farah Fatima Kavita Layla Leila Meera Nadia Noor Priya Samira Sunita Zainab".split(),
        "Ahmed Ali Amit Arjun Faisal Hassan Ibrahim Imran Khalid Mohammed Omar Rajesh Sanjay Tariq Vikram Yusuf".split(),
    ),
    "atlantic": (
        "Abena Adaeze Brigitte Céline Chantal Efua Geneviève Ifeoma Imani Ngozi Nia Océane Solange Thérèse Yaa".split(),
        "Chidi Emeka Étienne François Jean-Pierre Kofi Kwame Lamar Luc Malik Obinna Olivier Segun Terrence Yves".split(),
    ),
}

SURNAME = {
    "anglo": (
        "Smith Johnson Brown Miller Davis Wilson Taylor Clark Lewis Walker Hall Young King Wright Hill Green Baker Carter Mitchell "
        "Turner Parker Collins Stewart Morris Cook Rogers Reed Bailey Cooper Ward Gray Hughes Foster Barnes Fisher Sullivan "
        "O'Brien McAllister O'Donnell MacKenzie Fitzgerald Thackeray Whitcombe Pemberton Ashworth Holloway-Price"
    ).split(),
    "iberian": (
        "García Rodríguez Martínez Hernández López González Pérez Sánchez Ramírez Torres Flores Rivera Gómez Díaz Reyes Morales "
        "Cruz Ortiz Gutiérrez Chávez Ramos Ruiz Mendoza Álvarez Castillo Vásquez Núñez Ibáñez Zubizarreta"
    ).split()
    + ["de la Cruz", "de León", "del Río", "García Lorenzo", "Ortega Muñoz", "da Silva"],
    "slavic": (
        "Nowak Kowalski Novák Ivanov Petrov Wiśniewski Kamiński Zieliński Woźniak Dvořák Kovač Horváth Morozov Sokolov Lewandowski "
        "Szczepański Przybylski Chmielewski Kuznetsov Bondarenko"
    ).split(),
    "eastern": "Nguyen Tran Le Pham Kim Lee Park Chen Wang Li Zhang Liu Yang Huang Wu Choi Tanaka Sato Nakamura Hoang Vu Bui".split(),
    "southern": (
        "Khan Patel Singh Ahmed Ali Hussain Sharma Shah Kumar Gupta Rahman Malik Chaudhry Haddad Nasser Mansour Siddiqui Iyer "
        "Venkataraman Qureshi Al-Masri"
    ).split()
    + ["el Amrani", "bin Yusuf"],
    "atlantic": (
        "Washington Jefferson Okafor Mensah Adeyemi Diallo Baptiste Lefèvre Tremblay Gagnon Boucher Dubois Moreau Okonkwo Asante "
        "Owusu Toussaint Beaulieu Desrosiers Nwosu Traoré"
    ).split()
    + ["St. Pierre", "van der Meer", "le Blanc"],
}

NICK = {
    "Catherine": ["Cathy", "Kate"], "Deborah": ["Debbie", "Deb"], "Elizabeth": ["Liz", "Beth", "Betty"], "Jennifer": ["Jen", "Jenny"],
    "Jessica": ["Jess"], "Judith": ["Judy"], "Katherine": ["Kathy", "Kate"], "Margaret": ["Maggie", "Peggy"], "Megan": ["Meg"],
    "Pamela": ["Pam"], "Patricia": ["Pat", "Patty"], "Rebecca": ["Becky"], "Sandra": ["Sandy"], "Susan": ["Sue"],
    "Theresa": ["Terry"], "Victoria": ["Vicky"], "Andrew": ["Andy", "Drew"], "Anthony": ["Tony"], "Benjamin": ["Ben"],
    "Charles": ["Charlie", "Chuck"], "Christopher": ["Chris"], "Daniel": ["Dan", "Danny"], "David": ["Dave"], "Edward": ["Ed", "Eddie"],
    "Gregory": ["Greg"], "James": ["Jim", "Jimmy"], "Jeffrey": ["Jeff"], "John": ["Jack", "Johnny"], "Joseph": ["Joe", "Joey"],
    "Kenneth": ["Ken"], "Lawrence": ["Larry"], "Matthew": ["Matt"], "Michael": ["Mike"], "Nathaniel": ["Nate"],
    "Nicholas": ["Nick"], "Patrick": ["Pat"], "Richard": ["Rick", "Dick"], "Robert": ["Bob", "Rob"], "Ronald": ["Ron"],
    "Samuel": ["Sam"], "Stephen": ["Steve"], "Thomas": ["Tom"], "Timothy": ["Tim"], "William": ["Bill", "Will"],
    "Francisco": ["Paco"], "José": ["Pepe"], "Guadalupe": ["Lupe"], "Alexander": ["Alex"], "Alejandro": ["Alex"],
}  # fmt: skip

HEADS = "Bar Cal Dor El Fen Gal Har Kel Lin Mar Nor Pel Quin Ros Sel Tam Ul Ver Wex Yar Zel Brand Cray Drum Gren Hask Tolk Strat".split()
MIDDLES = ["", "", "a", "en", "i", "o", "ing", "er"]
TAILS = "bach berg bury dale den field gren hurst kin ley lock mann more ner quist ridge sen sett stad ton vale wick worth zak".split()
ORIGIN_WEIGHT = {
    "city": {"anglo": 40, "iberian": 20, "slavic": 8, "eastern": 8, "southern": 8, "atlantic": 16},
    "border": {"anglo": 25, "iberian": 50, "slavic": 4, "eastern": 7, "southern": 7, "atlantic": 7},
    "hospital": {"anglo": 45, "iberian": 5, "slavic": 12, "eastern": 10, "southern": 10, "atlantic": 18},
}


class NameStock:
    """Draws names for one town, whose mixture of origins depends on where the agency is."""

    def __init__(self, rng, kind):
        self.rng = rng
        self.origins, self.weights = zip(*ORIGIN_WEIGHT[kind].items())
        self._falling = {o: [1 / (i + 2) for i in range(len(SURNAME[o]))] for o in SURNAME}

    def origin(self):
        return self.rng.choices(self.origins, self.weights)[0]

    def surname(self, origin):
        """One in five is rare: made of syllables, so that sharing it means something."""
        if self.rng.random() < 0.2:
            return self.rng.choice(HEADS) + self.rng.choice(MIDDLES) + self.rng.choice(TAILS)
        return self.rng.choices(SURNAME[origin], self._falling[origin])[0]

    def given(self, origin, sex):
        """Given names, most with a middle one that is often only known as an initial."""
        stock = GIVEN[origin][0 if sex == "f" else 1]
        first = self.rng.choice(stock)
        roll = self.rng.random()
        if roll < 0.35:
            return [first, self.rng.choice(stock)]
        if roll < 0.5:
            return [first, self.rng.choice("ABCDEFGHJKLMNPRSTW")]
        return [first]
