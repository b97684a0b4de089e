"""What makes a police department, a border agency and a hospital different: units, databases, layouts, customs and words.

Data only. A unit's `mix` weighs the kinds of work its people do, `data` says which databases they use for which sort of subject, and
`custom` how they give reasons: in full, tersely, or mostly not at all.
"""

import datetime as dt
from dataclasses import dataclass, field


@dataclass
class Docket:
    """The cases of a unit: how many are open per person, how long, how many work on one, who else joins, what they concern."""

    kinds: list
    load: float
    days: tuple
    team: tuple
    partners: list = field(default_factory=list)
    things: float = 0.5
    papers: float = 0.0
    about: str = "public"


@dataclass
class Unit:
    name: str
    share: float
    pattern: str
    pace: float
    mix: dict
    data: dict
    custom: str = "full"
    cite: float = 0.6
    device: str = "own"
    roles: tuple = ("officer",)
    boss: str = "supervisor"
    docket: Docket | None = None
    site: int = 1


@dataclass
class Database:
    id: str
    name: str
    owner: str
    categories: str
    case: bool = False
    authority: bool = False


@dataclass
class Habits:
    kind: str
    organization: str
    zone: str
    first_day: dt.date
    units: list
    databases: list
    channels: dict
    case_layout: object
    user_layout: object
    access_layout: str
    papers: list
    personnel: str
    paper_bases: list
    reasons: dict
    vague: list
    prohibited: list
    outsiders: list
    places: list
    network: str
    service: str
    service_unit: str
    service_case: str
    service_base: str
    log_in_utc: bool = False
    day_first: bool = False
    instants_for_cases: bool = False
    roles_in_case: tuple = ("suspect", "victim", "witness")


EMPTY = ["", "", "", ".", "x", "n/a", "none", "-", "asdf", "test", "..", "xxx", "1"]

# -- a city police department -------------------------------------------------------------------------------------------------------------

_beat = {"person": ["RMS", "CHI", "RMS"], "name": ["RMS", "CHI", "DMV"], "plate": ["DMV", "DMV", "ALPR"], "phone": ["RMS"], "address": ["RMS", "CAD"], "record": ["RMS"]}
_desk = {"person": ["RMS", "CHI", "FACE"], "name": ["RMS", "CHI"], "plate": ["ALPR", "DMV"], "phone": ["RMS"], "address": ["RMS"], "record": ["RMS"]}
_street = {"stop": 44, "call": 40, "follow": 7, "case": 7, "assist": 2}


def _patrol(name, share, site, custom="full"):
    return Unit(name, share, "four_ten", 1.1, _street, _beat, custom, 0.35, "pool", ("officer", "officer", "corporal"), "sergeant", None, site)


def city():
    crimes = Docket(["burglary", "auto theft", "fraud", "robbery"], 7, (12, 100), (1, 3), [("Crime Analysis", 0.25), ("Records", 0.3)], 0.7, 0.25)
    persons = Docket(["assault", "missing person", "homicide", "stalking"], 6, (15, 120), (1, 4), [("Crime Analysis", 0.35), ("Records", 0.3)], 0.7, 0.35)
    units = [
        _patrol("District 1", 0.15, 1),
        _patrol("District 2", 0.15, 2),
        _patrol("District 3", 0.15, 3, "terse"),
        Unit("Traffic", 0.09, "four_ten", 1.2, {"stop": 85, "call": 8, "follow": 5, "case": 2}, _beat, "blank", 0.2, "pool", ("officer",), "sergeant", None, 4),
        Unit("Property Crimes", 0.09, "office", 1.0, {"case": 84, "assist": 9, "call": 4, "follow": 3}, _desk, "full", 0.7, "own", ("detective",), "sergeant", crimes, 4),
        Unit("Persons Crimes", 0.09, "office", 1.0, {"case": 86, "assist": 8, "call": 4, "follow": 2}, _desk, "full", 0.75, "own", ("detective",), "sergeant", persons, 4),
        Unit("Family Violence", 0.05, "office", 0.8, {"case": 80, "assist": 10, "call": 7, "appointment": 3}, _desk, "terse", 0.6, "own", ("detective", "advocate"), "sergeant",
             Docket(["domestic violence", "protection order"], 6, (20, 90), (1, 2), [("Records", 0.4)], 0.3, 0.1), 5),
        Unit("Records", 0.09, "office", 1.5, {"case": 95, "assist": 5}, _desk, "terse", 0.7, "own", ("records clerk",), "records manager",
             Docket(["records request", "expungement"], 4, (5, 40), (1, 2), [], 0.3, 0.0), 4),
        Unit("Crime Analysis", 0.04, "office", 1.3, {"case": 100}, _desk, "full", 0.8, "own", ("analyst",), "lead analyst",
             Docket(["pattern"], 3, (20, 80), (1, 3), [], 0.9, 0.0), 4),
        Unit("Professional Standards", 0.02, "office", 0.5, {"case": 95, "assist": 5}, _desk | {"person": ["HRM", "RMS"]}, "full", 0.8, "own", ("investigator",), "lieutenant",
             Docket(["internal affairs"], 3, (20, 100), (1, 2), [], 0.1, 0.0, "staff"), 6),
        Unit("Human Resources", 0.02, "office", 0.6, {"case": 100}, {"person": ["HRM"], "name": ["HRM"]}, "terse", 0.6, "own", ("specialist",), "manager",
             Docket(["personnel action"], 5, (5, 40), (1, 2), [], 0.0, 0.0, "staff"), 6),
        Unit("Command", 0.04, "office", 0.3, {"assist": 40, "case": 40, "call": 20}, _desk, "terse", 0.5, "own", ("lieutenant", "captain"), "chief",
             Docket(["review"], 2, (10, 50), (1, 2), [], 0.1, 0.0), 6),
    ]  # fmt: skip
    return Habits(
        "city", "Millbrae Falls Police Department", "America/Chicago", dt.date(2026, 2, 2), units,
        [
            Database("RMS", "Records Management", "Millbrae Falls PD", "investigative"),
            Database("CAD", "Computer Aided Dispatch", "Millbrae Falls PD", "investigative;location"),
            Database("CHI", "Criminal History Index", "State Police", "criminal_history"),
            Database("DMV", "Driver and Vehicle Files", "Motor Vehicle Division", "vehicle"),
            Database("ALPR", "Plate Reader Network", "Millbrae Falls PD", "plate_reader;location"),
            Database("FACE", "Face Search", "State Police", "biometric;investigative", case=True),
            Database("TOLL", "Phone Record Analysis", "Millbrae Falls PD", "communications", authority=True),
            Database("BANK", "Financial Records", "State Treasury", "financial", authority=True),
            Database("HRM", "Personnel Files", "City of Millbrae Falls", "personnel"),
        ],
        {"person": 25, "name": 50, "plate": 14, "phone": 6, "address": 5},
        lambda n, year: f"{year % 100:02}-{n:05}", lambda given, surname, n: f"{surname[:6].lower()}{n:04}", "A{:07}",
        [("warrant", "County Court", 40), ("subpoena", "District Attorney", 90), ("exigency", "Watch Commander", 3)], "HRM", ["TOLL", "BANK"],
        {
            "stop": ["traffic stop", "traffic stop exp reg", "T-stop speeding", "vehicle stop no headlights", "stop, equipment violation", "expired registration", "red light violation"],
            "call": ["domestic call", "welfare check", "alarm response", "noise complaint", "theft report", "trespass call", "suspicious person call", "check subject for warrants on scene"],
            "case": ["burglary follow up", "interview prep", "locate witness", "suspect workup", "vehicle used in robbery", "photo lineup", "warrant application", "supplement report"],
            "appointment": ["victim interview", "advocate appointment"],
            "assist": ["assist detective with background", "helping on case", "locate subject for colleague's case"],
            "supervise": ["performance review", "training record check", "leave balance", "commendation file"],
            "follow": ["finish report", "report correction", "call back complainant", "follow up on call"],
            "paper": ["return on warrant", "call detail records", "account records per subpoena"],
            "terse": ["inv", "T/S", "case", "call", "f/u", "rpt", "wants ck"],
        },
        ["inv", "check", "info", "follow up", "background", "investigation", "police business"],
        ["checking out my daughter's boyfriend", "background on new tenant", "personal", "curious", "dating app match", "friend asked me to look", "people at the rally", "buying car from this guy", "PI buddy needs address"],
        ["emailed to bail agent", "printout for private investigator", "gave to reporter", "copy for insurance adjuster friend"],
        ["Main St and 4th", "Route 9 northbound", "Mill Rd at the bridge", "Union Ave"], "10.40", "svc_rms", "Systems Interfaces", "warrant reconciliation", "CHI",
    )  # fmt: skip


# -- an immigration and customs agency ----------------------------------------------------------------------------------------------------

_port = {"person": ["TRV", "TRV", "IMM"], "name": ["TRV", "IMM"], "plate": ["LPR", "TRV"], "phone": ["IMM"], "address": ["IMM"], "record": ["IMM"]}
_field = {"person": ["IMM", "IMM", "TRV", "BIO"], "name": ["IMM", "CRM"], "plate": ["LPR"], "phone": ["IMM"], "address": ["IMM"], "record": ["IMM"]}


def border():
    removal = Docket(["removal proceeding", "supervision"], 9, (15, 110), (1, 2), [("Legal Support", 0.3), ("Custody", 0.25)], 0.2, 0.3)
    fraud = Docket(["smuggling", "document fraud", "trade fraud"], 5, (25, 150), (1, 4), [("Intelligence", 0.4), ("Legal Support", 0.15)], 0.8, 0.6)
    units = [
        Unit("Port Alpha", 0.17, "watch8", 1.2, {"stop": 62, "appointment": 28, "follow": 4, "case": 4, "assist": 2}, _port, "terse", 0.3, "roam", ("inspector",), "chief inspector", None, 1),
        Unit("Port Bravo", 0.15, "watch8", 1.2, {"stop": 58, "appointment": 32, "follow": 4, "case": 4, "assist": 2}, _port, "blank", 0.3, "roam", ("inspector",), "chief inspector", None, 2),
        Unit("Custody", 0.13, "watch8", 1.0, {"appointment": 62, "case": 30, "call": 5, "assist": 3}, _field | {"person": ["DET", "DET", "IMM"]}, "full", 0.5, "pool", ("custody officer", "nurse"), "shift chief",
             Docket(["custody review"], 2, (4, 30), (1, 2), [], 0.0, 0.0), 3),
        Unit("Removal Field Office", 0.16, "office", 1.0, {"case": 84, "appointment": 8, "assist": 6, "call": 2}, _field, "full", 0.75, "own", ("deportation officer",), "supervisory officer", removal, 4),
        Unit("Investigations", 0.15, "office", 1.0, {"case": 88, "assist": 7, "call": 5}, _field | {"name": ["CRM", "IMM"], "phone": ["CRM"], "address": ["CRM"]}, "full", 0.8, "own", ("special agent",), "group supervisor", fraud, 4),
        Unit("Intelligence", 0.05, "office", 1.2, {"case": 100}, _field, "full", 0.85, "own", ("analyst",), "lead analyst", Docket(["intelligence product"], 3, (20, 90), (1, 3), [], 0.8, 0.0), 5),
        Unit("Legal Support", 0.06, "office", 1.2, {"case": 96, "assist": 4}, _field | {"person": ["IMM"], "name": ["IMM"]}, "terse", 0.8, "own", ("paralegal",), "attorney", Docket(["records request"], 4, (8, 50), (1, 1), [], 0.1, 0.0), 5),
        Unit("Mobile Patrol", 0.1, "four_ten", 0.9, {"stop": 55, "call": 35, "follow": 6, "case": 4}, _port, "full", 0.3, "pool", ("patrol agent",), "supervisory agent", None, 6),
        Unit("Personnel Office", 0.02, "office", 0.6, {"case": 100}, {"person": ["PER"], "name": ["PER"]}, "full", 0.7, "own", ("specialist",), "manager", Docket(["personnel action"], 5, (5, 40), (1, 2), [], 0.0, 0.0, "staff"), 5),
    ]  # fmt: skip
    return Habits(
        "border", "Sierra Crossing Customs and Immigration", "America/Denver", dt.date(2025, 9, 15), units,
        [
            Database("IMM", "Immigration Case System", "Immigration Service", "immigration"),
            Database("TRV", "Traveller Crossing History", "Customs", "travel;immigration"),
            Database("BIO", "Fingerprint and Face Store", "Immigration Service", "biometric;immigration", case=True),
            Database("CRM", "Investigative Case System", "Investigations", "investigative;criminal_history", case=True),
            Database("LPR", "Lane Plate Reader", "Customs", "plate_reader;vehicle;location"),
            Database("DET", "Custody Register", "Detention Service", "immigration;investigative"),
            Database("COM", "Subscriber and Call Records", "Carriers' Portal", "communications", authority=True),
            Database("FIN", "Money Transfer Records", "Treasury", "financial", authority=True),
            Database("PER", "Personnel Register", "Sierra Crossing", "personnel"),
        ],
        {"person": 55, "name": 27, "plate": 8, "phone": 5, "address": 5},
        lambda n, year: f"SXC-{year}-{n:07}", lambda given, surname, n: f"{given[:1]}{surname[:7]}{n % 97}".lower().replace(" ", ""), "uuid",
        [("customs_summons", "Special Agent in Charge", 60), ("court_order", "District Court", 45), ("warrant", "Magistrate", 30), ("supervisor_approval", "Group Supervisor", 14)], "PER", ["COM", "FIN"],
        {
            "stop": ["primary inspection", "lane referral", "vehicle crossing check", "outbound inspection", "roadside stop near line"],
            "call": ["sensor activation", "assist local police at residence", "escape risk call", "subject encountered"],
            "case": ["removal hearing prep", "travel history for hearing", "supervision check in", "locate absconder", "trade fraud workup", "smuggling associate", "bond review", "file update"],
            "appointment": ["secondary inspection", "custody interview", "medical intake", "credible fear interview", "check-in appointment"],
            "assist": ["helping case officer", "translation help on case", "cover for case agent"],
            "supervise": ["annual evaluation", "clearance renewal", "overtime record"],
            "follow": ["complete inspection report", "correct entry record", "add note after inspection"],
            "paper": ["summons return", "subscriber records per order", "remittance records per summons"],
            "terse": ["insp", "2ndary", "case", "chk", "hrg", "adm"],
        },
        ["check", "official business", "verification", "lookup", "inquiry", "case", "info"],
        ["status of my neighbor's nanny", "friend wants to know if he can travel", "personal", "curious about ex coworker", "checking my landlord", "for my cousin's lawyer", "people at the protest downtown", "met her at the gym"],
        ["sent to private attorney friend", "copy to relative's lawyer", "told the newspaper", "emailed to bondsman"],
        ["Lane 1, Port Alpha", "Lane 4, Port Alpha", "Lane 2, Port Bravo", "Checkpoint 28"], "10.77", "batchimm", "Data Exchange", "overstay refresh", "IMM",
        log_in_utc=True, instants_for_cases=True, roles_in_case=("respondent", "associate", "witness", "sponsor"),
    )  # fmt: skip


# -- a hospital ---------------------------------------------------------------------------------------------------------------------------

_ward_data = {"person": ["EHR", "EHR", "LAB", "RX", "PAX"], "name": ["EHR", "EHR", "LAB"]}
_front = {"person": ["REG", "EHR"], "name": ["REG", "REG", "EHR"], "phone": ["REG"], "address": ["REG"]}


def _ward(name, share, site, custom="full"):
    stays = Docket(["inpatient stay"], 1.1, (2, 11), (4, 6), [("Pharmacy", 0.5), ("Therapy", 0.4), ("Coding", 0.15)], 0.0, 0.04)
    return Unit(name, share, "twelve", 1.0, {"case": 86, "assist": 10, "appointment": 4}, _ward_data, custom, 0.3, "roam", ("nurse", "nurse", "nurse", "physician"), "charge nurse", stays, site)


def hospital():
    units = [
        _ward("3 West Medicine", 0.12, 1),
        _ward("4 East Surgery", 0.12, 1, "blank"),
        _ward("5 North Cardiology", 0.1, 1),
        _ward("Maternity", 0.08, 2),
        _ward("Intensive Care", 0.08, 1, "terse"),
        Unit("Behavioural Health", 0.06, "twelve", 0.9, {"case": 90, "assist": 7, "appointment": 3}, _ward_data, "full", 0.4, "roam", ("nurse", "psychiatrist"), "charge nurse",
             Docket(["inpatient stay", "day programme"], 1.3, (4, 25), (3, 5), [("Pharmacy", 0.4)], 0.0, 0.7), 3),
        Unit("Emergency", 0.12, "twelve", 1.3, {"appointment": 80, "follow": 8, "case": 6, "call": 6}, _ward_data, "terse", 0.2, "roam", ("nurse", "physician"), "charge nurse", None, 1),
        Unit("Outpatient Clinic", 0.1, "office", 1.2, {"appointment": 86, "follow": 10, "case": 4}, _ward_data, "full", 0.2, "own", ("nurse", "physician"), "clinic manager", None, 4),
        Unit("Imaging and Laboratory", 0.05, "office", 1.3, {"appointment": 94, "follow": 6}, {"person": ["LAB", "PAX", "EHR"], "name": ["LAB"]}, "blank", 0.2, "own", ("technician",), "lead technician", None, 1),
        Unit("Pharmacy", 0.03, "office", 1.4, {"case": 100}, {"person": ["RX", "EHR"], "name": ["RX"]}, "terse", 0.5, "own", ("pharmacist",), "chief pharmacist", Docket(["medication review"], 2, (3, 20), (1, 2)), 1),
        Unit("Therapy", 0.03, "office", 1.0, {"case": 88, "appointment": 12}, _ward_data, "full", 0.3, "own", ("therapist",), "lead therapist", Docket(["therapy episode"], 3, (10, 40), (1, 1)), 1),
        Unit("Registration", 0.05, "watch8", 1.3, {"appointment": 100}, _front, "terse", 0.1, "own", ("registrar",), "registration lead", None, 1),
        Unit("Coding", 0.04, "office", 1.4, {"case": 94, "assist": 6}, {"person": ["EHR", "BIL"], "name": ["EHR"]}, "full", 0.7, "own", ("coder",), "coding lead", Docket(["billing episode"], 9, (5, 25), (1, 1)), 4),
        Unit("Security", 0.03, "watch8", 0.7, {"stop": 50, "call": 50}, {"plate": ["PARK"], "person": ["REG"], "name": ["REG"], "address": ["REG"]}, "full", 0.1, "pool", ("guard",), "security chief", None, 1),
        Unit("People Office", 0.02, "office", 0.6, {"case": 100}, {"person": ["HRX"], "name": ["HRX"]}, "full", 0.6, "own", ("adviser",), "head of people", Docket(["personnel action"], 5, (5, 40), (1, 2), [], 0.0, 0.0, "staff"), 4),
    ]  # fmt: skip
    return Habits(
        "hospital", "Saint Brannoc Hospital", "America/Halifax", dt.date(2026, 4, 6), units,
        [
            Database("EHR", "Clinical Record", "Health Informatics", "medical"),
            Database("LAB", "Laboratory Results", "Laboratory", "medical"),
            Database("PAX", "Image Archive", "Imaging", "medical"),
            Database("RX", "Medication Record", "Pharmacy", "medical"),
            Database("PSY", "Psychotherapy Notes", "Behavioural Health", "medical", authority=True),
            Database("REG", "Registration", "Admissions", "medical;financial"),
            Database("BIL", "Billing", "Finance", "financial", case=True),
            Database("PARK", "Parking Permits", "Security", "vehicle"),
            Database("HRX", "Staff Records", "People Office", "personnel"),
        ],
        {"person": 72, "name": 22, "phone": 4, "address": 2},
        lambda n, year: f"E{year % 100:02}{n:06}", lambda given, surname, n: f"{surname[:4].upper()}{given[:1].upper()}{n:03}".replace(" ", "X"), "number",
        [("consent", "Patient", 180), ("supervisor_approval", "Clinical Director", 30), ("court_order", "Provincial Court", 60)], "HRX", ["PSY"],
        {
            "stop": ["car park permit check", "car blocking ambulance bay", "unpaid parking"],
            "call": ["disturbance on ward", "rapid response", "lost visitor", "patient property report", "ambulance call out"],
            "case": ["direct care", "medication round", "handover", "discharge planning", "wound review", "results review", "care plan update", "coding query"],
            "appointment": ["triage", "clinic visit", "imaging exam", "blood draw", "registration", "pre-op assessment", "follow-up visit"],
            "assist": ["covering for colleague", "answering call bell", "second check with colleague", "break cover"],
            "supervise": ["appraisal", "roster query", "mandatory training check"],
            "follow": ["results came back", "call patient with result", "complete visit note"],
            "paper": ["therapy note review with consent", "continuity of care, consented"],
            "terse": ["care", "rounds", "lab", "meds", "d/c", "visit"],
        },
        ["review", "care", "check", "patient", "chart", "info", "work"],
        ["wanted to see how she is doing, personal", "curious", "saw him on the news", "friend asked how her mom is", "checking my ex's new girlfriend", "church prayer list", "personal", "custody fight"],
        ["copy for a lawyer friend", "emailed to her employer", "gave to the press", "photo sent to insurance broker"],
        ["Car park A", "Car park C", "Ambulance bay"], "172.20", "IFACE01", "Integration Engine", "eligibility batch", "REG",
        instants_for_cases=True, day_first=True, roles_in_case=("patient",),
    )  # fmt: skip


KINDS = {"city": city, "border": border, "hospital": hospital}
