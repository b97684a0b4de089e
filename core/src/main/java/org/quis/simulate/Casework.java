package org.quis.simulate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The agency's cases: some were open before the log begins, some still are when it ends.
final class Casework {
    private static final double FORGOTTEN = 0.05;
    private static final Database[] GUARDED = {Database.COMMS, Database.FINANCE, Database.TRAVEL};

    private final List<CaseFile> all = new ArrayList<>();
    private final Map<Account, List<CaseFile>> byAccount = new HashMap<>();
    private final Set<String> authorityIds = new HashSet<>();
    private final Agency agency;
    private final People people;
    private final Reasons reasons;
    private final Days days;
    private final Chance chance;
    private int serial = 150;

    Casework(int cases, Agency agency, People people, Reasons reasons, Days days, Chance chance) {
        this.agency = agency;
        this.people = people;
        this.reasons = reasons;
        this.days = days;
        this.chance = chance;
        var opened = new ArrayList<LocalDate>();
        for (int i = 0; i < cases; i++) opened.add(days.first().plusDays(chance.between(-70, days.count() - 4)));
        opened.sort(null);
        int year = 0;
        for (var day : opened) {
            if (day.getYear() != year) serial = day.getYear() < days.first().getYear() ? 8_150 : 1;
            year = day.getYear();
            open(day);
        }
    }

    private void open(LocalDate day) {
        serial += chance.between(1, 9);
        int lasts = chance.between(8, 140);
        var closed = chance.happens(0.75) && day.plusDays(lasts).isBefore(days.last()) ? day.plusDays(lasts) : null;
        var unit = chance.happens(0.8) ? Unit.DETECTIVES : Unit.PATROL;
        var file = new CaseFile(
                String.format(Locale.ROOT, "%02d-%06d", day.getYear() % 100, serial),
                reasons.crime(),
                unit,
                day,
                closed);
        all.add(file);
        assign(file, unit, "lead");
        if (chance.happens(0.5)) assign(file, Unit.DETECTIVES, "support");
        if (chance.happens(0.35)) assign(file, Unit.ANALYSIS, "analyst");
        if (chance.happens(0.5)) assign(file, Unit.RECORDS, "records");
        if (chance.happens(0.5)) assign(file, Unit.COMMAND, "reviewer");
        file.involve(citizen(), "suspect", entered());
        if (chance.happens(0.4)) file.involve(citizen(), "suspect", entered());
        if (chance.happens(0.85)) file.involve(citizen(), "victim", entered());
        for (int i = chance.between(0, 2); i > 0; i--) file.involve(citizen(), "witness", entered());
        if (chance.happens(0.45))
            authorize(file, chance.oneOf(GUARDED), file.involved().getFirst().person());
    }

    private void assign(CaseFile file, Unit unit, String role) {
        var candidates = agency.of(unit).stream()
                .filter(who -> who.activeOn(file.opened()) && !who.habits().silent())
                .toList();
        if (!candidates.isEmpty()) assign(file, chance.pick(candidates), role, entered());
    }

    void assign(CaseFile file, Account who, String role, boolean entered) {
        if (!file.isAssigned(who))
            byAccount.computeIfAbsent(who, _ -> new ArrayList<>()).add(file);
        file.assign(who, role, entered);
    }

    /// A judge, or whoever may, allows a look into a guarded database for some weeks.
    CaseFile.Authority authorize(CaseFile file, Database database, Person subject) {
        var kind = switch (database) {
            case COMMS -> chance.oneOf("warrant", "court_order", "subpoena");
            case TRAVEL -> "customs_summons";
            default -> chance.oneOf("subpoena", "consent");
        };
        var issued = file.opened().plusDays(chance.between(1, 12));
        var issuer = kind.equals("customs_summons") ? "Port Director" : "Corran County Court";
        var authority = new CaseFile.Authority(
                authorityId(),
                kind,
                issuer,
                issued,
                issued.plusDays(chance.between(20, 60)),
                database,
                subject,
                entered());
        file.allow(authority);
        return authority;
    }

    /// The number of an authority nobody issued yet.
    String authorityId() {
        while (true) {
            var id = String.format(
                    Locale.ROOT, "au-%02d-%06d", days.first().getYear() % 100, chance.between(100, 999_999));
            if (authorityIds.add(id)) return id;
        }
    }

    /// People who come to notice: seldom the agency's own.
    Person citizen() {
        while (true) {
            var person = chance.pick(people.adults());
            if (!agency.employs(person) || chance.happens(0.05)) return person;
        }
    }

    /// One of the cases somebody has on a day, recent ones first.
    Optional<CaseFile> openFor(Account who, LocalDate day) {
        var own = byAccount.getOrDefault(who, List.of());
        CaseFile found = null;
        int seen = 0;
        for (int i = own.size() - 1; i >= 0 && seen < 8; i--) {
            if (!own.get(i).workedOn(day)) continue;
            seen++;
            if (chance.below(seen) == 0) found = own.get(i);
        }
        return Optional.ofNullable(found);
    }

    /// Whether one of somebody's cases is about a person.
    boolean concerns(Account who, Person person) {
        return byAccount.getOrDefault(who, List.of()).stream().anyMatch(file -> file.concerns(person));
    }

    /// Somebody's case, anybody's.
    Optional<CaseFile> anyOpen(LocalDate day) {
        for (int tries = 0; tries < 30; tries++) {
            var file = chance.pick(all);
            if (file.workedOn(day)) return Optional.of(file);
        }
        return Optional.empty();
    }

    /// A number in the agency's style that no case has.
    String unknownNumber() {
        return String.format(
                Locale.ROOT, "%02d-%06d", days.first().getYear() % 100, serial + chance.between(5_000, 60_000));
    }

    List<CaseFile> all() {
        return all;
    }

    private boolean entered() {
        return !chance.happens(FORGOTTEN);
    }
}
