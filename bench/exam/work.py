"""The day's work: every look here follows from something that happened, and most of what happened is in the books."""

from book import Access, Fact
from clock import DAY, HOUR
from staff import Shift

MEAN_ITEM = 2.2


class Work:
    """Fills shifts with stops, calls, appointments, case work, help and supervision until the agency has looked often enough."""

    def __init__(self, rng, habits, town, staff, cases, hand, book, clock):
        self.rng, self.habits, self.town, self.staff = rng, habits, town, staff
        self.cases, self.hand, self.book, self.clock = cases, hand, book, clock
        self.bases = {d.id: d for d in habits.databases}
        self._items = 0
        self._events = 0
        self._kinds = {
            "stop": self.stop, "call": self.call, "appointment": self.appointment, "case": self.case, "assist": self.assist,
            "follow": self.follow, "supervise": self.supervise,
        }  # fmt: skip
        self.reports = {u.id: [x.person for x in u.reports(staff)] for u in staff.users}

    # -- one look ---------------------------------------------------------------------------------------------------------------------

    def reason(self, user, item):
        r, words = self.rng, self.habits.reasons
        roll = r.random()
        if roll < 0.003:
            return ""
        if user.custom == "blank" and r.random() < 0.55:
            return ""
        terse = {"full": 0.12, "terse": 0.85, "blank": 0.5}[user.custom]
        if r.random() < terse:
            text = r.choice(words["terse"])
        elif roll < 0.013:
            text = r.choice(self.habits.vague)
        else:
            text = r.choice(words[item])
        return r.choices([text, text.capitalize(), text.upper()], [70, 20, 10])[0]

    def base(self, unit, channel, in_case):
        fit = [b for b in unit.data.get(channel, []) if in_case or not self.bases[b].case]
        return self.rng.choice(fit) if fit else None

    def typed(self, person, channel):
        """Subject as typed and birth date as typed; None where there is nothing to type."""
        hand = self.hand
        if channel == "person":
            return person.id, ""
        if channel == "name":
            return hand.name(person.given, person.surname, person.former), hand.birth(person.born, self.habits.day_first)
        if channel == "plate":
            plate = self.town.current_plate(person)
            return (hand.plate(plate), "") if plate else None
        if channel == "phone":
            return (hand.phone(self.rng.choice(person.phones)[0]), "") if person.phones else None
        if channel == "address":
            return (self.place(person.home), "") if person.home is not self.town.shelter else None
        return None

    def place(self, place):
        return self.hand.address(place.house, place.street, place.flat)

    def look(self, shift, t, item, channel, typed, base, facts, person=None, reason=None, case=None, paper="", action=None, link=None, machine=False):
        """Records one look of duty; a slip of the keyboard, which a machine never makes, leaves no trace to follow."""
        r, hand, user = self.rng, self.hand, shift.user
        subject, birth = typed
        count = {"person": 1, "name": r.choice([1, 1, 1, 2, 3, 6]), "address": r.randint(1, 4)}.get(channel, 1)
        if channel != "name" and not machine and hand.slips():
            subject, facts, count, person = hand.wrong(subject), [], 0, None
        number = ""
        if case is not None:
            number = case.number if machine else hand.case(case.number)
            if not machine and hand.slips():
                number = hand.wrong(number)
                facts = [f for f in facts if not isinstance(f, Helping)]
        if action is None:
            action = r.choices(["query", "view", "export", "print", "update", "create", "disclose"], self._actions(item))[0]
        outcome = r.choices(["success", "denied", "error"], [994, 3, 3])[0]
        fact = next((f for f in facts if f.proves(t)), None)
        session, ip, device = link or self.staff.connect(shift)
        a = Access(
            t, user, base, action, channel, subject, birth, self.reason(user, item) if reason is None else reason, number, paper, session, ip,
            device, count if outcome == "success" else 0, outcome, person.id if person else "", fact.name if fact else "", item=self._items,
        )  # fmt: skip
        self.book.accesses.append(a)
        shift.looks.append(a)
        if person:
            user.met.add(person.id)
        return a

    def _actions(self, item):
        if item == "case":
            return [50, 42, 1.5, 2, 3, 1, 0.5]
        return [55, 44, 0.1, 0.4, 0.5, 0, 0] if item in ("stop", "call", "follow", "appointment") else [50, 50, 0, 0, 0, 0, 0]

    def look_at(self, shift, t, item, person, facts, case=None, cite=None, link=None, **more):
        """Looks somebody up by whatever is at hand: number, name, plate, telephone, address."""
        unit = shift.unit
        cite = unit.cite if cite is None else cite
        channels = [c for c in self.habits.channels if c in unit.data]
        for channel in self.rng.choices(channels, [self.habits.channels[c] for c in channels], k=4):
            base = self.base(unit, channel, case is not None)
            typed = self.typed(person, channel)
            if base and typed:
                cited = case if case and self.rng.random() < max(cite, 0.995 if self.bases[base].case else 0) else None
                return self.look(shift, t, item, channel, typed, base, facts, person, case=cited, link=link, **more)
        return None

    def pause(self):
        return int(self.rng.lognormvariate(4.2, 0.7)) + 8

    # -- events -----------------------------------------------------------------------------------------------------------------------

    def met_by(self, user):
        """Whom an event brings before somebody: hardly ever one's own people, but it happens."""
        roll = self.rng.random()
        if roll < 0.0006:
            near = [o for o, *_ in user.person.kin] if roll < 0.0003 else self.town.neighbors(user.person)
            near = [p for p in near if p.kept_apart != "canary"]
            if near:
                return self.rng.choice(near)
        while (p := self.cases.somebody()) is user.person:
            pass
        return p

    def _event_id(self, prefix):
        self._events += 1
        return f"{prefix}{self._events * 31 % 10000019:07}"

    def remember(self, shift, fact, person, t):
        shift.user.recent.append((fact, person, t))
        del shift.user.recent[:-12]

    def stop(self, shift, t):
        r, unit, user = self.rng, shift.unit, shift.user
        driver = self.met_by(user)
        plate = self.town.current_plate(driver)
        base = self.base(unit, "plate", False)
        if not plate or not base:
            return 0
        key = self._event_id("S")
        fact = self.book.entered("stops", key, t - r.randrange(0, 120), 50 * 60, lambda s: (key, user.id, self.clock.iso(s), plate, r.choice(self.habits.places)))
        if r.random() < 0.12:
            return 0
        link = self.staff.connect(shift)
        n = 1
        self.look(shift, t, "stop", "plate", (self.hand.plate(plate), ""), base, [fact], driver, link=link)
        if r.random() < 0.65 and ("person" in unit.data or "name" in unit.data):
            t += self.pause()
            n += self.look_at(shift, t, "stop", driver, [fact], link=link) is not None
            home = self.town.household(driver)
            if home and r.random() < 0.05:
                t += self.pause()
                n += self.look_at(shift, t, "stop", r.choice(home), [fact], link=link) is not None
        self.remember(shift, fact, driver, t)
        if r.random() < 0.08:
            self.report(shift, t, driver, "incident" if self.habits.kind != "hospital" else "parking matter")
        return n

    def call(self, shift, t):
        r, user = self.rng, shift.user
        person = self.met_by(user)
        hospital = self.habits.kind == "hospital"
        named = hospital or person.home is self.town.shelter or r.random() < 0.5
        place = person.home if not named or r.random() < 0.7 else r.choice(self.town.places)
        address = "100 Brannoc Way" if hospital else place.text()
        subject = ("", "")
        if named:
            subject = ("name", f"{person.surname}, {' '.join(person.given)}") if r.random() < 0.12 else ("person", person.id)
        key = self._event_id("D")
        began = t - r.randrange(60, 600)
        ended = t + r.randrange(1200, 5400)

        def row(since):
            return key, user.id, self.clock.iso(since), self.clock.iso(max(ended, since + 300)), address, *subject

        fact = self.book.entered("dispatches", key, began, 40 * 60, row)
        if r.random() < 0.12:
            return 0
        link = self.staff.connect(shift)
        n = 0
        base = self.base(shift.unit, "address", False)
        if base and not hospital and r.random() < 0.3:
            self.look(shift, t, "call", "address", (self.place(place), ""), base, [fact], None, link=link)
            t += self.pause()
            n += 1
        for _ in range(r.choice([1, 1, 1, 2])):
            n += self.look_at(shift, t, "call", person, [fact], link=link) is not None
            t += self.pause()
        home = self.town.household(person)
        if home and not named and r.random() < 0.25:
            n += self.look_at(shift, t, "call", r.choice(home), [fact], link=link) is not None
        self.remember(shift, fact, person, t)
        if r.random() < 0.2 and not hospital:
            self.report(shift, t, person, r.choice(["incident", "theft", "disturbance"]))
        return n

    def appointment(self, shift, t):
        r, user = self.rng, shift.user
        person = self.met_by(user)
        key = self._event_id("V")
        began, ended = t - r.randrange(-300, 600), t + r.randrange(1200, 4200)

        def row(since):
            return key, user.id, "person", person.id, self.clock.iso(since), self.clock.iso(max(ended, since + 600))

        fact = self.book.entered("appointments", key, began, 40 * 60, row)
        if r.random() < 0.08:
            return 0
        link = self.staff.connect(shift)
        n = 0
        for _ in range(r.choice([1, 1, 2, 2, 3])):
            n += self.look_at(shift, t, "appointment", person, [fact], link=link) is not None
            t += self.pause()
        self.remember(shift, fact, person, t)
        return n

    def report(self, shift, t, person, kind):
        """An event becomes a small case of whoever was there."""
        r = self.rng
        opened = t + r.randrange(600, 3600)
        case = self.cases.open(kind, shift.unit, opened, opened + r.randrange(4, 25) * DAY)
        self.cases.concern(case, person, self.habits.roles_in_case[0])
        self.cases.assign(case, shift.user, "reporting", opened, case.closed)

    def follow(self, shift, t):
        """Something left to finish from an event of the last days."""
        recent = [(f, p) for f, p, when in shift.user.recent if 2 * HOUR < t - when < 4 * DAY]
        if not recent:
            return 0
        fact, person = self.rng.choice(recent)
        return int(self.look_at(shift, t, "follow", person, [fact]) is not None)

    # -- cases ------------------------------------------------------------------------------------------------------------------------

    def case(self, shift, t):
        r, user = self.rng, shift.user
        mine = [d for d in user.duties if d.at(t) and d.at(t + HOUR)]
        if not mine:
            return 0
        duty = r.choice(mine)
        return self._on_case(shift, t, duty.case, [duty.fact], "case", r.choice([1, 1, 2, 2, 3, 4, 6]), None)

    def _on_case(self, shift, t, case, facts, item, looks, cite):
        r, n = self.rng, 0
        link = self.staff.connect(shift)
        for _ in range(looks):
            papers = [p for p in case.papers if p.issued <= t < p.expires] if item == "case" else []
            if papers and r.random() < 0.3:
                n += self._by_paper(shift, t, case, facts, r.choice(papers), link)
            elif case.things and r.random() < 0.25:
                n += self._thing(shift, t, case, facts, item, link, cite)
            else:
                person = case.people[0] if r.random() < 0.55 else r.choice(case.people)
                if item == "case" and self.habits.kind != "hospital" and r.random() < 0.008:
                    person = r.choice(self.town.household(person) or [person])
                if person is shift.user.person:
                    continue
                n += self.look_at(shift, t, item, person, facts, case, cite, link=link) is not None
            t += self.pause()
        return n

    def _by_paper(self, shift, t, case, facts, paper, link):
        r = self.rng
        by_name = paper.subject_kind == "person" and r.random() < 0.3
        channel = "name" if by_name else paper.subject_kind
        typed = (self.hand.phone(paper.subject), "") if channel == "phone" else self.typed(paper.person, channel)
        cited = case if r.random() < 0.9 else None
        proofs = facts if paper.person in case.people else []
        key = "" if r.random() < 0.003 else paper.id
        # an order in one's own case is duty only while one is on the case
        proofs = [*proofs, *([paper.fact] if any(f.proves(t) for f in facts) else [])]
        self.look(shift, t, "paper", channel, typed, paper.base, proofs, paper.person, case=cited, paper=key, link=link)
        return 1

    def _thing(self, shift, t, case, facts, item, link, cite):
        channel, value = self.rng.choice(case.things)
        base = self.base(shift.unit, channel, True)
        if not base:
            return 0
        typed = value if channel == "record" else self.place(value) if channel == "address" else getattr(self.hand, channel)(value)
        cited = case if self.rng.random() < max(shift.unit.cite if cite is None else cite, 0.995 if self.bases[base].case else 0) else None
        self.look(shift, t, item, channel, (typed, ""), base, facts, None, case=cited, link=link)
        return 1

    def assist(self, shift, t):
        """Helps a colleague of the same unit, and says with which case; bosses mostly look over their own people's shoulders."""
        r, user = self.rng, shift.user
        if user.unit_at(t) is not user.unit:
            return 0
        colleagues = [u for u in self.staff.members(user.unit, t) if u is not user and u.unit is user.unit]
        for u in r.sample(colleagues, min(4, len(colleagues))):
            duties = [d for d in u.duties if d.at(t) and d.at(t + HOUR) and user.person not in d.case.people]
            if duties:
                case = r.choice(duties).case
                facts = [d.fact for d in case.duties if d.at(t) and d.user.unit is user.unit and d.user.unit_at(t) is user.unit]
                return self._on_case(shift, t, case, [Helping(facts)], "assist", r.choice([1, 1, 2]), 1.0)
        return 0

    def supervise(self, shift, t):
        people = [p for p in self.reports[shift.user.id] if p.user.serves(t) and p.user.unit_at(t) is p.user.unit]
        if not people:
            return 0
        person = self.rng.choice(people)
        channel = self.rng.choice(["person", "person", "name"])
        fact = Fact(f"users:{person.user.id}", 0)
        self.look(shift, t, "supervise", channel, self.typed(person, channel), self.habits.personnel, [fact], person)
        return 1

    # -- the whole agency -------------------------------------------------------------------------------------------------------------

    def item(self, shift, t):
        self._items += 1
        mix = shift.unit.mix
        if self.reports[shift.user.id] and self.rng.random() < 0.06:
            return self.supervise(shift, t)
        for kind in self.rng.choices(list(mix), list(mix.values()), k=4):
            if n := self._kinds[kind](shift, t):
                return n
        return 0

    def fill(self, wanted):
        """Works through all shifts in order; about `wanted` looks come of it, a few more rather than fewer."""
        shifts = sorted(self.staff.shifts, key=lambda s: (s.start, s.user.id))
        weights = [s.unit.pace * s.user.pace * (s.end - s.start) for s in shifts]
        per_weight = wanted * 1.05 / sum(weights)
        for s, w in zip(shifts, weights):
            quota = self.rng.gammavariate(2.5, w * per_weight / 2.5)
            times = sorted(self.rng.randrange(s.start + 60, s.end - 600) for _ in range(int(quota) + 3))
            for t in times:
                if quota < MEAN_ITEM and self.rng.random() * MEAN_ITEM > quota:
                    break
                quota -= self._do(s, t)
        for _ in range(20 * len(shifts)):
            if len(self.book.accesses) >= wanted:
                break
            s = self.rng.choice(shifts)
            if max(s.cursor, s.start) < s.end - HOUR:
                self._do(s, self.rng.randrange(max(s.cursor, s.start) + 60, s.end - 600))

    def _do(self, s, t):
        t = max(t, s.cursor + 45)
        if t > s.end + 1500:
            return 0
        n = self.item(s, t)
        if s.looks:
            s.cursor = max(s.cursor, s.looks[-1].t)
        return n

    def call_outs(self):
        """People of the day are fetched at night; the roster learns of it half the time, and always where the event is not entered."""
        r = self.rng
        for u in self.staff.users:
            if u.unit.pattern != "office" or u.unit.docket is None and self.habits.kind != "hospital" or "call" not in u.unit.mix and "appointment" not in u.unit.mix:
                continue
            for day in range(self.clock.days - 1):
                t = self.clock.at(day, r.uniform(20, 28))
                if r.random() < 0.006 and u.serves(t) and u.serves(t + DAY) and not u.is_away(t) and u.unit_at(t) is u.unit:
                    s = Shift(u, t - 600, t + 3 * HOUR, u.unit, listed=r.random() < 0.5)
                    self.staff.add(s)
                    self._items += 1
                    (self.call if "call" in u.unit.mix else self.appointment)(s, t)
                    s.listed |= not u.recent or u.recent[-1][0].since is None

    def nightly(self, share, wanted):
        """A service account that goes through its list every night."""
        r, service, h = self.rng, self.staff.service, self.habits
        case = self.cases.open(h.service_case, h.service_unit, self.clock.start - 300 * DAY, self.clock.end + DAY)
        size = max(10, int(wanted * share / self.clock.days))
        people = []
        for _ in range(size * 3):
            person = self.cases.somebody()
            if person.user is None and not person.kept_apart:
                people.append(person)
                self.cases.concern(case, person, "on list")
        duty = self.cases.assign(case, service, "batch", case.opened, case.closed, certain=True)
        for night in range(self.clock.days):
            t = self.clock.at(night, 2.2)
            link = (f"batch{night:04}", f"{h.network}.1.5", "SRV-BATCH")
            s = Shift(service, t, t + HOUR, None)
            self._items += 1
            for person in r.sample(people, size):
                t += r.randrange(2, 5)
                self.look(s, t, "case", "person", (person.id, ""), h.service_base, [duty.fact], person, "nightly " + h.service_case, case, "", "query", link, machine=True)


class Helping:
    """The colleagues' assignments, any of which proves a look that helps them."""

    def __init__(self, facts):
        self._facts = facts
        self.name = ""

    def proves(self, t):
        fact = next((f for f in self._facts if f.proves(t)), None)
        self.name = fact.name if fact else ""
        return fact is not None
