package org.quis.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import org.quis.access.Accesses;
import org.quis.access.Field;
import org.quis.explain.Explainer;
import org.quis.explain.Inquiry;
import org.quis.explain.Ruling;
import org.quis.ties.Ties;

/// Asks the ties about every row of a batch. One instance belongs to one thread.
final class Explaining {
    private final Ties ties;
    private final Explainer explainer;

    Explaining(Ties ties) {
        this.ties = ties;
        this.explainer = new Explainer(ties);
    }

    /// What is said of a row goes to `rulings`, in words; what detection needs of it is returned.
    Ruling explain(Accesses accesses, int row, Rulings rulings) {
        var asked = new Inquiry(
                accesses.text(Field.USER_ID, row),
                Math.floorDiv(accesses.timeMicros(row), 1000L),
                accesses.text(Field.DATABASE_ID, row),
                accesses.text(Field.SUBJECT_KIND, row).toLowerCase(Locale.ROOT),
                accesses.text(Field.SUBJECT, row),
                accesses.text(Field.SUBJECT_DATE_OF_BIRTH, row),
                accesses.text(Field.REASON, row),
                accesses.text(Field.CASE_NUMBER, row),
                accesses.text(Field.AUTHORITY_ID, row));
        var explained = explainer.explain(asked);
        rulings.set(
                row,
                explained.verdict(),
                explained.person() < 0 ? null : ties.id(explained.person()).getBytes(UTF_8),
                explained
                        .duty()
                        .map(path -> ties.written(explained.user(), path).getBytes(UTF_8))
                        .orElse(null),
                explained
                        .personal()
                        .map(path -> ties.written(explained.user(), path).getBytes(UTF_8))
                        .orElse(null));
        return explainer.rule(asked, accesses.text(Field.ACTION, row).toLowerCase(Locale.ROOT), explained);
    }

    /// A number for a person that no typed value has: what is looked at is who, not how they were typed.
    static long target(int person) {
        long mixed = (person + 1L) * 0x9E3779B97F4A7C15L;
        return mixed ^ mixed >>> 31 | 1L << 62;
    }
}
