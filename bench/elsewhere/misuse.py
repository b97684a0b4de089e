"""Episodes of misuse: who, whom, why and in what manner. A third of them are camouflaged.

Camouflaged means: on shift, with the words the unit always writes or a colleague's real case, one look or two. The others are as
careless as people are who think that nobody reads the log.
"""

from clock import DAY, HOUR, MINUTE

FAMILY = ("spouse", "partner", "parent", "child", "sibling", "relative")
VAGUE = ("check", "lookup", "info", "verify", "test", "update", "asked", "pers", "misc")


class Misuse:
    def __init__(self, agency):
        self.agency, self.rng, self.staff, self.town = agency, agency.rng_for("misuse"), agency.staff, agency.town
        self.users = [u for u in self.staff.users if len(u.shifts) > 12]
        self.spent = set()
        self.turn = 0
        self.episode, self.kind, self.user = "", "", None

    KINDS = ("self_lookup", "family_lookup", "former_partner_lookup", "friend_lookup", "neighbor_lookup", "coworker_lookup",
             "repeated_target",
             "public_figure_lookup", "canary_lookup", "no_reason", "false_reason", "prohibited_purpose", "no_authority",
             "off_duty", "former_user",
             "shared_credentials", "bulk_harvest", "disclosure", "record_alteration")

    def write(self):
        each = 2 if self.agency.wanted < 90_000 else max(3, round(self.agency.wanted / 37_000))
        for at, kind in enumerate(self.KINDS):
            done = tries = 0
            while done < each and tries < 40:
                tries += 1
                camouflaged = (at + done) % 3 == 2
                before = len(self.agency.journal.rows)
                self.kind, self.episode = kind, f"e{len(self.agency.journal.episodes) + 1:03d}"
                text = getattr(self, kind)(camouflaged, done)
                if text and len(self.agency.journal.rows) > before:
                    self.agency.journal.episode(kind, text + (" (camouflaged)" if camouflaged else ""))
                    done += 1

    # -- how it is done --------------------------------------------------------------------------------------------------

    def days(self, user, n, span=None):
        """n moments on this account's shifts, in order, within a span of so many days."""
        rng, shifts = self.rng, user.shifts
        if span:
            begin = rng.choice(shifts[: len(shifts) * 2 // 3]).start
            shifts = [s for s in shifts if begin <= s.start < begin + span * DAY]
        chosen = sorted(rng.sample(shifts, min(n, len(shifts))), key=lambda s: s.start)
        return [(s, s.start + rng.randrange(10 * MINUTE, max(11 * MINUTE, s.end - s.start - 20 * MINUTE))) for s in chosen]

    def words(self, user, camouflaged):
        rng = self.rng
        if camouflaged or rng.random() < 0.45:
            return self.agency.excuse(user)
        return "" if rng.random() < 0.55 else rng.choice(VAGUE)

    def colleagues_case(self, user, t):
        cases = [c for c in self.rng.sample(self.agency.cases, min(60, len(self.agency.cases)))
                 if c.opened < t and (c.closed is None or t < c.closed) and user.id not in c.workers and c.workers]
        return cases[0] if cases else ""

    def peek(self, user, shift, t, person, camouflaged=False, by=None, db=None, why=None, case=None, action=None, **more):
        """One look that no duty asked for."""
        agency, rng = self.agency, self.rng
        by = by or rng.choice(agency.doors_of(user))
        if by == "plate" and not (person and person.plates):
            by = "name"
        if case is None:
            case = self.colleagues_case(user, t) if camouflaged and rng.random() < 0.35 else ""
        typed = more.pop("typed", None)
        if by == "record" and not typed:
            file = getattr(agency, "files", {}).get(person.home) if person else None
            typed = ("record", file.number) if file else None
            by = "person"
        db = db or agency.side_db.get(by if person and (by != "plate" or person.plates) else "", agency.main_db)
        action = action or rng.choice(("query", "view"))
        why = self.words(user, camouflaged) if why is None else why
        return agency.look(user, t, person, db, by, action, "misuse: " + self.kind, case, why=why, shift=shift, label=self.kind,
                           episode=self.episode,
                           typed=typed, **more)

    def someone(self, test=lambda user: True):
        users = [u for u in self.users if u.id not in self.spent and test(u)]
        if not users:
            users = [u for u in self.users if test(u)]
        if not users:
            return None
        user = self.rng.choice(users)
        self.spent.add(user.id)
        return user

    def reachable(self, user, person):
        """Partners' accounts ask by plate and nothing else."""
        return "name" in self.agency.doors_of(user) or person.plates

    def pair(self, *kinds):
        """An account and somebody tied to its holder with whom the account never had to do."""
        duties = self.agency.journal.duties
        pairs = [(u, p) for u in self.users if u.id not in self.spent for p in u.person.tied(*kinds)
                 if (u.id, p.id) not in duties and self.reachable(u, p)]
        if not pairs:
            return None, None
        user, person = self.rng.choice(pairs)
        self.spent.add(user.id)
        return user, person

    def unknown(self, user, youngest=17):
        while True:
            person = self.agency.stranger(user, youngest)
            if (user.id, person.id) not in self.agency.journal.duties and person.user is None and self.reachable(user, person) \
                    and not any(k is person for k, *_ in user.person.ties):
                return person

    def looks(self, user, person, times, camouflaged, span=None, **more):
        for shift, t in self.days(user, 1 if times <= 2 and self.rng.random() < 0.6 else times, span):
            for _ in range(times if times <= 2 else 1):
                t = self.peek(user, shift, t, person, camouflaged, **more)

    # -- kinds -----------------------------------------------------------------------------------------------------------

    def self_lookup(self, camouflaged, n):
        user = self.someone(lambda u: "name" in self.agency.doors_of(u) or u.person.plates)
        self.looks(user, user.person, 1 if camouflaged else self.rng.randrange(1, 4), camouflaged)
        motive = ("wants to see what the file says before a promotion", "checks whether a fine has been entered",
                  "shows a visitor how it works, on the own record")
        return f"{user.id} {motive[n % 3]}"

    def family_lookup(self, camouflaged, n):
        user, person = self.pair(*FAMILY)
        if not user:
            return None
        self.looks(user, person, self.rng.randrange(1, 3) if camouflaged else self.rng.randrange(1, 5), camouflaged)
        return f"{user.id} looks up {person.id}, kin: " + ("worried about their troubles", "a quarrel over an inheritance",
                                                           "a mother who checks on a child")[n % 3]

    def former_partner_lookup(self, camouflaged, n):
        user, person = self.pair("former_spouse", "former_partner")
        if not user:
            return None
        if camouflaged:
            self.looks(user, person, 2, True)
            return f"{user.id} wants the new address of a former partner, {person.id}"
        near = [k for k, kind, *_ in person.ties if kind in FAMILY and k is not user.person] or [person]
        for at, (shift, t) in enumerate(self.days(user, self.rng.randrange(6, 12), (40, None, 90)[n % 3])):
            target = self.rng.choice(near) if at % 3 == 2 else person
            t = self.peek(user, shift, t, target)
            if n % 3 == 0 and self.rng.random() < 0.4:      # the nights before the threats
                self.peek(user, shift, t, person, by="address" if "address" in self.agency.doors else "person")
        return f"{user.id} follows a former partner, {person.id}, and those around, " + ("then threatens", "for months",
                                                                                         "through the custody case")[n % 3]

    def friend_lookup(self, camouflaged, n):
        user, person = self.pair("friend", "roommate")
        if not user:
            return None
        self.looks(user, person, self.rng.randrange(1, 3 if camouflaged else 4), camouflaged)
        return f"{user.id} looks up a friend, {person.id}: " + ("a favour", "gossip", "a loan not paid back")[n % 3]

    def neighbor_lookup(self, camouflaged, n):
        user = self.someone(lambda u: self.town.neighbours(u.person))
        near = [p for p in self.town.neighbours(user.person) if (user.id, p.id) not in self.agency.journal.duties
                and p.age(self.agency.first_day) > 16 and self.reachable(user, p)]
        if not near:
            return None
        person = self.rng.choice(near)
        by = "address" if "address" in self.agency.doors and not camouflaged and n % 2 else None
        self.looks(user, person, self.rng.randrange(1, 3 if camouflaged else 5), camouflaged, by=by)
        return f"{user.id} looks up {person.id} from next door: " + ("noise at night", "who moved in there?", "a fence")[n % 3]

    def coworker_lookup(self, camouflaged, n):
        user = self.someone()
        mates = [u for u in self.staff.users if u is not user and u.unit.organization == user.unit.organization
                 and (user.id, u.person.id) not in self.agency.journal.duties and u.person.home is not user.person.home
                 and self.reachable(user, u.person)]
        near = [u for u in mates if u.unit is user.unit and u.site == user.site] or mates
        if not near:
            return None
        mate = self.rng.choice(near)
        self.looks(user, mate.person, self.rng.randrange(1, 3 if camouflaged else 4), camouflaged)
        return f"{user.id} looks up a colleague, {mate.id}: " + ("rivals for one post", "curious about an absence",
                                                                 "attracted")[n % 3]

    def repeated_target(self, camouflaged, n):
        user = self.someone()
        person = self.unknown(user)
        looks = self.rng.randrange(3, 5) if camouflaged else self.rng.randrange(8, 14)
        for shift, t in self.days(user, looks, 21 if camouflaged else (15, 30, 60)[n % 3]):
            self.peek(user, shift, t, person, camouflaged)
        return f"{user.id} returns to {person.id} again and again: " + ("met online", "a customer from the gym",
                                                                        "landlord in dispute")[n % 3]

    def public_figure_lookup(self, camouflaged, n):
        user, agency = self.someone(), self.agency
        if n % 3 == 1 and agency.sealed:
            kind, number, _ = self.rng.choice(agency.sealed)
            shift, t = self.days(user, 1)[0]
            if any(case.number == number and case.opened > t for case in agency.cases):
                return None
            self.peek(user, shift, t, None, camouflaged, by="name", typed=(kind, number), case="")
            return f"{user.id} opens a sealed record, {number}, out of curiosity"
        person = self.rng.choice([p for p in agency.celebrities if (user.id, p.id) not in agency.journal.duties
                                  and p.home is not user.person.home
                                  and self.reachable(user, p)] or [None])
        if person is None:
            return None
        self.looks(user, person, self.rng.randrange(1, 3 if camouflaged else 4), camouflaged)
        return f"{user.id} looks up {person.id} who was in the news"

    def canary_lookup(self, camouflaged, n):
        user = self.someone()
        person = self.rng.choice(self.agency.canaries)
        self.looks(user, person, 1 if camouflaged else self.rng.randrange(1, 3), camouflaged,
                   by=self.rng.choice([d for d in self.agency.doors_of(user) if d in ("person", "name", "plate")]))
        return f"{user.id} browses and opens the decoy {person.id}"

    def no_reason(self, camouflaged, n):
        user = self.someone(lambda u: u.culture in ("full", "terse")
                            and "blank" not in u.unit.culture) or self.someone(lambda u: u.culture in ("full", "terse", "template"))
        if not user:
            return None
        person = self.unknown(user)
        for _ in range(1 if camouflaged else self.rng.randrange(2, 4)):
            self.looks(user, person, 1, False, why=self.rng.choice(("", "", ".", "x", "n/a", "asdf", "none")), case="")
            person = self.unknown(user)
        return f"{user.id}, who otherwise says why, looks up strangers and leaves the reason empty"

    def false_reason(self, camouflaged, n):
        user, agency = self.someone(), self.agency
        person = self.unknown(user)
        shift, t = self.days(user, 1)[0]
        closed = [c for c in agency.cases if c.closed and c.closed + 15 * DAY < t]
        if camouflaged or n % 3 == 0:
            case, how = self.colleagues_case(user, t), "cites a case of a colleague"
        elif n % 3 == 1 and closed:
            case, how = self.rng.choice(closed), "cites a case closed long ago"
        else:
            case, how = agency.fresh_number(t), "makes up a case number"
        if not case:
            return None
        for _ in range(1 if camouflaged else self.rng.randrange(1, 4)):
            t = self.peek(user, shift, t, person, camouflaged, why=agency.excuse(user), case=case)
        return f"{user.id} wants to know about {person.id}, a stranger, and {how}"

    def prohibited_purpose(self, camouflaged, n):
        user = self.someone()
        person = self.unknown(user)
        why = ("tenant screening for my rental", "checking out daughter's new boyfriend", "background check for friend's company",
               "private sale, checking the buyer",
               "for neighbor's lawsuit", "election campaign list", "personal", "date on saturday")
        for _ in range(1 if camouflaged else self.rng.randrange(1, 4)):
            self.looks(user, person, 1, False, why="pers. business" if camouflaged else self.rng.choice(why), case="")
        return f"{user.id} uses the register for private business with {person.id} and says so"

    def no_authority(self, camouflaged, n):
        user, agency = self.someone(lambda u: u.unit.role != "partner"), self.agency
        person = self.unknown(user)
        shift, t = self.days(user, 1)[0]
        orders = [r for r in agency.reference.tables.get("authorities", ()) if r.kept]
        lapsed = [r for r in orders if r.values["expires"] + 2 * DAY < t]
        wrong = [r for r in orders if r.values["issued"] < t < r.values["expires"] and r.values["subject"]
                 and r.values["subject"] != person.id]
        number, how = "", "without any order"
        if (camouflaged or n % 3 == 1) and wrong:
            number, how = self.rng.choice(wrong).values["authority_id"], "under an order against someone else"
        elif n % 3 == 2 and lapsed:
            number, how = self.rng.choice(lapsed).values["authority_id"], "under an order that has expired"
        for _ in range(1 if camouflaged else self.rng.randrange(1, 4)):
            t = self.peek(user, shift, t, person, True, by="person", db=agency.locked_db, authority=number)
        return f"{user.id} opens {agency.locked_db} on {person.id} {how}"

    def off_duty(self, camouflaged, n):
        agency, rng = self.agency, self.rng
        user = self.someone(lambda u: n % 3 != 1 or any(kind == "leave" for *_, kind in u.leave))
        if not user:
            return None
        if camouflaged:
            shift = rng.choice(user.shifts)
            t, how = shift.end + rng.randrange(80, 200) * MINUTE, "hours after the shift"
        elif n % 3 == 1 and user.leave:
            start, end, _ = rng.choice(user.leave)
            t, how = start + rng.randrange(DAY // 2, max(DAY // 2 + 1, end - start - HOUR)), "from a holiday"
        else:
            t, how = agency.begin + rng.randrange(10, agency.days - 5) * DAY + rng.randrange(86_000), "on a day off"
        if any(s.start - HOUR < t < s.end + HOUR for s in user.shifts) or t < user.active_from or (user.active_to and t > user.active_to - DAY) or t > agency.end - DAY:
            return None
        person, session = self.unknown(user), f"{rng.getrandbits(40):010x}"
        for _ in range(1 if camouflaged else rng.randrange(2, 5)):
            t = self.peek(user, None, t, person, camouflaged, device="VPN-" + user.desk, ip=agency.remote_address(user),
                          session=session)
        return f"{user.id} looks up {person.id} {how}"

    def former_user(self, camouflaged, n):
        agency, rng = self.agency, self.rng
        gone = [u for u in self.staff.users if u.active_to
                and u.id not in self.spent] or [u for u in self.staff.users if u.active_to]
        if not gone:
            return None
        user = rng.choice(gone)
        self.spent.add(user.id)
        t = user.active_to + (rng.randrange(1, 3) if camouflaged else rng.randrange(4, 20)) * DAY + rng.randrange(8, 14) * HOUR
        session = f"{rng.getrandbits(40):010x}"
        for _ in range(1 if camouflaged else rng.randrange(2, 6)):
            if t < agency.end:
                t = self.peek(user, None, t, self.unknown(user), camouflaged, device="VPN-" + user.desk,
                              ip=agency.remote_address(user), session=session)
        return f"{user.id} has left, but nobody closed the account"

    def shared_credentials(self, camouflaged, n):
        agency, rng = self.agency, self.rng
        user = self.someone(lambda u: u.unit.role != "partner")
        shift, t = self.days(user, 1)[0]
        t = min(t, shift.end - HOUR)
        session = f"{rng.getrandbits(40):010x}"
        if n % 2 and len(user.unit.sites) > 1:
            site = rng.choice([s for s in user.unit.sites if s != shift.site])
            device, ip, who = agency.shared_name(user.unit, site, 1), agency.address_of(site, 101), "a colleague elsewhere"
        else:
            device, ip, who = f"DESKTOP-{rng.getrandbits(28):07X}", agency.home_address(user), "a spouse at home"
        # The holder is at work meanwhile
        mine = agency.stranger(user)
        agency.look(user, t - 4 * MINUTE, mine, agency.main_db, "name", "query", agency.everyday(user), shift=shift)
        for _ in range(2 if camouflaged else rng.randrange(2, 6)):
            t = self.peek(user, None, t, self.unknown(user), camouflaged, device=device, ip=ip, session=session)
        agency.look(user, t + MINUTE, mine, agency.main_db, "person", "view", agency.everyday(user), shift=shift)
        return f"{user.id} gave the password to {who}"

    def bulk_harvest(self, camouflaged, n):
        agency, rng = self.agency, self.rng
        user = self.someone(lambda u: u.unit.role not in ("partner", "payments clerk", "billing clerk", "coder"))
        by = "plate" if "plate" in agency.doors_of(user) and rng.random() < 0.6 else "person"
        if camouflaged:
            for shift, t in self.days(user, 4, 12):
                for _ in range(5):
                    t = self.peek(user, shift, t, self.unknown(user), True, by=by)
            return f"{user.id} collects addresses for a debt collector, a few a day among real work"
        if n % 2:
            for shift, t in self.days(user, 12, 30):
                for _ in range(rng.randrange(2, 5)):
                    t = self.peek(user, shift, t, self.unknown(user), False, by=by)
            return f"{user.id} collects a list for a gang over weeks"
        shift, t = self.days(user, 1)[0]
        t, why = min(t, shift.end - 2 * HOUR), self.words(user, False)
        for _ in range(rng.randrange(45, 60)):
            t = self.peek(user, shift, t, self.unknown(user), False, by=by, why=why, pause=rng.randrange(6, 50))
        return f"{user.id} pulls a list in an hour, before giving notice"

    def disclosure(self, camouflaged, n):
        user = self.someone()
        person = self.unknown(user)
        shift, t = self.days(user, 1)[0]
        if not camouflaged:
            t = self.peek(user, shift, t, person, False)
        action = ("disclose", "print", "export")[n % 3]
        why = None if camouflaged else ("for lawyer, emailed", "copy for friend",
                                        "sent to reporter")[n % 3] if self.rng.random() < 0.5 else None
        self.peek(user, shift, t, person, camouflaged, action=action, why=why)
        return f"{user.id} hands the record of {person.id} to " + ("a private investigator", "a debt collector",
                                                                   "a reporter")[n % 3]

    def record_alteration(self, camouflaged, n):
        user, person = self.pair(*FAMILY, "friend") if n % 3 != 2 else (None, None)
        if not user or user.unit.role == "partner":
            user = self.someone(lambda u: u.unit.role != "partner")
            person = self.unknown(user)
        shift, t = self.days(user, 1)[0]
        if not camouflaged:
            t = self.peek(user, shift, t, person, False, by="person")
        self.peek(user, shift, t, person, camouflaged, by="person", action=("update", "update", "delete")[n % 3])
        return f"{user.id} changes the record of {person.id}: " + ("a relative's debt disappears", "a favour for a relative",
                                                                   "paid for it")[n % 3]
