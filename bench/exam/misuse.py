"""Misuse of all nineteen kinds, each with a motive, and visible in the data as its kind is defined.

An episode is one person's one kind of misuse of one target or pattern. A fifth are camouflaged: on shift, one look, citing a colleague's
real open case. Nobody misused here is somebody the user had met on duty, or the tie of duty would stand in the books.
"""

from dataclasses import dataclass

from book import Access
from clock import DAY, HOUR
from habits import EMPTY
from hand import plain

KINDS = (
    "self_lookup family_lookup former_partner_lookup friend_lookup neighbor_lookup coworker_lookup repeated_target public_figure_lookup "
    "canary_lookup no_reason false_reason prohibited_purpose no_authority off_duty former_user shared_credentials bulk_harvest disclosure "
    "record_alteration"
).split()
HIDEABLE = (
    "self_lookup family_lookup former_partner_lookup friend_lookup neighbor_lookup coworker_lookup public_figure_lookup canary_lookup "
    "false_reason disclosure record_alteration"
).split()


class NotHere(Exception):
    """This user cannot do this: no such relative, no such database, no shift at the time."""


@dataclass
class Episode:
    key: str
    kind: str
    user: object
    hidden: bool
    case: object = None
    looks: list = None
    story: str = ""


class Misuse:
    def __init__(self, rng, habits, town, staff, cases, work, hand, book, clock):
        self.rng, self.habits, self.town, self.staff, self.cases = rng, habits, town, staff, cases
        self.work, self.hand, self.book, self.clock = work, hand, book, clock
        self._busy = {}
        self._planned = {k: getattr(self, "_" + k) for k in KINDS}

    # -- planning ---------------------------------------------------------------------------------------------------------------------

    def commit(self, per_kind):
        r = self.rng
        plan = [k for k in KINDS for _ in range(per_kind)]
        plan += r.choices([k for k in KINDS if k not in ("bulk_harvest", "repeated_target", "shared_credentials")], k=per_kind * 2)
        hidden = round(len(plan) * 0.2)
        spots = [i for i, k in enumerate(plan) if k in HIDEABLE]
        most = {}
        chosen = set()
        for i in r.sample(spots, len(spots)):
            if len(chosen) < hidden and most.get(plan[i], 0) < max(1, (per_kind + 1) // 2):
                chosen.add(i)
                most[plan[i]] = most.get(plan[i], 0) + 1
        for i, kind in enumerate(plan):
            self._one(f"E{i + 1:03}", kind, i in chosen)

    def _one(self, key, kind, hidden):
        users = self.staff.users
        for _ in range(4000):
            user = self.rng.choice(users)
            if self._busy.get(user.id, 0) >= (1 if self.rng.random() < 0.97 else 2) or len(user.shifts) < 8:
                continue
            e = Episode(key, kind, user, hidden, looks=[])
            try:
                self._planned[kind](e)
            except NotHere:
                continue
            if not e.looks:
                continue
            for a in e.looks:
                a.label, a.episode = kind, key
                self.book.accesses.append(a)
            self._busy[e.user.id] = self._busy.get(e.user.id, 0) + 1
            self.book.episodes.append((key, kind, "yes" if hidden else "no", e.story))
            return
        raise RuntimeError(f"nobody here can do {kind}")

    # -- when, where, how -------------------------------------------------------------------------------------------------------------

    def _shift(self, e, after=None, before=None):
        """A listed shift in which the user worked; one in which nobody is surprised to see them."""
        fit = [s for s in e.user.shifts if s.listed and s.looks and (after is None or s.start >= after) and (before is None or s.end < before)]
        if not fit:
            raise NotHere
        return self.rng.choice(fit)

    def _moment(self, shift):
        return self.rng.randrange(shift.start + 600, shift.end - 900)

    def _link(self, shift, t):
        """The session in which the user worked at about that time."""
        near = min(shift.looks, key=lambda a: abs(a.t - t))
        return near.session, near.ip, near.device

    def _reason(self, user, vague=0.35):
        """What they say: what those of their unit say, or something vague."""
        r = self.rng
        if r.random() < vague:
            return r.choice(self.habits.vague)
        return self.work.reason(user, r.choice(sorted(user.unit.mix))) or r.choice(self.habits.vague)

    def _alias(self, user, t, person, only=None, free=True):
        """Database, channel, typed subject and birth date by which this user can look a person up."""
        unit = user.unit_at(t)
        channels = [c for c in (only or self.habits.channels) if c in unit.data]
        for channel in self.rng.choices(channels, [self.habits.channels[c] for c in channels], k=6) if channels else []:
            bases = [b for b in unit.data[channel] if not free or not self.work.bases[b].case]
            bases = [b for b in bases if b != self.habits.personnel or person.user]
            typed = self.work.typed(person, channel)
            if channel == "name" and typed:
                # whoever looks up one they know types the name right, and the birth date too
                typed = (plain(f"{person.given[0]} {person.surname}"), typed[1] or person.born.isoformat())
            if channel == "address" and len(person.home.people) > 5:
                continue
            if bases and typed:
                return self.rng.choice(bases), channel, typed
        raise NotHere

    def _look(self, e, t, person, shift=None, link=None, reason=None, case="", paper="", action=None, only=None, base=None, free=True):
        user = e.user
        found, channel, (subject, birth) = self._alias(user, t, person, only, free)
        session, ip, device = link or self._link(shift, t)
        e.looks.append(
            Access(
                t, user, base or found, action or self.rng.choice(["query", "view", "view"]), channel, subject, birth,
                self._reason(user) if reason is None else reason, case, paper, session, ip, device, 1, person=person.id,
            )  # fmt: skip
        )

    def _cover(self, e, shift, person):
        """A colleague's real open case that has nothing to do with this person."""
        r, user = self.rng, e.user
        t = self._moment(shift)
        unit = user.unit_at(t)
        colleagues = [u for u in self.staff.members(unit, t) if u is not user and u.unit is user.unit]
        for u in r.sample(colleagues, min(8, len(colleagues))):
            cases = [
                d.case for d in u.duties
                if d.at(t) and d.fact.proves(t) and d.case.closed > t + HOUR and not d.case.concerns(person)
                and not any(x.user is user for x in d.case.duties)
                and not any(p in d.case.people for p in self.town.household(person))
            ]  # fmt: skip
            if cases:
                return t, r.choice(cases)
        raise NotHere

    def _spree(self, e, person, looks, days=1, story="", **more):
        """A few looks at one person, within a day or a few; hidden ones are a single look behind a colleague's case."""
        e.story = story
        r = self.rng
        shift = self._shift(e)
        if e.hidden:
            t, case = self._cover(e, shift, person)
            self._look(e, t, person, shift, reason=self._reason(e.user, 0), case=self.hand.case(case.number), free=False, **more)
            return
        t = self._moment(shift)
        for i in range(looks):
            if i and days > 1 and r.random() < 0.5:
                shift = self._shift(e, shift.end, shift.end + days * DAY)
                t = self._moment(shift)
            self._look(e, t, person, shift, **more)
            t = min(t + self.work.pause(), shift.end)

    def _unmet(self, e, people):
        """One of these whom no duty brought before the user, and who is not kept apart."""
        fit = [p for p in people if p.id not in e.user.met and not p.kept_apart and p is not e.user.person]
        if not fit:
            raise NotHere
        return self.rng.choice(fit)

    def _stranger(self, e):
        """Somebody with no tie to the user at all, by duty or otherwise."""
        own = e.user.person
        near = {id(p) for p in [own, *self.town.household(own), *self.town.neighbors(own), *(o for o, *_ in own.kin)]}
        for _ in range(50):
            p = self.rng.choice(self.town.adults)
            same_street = p.home.street == own.home.street
            if p.user or p.kept_apart or p.id in e.user.met or id(p) in near or same_street or p.surname == own.surname:
                continue
            if any(q.id in e.user.met for q in self.town.household(p)) or p.home is self.town.shelter:
                continue
            return p
        raise NotHere

    # -- people one knows -------------------------------------------------------------------------------------------------------------

    def _self_lookup(self, e):
        if e.user.person.id in e.user.met:
            raise NotHere
        self._spree(e, e.user.person, self.rng.choice([1, 2, 2, 3]), 3, "looks what is on file about oneself")

    def _family_lookup(self, e):
        own = e.user.person
        near = own.related("spouse", "parent", "child", "sibling", "relative", "partner") + self.town.household(own)
        if all(kind == "roommate" for o, kind, *_ in own.kin if o in near):
            near = own.related("spouse", "parent", "child", "sibling", "relative", "partner")
        near = [p for p in near if p.born.year < self.clock.first.year - 14 and p not in own.related("roommate")]
        self._spree(e, self._unmet(e, near), self.rng.choice([1, 2, 3, 3]), 4, "worries about one of the family")

    def _former_partner_lookup(self, e):
        former = [p for p in e.user.person.related("former_spouse", "former_partner")]
        self._spree(e, self._unmet(e, former), self.rng.choice([1, 2, 2, 3]), 2, "wants to know where a former partner lives now")

    def _friend_lookup(self, e):
        friends = [p for p in e.user.person.related("friend", "roommate", "emergency_contact") if not p.user]
        self._spree(e, self._unmet(e, friends), self.rng.choice([1, 2, 2, 3]), 3, "does a friend a favour")

    def _neighbor_lookup(self, e):
        tied = {id(o) for o, *_ in e.user.person.kin}
        near = [p for p in self.town.neighbors(e.user.person) if id(p) not in tied and not p.user and p.born.year < self.clock.first.year - 18]
        self._spree(e, self._unmet(e, near), self.rng.choice([1, 2, 2, 3]), 4, "quarrels with the people next door")

    def _coworker_lookup(self, e):
        tied = {id(o) for o, *_ in e.user.person.kin}
        others = [u.person for u in self.staff.users if id(u.person) not in tied and u.boss is not e.user and u.person.home is not e.user.person.home]
        self._spree(e, self._unmet(e, self.rng.sample(others, 20)), self.rng.choice([1, 2, 3]), 3, "gossip about a colleague")

    def _repeated_target(self, e):
        """Someone met in a bar, or a former partner and those around; plate, telephone, name and address in turn, over weeks."""
        r = self.rng
        former = [p for p in e.user.person.related("former_spouse", "former_partner") if p.id not in e.user.met]
        target = r.choice(former) if former and r.random() < 0.5 else self._stranger(e)
        around = [p for p in [*self.town.household(target), *(o for o, *_ in target.kin)] if p.id not in e.user.met and p.user is None and not p.kept_apart]
        around = [p for p in around if p is not e.user.person and not any(o is p for o, *_ in e.user.person.kin)][:3]
        e.story = "cannot let go of " + ("a former partner" if target in former else "somebody met once")
        length = r.randint(14, min(45, self.clock.days - 5))
        first = self._shift(e, None, self.clock.end - length * DAY)
        for _ in range(r.randint(9, 18)):
            shift = self._shift(e, first.start, first.start + length * DAY)
            t = self._moment(shift)
            person = r.choice(around) if around and r.random() < 0.25 else target
            self._look(e, t, person, shift)
            if r.random() < 0.3:
                self._look(e, t + self.work.pause(), target, shift)
        if len({a.t // DAY for a in e.looks}) < 5:
            raise NotHere

    def _public_figure_lookup(self, e):
        known = [p for p in self.town.people if p.kept_apart == "protected" and p.id not in e.user.met and p is not e.user.person]
        if not known:
            raise NotHere
        self._spree(e, self.rng.choice(known), self.rng.choice([1, 1, 2, 3]), 2, "saw a name in the news", only=["person", "name"])

    def _canary_lookup(self, e):
        decoys = [p for p in self.town.people if p.kept_apart == "canary"]
        self._spree(e, self.rng.choice(decoys), self.rng.choice([1, 1, 2]), 1, "browses and opens a decoy", only=["person", "name"])

    # -- reasons ----------------------------------------------------------------------------------------------------------------------

    def _no_reason(self, e):
        if e.user.unit.custom != "full" or e.user.custom != "full":
            raise NotHere
        e.story = "looks up strangers and says nothing of why"
        text = self.rng.choice(EMPTY)
        shift = self._shift(e)
        t = self._moment(shift)
        for _ in range(self.rng.randint(2, 5)):
            self._look(e, t, self._stranger(e), shift, reason=text if self.rng.random() < 0.7 else self.rng.choice(EMPTY))
            t += self.work.pause()

    def _false_reason(self, e):
        r, user = self.rng, e.user
        if e.hidden:
            self._spree(e, self._stranger(e), 1, 1, "borrows a colleague's case for a stranger")
            return
        shift = self._shift(e)
        t = self._moment(shift)
        way = r.choice(["invented", "closed", "foreign", "worn"])
        people = [self._stranger(e) for _ in range(r.randint(4, 6) if way == "worn" else 1)]
        if way == "invented":
            number = self.habits.case_layout(r.randrange(990000, 999000) if self.habits.kind != "city" else r.randrange(95000, 99990), self.clock.first.year)
            people *= r.randint(1, 3)
        else:
            pool = [
                c for c in self.cases.cases
                if not isinstance(c.unit, str) and not any(p in c.people for p in people) and c.unit.docket is not None
                and (c.closed < t - 30 * DAY if way == "closed" else c.opened < t - DAY and c.closed > t + DAY)
                and (way == "closed" or c.unit is not user.unit_at(t)) and not any(d.user is user for d in c.duties)
            ]  # fmt: skip
            if not pool:
                raise NotHere
            number = r.choice(pool).number
            people *= r.randint(1, 2)
        e.story = f"gives a case number: {way}"
        for p in people:
            self._look(e, t, p, shift, case=number, reason=self._reason(user, 0.1))
            t = min(t + self.work.pause(), shift.end)

    def _prohibited_purpose(self, e):
        text = self.rng.choice(self.habits.prohibited)
        person = self._stranger(e)
        self._spree(e, person, self.rng.choice([1, 2, 2, 3]), 1, "says so: " + text, reason=text)

    def _no_authority(self, e):
        """The order that the database requires is missing, expired, for another database or person, or came afterwards."""
        r, h, user = self.rng, self.habits, e.user
        shift = self._shift(e)
        t = self._moment(shift)
        mine = [d.case for d in user.duties if d.at(t) and d.case.unit is not None and not isinstance(d.case.unit, str)]
        mine = [c for c in mine if user.person not in c.people and not any(p.expires > t - 40 * DAY for p in c.papers)]
        case = r.choice(mine) if mine and r.random() < 0.6 else None
        person = r.choice(case.people) if case else self._stranger(e)
        if person.kept_apart or person.user:
            raise NotHere
        base = r.choice(h.paper_bases)
        way = r.choice(["missing", "missing", "expired", "other database", "other person", "afterwards"])
        kind, issuer, days = r.choice(h.papers)
        other = next(d.id for d in reversed(h.databases) if d.id != base and d.id != h.personnel)
        key = ""
        if way == "expired":
            key = self.cases.issue(None, kind, issuer, t - 100 * DAY, t - r.randint(8, 60) * DAY, base, person, False).id
        elif way == "other database":
            key = self.cases.issue(None, kind, issuer, t - 3 * DAY, t + 30 * DAY, other, person, False).id
        elif way == "other person":
            key = self.cases.issue(None, kind, issuer, t - 3 * DAY, t + 30 * DAY, base, self._stranger(e), False).id
        elif way == "afterwards":
            key = self.cases.issue(None, kind, issuer, t + r.randint(1, 4) * DAY, t + 30 * DAY, base, person, False).id
        e.story = f"order {way}" + (", in an own case" if case else "")
        for _ in range(r.choice([1, 2, 2, 3])):
            self._look(e, t, person, shift, paper=key, base=base, only=["person", "name"], case=case.number if case else "")
            t += self.work.pause()

    # -- accounts and hours -----------------------------------------------------------------------------------------------------------

    def _off_duty(self, e):
        """On a day off, at night at home, or on leave; the roster knows of no overtime."""
        r, user = self.rng, e.user
        free = []
        for _ in range(60):
            t = self.clock.at(r.randrange(3, self.clock.days - 1), r.uniform(0, 24))
            if user.serves(t - DAY) and user.serves(t + DAY) and all(t < s.start - 4 * HOUR or t > s.end + 4 * HOUR for s in user.shifts):
                free.append(t)
        leave = [t for t in free if user.is_away(t)]
        if not free:
            raise NotHere
        t = r.choice(leave or free)
        e.story = "looks on leave" if user.is_away(t) else "looks on a day off"
        person = self._stranger(e)
        link = (self.staff.new_session(), *self._own(user))
        for _ in range(r.choice([1, 2, 3, 3])):
            self._look(e, t, person, link=link)
            t += self.work.pause()
            if r.random() < 0.3:
                person = self._stranger(e)

    def _own(self, user):
        """Address and device where the user mostly sits."""
        last = user.shifts[-1]
        looks = [a for s in user.shifts for a in s.looks] or [a for a in last.looks]
        if not looks:
            raise NotHere
        a = self.rng.choice(looks)
        return a.ip, a.device

    def _former_user(self, e):
        """The account of one who has left, or has not begun, still opens doors."""
        r, clock = self.rng, self.clock
        e.user = user = r.choice([u for u in self.staff.users if u.until is not None or u.since > clock.start])
        if self._busy.get(user.id) or not any(s.looks for s in user.shifts):
            raise NotHere
        if user.until is not None:
            t = user.until + r.randrange(2 * DAY, max(3 * DAY, clock.end - user.until - DAY))
            e.story = "account of one who left"
        else:
            t = user.since - r.randrange(DAY, max(2 * DAY, min(user.since - clock.start, 20 * DAY)))
            e.story = "account of one who has not begun"
        if not clock.start < t < clock.end - HOUR:
            raise NotHere
        link = (self.staff.new_session(), *self._own(user))
        if r.random() < 0.5:
            link = (link[0], f"{self.habits.network}.250.{r.randrange(5, 250)}", f"VPN-{r.randrange(1000):03}")
        for _ in range(r.randint(2, 4)):
            self._look(e, t, self._stranger(e), link=link)
            t += self.work.pause()

    def _shared_credentials(self, e):
        """A colleague at another site works under this account while its holder does."""
        r, user = self.rng, e.user
        shift = next((s for s in r.sample(user.shifts, len(user.shifts)) if s.listed and len(s.looks) >= 3 and s.looks[-1].t - s.looks[0].t > HOUR), None)
        if shift is None:
            raise NotHere
        elsewhere = [u for u in self.staff.users if u.unit.site != shift.unit.site and u.unit.device == "own" and not u.handheld]
        other = r.choice(elsewhere)
        if any(a.device == other.device for s in user.shifts for a in s.looks):
            raise NotHere
        link = (self.staff.new_session(), other.ip, other.device)
        e.story = "lends the password to a colleague in " + other.unit.name
        looks = shift.looks
        first = r.randrange(len(looks) - 2)
        gaps = [(a.t, b.t) for a, b in zip(looks[first:], looks[first + 1 :]) if b.t - a.t > 60][:7]
        for a, b in gaps:
            t = a + r.randrange(20, min(b - a - 20, 1500) + 1)
            self._look(e, t, self._stranger(e), link=link)
            if r.random() < 0.7 and b - t > 150:
                self._look(e, t + r.randrange(30, 120), self._stranger(e), link=link)
        if len(e.looks) < 4 or max(a.t for a in e.looks) < looks[first + 1].t:
            raise NotHere

    def _bulk_harvest(self, e):
        """Many people, in an hour or little by little, for a list that somebody pays for."""
        r = self.rng
        usual = sorted(len({a.person for a in s.looks}) for s in e.user.shifts)[len(e.user.shifts) * 3 // 4]
        if usual > 8:
            raise NotHere
        fast = r.random() < 0.7
        e.story = "pulls a list in one go" if fast else "pulls a list little by little"
        only = ["person", "name"] if r.random() < 0.7 else None
        if fast:
            shift = self._shift(e)
            if shift.end - shift.start < 5 * HOUR:
                raise NotHere
            t = r.randrange(shift.start + 600, shift.end - 2 * HOUR)
            for _ in range(r.randint(28, 42)):
                self._look(e, t, self._stranger(e), shift, only=only, action="export" if r.random() < 0.15 else None)
                t += r.randint(15, 110)
        else:
            first = self._shift(e, None, self.clock.end - 20 * DAY)
            for _ in range(8):
                shift = self._shift(e, first.start, first.start + 22 * DAY)
                t = self._moment(shift)
                for _ in range(r.randint(4, 7)):
                    self._look(e, t, self._stranger(e), shift, only=only)
                    t = min(t + r.randint(20, 200), shift.end)

    # -- acts -------------------------------------------------------------------------------------------------------------------------

    def _disclosure(self, e):
        """A record leaves the house: a stranger's without any duty, or one from an own case to somebody it is no business of."""
        r, user = self.rng, e.user
        act = r.choice(["export", "print", "disclose", "disclose"])
        if not e.hidden and r.random() < 0.25:
            shift = self._shift(e)
            t = self._moment(shift)
            mine = [d.case for d in user.duties if d.at(t) and not isinstance(d.case.unit, str)]
            people = [p for c in mine for p in c.people if not p.kept_apart and not p.user]
            if not people:
                raise NotHere
            text = r.choice(self.habits.outsiders)
            e.story = "from an own case to an outsider: " + text
            self._look(e, t, r.choice(people), shift, action="disclose", reason=text, only=["person", "name"])
            return
        self._spree(e, self._stranger(e), r.choice([1, 1, 2]), 1, "takes a stranger's record out of the house", action=act, only=["person", "name"])

    def _record_alteration(self, e):
        """Mends the record of a friend or relative, or spoils that of a stranger."""
        r, own = self.rng, e.user.person
        near = [o for o, *_ in own.kin if o.born.year < self.clock.first.year - 16]
        person = self._unmet(e, near) if near and r.random() < 0.6 else self._stranger(e)
        e.story = "alters the record of " + ("one of their own" if person in near else "a stranger")
        act = r.choice(["update", "update", "delete", "create"])
        self._spree(e, person, r.choice([1, 1, 2]), 1, e.story, action=act, only=["person", "name", "plate"])
