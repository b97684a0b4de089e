package org.quis.ledger;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The files that a ledger holds already, by their content, so that a file read again is not sealed again.
///
/// Found from the end: a run seals the rows of its files one after the other, after each file's rows an end for each
/// source in it. So only the ends are read, however many rows there are.
public final class SealedSources {
    /// A source as it was sealed.
    ///
    /// @param first entry of its first row; the others follow without a gap
    public record Sealed(long first, long rows) {}

    private SealedSources() {}

    /// @return by the SHA-256 of a file, the sources in it in their order
    public static Map<Hash, List<Sealed>> in(Ledger ledger) throws IOException, Broken.Ledger {
        var files = new HashMap<Hash, List<Sealed>>();
        for (long end = ledger.size(); end > 0; ) {
            var ends = new ArrayDeque<Entry.SourceEnd>();
            long before = end;
            while (before > 0 && ledger.entry(before - 1) instanceof Entry.SourceEnd one) {
                ends.addFirst(one);
                before--;
            }
            if (ends.isEmpty()) { // of a run, or an event, or rows of a run that never came to an end
                end--;
                continue;
            }
            long first = before - ends.stream().mapToLong(Entry.SourceEnd::rows).sum();
            end = first;
            var group = new HashMap<Hash, List<Sealed>>();
            for (var source : ends) {
                group.computeIfAbsent(source.sha256(), _ -> new java.util.ArrayList<>())
                        .add(new Sealed(first, source.rows()));
                first += source.rows();
            }
            group.forEach(files::put); // of a file sealed twice, the first time counts
        }
        return files;
    }
}
