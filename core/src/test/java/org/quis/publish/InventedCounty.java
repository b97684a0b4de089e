package org.quis.publish;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The archive of a county that does not exist: what an audit of its plate reader might have found, and cells typed by
/// somebody who hoped that the report would run them.
final class InventedCounty implements Archive {
    static final List<String> HOSTILE = List.of(
            "<script>window.hacked = 1</script>",
            "\"><img src=x onerror=\"window.hacked=1\">",
            "</script><script>window.hacked=1</script><!--",
            "=cmd|' /C calc'!A0",
            "' onmouseover='window.hacked=1",
            "javascript:window.hacked=1");

    private static final String[] KINDS = {
        "repeated_target", "prohibited_purpose", "no_reason", "off_duty", "bulk_harvest", "shared_credentials"
    };
    private final int findings;
    private final InventedTies reference;
    private final boolean pseudonymised;

    InventedCounty(int findings, boolean pseudonymised) {
        this(findings, pseudonymised, true);
    }

    /// @param knowsTies whether there are reference data
    InventedCounty(int findings, boolean pseudonymised, boolean knowsTies) {
        this.findings = findings;
        this.reference = new InventedTies(Math.min(findings, 500), knowsTies);
        this.pseudonymised = pseudonymised;
    }

    @Override
    public List<Row> query(Query query, Object... parameters) {
        return switch (query.name()) {
            case "summary" -> summary();
            case "period" ->
                rows("first_time last_time accesses searches")
                        .row(at(1, 0), at(31, 1380), 24_412, 23_870)
                        .end();
            case "sources" -> sources();
            case "source_columns" ->
                rows("source label field state redacted blank filled")
                        .row(0, "organization-audit.csv", "session_id", "not_exported", 0, 0, 0)
                        .row(0, "organization-audit.csv", "case_number", "exported", 0, 19_804, 2_196)
                        .row(1, "march.zip/network-audit.csv", "user_id", "exported", 2_415, 0, 0)
                        .end();
            case "unchecked" ->
                rows("check why")
                        .row("self_lookup", "no `people.csv`: whom a plate belongs to is not known")
                        .row("explained", "no access could be explained by `appointment`: its tables are missing")
                        .row("no_authority", "no `authorities.csv`: which searches were approved is not known")
                        .end();
            case "finding_kinds" -> findings == 0 ? List.of() : kinds();
            case "findings" -> findings();
            case "finding_facts" -> findingFacts();
            case "finding_accesses" -> findingAccesses();
            case "finding_times" -> findingTimes();
            case "finding_paths",
                    "finding_verdicts",
                    "verdicts",
                    "verdicts_by_unit",
                    "verdicts_by_user",
                    "reference_tables",
                    "reference_problems" -> reference.query(query);
            case "high_risk" -> rows("accesses").row(findings == 0 ? 0 : 131).end();
            case "hours" -> hours();
            case "days" -> days();
            case "reason_classes" ->
                rows("reason_class accesses")
                        .row("vague", 10_933)
                        .row("substantive", 8_764)
                        .row("blank", 3_120)
                        .row("case_number_only", 1_572)
                        .row("prohibited", 23)
                        .end();
            case "top_reasons" -> topReasons();
            case "risks" -> risks();
            case "user_spread", "users" -> users(query.name().equals("users") ? 8 : 147);
            case "user_hours" -> userHours();
            case "unlike_weeks" ->
                rows("user_id monday accesses because")
                        .row("r.aspen", "2026-03-09", 212, "212 accesses; in the account's other weeks 41")
                        .row("r.aspen", "2026-03-23", 44, HOSTILE.get(2))
                        .end();
            case "organizations" ->
                rows("organization users accesses searches blank_share vague_share")
                        .row("Larkspur County Sheriff", 92, 17_204, 16_900, 0.131, 0.46)
                        .row("Alder Falls Police", 41, 5_108, 4_870, 0.118, 0.39)
                        .row(HOSTILE.get(0), 14, 2_100, 2_100, 0.0, 0.21)
                        .end();
            case "rejected" ->
                rows("source row column problem raw")
                        .row("organization-audit.csv", 118, "Search Time", "`noon` is not a time", "a-118,noon,7ABC123")
                        .row("organization-audit.csv", 4_071, "", "2 cells where 13 were expected", HOSTILE.get(1))
                        .row("organization-audit.csv", 9_002, "Search Time", "no such day", HOSTILE.get(3))
                        .end();
            default -> throw new IllegalArgumentException("nobody told the county about " + query.name());
        };
    }

    private List<Row> summary() {
        return rows("key value")
                .row("rows", "24500")
                .row("rejected", "3")
                .row("sightings", "24497")
                .row("accesses", "24412")
                .row("users", "147")
                .row("version", "0.1.0")
                .row("rules_version", "2026-11")
                .row("ledger_size", "24500")
                .row("ledger_root", "mC2e0Gl7kWvR3n2J5b8S9oR4Yw6bHt0zXq1uD7aFsEo=")
                .row("pseudonymised", Boolean.toString(pseudonymised))
                .row("zone", "America/Chicago")
                .end();
    }

    private static List<Row> sources() {
        return rows("source label format sha256 rows rejected first_time last_time")
                .row(
                        0,
                        "organization-audit.csv",
                        "plate-reader-organization",
                        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                        22_085,
                        3,
                        at(1, 0),
                        at(31, 1380))
                .row(
                        1,
                        "march.zip/network-audit.csv",
                        "plate-reader-network",
                        "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752",
                        2_415,
                        0,
                        at(2, 15),
                        at(30, 900))
                .end();
    }

    private List<Row> kinds() {
        var rows = rows("kind findings users accesses risk");
        for (int k = 0; k < KINDS.length && k < findings; k++) {
            rows.row(KINDS[k], (findings - k + KINDS.length - 1) / KINDS.length, 2 + k, 40 * (k + 1), 0.97 - k * 0.08);
        }
        return rows.end();
    }

    private List<Row> findings() {
        var rows =
                rows("finding_id kind user_id subject_kind subject first_time last_time accesses risk title rule_id");
        var titles = List.of(
                "Searched one plate on 11 days without a case number",
                "Gave “checking on my ex” as the reason",
                "Gave no usable reason for 214 of 230 searches",
                "Searched between 01:00 and 04:00 on 6 nights, and at no such hour before",
                "Searched 388 different plates in one hour",
                "Was connected from two places 140 km apart within 9 minutes");
        for (int f = 0; f < Math.min(findings, 500); f++) {
            rows.row(
                    "f-%04d".formatted(f + 1),
                    KINDS[f % KINDS.length],
                    f == 3 ? HOSTILE.get(1) : "r.%s".formatted(NAMES[f % NAMES.length]),
                    f % 3 == 2 ? "" : "plate",
                    f % 3 == 2 ? "" : f == 4 ? HOSTILE.get(2) : "7ABC%03d".formatted(f),
                    at(1 + f % 9, 60 * f % 1440),
                    at(12 + f % 19, 61 * f % 1440),
                    f == 0 ? 69 : 12 + f,
                    Math.max(0.05, 0.97 - f * 0.02),
                    f == 5 ? HOSTILE.get(0) : titles.get(f % titles.size()),
                    KINDS[f % KINDS.length] + ".shipped");
        }
        return rows.end();
    }

    private List<Row> findingFacts() {
        var rows = rows("finding_id side text");
        for (int f = 0; f < Math.min(findings, 500); f++) {
            var id = "f-%04d".formatted(f + 1);
            rows.row(
                    id,
                    "evidence",
                    "The same plate on 11 of 31 days; half of the peers never searched one plate on more than 2.");
            rows.row(id, "evidence", "No case number was given on any of these days.");
            if (f % 2 == 0) rows.row(id, "counter_evidence", "Two other accounts searched the same plate on 4 March.");
            if (f == 1) rows.row(id, "counter_evidence", HOSTILE.get(2));
        }
        return rows.end();
    }

    private List<Row> findingAccesses() {
        var rows = rows("finding_id entry time user_id subject reason reason_class redacted case_number source row"
                + " verdict explanation conflict");
        for (int f = 0; f < Math.min(findings, 500); f++) {
            for (int a = 0; a < (f < 50 ? 12 : 5); a++) {
                var reason = f == 0 && a < HOSTILE.size() ? HOSTILE.get(a) : a % 3 == 0 ? "" : "investigation";
                rows.row(
                        "f-%04d".formatted(f + 1),
                        f * 100 + a,
                        at(1 + (f + a * 2) % 31, 17 * a),
                        f == 7 ? "" : "r.%s".formatted(NAMES[f % NAMES.length]),
                        "7ABC%03d".formatted(f),
                        reason,
                        reason.isEmpty() ? "blank" : "vague",
                        f == 7 ? "user_id;subject" : "",
                        a == 5 ? "26-00" + f : null,
                        "organization-audit.csv",
                        f * 100 + a + 2,
                        a % 3 == 0 ? "conflicted" : a % 3 == 1 ? "explained" : "unexplained",
                        a % 3 == 1 ? "r.aspen -made-> stop S-12 -of-> plate 7ABC000" : null,
                        a % 3 == 0 ? "r.aspen -is-> p-17 -former_spouse-> " + HOSTILE.get(0) : null);
            }
        }
        return rows.end();
    }

    private List<Row> findingTimes() {
        var rows = rows("finding_id part accesses");
        for (int f = 0; f < Math.min(findings, 500); f++) {
            for (int part = f % 7; part < 60; part += 3 + f % 5) {
                rows.row("f-%04d".formatted(f + 1), part, 1 + part * 7 % 5);
            }
        }
        return rows.end();
    }

    private static List<Row> hours() {
        var rows = rows("weekday hour accesses");
        for (int weekday = 1; weekday <= 7; weekday++) {
            for (int hour = 0; hour < 24; hour++) {
                double day = Math.exp(-Math.pow((hour - 14) / 5.0, 2)) * (weekday > 5 ? 0.55 : 1);
                rows.row(weekday, hour, 20 + (int) (day * 260) + hour * weekday % 9);
            }
        }
        return rows.end();
    }

    private static List<Row> days() {
        var rows = rows("period accesses");
        for (int day = 1; day <= 31; day++)
            rows.row("2026-03-%02d".formatted(day), 640 + day * 37 % 250 - (day % 7 == 1 ? 320 : 0));
        return rows.end();
    }

    private static List<Row> topReasons() {
        var rows = rows("reason reason_class accesses");
        var reasons = new ArrayList<>(List.of(
                "investigation",
                "inv",
                "stolen vehicle",
                "patrol",
                "suspicious",
                "459",
                "211pc",
                "hit and run",
                "welfare check"));
        reasons.addAll(HOSTILE);
        for (int r = 0; r < reasons.size(); r++) {
            rows.row(reasons.get(r), r < 2 || r == 3 ? "vague" : "substantive", 6_800 / (r + 1));
        }
        return rows.end();
    }

    private static List<Row> risks() {
        var rows = rows("step accesses");
        int[] counts = {21_907, 1_480, 402, 230, 140, 71, 38, 13, 0, 104, 27};
        for (int step = 0; step < counts.length; step++) rows.row(step, counts[step]);
        return rows.end();
    }

    private static List<Row> users(int many) {
        var rows = rows(
                "highest_risk findings user_id organization accesses searches days first_time last_time"
                        + " blank_share blank_share_percentile vague_share vague_share_percentile"
                        + " out_of_hours_share out_of_hours_share_percentile busiest_hour_targets busiest_hour_targets_percentile");
        for (int u = 0; u < many; u++) {
            double x = (u * 37 % 100) / 100.0;
            rows.row(
                    many > 8 ? 0 : Math.max(0, 0.97 - u * 0.02),
                    many > 8 ? 0 : 2,
                    u == 3 ? HOSTILE.get(1) : "r.%s".formatted(u < NAMES.length ? NAMES[u] : "user" + u),
                    u % 3 == 0 ? "Alder Falls Police" : "Larkspur County Sheriff",
                    40 + (int) (x * x * 900),
                    38 + (int) (x * x * 880),
                    1 + u % 22,
                    at(1, 0),
                    at(31, 0),
                    x * x * 0.6,
                    x,
                    0.2 + x * 0.5,
                    x,
                    x * x * x * 0.4,
                    x,
                    (double) (3 + (int) (Math.pow(x, 6) * 388)),
                    x);
        }
        return rows.end();
    }

    private static List<Row> userHours() {
        var rows = rows("user_id hour accesses");
        for (var name : NAMES) {
            for (int hour = 6; hour < 19; hour++) rows.row("r." + name, hour, 3 + hour * name.length() % 11);
        }
        return rows.end();
    }

    static final String[] NAMES = {"aspen", "birch", "cedar", "dogwood", "elder", "fir", "gorse", "hazel"};

    static LocalDateTime at(int day, int minute) {
        return LocalDateTime.of(2026, 3, day, 0, 0).plusMinutes(minute);
    }

    static Answer rows(String columns) {
        return new Answer(List.of(columns.split(" ")), new ArrayList<>());
    }

    record Answer(List<String> columns, List<Row> rows) {
        Answer row(Object... values) {
            rows.add(new Row(columns, Arrays.asList(values)));
            return this;
        }

        List<Row> end() {
            return rows;
        }
    }
}
