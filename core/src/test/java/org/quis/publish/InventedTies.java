package org.quis.publish;

import static org.quis.publish.InventedCounty.HOSTILE;
import static org.quis.publish.InventedCounty.rows;

import java.util.List;

/// What the reference data of [InventedCounty] might say: a former partner, a neighbor, calls and stops, and names in
/// them that hope to run.
final class InventedTies {
    private final int findings;
    private final boolean known;

    /// @param known whether there are reference data at all
    InventedTies(int findings, boolean known) {
        this.findings = findings;
        this.known = known;
    }

    List<Row> query(Query query) {
        return switch (query.name()) {
            case "verdicts" ->
                rows("accesses explained conflicted unexplained unresolved")
                        .row(24_412, known ? 21_100 : 0, known ? 71 : 0, known ? 3_141 : 0, known ? 100 : 24_412)
                        .end();
            case "finding_verdicts" -> verdicts();
            case "finding_paths" -> known ? paths() : List.of();
            case "verdicts_by_unit" ->
                rows("organization unit accesses explained conflicted unexplained unresolved")
                        .row("Larkspur County Sheriff", "patrol", 17_204, 15_900, 41, 1_263, 0)
                        .row("Alder Falls Police", "detectives", 5_108, 4_100, 20, 988, 0)
                        .row(HOSTILE.get(0), HOSTILE.get(1), 2_100, 1_100, 10, 890, 100)
                        .end();
            case "verdicts_by_user" -> byUser();
            case "reference_tables" ->
                !known
                        ? List.of()
                        : rows("file sha256 rows left_out noted")
                                .row("people.csv", "1f".repeat(32), 90_211, 310, 2)
                                .row("relationships.csv", "2e".repeat(32), 12_455, 0, 1)
                                .row("users.csv", "3d".repeat(32), 147, 0, 0)
                                .end();
            default -> known ? problems() : List.of();
        };
    }

    private List<Row> verdicts() {
        var rows = rows("finding_id accesses explained conflicted unexplained unresolved with_duty with_tie");
        for (int f = 0; f < findings; f++) rows.row(id(f), 12 + f, 3, 2, 7 + f, 0, 3, 2);
        return rows.end();
    }

    private List<Row> paths() {
        var rows = new Rows();
        for (int f = 0; f < findings; f++) {
            rows.begin(f, "duty", f % 2 == 0 ? "stop" : "colleague's case", f % 2 == 1);
            rows.add(
                    "user",
                    "r.aspen",
                    "made",
                    "stop",
                    "S-" + f,
                    null,
                    "stops.csv",
                    31,
                    "2026-03-04 21:10",
                    "2026-03-04 21:10");
            rows.add("stop", "S-" + f, "of", "plate", "7ABC00" + f, null, "stops.csv", 31, null, null);
            if (f % 3 == 2) {
                rows.begin(f, "personal", "neighbor", false);
                rows.add("user", "r.aspen", "is", "person", "p-17", null, "users.csv", 9, "2021-10-01", null);
                rows.add(
                        "person",
                        "p-17",
                        "lives_at",
                        "address",
                        "20 Chestnut Street Apt 3, Elmet",
                        null,
                        "addresses.csv",
                        4,
                        "2019-01-01",
                        null);
                rows.add(
                        "address",
                        "20 Chestnut Street Apt 3, Elmet",
                        "next_to",
                        "address",
                        "22 Chestnut Street, Elmet",
                        "nearby addresses",
                        "addresses.csv",
                        0,
                        null,
                        null);
                rows.add(
                        "address",
                        "22 Chestnut Street, Elmet",
                        "home of",
                        "person",
                        "p-" + f,
                        null,
                        "addresses.csv",
                        8,
                        null,
                        "2026-12-01");
            } else {
                rows.begin(f, "personal", "former partner", false);
                rows.add("user", "r.aspen", "is", "person", "p-17", null, "users.csv", 9, "2021-10-01", null);
                rows.add(
                        "person",
                        "p-17",
                        "former_spouse",
                        "person",
                        f == 0 ? HOSTILE.get(0) : "p-4",
                        null,
                        "relationships.csv",
                        20_327,
                        "2018-09-13",
                        "2022-05-07");
                rows.add(
                        "person",
                        f == 0 ? HOSTILE.get(0) : "p-4",
                        "owns",
                        "plate",
                        f == 0 ? HOSTILE.get(1) + "x".repeat(90) : "7ABC000",
                        null,
                        "vehicles.csv",
                        12,
                        "2024-05-30",
                        null);
            }
        }
        return rows.answer.end();
    }

    /// Tie after tie of one path after the other.
    private static final class Rows {
        private final InventedCounty.Answer answer = rows("finding_id side name weak position entry time subject_kind"
                + " subject from_kind from_node from_name label to_kind to_node to_name inferred file row valid_from"
                + " valid_to");
        private int finding;
        private String side = "";
        private String name = "";
        private boolean weak;
        private int position;

        void begin(int finding, String side, String name, boolean weak) {
            this.finding = finding;
            this.side = side;
            this.name = name;
            this.weak = weak;
            position = 0;
        }

        void add(
                String fromKind,
                String from,
                String label,
                String toKind,
                String to,
                String inferred,
                String file,
                int row,
                String begins,
                String ends) {
            answer.row(
                    id(finding),
                    side,
                    name,
                    weak,
                    position++,
                    finding * 100,
                    InventedCounty.at(4, 1275),
                    "plate",
                    "7ABC000",
                    fromKind,
                    from,
                    name(from),
                    label,
                    toKind,
                    to,
                    name(to),
                    inferred,
                    file,
                    row,
                    begins,
                    ends);
        }
    }

    /// What the tables call some of them; one hopes to run, is far too long, or is written from right to left.
    private static String name(String id) {
        return switch (id) {
            case "r.aspen", "p-17" -> "Rowan Aspen";
            case "p-4" -> "Jo Lark";
            case "p-2" -> "ليلى حداد";
            default -> id.equals(HOSTILE.get(0)) ? "Long".repeat(35) + " " + HOSTILE.get(0) : null;
        };
    }

    private static List<Row> byUser() {
        var rows = rows("user_id accesses explained conflicted unexplained unresolved");
        for (var name : InventedCounty.NAMES) rows.row("r." + name, 200, 150, 7, 40, 3);
        return rows.end();
    }

    private static List<Row> problems() {
        var rows = rows("file row column problem left_out");
        rows.row("people.csv", 0, "", "not UTF-8 from here on", true);
        rows.row("people.csv", 4, "date_of_birth", "`" + HOSTILE.get(0) + "` is not a day like 1980-02-14", true);
        for (int p = 2; p < 100; p++) rows.row("people.csv", p + 10, "person_id", "is empty", p < 98);
        return rows.end();
    }

    private static String id(int finding) {
        return "f-%04d".formatted(finding + 1);
    }
}
