package org.quis.ledger;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.quis.access.Source;

/// The sources that a ledger holds already, so that what is read again is not sealed again: by their file's content,
/// and by their name where the file has grown since.
///
/// Found from the end: a run seals the rows of its files one after the other, after each file's rows an end for each
/// source in it. So only the ends are read, however many rows there are.
public final class SealedSources {
    /// A source as it was sealed, in as many pieces as it grew by.
    ///
    /// @param end the entry that ended it
    public record Sealed(long end, List<Piece> pieces) {
        public long rows() {
            return pieces.stream().mapToLong(Piece::rows).sum();
        }

        /// Where a row is.
        ///
        /// @param row from 0
        public long entry(long row) {
            long before = 0;
            for (var piece : pieces) {
                if (row - before < piece.rows) return piece.first + row - before;
                before += piece.rows;
            }
            throw new IndexOutOfBoundsException("row " + row + " of " + before);
        }

        private List<Piece> first(long rows) {
            var kept = new ArrayList<Piece>();
            long left = rows;
            for (var piece : pieces) {
                if (left <= 0) break;
                kept.add(new Piece(piece.first, Math.min(left, piece.rows)));
                left -= piece.rows;
            }
            return kept;
        }
    }

    /// Rows that follow each other without a gap.
    ///
    /// @param first entry of the first of them
    public record Piece(long first, long rows) {}

    private final Map<Hash, List<Sealed>> files = new HashMap<>();
    private final Map<List<String>, List<Sealed>> named = new HashMap<>();

    private SealedSources() {}

    /// What a ledger has that begins now: nothing.
    public static SealedSources none() {
        return new SealedSources();
    }

    /// @param keys show the names; a source whose key is gone is known by its content only
    public static SealedSources in(Ledger ledger, Keyring keys) throws IOException, Broken.Ledger {
        var known = new SealedSources();
        var sealed = new HashMap<Long, Sealed>();
        var ends = ends(ledger);
        for (var end : ends.entrySet()) {
            var one = sealed(end.getKey(), end.getValue(), sealed);
            sealed.put(end.getKey(), one);
            var name = name(ledger, end.getKey(), keys);
            if (name != null)
                known.named.computeIfAbsent(name, _ -> new ArrayList<>()).addFirst(one);
        }
        long next = -1;
        var file = new ArrayList<Sealed>();
        Hash content = null;
        for (var end : ends.entrySet()) {
            if (end.getKey() != next || !end.getValue().source.sha256().equals(content)) file = new ArrayList<>();
            file.add(sealed.get(end.getKey()));
            content = end.getValue().source.sha256();
            next = end.getKey() + 1;
            known.files.putIfAbsent(content, file); // of a file sealed twice, the first time counts
        }
        return known;
    }

    /// @param first entry of its first row
    private record End(Entry.SourceEnd source, long first) {}

    /// By the entry that each is.
    private static TreeMap<Long, End> ends(Ledger ledger) throws IOException, Broken.Ledger {
        var ends = new TreeMap<Long, End>();
        for (long end = ledger.size(); end > 0; ) {
            long before = end;
            long rows = 0;
            while (before > 0 && ledger.entry(before - 1) instanceof Entry.SourceEnd one) {
                before--;
                rows += one.rows();
                ends.put(before, new End(one, 0));
            }
            if (before == end) { // of a run, or an event
                end--;
                continue;
            }
            long first = before - rows;
            for (var one : ends.subMap(before, end).entrySet()) {
                one.setValue(new End(one.getValue().source, first));
                first += one.getValue().source.rows();
            }
            end = before - rows;
        }
        return ends;
    }

    private static Sealed sealed(long index, End end, Map<Long, Sealed> earlier) throws Broken.Ledger {
        var pieces = new ArrayList<Piece>();
        var grown = end.source.grown();
        if (grown != null) {
            var shorter = earlier.get(grown.end());
            if (shorter == null || shorter.rows() < grown.rows()) {
                throw new Broken.Ledger(
                        new Fault("tile", null, index, "the source ending here has grown from none that is known"));
            }
            pieces.addAll(shorter.first(grown.rows()));
        }
        if (end.source.rows() > 0) pieces.add(new Piece(end.first, end.source.rows()));
        return new Sealed(index, List.copyOf(pieces));
    }

    private static @Nullable List<String> name(Ledger ledger, long end, Keyring keys)
            throws IOException, Broken.Ledger {
        try {
            return ledger.row(end, keys);
        } catch (Broken.Key gone) {
            return null;
        }
    }

    public boolean isEmpty() {
        return files.isEmpty();
    }

    /// The sources in a file that was sealed with this content, in their order; none if it was not.
    public List<Sealed> of(Hash file) {
        return files.getOrDefault(file, List.of());
    }

    /// The sources sealed under the name of this one, the latest first.
    public List<Sealed> named(Source source) {
        return named.getOrDefault(name(source), List.of());
    }

    private static List<String> name(Source source) {
        return source.member() == null ? List.of(source.file()) : List.of(source.file(), source.member());
    }

    /// Before which rows of a source (from 0) a batch must end, so that none lies in two pieces of what was sealed.
    ///
    /// @param file of the source
    public NavigableSet<Long> seams(Hash file, Source source) {
        var seams = new TreeSet<Long>();
        var candidates = new ArrayList<>(named(source));
        candidates.addAll(of(file));
        for (var sealed : candidates) {
            long rows = 0;
            for (var piece : sealed.pieces) seams.add(rows += piece.rows);
        }
        return seams;
    }
}
