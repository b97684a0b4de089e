package org.quis.ties;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A kind of tie, as `ties.yaml` declares it.
///
/// @param number       its place among the kinds, from 0
/// @param back         how it reads the other way round
/// @param beforeMillis by how much a tie of this kind counts before it begins; [#EVER] for always
/// @param afterMillis  by how much it counts after it ends
/// @param busyMillis   who has such a tie is busy with it so long before and after; 0 where it busies nobody
/// @param fanout       how many ties of the kind a chain may pass at one node
/// @param inferredFrom what the tie was concluded from; `null` where a table says it
/// @param endsAs       the kind that begins when this one ends, such as a former spouse; `null` for none
public record TieKind(
        int number,
        String name,
        String back,
        Nature nature,
        long beforeMillis,
        long afterMillis,
        long busyMillis,
        int fanout,
        @Nullable String inferredFrom,
        @Nullable String endsAs) {

    /// Longer than any log, and far from overflowing when it is added to an instant.
    public static final long EVER = 1L << 53;

    public boolean isInferred() {
        return inferredFrom != null;
    }

    /// How an arrow along it is labelled.
    public String label(boolean backward) {
        return backward ? back : name;
    }

    Optional<String> becomes() {
        return Optional.ofNullable(endsAs);
    }
}
