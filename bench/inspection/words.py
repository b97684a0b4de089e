"""What people write when asked for a reason: jargon by kind of work, what says nothing, and what gives them away."""

# by kind of work, then by kind of agency; "*" where all say the same
REASONS = {
    "stop": {"sheriff": ["T-stop", "traffic stop", "veh stop", "10-38", "11-95", "reg chk", "exp tabs", "no hl", "stop @ {place}", "TS",
                         "speed", "28/29"],
             "federal": ["primary", "lane 4", "secondary ref", "POV outbound", "vehicle insp", "COMPEX", "primary query", "bus insp"]},
    "call": {"sheriff": ["CFS", "CFS {ref}", "415", "DV call", "10-16", "welfare chk", "RP info", "susp veh", "premise hx", "burg alarm",
                         "call {ref}", "civil standby", "trespass"]},
    "case": {"sheriff": ["case f/u", "followup", "susp workup", "wit locate", "PC dec", "charging pkt", "victim contact", "ID suspect",
                         "{ref}", "lineup prep", "DR {ref}"],
             "hospital": ["rounds", "pt care", "consult", "tx", "chart rev", "claim {ref}", "denial f/u", "d/c summary", "progress note",
                          "prior auth", "coding query"],
             "federal": ["case {ref}", "ROI prep", "subject workup", "link anal", "FTR", "adjud", "RFE review", "interview prep",
                         "collateral req", "overpmt calc", "source debrief f/u", "CI vetting"]},
    "appt": {"sheriff": ["fingerprint appt", "counter", "CCW applicant", "rec req at window", "sex off reg", "report copy"],
             "hospital": ["appt", "check-in", "OV", "f/u visit", "chart prep", "results", "triage", "ins verif", "reg", "new pt"],
             "federal": ["secondary", "interview", "adjust interview", "parole check", "N-400", "baggage exam", "oath check"]},
    "census": {"sheriff": ["booking", "intake", "class rev", "cell move", "release", "hdct", "med pass", "visit list", "roster"],
               "hospital": ["assigned pt", "handoff", "med admin", "vitals", "shift rpt", "assess", "break relief"]},
    "batch": {"sheriff": ["rpt rev", "UCR", "NIBRS fix", "NCIC validation", "data entry", "merge dup", "DA request", "disposition upd",
                          "batch {ref}"],
              "hospital": ["order verif", "QC", "result release", "coding", "EOB posting", "claim scrub", "stat verify", "WQ {ref}"],
              "federal": ["hotlist adj", "hit review", "manifest {ref}", "APIS scrub", "queue 7", "lead triage"]},
    "radio": {"sheriff": ["for {who}", "radio req {who}", "req by unit", "28/29 {who}", "CFS {ref}", "per {who}"],
              "federal": ["phone req {who}", "duty call {who}", "field req", "silent hit {who}"]},
    "review": {"*": ["supv review", "rpt approval", "QA", "case rev w/ {who}", "sup rev", "monthly file review"]},
    "cover": {"*": ["covering for {who}", "cov {who} on lv", "backup for {who}", "caseload cover", "for {who} (out)"]},
    "train": {"*": ["training", "trng", "test record", "new user orientation", "sandbox n/a used test rec"]},
    "bg": {"sheriff": ["bkgd", "pre-emp bkgd", "IA {ref}", "PSB intake"],
           "hospital": ["emp health", "fit for duty", "privacy rev {ref}", "flu shot rec", "exposure f/u"],
           "federal": ["PR", "reinvest", "suitability", "SF-86 verif", "adverse info rev"]},
    "ticket": {"*": ["tkt {ref}", "pw reset", "acct unlock", "role chg", "profile fix", "badge sync"]},
}
EMPTY_REASONS = ["", "", "", ".", "-", "x", "n/a", "asdf", "work", "info", "need", "official business", "check", "inv", "1", "per policy",
                 "LE purpose", "lookup"]
FORBIDDEN = {
    "*": ["checking out a date before we meet", "favor for a buddy", "curious", "personal", "for my sister's custody thing",
          "tenant screening for my rental", "wife asked who this is", "fantasy league guy, settling a bet",
          "selling him my truck, want to see if legit", "boyfriend background", "nosy lol", "personal reasons - civil suit",
          "potential roommate check", "girl from the gym", "helping cousin w/ her lawyer", "job applicant at my side business"],
    "sheriff": ["protest attendee list", "checking who owns car outside church service", "civil immigration assist - no case",
                "out of state abortion, family concerned", "union election opponents", "looking up reporter"],
    "hospital": ["saw him on the news", "friend's kid, mom wants update", "church prayer list", "checking ex's new girlfriend",
                 "neighbor asked me to look", "gossip re dept party"],
    "federal": ["journalist sources", "political donor check", "rally attendees", "social media critic of agency",
                "checking on competing bidder", "embassy friend asked"]}
SOFT_FORBIDDEN = ["courtesy check for Ace Towing", "courtesy chk - friend of dept", "vetting for HOA board", "verify for private party",
                  "community inquiry (Bob's tenant)", "liaison req from former colleague PI", "civil matter assist", "landlord assist",
                  "veh purchase verif", "pre-date safety chk"]
OUTSIDERS = ["Lopez Injury Law", "Ace Recovery", "my landlord", "a PI I know", "QuickBail", "the insurance guy", "channel 9",
             "ex-partner's lawyer"]
