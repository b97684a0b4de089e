package org.quis.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.quis.detect.Examination;
import org.quis.detect.Finding;
import org.quis.detect.RuleBook;

/// What rules find in several accesses of a log together, once all of it is read. Only accesses that match a rule
/// which a correlation looks at are kept for it.
final class Correlating {
    private static final int MOST = 2_000_000;

    private final List<Kept> kept = new ArrayList<>();

    void add(List<Kept> batch, long first) throws IOException {
        for (var event : batch) kept.add(event.at(first + event.id()));
        if (kept.size() <= MOST) return;
        throw new IOException(
                "more than %,d accesses match rules that a correlation looks at; narrow them".formatted(MOST));
    }

    /// A second sighting is no second access.
    List<Finding> findings(RuleBook book, Marks marks, Examination examination) {
        var ordered = kept.stream()
                .filter(event -> marks.first(event.id()) == event.id())
                .sorted(Kept.IN_TIME)
                .toList();
        return new Together(book, examination)
                .find(ordered).stream().map(Together.Part::finding).toList();
    }
}
