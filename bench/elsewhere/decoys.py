"""Duty that looks like misuse. All of it is labelled duty, and most of it the books can explain if one reads them.

A deputy is sent to a colleague's house; a clerk serves her former husband because he drew that number; an auditor opens two
hundred files because the sample says so; a name searched for a client is a decoy's name as well.
"""

from clock import DAY, HOUR, MINUTE


class Decoys:
    def __init__(self, agency):
        self.agency, self.rng, self.staff = agency, agency.rng_for("decoys"), agency.staff
        self.users = [u for u in self.staff.users if len(u.shifts) > 12 and "name" in agency.doors_of(u)]

    def write(self):
        scale = max(2, self.agency.wanted // 12_000)
        for story, times in ((self.colleague, 3), (self.kin, 2), (self.former, 1), (self.neighbour, 2), (self.namesake, 1),
                             (self.known_name, 1),
                             (self.long_case, 1), (self.celebrity, 1), (self.called_out, 2), (self.two_sites, 1),
                             (self.court_copy, 1)):
            for _ in range(times * scale):
                story()
        for _ in range(max(1, scale // 3)):
            self.clean_up()
        self.late_papers()

    def _moment(self, user=None):
        user = user or self.rng.choice(self.users)
        shift = self.rng.choice(user.shifts)
        return user, shift, shift.start + self.rng.randrange(20 * MINUTE, max(21 * MINUTE, shift.end - shift.start - HOUR))

    def _met(self, story, user, shift, t, person, looks=3):
        """Somebody met on duty, with the row to show for it."""
        agency, rng = self.agency, self.rng
        row = agency.encounter(shift, t, person)
        for n in range(rng.randrange(1, looks + 1)):
            by = "name" if n == 0 else "person"
            t = agency.look(user, t, person, agency.main_db, by, "query" if n == 0 else "view", story, why=agency.excuse(user),
                            trace=[row], shift=shift, met=True)

    def colleague(self):
        user, shift, t = self._moment()
        mates = [u for u in self.staff.users if u.unit.organization == user.unit.organization
                 and u.person.home is not user.person.home and u is not user]
        self._met("decoy: a colleague as a client", user, shift, t, self.rng.choice(mates).person)

    def _tied(self, *kinds):
        pairs = [(u, p) for u in self.users for p in u.person.tied(*kinds)]
        return self.rng.choice(pairs) if pairs else (None, None)

    def kin(self):
        user, person = self._tied("sibling", "parent", "child", "relative")
        if user and person.home is not user.person.home:
            _, shift, t = self._moment(user)
            self._met("decoy: a relative met on duty", user, shift, t, person, 1)

    def former(self):
        user, person = self._tied("former_spouse", "former_partner")
        if user:
            _, shift, t = self._moment(user)
            self._met("decoy: a former partner met on duty, once", user, shift, t, person, 1)

    def neighbour(self):
        user, shift, t = self._moment()
        near = self.agency.town.neighbours(user.person)
        if near:
            self._met("decoy: a neighbour met on duty", user, shift, t, self.rng.choice(near), 2)

    def namesake(self):
        user, shift, t = self._moment()
        same = [p for p in self.agency.town.people if p.last == user.person.last and p.home is not user.person.home
                and not any(k is p for k, *_ in user.person.ties)]
        if same:
            self._met("decoy: a namesake who is no relative", user, shift, t, self.rng.choice(same), 2)

    def known_name(self):
        if self.agency.namesakes:
            client, _ = self.rng.choice(self.agency.namesakes)
            user, shift, t = self._moment()
            if client.home is not user.person.home:
                self._met("decoy: a client who bears a decoy's name", user, shift, t, client, 1)

    def _on_file(self, user, person, t, until=None, role="subject"):
        agency = self.agency
        return agency.new_case(agency.fresh_number(t), "special", user.unit.name, t - 2 * DAY, until,
                               [(user, "in charge", t - DAY, None)], [(person, role)])

    def _days(self, user, n):
        shifts = self.rng.sample(user.shifts, min(len(user.shifts), n))
        return [(s, s.start + self.rng.randrange(10 * MINUTE,
                                                 max(11 * MINUTE, s.end - s.start - HOUR))) for s in sorted(shifts, key=lambda s: s.start)]

    def _long(self, story, person, looks):
        agency, rng, user = self.agency, self.rng, self.rng.choice(self.users)
        if person.home is user.person.home:
            return
        days = self._days(user, looks)
        case = self._on_file(user, person, days[0][1])
        for shift, t in days:
            agency.look(user, t, person, agency.main_db, rng.choice(("person", "name")),
                        rng.choice(("view", "view", "query", "update")), story,
                        case if rng.random() < 0.6 else "", why=agency.excuse(user), trace=agency.trace(case, user, person),
                        shift=shift)

    def long_case(self):
        self._long("decoy: one client for months", self.rng.choice(self.agency.town.people), self.rng.randrange(8, 22))

    def celebrity(self):
        self._long("decoy: in charge of someone everybody knows", self.rng.choice(self.agency.celebrities),
                   self.rng.randrange(2, 6))

    def called_out(self):
        """Off the roster, from home or the road, because somebody rang."""
        user = self.rng.choice(self.users)
        t = self.agency.begin + self.rng.randrange(5, self.agency.days - 3) * DAY + self.rng.randrange(24) * HOUR
        if user.working(t) or t < user.active_from or (user.active_to and t > user.active_to - DAY):
            return
        agency, person = self.agency, self.agency.stranger(user)
        row = agency.reference.add("dispatches" if agency.name == "sheriff" else "appointments", user_id=user.id,
                                   started=t - 10 * MINUTE, ended=t + HOUR,
                                   dispatch_id=f"D26{next(agency.count):06d}", address=person.home.text(),
                                   appointment_id=f"X{next(agency.count):06d}",
                                   subject_kind="person", subject=person.id)
        session = f"{self.rng.getrandbits(40):010x}"
        for by in ("name", "person")[: self.rng.randrange(1, 3)]:
            t = agency.look(user, t, person, agency.main_db, by, "query", "decoy: called out", why=agency.excuse(user), trace=[row],
                            device="VPN-" + user.desk, ip=agency.remote_address(user), session=session)

    def two_sites(self):
        """Sent to help out elsewhere within the hour, and logged in there under a new session."""
        user, shift, t = self._moment()
        sites = [s for s in user.unit.sites if s != shift.site]
        if not sites or user.unit.desk == "own":
            return
        agency, site = self.agency, self.rng.choice(sites)
        self._met("decoy: two sites in a day", user, shift, t, agency.stranger(user), 1)
        t += self.rng.randrange(35, 80) * MINUTE
        person = agency.stranger(user)
        agency.look(user, t, person, agency.main_db, "name", "query", "decoy: two sites in a day", why=agency.excuse(user),
                    trace=[agency.encounter(shift, t, person)], device=agency.shared_name(user.unit, site, 0),
                    ip=agency.address_of(site, 100),
                    session=f"{self.rng.getrandbits(40):010x}")

    def court_copy(self):
        """A record printed and handed out because a court asked for it."""
        user, shift, t = self._moment()
        agency, person = self.agency, self.agency.stranger(user)
        case = self._on_file(user, person, t, role="party")
        number = f"SDT-{next(agency.count):05d}"
        agency.approval(number, "subpoena", t - 2 * DAY, 30, agency.main_db, person, case)
        t = agency.look(user, t, person, agency.main_db, "person", "view", "decoy: copy for a court", case, number,
                        why="subpoena, certified copy",
                        trace=agency.trace(case, user, person), shift=shift)
        agency.look(user, t, person, agency.main_db, "person", self.rng.choice(("print", "disclose")), "decoy: copy for a court",
                    case, number,
                    why="subpoena, certified copy", trace=agency.trace(case, user, person), shift=shift)

    def clean_up(self):
        """A project: somebody is told to go through a list of records within two days."""
        agency, rng, user = self.agency, self.rng, self.rng.choice([u for u in self.users if u.unit.pattern == "office"]
                                                                   or self.users)
        people = rng.sample(agency.town.people, rng.randrange(40, 90))
        days = self._days(user, 2)
        case = self._on_file(user, people[0], days[0][1], role="listed")
        for person in people[1:]:
            agency.concern(case, person, "listed")
        for at, (shift, t) in enumerate(days):
            for person in people[at::2]:
                t = agency.look(user, t, person, agency.main_db, "person", rng.choice(("view", "update")),
                                "decoy: clean-up project", case if rng.random() < 0.7 else "",
                                why="record clean-up", trace=agency.trace(case, user, person), shift=shift,
                                pause=rng.randrange(20, 90))

    def late_papers(self):
        """Personnel enters two of the new hires some days after they began."""
        hired = [u for u in self.staff.users if u.active_from > self.agency.begin and u.shifts]
        for user in hired[:2]:
            user.active_from = user.shifts[0].start + self.rng.randrange(1, 4) * DAY
