package org.quis.audit;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.quis.access.CellState;
import org.quis.access.Field;
import org.quis.access.MisuseKind;
import org.quis.ties.Ties;

/// A check that could not be made, and why: for want of a column, or of reference data.
///
/// @param check the kind of misuse that would have been looked for, as outputs spell it
public record Unchecked(String check, String why) {

    /// What a check on a bare export needs to find in the log.
    private static final Map<MisuseKind, Set<Field>> NEEDS = needs();

    private static Map<MisuseKind, Set<Field>> needs() {
        Map<MisuseKind, Set<Field>> needs = new LinkedHashMap<>();
        needs.put(MisuseKind.NO_REASON, EnumSet.of(Field.REASON));
        needs.put(MisuseKind.PROHIBITED_PURPOSE, EnumSet.of(Field.REASON));
        needs.put(MisuseKind.REPEATED_TARGET, EnumSet.of(Field.USER_ID, Field.SUBJECT));
        needs.put(MisuseKind.OFF_DUTY, EnumSet.of(Field.USER_ID));
        needs.put(MisuseKind.BULK_HARVEST, EnumSet.of(Field.USER_ID, Field.SUBJECT));
        needs.put(MisuseKind.SHARED_CREDENTIALS, EnumSet.of(Field.USER_ID));
        return needs;
    }

    static List<Unchecked> of(Coverage coverage, @Nullable Ties ties) {
        var unchecked = new ArrayList<Unchecked>();
        NEEDS.forEach((kind, fields) -> {
            for (var field : fields) {
                var silent = coverage.silent(field);
                if (silent.isEmpty()) continue;
                unchecked.add(new Unchecked(kind.label(), why(coverage, field, silent.size())));
            }
        });
        for (var kind : MisuseKind.values()) {
            var tables = TABLES.get(kind);
            if (tables == null) continue;
            if (ties == null) {
                if (!NEEDS.containsKey(kind)) {
                    unchecked.add(new Unchecked(
                            kind.label(),
                            "needs reference tables (" + listed(tables) + "); give them with `--reference`"));
                }
                continue;
            }
            var missing = tables.stream().filter(table -> !ties.has(table)).toList();
            if (!missing.isEmpty()) {
                unchecked.add(new Unchecked(
                        kind.label(),
                        listed(missing) + (missing.size() == 1 ? " is" : " are") + " missing from the reference data"));
            }
        }
        if (ties != null) {
            for (var walk : ties.declared().duty()) {
                if (ties.hasTablesOf(walk)) continue;
                unchecked.add(new Unchecked(
                        "explained",
                        "no access could be explained by `" + walk.name()
                                + "`: its tables are missing; what it would have explained counts as unexplained"));
            }
        }
        return List.copyOf(unchecked);
    }

    private static String listed(List<String> tables) {
        return tables.stream().map(table -> table + ".csv").collect(Collectors.joining(", "));
    }

    /// What a check by ties needs to find among the reference tables.
    private static final Map<MisuseKind, List<String>> TABLES = tables();

    private static Map<MisuseKind, List<String>> tables() {
        Map<MisuseKind, List<String>> needs = new LinkedHashMap<>();
        needs.put(MisuseKind.SELF_LOOKUP, List.of("users", "people"));
        needs.put(MisuseKind.FAMILY_LOOKUP, List.of("users", "people", "relationships"));
        needs.put(MisuseKind.FORMER_PARTNER_LOOKUP, List.of("users", "people", "relationships"));
        needs.put(MisuseKind.FRIEND_LOOKUP, List.of("users", "people", "relationships"));
        needs.put(MisuseKind.NEIGHBOR_LOOKUP, List.of("users", "people", "addresses"));
        needs.put(MisuseKind.COWORKER_LOOKUP, List.of("users", "people"));
        needs.put(MisuseKind.PUBLIC_FIGURE_LOOKUP, List.of("protected"));
        needs.put(MisuseKind.CANARY_LOOKUP, List.of("canaries"));
        needs.put(MisuseKind.FALSE_REASON, List.of("cases", "assignments", "case_subjects"));
        needs.put(MisuseKind.NO_AUTHORITY, List.of("databases", "authorities"));
        needs.put(MisuseKind.OFF_DUTY, List.of("shifts", "leave"));
        needs.put(MisuseKind.FORMER_USER, List.of("users"));
        needs.put(MisuseKind.DISCLOSURE, List.of("cases", "assignments", "case_subjects"));
        needs.put(MisuseKind.RECORD_ALTERATION, List.of("cases", "assignments", "case_subjects"));
        return needs;
    }

    private static String why(Coverage coverage, Field field, int silent) {
        long redacted = coverage.count(field, CellState.REDACTED);
        long missing = coverage.count(field, CellState.NOT_EXPORTED);
        var how = new ArrayList<String>();
        if (redacted > 0) how.add("masked in %,d rows".formatted(redacted));
        if (missing > 0) how.add("not exported in %,d rows".formatted(missing));
        long blank = coverage.count(field, CellState.BLANK);
        if (blank > 0) how.add("blank in %,d rows".formatted(blank));
        return "`%s` says nothing in %s: %s"
                .formatted(
                        field.column(),
                        silent == coverage.sources()
                                ? "any source"
                                : "%,d of %,d sources".formatted(silent, coverage.sources()),
                        how.stream().collect(Collectors.joining(", ")));
    }
}
