package org.quis.ties;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Collects [Lint]s. Of one table's, only the first are kept; all are counted.
final class Lints {
    static final int KEPT_PER_TABLE = 200;

    private final List<Lint> kept = new ArrayList<>();
    private final Map<String, Long> perTable = new HashMap<>();
    private final Map<String, Long> counts = new HashMap<>();
    private long count;

    void leftOut(String file, long row, String column, String problem) {
        add(new Lint(file, row, column, problem, true));
    }

    void noted(String file, long row, String column, String problem) {
        add(new Lint(file, row, column, problem, false));
    }

    private void add(Lint lint) {
        count++;
        counts.merge(lint.file() + lint.leftOut(), 1L, Long::sum);
        if (perTable.merge(lint.file(), 1L, Long::sum) <= KEPT_PER_TABLE) kept.add(lint);
    }

    long count(String file, boolean leftOut) {
        return counts.getOrDefault(file + leftOut, 0L);
    }

    long count() {
        return count;
    }

    List<Lint> kept() {
        return Collections.unmodifiableList(kept);
    }
}
