package org.quis.audit;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.quis.access.CellState;
import org.quis.access.Field;
import org.quis.access.MisuseKind;

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

    static List<Unchecked> of(Coverage coverage) {
        var unchecked = new ArrayList<Unchecked>();
        NEEDS.forEach((kind, fields) -> {
            for (var field : fields) {
                var silent = coverage.silent(field);
                if (silent.isEmpty()) continue;
                unchecked.add(new Unchecked(kind.label(), why(coverage, field, silent.size())));
            }
        });
        for (var kind : MisuseKind.values()) {
            if (!NEEDS.containsKey(kind)) {
                unchecked.add(new Unchecked(
                        kind.label(),
                        "needs reference data on people, cases and duties, which this version does not read"));
            }
        }
        return List.copyOf(unchecked);
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
