"""What differs between kinds of agencies."""

# unit: (name, share of users, roles, shift pattern, {errand: weight}, share of accesses with a typed reason)
POLICE = dict(
    org="Milford Police Department", zulu=True, id="name",
    units=[
        ("Patrol North", .17, ["officer", "officer", "senior officer"], "rot12", dict(dispatch=40, stop=36, bulletin=6, helper=4, case=6, walkin=1), .8),
        ("Patrol South", .14, ["officer", "officer", "senior officer"], "rot12", dict(dispatch=44, stop=30, bulletin=6, helper=4, case=6, walkin=1), .9),
        ("Patrol East", .08, ["officer"], "rot8", dict(dispatch=40, stop=36, bulletin=6, helper=4, case=4), .72),
        ("Traffic", .07, ["officer"], "rot8", dict(stop=78, dispatch=10, bulletin=8, case=4), .85),
        ("Detectives", .15, ["detective", "detective", "analyst"], "office", dict(case=76, helper=9, warrant=3, dispatch=2, export=3), .94),
        ("Narcotics", .05, ["detective"], "late", dict(case=76, helper=6, warrant=8, stop=6, export=2), .9),
        ("Records", .08, ["clerk", "clerk", "records specialist"], "office", dict(walkin=38, batch=10, support=32, helper=14, export=8), .75),
        ("Communications", .12, ["dispatcher"], "rot8", dict(desk=90, helper=3), .3),
        ("Custody", .07, ["custody officer"], "rot8", dict(interview=88, helper=5), .85),
        ("Professional Standards", .02, ["investigator"], "office", dict(case=90, export=3), .97),
        ("Warrants & Fugitives", .05, ["officer", "analyst"], "office", dict(case=60, bulletin=20, batch=6, warrant=5), .92)],
    databases=[
        ("DMV", "Motor vehicle registry", "State DMV", "vehicle", 0, 0), ("RMS", "Records management", "Milford PD", "investigative", 0, 0),
        ("NCIC", "Criminal history", "State police", "criminal_history", 0, 0), ("ALPR", "Plate reader history", "Milford PD", "plate_reader;location", 1, 0),
        ("CAD", "Calls and premises", "Milford PD", "investigative;location", 0, 0), ("CELLTRAK", "Carrier location requests", "Carriers", "location;communications", 1, 1),
        ("BODYCAM", "Body-worn video", "Milford PD", "video", 0, 0), ("PERS", "Personnel files", "City HR", "personnel", 0, 0)],
    db=dict(person="NCIC RMS RMS DMV", name="DMV NCIC RMS", plate="DMV DMV ALPR", phone="RMS CAD", address="CAD RMS", record="RMS BODYCAM"),
    authority=("CELLTRAK", ["warrant", "court_order", "exigency"]), staff="PERS",
    tables="dispatches stops appointments cases".split(), case_kinds="burglary assault theft fraud domestic narcotics homicide missing_person stolen_vehicle".split(),
    why=dict(dispatch=["call for service", "disturbance call", "DV call, landlord/tenant dispute", "welfare check", "noise complaint", "prem history", "CFS", "medical assist, protester fell", "burglar alarm"],
             stop=["traffic stop", "t/s", "speeding", "expired reg", "stop - no headlights", "DL check"], case=["follow up", "investigation {kind}", "{kind} case", "witness interview prep", "suspect id", "f/u", "locate witness", "canvass for {kind}"],
             interview=["booking", "intake", "custody check", "prisoner release"], walkin=["counter request", "report copy", "walk in", "caller asks for report"],
             batch=["warrant validation", "monthly validation", "NCIC validation"], warrant=["warrant return", "phone location per warrant"], desk=["officer request", "radio check", ""], helper=["for {who}", "assist {who}", "req by {who}"],
             bulletin=["BOLO", "hot list hit", "stolen veh check"], export=["court packet", "discovery request DA", "prosecutor request"], support=["file prep", "case file update", "data entry"], review=["supervisor review", "case audit"], training=["training", "class"]))

HOSPITAL = dict(
    org="Milford General Hospital", zulu=False, id="staff",
    units=[
        ("Emergency", .16, ["nurse", "physician", "nurse", "registrar"], "rot12", dict(clinic=70, team=25, consult=3), .05),
        ("Medicine Ward", .16, ["nurse", "nurse", "physician", "aide"], "rot12", dict(ward=66, team=30, consult=4), .03),
        ("Surgery", .11, ["nurse", "surgeon", "anesthetist"], "rot12", dict(ward=40, clinic=20, team=34, consult=4), .03),
        ("Cardiology Clinic", .07, ["physician", "nurse", "technician"], "office", dict(clinic=76, team=18, consult=5), .02),
        ("Obstetrics", .06, ["midwife", "physician", "nurse"], "rot12", dict(ward=50, clinic=30, team=18), .02),
        ("Pediatrics", .06, ["physician", "nurse"], "office", dict(clinic=75, team=24), .03),
        ("Laboratory", .08, ["technician"], "rot8", dict(team=96), .0),
        ("Pharmacy", .05, ["pharmacist", "technician"], "rot8", dict(team=90, phone=8), .02),
        ("Radiology", .06, ["radiographer", "radiologist"], "rot8", dict(clinic=40, team=58), .01),
        ("Registration", .08, ["clerk"], "office", dict(desk_in=84, phone=14), .04),
        ("Billing", .08, ["clerk", "coder"], "office", dict(billing=76, batch=12, case=8, release=3), .2),
        ("Quality", .03, ["reviewer"], "office", dict(case=90), .5)],
    databases=[
        ("EHR", "Electronic record", "Milford General", "medical", 0, 0), ("PACS", "Images", "Milford General", "medical", 0, 0), ("LAB", "Results", "Milford General", "medical", 0, 0),
        ("MPI", "Patient index", "Milford General", "medical", 0, 0), ("BILL", "Accounts", "Milford General", "financial;medical", 0, 0), ("HR", "Personnel", "Milford General", "personnel", 0, 0)],
    db=dict(person="EHR EHR EHR LAB PACS", name="MPI EHR", plate="MPI", phone="MPI", address="MPI", record="EHR"),
    authority=None, staff="HR", tables="appointments cases".split(), case_kinds="incident_review billing_appeal complaint".split(),
    why=dict(clinic=["appt", "direct care"], team=["care team", "order", "covering"], consult=["consult", "on call"], ward=["direct care", "inpatient"], desk_in=["check in"], phone=["refill call", "patient called"],
             billing=["claim", "coding"], batch=["month end coding"], case=["{kind}", "chart review"], release=["records release, signed form"], helper=["for {who}"], training=["training"], review=["review"]))

BORDER = dict(
    org="Border and Travel Authority", zulu=False, id="badge",
    units=[
        ("Airport Primary", .24, ["inspector", "inspector", "senior inspector"], "rot8", dict(interview=84, helper=4, case=3), .35),
        ("Land Port North", .16, ["inspector"], "rot12", dict(crossing=60, interview=34, helper=3), .3),
        ("Land Port South", .08, ["inspector"], "rot12", dict(crossing=62, interview=34), .55),
        ("Secondary Inspection", .1, ["officer", "officer", "linguist"], "rot8", dict(interview=70, case=20, warrant=5, helper=4), .85),
        ("Investigations", .13, ["special agent", "analyst"], "office", dict(case=70, warrant=14, helper=7, export=4), .93),
        ("Visa Office", .12, ["adjudicator", "clerk"], "office", dict(interview=80, case=8, phone=6, walkin=6), .8),
        ("Biometric Services", .05, ["examiner"], "office", dict(support=70, warrant=10, batch=8), .9),
        ("Targeting Center", .08, ["analyst"], "rot8", dict(case=54, warrant=30, batch=6, helper=8), .9),
        ("Records", .04, ["clerk"], "office", dict(walkin=34, support=40, batch=12, export=8), .8)],
    databases=[
        ("ENTRY", "Entry and exit", "BTA", "travel", 0, 0), ("VISA", "Visas and status", "State", "immigration", 0, 0), ("PNR", "Airline reservations", "Carriers", "travel;communications", 1, 1),
        ("BIO", "Fingerprints and faces", "BTA", "biometric", 0, 0), ("PLATES", "Border plate reader", "BTA", "plate_reader;vehicle;location", 0, 0), ("CASEFILE", "Investigations", "BTA", "investigative", 1, 0), ("STAFF", "Personnel", "BTA", "personnel", 0, 0)],
    db=dict(person="ENTRY VISA BIO ENTRY", name="ENTRY VISA", plate="PLATES", phone="VISA", address="VISA", record="CASEFILE"),
    authority=("PNR", ["customs_summons", "court_order", "supervisor_approval"]), staff="STAFF",
    tables="stops appointments cases".split(), case_kinds="smuggling document_fraud overstay trafficking currency".split(),
    why=dict(interview=["primary", "secondary interview", "visa interview", "status question", "doc check", "inspection"], crossing=["vehicle crossing", "lane check", "primary"], case=["{kind} case", "follow up", "investigation {kind}", "travel history for {kind}"],
             warrant=["per summons", "PNR request", "approved by supervisor"], helper=["for {who}", "req {who}"], phone=["applicant called"], walkin=["counter", "applicant at counter"], batch=["watchlist validation", "overstay run"],
             support=["print comparison", "file prep"], export=["prosecutor request", "FOIA, released"], review=["supervisor review"], training=["training"]))

TAX = dict(
    org="State Revenue Service", zulu=True, id="short",
    units=[
        ("Audit I", .2, ["auditor", "auditor", "senior auditor"], "office", dict(case=78, phone=12, helper=5, warrant=4), .9),
        ("Audit II", .14, ["auditor"], "office", dict(case=80, phone=12, helper=5, warrant=3), .8),
        ("Large Business", .06, ["auditor", "economist"], "office", dict(case=86, warrant=7, helper=5), .95),
        ("Collections", .18, ["collector", "clerk"], "office", dict(case=60, phone=30, warrant=4, helper=3, discl=3), .85),
        ("Call Centre", .22, ["agent"], "late", dict(phone=94, walkin=3), .5),
        ("Taxpayer Counter", .06, ["agent"], "office", dict(walkin=90, phone=8), .5),
        ("Records", .07, ["clerk"], "office", dict(support=60, batch=20, discl=12, helper=8), .8),
        ("Criminal Investigation", .07, ["special agent"], "office", dict(case=70, warrant=18, discl=5, helper=5), .96)],
    databases=[
        ("RETURNS", "Tax returns", "SRS", "financial", 0, 0), ("LEDGER", "Accounts and payments", "SRS", "financial", 0, 0), ("BANK", "Bank account data", "Banks", "financial", 1, 1), ("EMPLOY", "Wage reports", "Labor Dept", "financial", 0, 0),
        ("PROP", "Property and vehicles", "Assessor", "vehicle;financial", 1, 0), ("CONTACT", "Contact history", "SRS", "communications", 0, 0), ("HR", "Personnel", "SRS", "personnel", 0, 0)],
    db=dict(person="RETURNS LEDGER RETURNS EMPLOY", name="RETURNS CONTACT", plate="PROP", phone="CONTACT", address="RETURNS", record="LEDGER"),
    authority=("BANK", ["subpoena", "court_order", "consent", "supervisor_approval"]), staff="HR",
    tables="appointments cases".split(), case_kinds="audit collection refund_review fraud estate nonfiler".split(),
    why=dict(case=["{kind}", "{kind} review", "case work", "follow up {kind}", "audit adj"], phone=["tp called", "inbound call", "call", "payment plan call"], walkin=["counter", "walk-in"], helper=["for {who}", "covering for {who}"],
             warrant=["bank data per subpoena", "consent on file", "levy research"], support=["file prep", "scan docs", "mail"], batch=["refund batch", "nonfiler run"], discl=["POA on file", "transcript to representative", "court order copy"], review=["manager review"], training=["training", "onboarding class"]))

PROFILES = dict(police=POLICE, hospital=HOSPITAL, border=BORDER, tax=TAX)

FORBIDDEN = dict(
    police=["checking my tenant", "date tonight", "protest organizer list", "ICE request - status check", "immigration enforcement", "buddy wants to know who owns it", "want to buy this car, who owns it",
            "abortion clinic visitor", "council candidate background", "my daughters new boyfriend", "cute blonde in the jeep", "for my cousin", "journalist who wrote about us"],
    hospital=["just curious", "checking on my tenant", "my ex mother in law", "saw him on the news", "personal"],
    border=["date tonight", "checking my tenant", "reporter covering the agency", "activist at the rally", "favor for a friend", "nanny check for my sister", "political donor", "personal interest"],
    tax=["how much does my neighbor earn", "checking my tenant", "curious about his salary", "candidate for mayor - donor list", "divorce of my brother, her income", "personal", "favor for a friend", "journalist"])
