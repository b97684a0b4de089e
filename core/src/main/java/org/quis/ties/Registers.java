package org.quis.ties;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What tables say besides ties: times of service, databases and their demands, orders, and records set apart.
final class Registers {
    /// Roles of accounts that no person holds, as registers of accounts name them.
    private static final Pattern MACHINE = Pattern.compile(
            "(?i)\\b(service|system|batch|machine|technical|functional|interface|robot)[ _-]?(account|user|job|id)\\b"
                    + "|^\\W*(service|system|batch|machine|interface|robot|bot|daemon|api|integration)\\W*$");

    final Spans active = new Spans();
    final Spans shifts = new Spans();
    final Spans leave = new Spans();
    final Spans training = new Spans();
    final Map<Integer, String> posts = new HashMap<>(); // by user; unit and role, the last ones known
    final Set<Integer> machines = new HashSet<>(); // users that are nobody
    final Spans cases = new Spans();
    private final Map<String, Database> databases = new HashMap<>();
    private final Map<Integer, Authority> authorities = new HashMap<>();
    private final Map<Integer, SetApart> canaries = new HashMap<>();
    private final Map<Integer, SetApart> guarded = new HashMap<>();

    /// A row of `canaries.csv` or `protected.csv`.
    record SetApart(String note, long row) {}

    /// @param node    what the row is about, -1 where it names nothing of its own
    /// @param subject what else it names, -1 for nothing
    void take(String table, TableFile.Row row, int node, int subject, Interval valid) {
        switch (table) {
            case "users" -> {
                active.add(node, valid, row.number());
                posts.put(node, row.cell("unit") + '\0' + row.cell("role"));
                if (row.cell("person_id").isBlank()
                        && MACHINE.matcher(row.cell("role")).find()) machines.add(node);
            }
            case "shifts" -> shifts.add(node, valid, row.number());
            case "leave" -> { // who is in training is at work
                boolean trains = row.cell("kind").equalsIgnoreCase("training");
                (trains ? training : leave).add(node, valid, row.number());
            }
            case "cases" -> cases.add(node, valid, row.number());
            case "databases" -> {
                var id = row.cell("database_id");
                var categories = new LinkedHashSet<>(Arrays.asList(row.cell("categories")
                        .toLowerCase(java.util.Locale.ROOT)
                        .split("\\s*;\\s*")));
                categories.remove("");
                databases.put(
                        id,
                        new Database(
                                id, categories, yes(row.cell("requires_case")), yes(row.cell("requires_authority"))));
            }
            case "authorities" ->
                authorities.put(
                        node, new Authority(row.cell("kind"), valid, row.cell("database_id"), subject, row.number()));
            case "canaries" -> canaries.put(subject, new SetApart(row.cell("note"), row.number()));
            case "protected" -> guarded.put(subject, new SetApart(row.cell("note"), row.number()));
            default -> {} // nothing but ties
        }
    }

    private static boolean yes(String cell) {
        return cell.equalsIgnoreCase("true") || cell.equalsIgnoreCase("yes") || cell.equals("1");
    }

    void sort() {
        active.sort();
        shifts.sort();
        leave.sort();
        training.sort();
        cases.sort();
    }

    Optional<Database> database(String id) {
        return Optional.ofNullable(databases.get(id));
    }

    Optional<Authority> authority(int node) {
        return Optional.ofNullable(authorities.get(node));
    }

    Optional<SetApart> canary(int node) {
        return Optional.ofNullable(canaries.get(node));
    }

    Optional<SetApart> guarded(int node) {
        return Optional.ofNullable(guarded.get(node));
    }
}
