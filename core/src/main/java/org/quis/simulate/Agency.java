package org.quis.simulate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who works here: two organizations that share their databases, each with units and supervisors.
final class Agency {
    static final String POLICE = "Harrow Falls Police Department";
    static final String SHERIFF = "Corran County Sheriff";

    private final List<Account> accounts = new ArrayList<>();
    private final Set<Person> employed = new HashSet<>();
    private final Map<Unit, List<Account>> byUnit = new EnumMap<>(Unit.class);
    private final Set<String> ids = new HashSet<>();
    private final Chance chance;
    private final Days days;

    /// @param silent how many users never give a reason
    Agency(int users, int silent, List<Person> candidates, Days days, Chance chance) {
        this.chance = chance;
        this.days = days;
        int hired = 0;
        for (var unit : Unit.ALL) {
            int strength = Math.max(4, (int) (users * unit.share));
            for (int i = 0; i < strength && hired < candidates.size(); i++) {
                hire(candidates.get(hired++), unit, i, i > 1 && unit == Unit.PATROL && i < 2 + silent);
            }
        }
    }

    private void hire(Person person, Unit unit, int rank, boolean silent) {
        var of = byUnit.computeIfAbsent(unit, _ -> new ArrayList<>());
        var police = unit == Unit.COMMAND || rank == 0 || chance.happens(0.8);
        var lead = of.isEmpty()
                ? ""
                : of.get(rank < 12 ? 0 : rank / 12 % Math.min(of.size(), 4)).id();
        int working = person.ageOn(days.first()) - 22;
        var from = days.first().minusDays(chance.between(200, Math.min(6_000, 300 + working * 350)));
        LocalDate until = null;
        if (!silent && rank > 3) {
            boolean alwaysLeaves = unit == Unit.DISPATCH && rank == 4; // there is a former user in any agency
            if (!alwaysLeaves && chance.happens(0.06)) from = days.day(chance.between(5, days.count() / 2));
            else if (alwaysLeaves || chance.happens(0.06))
                until = days.day(chance.between(days.count() / 5, days.count() * 3 / 5));
            else if (chance.happens(0.04)) until = days.first().minusDays(chance.between(10, 200));
        }
        var role = rank == 0 ? leadOf(unit) : unit.role;
        var habits = Habits.of(unit, silent, chance);
        add(person, police ? POLICE : SHERIFF, unit, role, lead, from, until, habits, of);
    }

    private void add(
            Person person,
            String organization,
            Unit unit,
            String role,
            String supervisor,
            LocalDate from,
            @Nullable LocalDate until,
            Habits habits,
            List<Account> of) {
        var account = new Account(
                accounts.size(), id(person), person, organization, unit, role, supervisor, from, until, habits);
        accounts.add(account);
        of.add(account);
        employed.add(person);
    }

    private static String leadOf(Unit unit) {
        return switch (unit) {
            case PATROL, DETECTIVES -> "sergeant";
            case COMMAND -> "chief";
            case RECORDS, DISPATCH, ANALYSIS -> "supervisor";
        };
    }

    /// `a.diaz`, and `a.diaz2` for the next of that name.
    private String id(Person person) {
        var family = person.name().family().replaceFirst("-.*", "");
        if (Character.isUpperCase(family.charAt(0))) family = family.replaceFirst(" .*", ""); // one of two surnames
        var plain = Accents.lost(person.name().given().charAt(0) + "." + family)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z.]", "");
        var id = plain;
        for (int i = 2; !ids.add(id); i++) id = plain + i;
        return id;
    }

    List<Account> accounts() {
        return accounts;
    }

    List<Account> of(Unit unit) {
        return byUnit.getOrDefault(unit, List.of());
    }

    boolean employs(Person person) {
        return employed.contains(person);
    }

    /// Those whose account ended before the log does.
    List<Account> former() {
        return accounts.stream().filter(account -> account.activeTo() != null).toList();
    }
}
