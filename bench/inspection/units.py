"""What makes the three agencies different: their units, what those do all day, and the databases they do it with."""


class Unit:
    """name, share of staff, role, schedule, accesses per shift, activities, databases, probability of a reason, kind of device"""

    def __init__(self, name, share, role, sched, weight, mix, dbs, reason, dev, second=False, case_kinds=()):
        self.name, self.share, self.role, self.sched, self.weight, self.mix = name, share, role, sched, weight, mix
        self.dbs, self.reason, self.dev, self.second, self.case_kinds = dbs, reason, dev, second, case_kinds
        self.users, self.census, self.pool, self.free, self.net = [], [], [], {}, 0


# database: name, owner, categories, needs case, needs authority, ways of searching, may be written to
DBS = {
    "sheriff": {
        "RMS": ("Records management", "Sheriff", "investigative", 0, 0, "person name address phone record plate", 1),
        "CCH": ("Computerized criminal history", "State DPS", "criminal_history", 0, 0, "name person", 0),
        "MVD": ("Motor vehicle and licences", "State MVD", "vehicle", 0, 0, "plate name person", 0),
        "ALPR": ("Plate reader network", "Vendor", "plate_reader;location", 1, 0, "plate", 0),
        "JMS": ("Jail management", "Sheriff", "investigative;biometric", 0, 0, "person name record", 1),
        "CAD": ("Dispatch history", "Sheriff", "investigative;communications", 0, 0, "address phone name", 1),
        "TELCO": ("Carrier subscriber and tolls", "Vendor", "communications;location", 1, 1, "phone person", 0),
        "BWC": ("Body-worn video", "Vendor", "video", 1, 0, "record person", 1),
        "PERS": ("Personnel", "Sheriff", "personnel", 0, 0, "person name", 1)},
    "hospital": {
        "EHR": ("Electronic health record", "Hospital", "medical", 0, 0, "person name record", 1),
        "ORDERS": ("Orders and dispensing", "Hospital", "medical", 0, 0, "person record name", 1),
        "LIS": ("Laboratory", "Hospital", "medical", 0, 0, "person record name", 1),
        "ADT": ("Registration and demographics", "Hospital", "medical", 0, 0, "name person phone address", 1),
        "BILL": ("Patient accounting", "Hospital", "financial;medical", 0, 0, "person record name", 1),
        "BH": ("Behavioral health notes", "Hospital", "medical", 1, 1, "person", 1),
        "HIE": ("Regional exchange", "State HIE", "medical", 0, 0, "name person", 0),
        "HRIS": ("Personnel and employee health", "Hospital", "personnel", 0, 0, "person name", 1)},
    "federal": {
        "BORDER": ("Crossings and lookouts", "Customs", "travel;immigration", 0, 0, "name person plate", 1),
        "ICM": ("Investigative case management", "Investigations", "investigative", 0, 0, "person name phone address record", 1),
        "IMMIG": ("Immigration files", "Immigration", "immigration", 0, 0, "person name", 1),
        "BENEF": ("Benefit payments", "Benefits", "financial", 0, 0, "person name address", 1),
        "PLATES": ("Plate reader and registrations", "Vendor", "vehicle;plate_reader;location", 0, 0, "plate", 0),
        "SUMM": ("Summonsed records", "Investigations", "communications;financial", 1, 1, "phone person", 0),
        "BIOM": ("Biometric identity", "Identity office", "biometric", 1, 0, "person name", 0),
        "COMMDB": ("Commercial public records", "Vendor", "financial;location", 0, 0, "name phone address person", 0),
        "HRM": ("Personnel security", "Human capital", "personnel", 0, 0, "person name", 1)},
}


def units_for(kind):
    U = Unit
    if kind == "sheriff":
        patrol = dict(stop=5, call=5, case=1.2, train=.05, cover=.1)
        pdb = dict(MVD=5, CCH=3, RMS=4, CAD=2)
        ddb = dict(RMS=6, CCH=4, MVD=3, ALPR=1.5, TELCO=.8, BWC=.7, CAD=1, JMS=1)
        return [U("Patrol North", .16, "deputy", "r12", 9, patrol, pdb, .45, "mdt", case_kinds=("incident",)),
                U("Patrol South", .16, "deputy", "r12", 9, patrol, pdb, .5, "mdt", case_kinds=("incident",)),
                U("Traffic", .05, "deputy", "sw8", 9, dict(stop=9, call=1, case=.5), pdb, .4, "mdt", case_kinds=("crash",)),
                U("Property Crimes", .06, "detective", "flex", 11, dict(case=9, cover=.7, train=.03), ddb, .85, "own",
                  case_kinds=("burglary", "fraud", "theft")),
                U("Persons Crimes", .07, "detective", "flex", 12, dict(case=9, cover=.7), ddb, .88, "own",
                  case_kinds=("assault", "robbery", "homicide")),
                U("Narcotics", .05, "detective", "flex", 11, dict(case=9, cover=.5), ddb, .75, "own", case_kinds=("narcotics",)),
                U("Communications", .10, "dispatcher", "r12", 26, dict(radio=10, train=.05), dict(MVD=4, CCH=3, RMS=2, CAD=4), .55, "ws",
                  True),
                U("Records", .09, "records clerk", "office", 34, dict(batch=9, appt=3, train=.05), dict(RMS=7, CCH=3, JMS=1, MVD=.6), .8,
                  "ws", True),
                U("Jail A", .11, "detention officer", "r12", 12, dict(census=10), dict(JMS=8, CCH=1, RMS=1), .5, "ws"),
                U("Jail B", .10, "detention officer", "r12", 12, dict(census=10), dict(JMS=8, CCH=1, RMS=1), .5, "ws"),
                U("Professional Standards", .02, "investigator", "flex", 8, dict(bg=9, case=2), dict(PERS=3, RMS=3, CCH=3, BWC=1), .95,
                  "own", case_kinds=("internal",)),
                U("Technology", .03, "support specialist", "office", 7, dict(ticket=9, train=.5), dict(PERS=4, RMS=2), .85, "own",
                  case_kinds=("ticket",))]
    if kind == "hospital":
        ward = dict(census=10, cover=.2, train=.04)
        wdb = dict(EHR=8, ORDERS=3, LIS=3)
        us = [U(w, .085, "nurse", "r12", 17, ward, wdb, .12, "ws", case_kinds=("inpatient",))
              for w in ("4 West Medical", "5 East Surgical", "ICU", "Maternity")]
        us += [U("Emergency", .10, "nurse", "r12", 20, dict(census=6, appt=5), dict(EHR=8, ORDERS=2, LIS=2, HIE=1.5), .15, "ws",
                 case_kinds=("emergency",)),
               U("Hospital Medicine", .06, "physician", "none", 20, dict(case=9, cover=2), dict(EHR=8, ORDERS=3, LIS=3, HIE=1), .1, "own",
                 case_kinds=("inpatient",))]
        us += [U(c, .05, "clinician", "office", 20, dict(appt=10, cover=.2), dict(EHR=8, LIS=2, ORDERS=2), .15, "own",
                 case_kinds=("episode of care",))
               for c in ("Cardiology Clinic", "Family Practice", "Orthopedics Clinic", "Oncology Clinic")]
        us += [U("Behavioral Health", .04, "counselor", "office", 13, dict(case=6, appt=4), dict(EHR=5, BH=3), .6, "own",
                 case_kinds=("episode of care",)),
               U("Pharmacy", .05, "pharmacist", "sw8", 36, dict(batch=9), dict(ORDERS=8, EHR=2), .2, "ws", True),
               U("Laboratory", .05, "lab technologist", "sw8", 30, dict(batch=9), dict(LIS=8), .12, "ws", True),
               U("Patient Accounts", .07, "billing specialist", "office", 32, dict(batch=6, case=5), dict(BILL=8, EHR=1.5, ADT=1), .6,
                 "own", True, ("claim",)),
               U("Registration", .07, "registrar", "sw8", 28, dict(appt=9, train=.05), dict(ADT=9), .15, "ws"),
               U("Privacy and Employee Health", .02, "specialist", "office", 9, dict(bg=9), dict(HRIS=5, EHR=2), .95, "own",
                 case_kinds=("employee health", "privacy review"))]
        return us
    ag = dict(ICM=6, BORDER=3, IMMIG=2, COMMDB=3, PLATES=2, SUMM=1, BIOM=.7, BENEF=.8)
    agent = dict(case=9, cover=.7, stop=.4, train=.04)
    return ([U(f"Field Office {c}", .09, "case agent", "flex", 10, agent, ag, .8, "own",
               case_kinds=("smuggling", "trade fraud", "financial"))
             for c in ("Laredo", "Tucson", "Miami", "Newark")]
            + [U("Port Inspection East", .09, "inspector", "sw8", 18, dict(stop=8, appt=4), dict(BORDER=6, PLATES=3, IMMIG=2), .4, "ws",
                 case_kinds=("seizure",)),
               U("Port Inspection West", .09, "inspector", "sw8", 18, dict(stop=8, appt=4), dict(BORDER=6, PLATES=3, IMMIG=2), .45, "ws",
                 case_kinds=("seizure",)),
               U("Benefits Adjudication", .16, "adjudicator", "office", 16, dict(case=8, appt=4, cover=.3),
                 dict(BENEF=8, IMMIG=3, COMMDB=1), .7, "own", case_kinds=("claim", "overpayment")),
               U("Benefits Integrity", .07, "case agent", "flex", 11, dict(case=9, cover=.5), dict(BENEF=5, COMMDB=3, ICM=3, SUMM=1), .85,
                 "own", case_kinds=("benefit fraud",)),
               U("Targeting Center", .08, "analyst", "sw8", 22, dict(batch=6, case=5), dict(BORDER=5, ICM=3, IMMIG=2, COMMDB=2, PLATES=2),
                 .8, "own", True, ("targeting",)),
               U("Operations Desk", .06, "duty officer", "r12", 22, dict(radio=9), dict(BORDER=5, PLATES=3, ICM=2, IMMIG=2), .6, "ws",
                 True),
               U("Personnel Security", .04, "security specialist", "office", 9, dict(bg=9), dict(HRM=5, COMMDB=2, ICM=1), .95, "own",
                 case_kinds=("reinvestigation", "suitability")),
               U("Support Desk", .05, "support specialist", "office", 10, dict(ticket=9, train=.4), dict(HRM=5, ICM=1), .9, "own",
                 case_kinds=("ticket",))])
