package org.quis.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.quis.results.Csv;
import org.quis.results.UnfitException;

/// As much of the reference tables as fakes are made from, read in the plainest way: not by the code that is measured.
final class World {
    private static final Pattern HOUSE = Pattern.compile("(\\d+)\\s+([^,]*?)(?:\\s+(?:Apt|Unit|#).*?)?(,.*)?");
    private static final int NEARBY = 4; // house numbers

    private record User(String person, String organization, String unit) {}

    private record Stay(String person, String address, LocalDate from, LocalDate to) {}

    private final Map<String, User> users = new HashMap<>();
    private final Map<String, List<String>> members = new HashMap<>(); // users by unit
    private final Map<String, List<String>> kin = new HashMap<>();
    private final Map<String, List<Stay>> stays = new HashMap<>(); // by person
    private final Map<String, List<Stay>> homes = new HashMap<>(); // by address
    private final Map<String, List<Stay>> streets = new HashMap<>();
    private final Map<String, List<String>> cases = new HashMap<>(); // by user
    private final Map<String, LocalDate[]> open = new HashMap<>();
    private final List<String> people = new ArrayList<>();
    private final Map<String, Named> named = new HashMap<>();

    /// @param former empty where they never had another name
    record Named(String name, String former, String born) {}

    private World() {}

    static World read(Path folder) throws IOException, UnfitException {
        var world = new World();
        Csv.read(
                folder.resolve("people.csv"),
                List.of("person_id", "name", "former_names", "date_of_birth"),
                (row, _) -> {
                    var id = row.getField("person_id");
                    world.people.add(id);
                    var former = row.getField("former_names").split(";")[0].strip();
                    world.named.put(id, new Named(row.getField("name"), former, row.getField("date_of_birth")));
                });
        Csv.read(folder.resolve("users.csv"), List.of("user_id", "person_id", "organization", "unit"), (row, _) -> {
            var unit = row.getField("organization") + "/" + row.getField("unit");
            world.users.put(
                    row.getField("user_id"), new User(row.getField("person_id"), row.getField("organization"), unit));
            world.members.computeIfAbsent(unit, _ -> new ArrayList<>()).add(row.getField("user_id"));
        });
        world.optional(folder, "relationships", List.of("person_id", "other_person_id", "kind", "valid_to"), row -> {
            if (!row.getField("valid_to").isEmpty() && !row.getField("kind").startsWith("former")) return;
            world.kin
                    .computeIfAbsent(row.getField("person_id"), _ -> new ArrayList<>())
                    .add(row.getField("other_person_id"));
            world.kin
                    .computeIfAbsent(row.getField("other_person_id"), _ -> new ArrayList<>())
                    .add(row.getField("person_id"));
        });
        world.optional(
                folder,
                "addresses",
                List.of("person_id", "address", "valid_from", "valid_to"),
                row -> world.stay(new Stay(
                        row.getField("person_id"),
                        row.getField("address"),
                        day(row.getField("valid_from"), LocalDate.MIN),
                        day(row.getField("valid_to"), LocalDate.MAX))));
        world.optional(
                folder,
                "assignments",
                List.of("case_number", "user_id"),
                row -> world.cases
                        .computeIfAbsent(row.getField("user_id"), _ -> new ArrayList<>())
                        .add(row.getField("case_number")));
        world.optional(
                folder,
                "cases",
                List.of("case_number", "opened", "closed"),
                row -> world.open.put(row.getField("case_number"), new LocalDate[] {
                    day(row.getField("opened"), LocalDate.MIN), day(row.getField("closed"), LocalDate.MAX)
                }));
        return world;
    }

    private interface Use {
        void row(de.siegmar.fastcsv.reader.NamedCsvRecord row);
    }

    private void optional(Path folder, String table, List<String> need, Use use) throws IOException, UnfitException {
        var file = folder.resolve(table + ".csv");
        if (Files.isRegularFile(file)) Csv.read(file, need, (row, _) -> use.row(row));
    }

    private static LocalDate day(String cell, LocalDate otherwise) {
        return cell.length() < 10 ? otherwise : LocalDate.parse(cell.substring(0, 10));
    }

    private void stay(Stay stay) {
        stays.computeIfAbsent(stay.person(), _ -> new ArrayList<>()).add(stay);
        homes.computeIfAbsent(stay.address(), _ -> new ArrayList<>()).add(stay);
        var house = HOUSE.matcher(stay.address());
        if (house.matches()) {
            streets.computeIfAbsent(house.group(2) + house.group(3), _ -> new ArrayList<>())
                    .add(stay);
        }
    }

    List<String> people() {
        return people;
    }

    Optional<Named> named(String person) {
        return Optional.ofNullable(named.get(person));
    }

    /// Empty where no table says.
    String unit(String user) {
        var known = users.get(user);
        return known == null ? "" : known.unit();
    }

    /// Users of the same unit, themselves among them.
    List<String> colleagues(String user) {
        var of = members.getOrDefault(unit(user), List.of());
        return of.isEmpty() ? List.of(user) : of;
    }

    List<String> casesOf(String user) {
        return cases.getOrDefault(user, List.of());
    }

    boolean isOpen(String number, Instant at) {
        var known = open.get(number);
        var day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        return known != null && day.isAfter(known[0]) && day.isBefore(known[1]);
    }

    /// Persons around a user at a time, by how they are tied: `kin`, `household`, `neighbor`, `coworker`.
    Map<String, List<String>> around(String user, Instant at) {
        var known = users.get(user);
        Map<String, List<String>> around = new HashMap<>();
        if (known == null || known.person().isEmpty()) return around;
        var me = known.person();
        add(around, "kin", kin.getOrDefault(me, List.of()));
        var day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        var household = new ArrayList<String>();
        var neighbors = new ArrayList<String>();
        for (var stay : stays.getOrDefault(me, List.of())) {
            if (!holds(stay, day)) continue;
            for (var other : homes.getOrDefault(stay.address(), List.of())) {
                if (holds(other, day) && !other.person().equals(me)) household.add(other.person());
            }
            nextTo(stay, day, neighbors);
        }
        add(around, "household", household);
        add(around, "neighbor", neighbors);
        add(
                around,
                "coworker",
                colleagues(user).stream()
                        .map(users::get)
                        .filter(other -> other != null
                                && !other.person().isEmpty()
                                && !other.person().equals(me))
                        .map(User::person)
                        .toList());
        return around;
    }

    private static void add(Map<String, List<String>> to, String kind, List<String> persons) {
        if (!persons.isEmpty()) to.put(kind, persons);
    }

    private void nextTo(Stay stay, LocalDate day, List<String> into) {
        var house = HOUSE.matcher(stay.address());
        if (!house.matches()) return;
        for (var other : streets.getOrDefault(house.group(2) + house.group(3), List.of())) {
            var there = HOUSE.matcher(other.address());
            if (!holds(other, day) || other.address().equals(stay.address()) || !there.matches()) continue;
            if (Math.abs(Integer.parseInt(there.group(1)) - Integer.parseInt(house.group(1))) <= NEARBY) {
                into.add(other.person());
            }
        }
    }

    private static boolean holds(Stay stay, LocalDate day) {
        return !day.isBefore(stay.from()) && day.isBefore(stay.to());
    }
}
