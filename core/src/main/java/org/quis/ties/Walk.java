package org.quis.ties;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quis.access.MisuseKind;

/// A chain of ties from a user that explains a look at its end, or puts it in doubt.
///
/// @param rank       its place in the list it was declared in: earlier is stronger, or closer
/// @param steps      at each step, the ties that may be taken
/// @param cited      whether the look must cite the case that the chain passes
/// @param weak       whether it is a lesser reason
/// @param yields     whether a duty outweighs it
/// @param earlyMillis by how much its first tie may begin later; the reason is then a lesser one
/// @param lateMillis by how much its first tie may be over; likewise
/// @param most       how many ends one step may have; more, and nobody is tied to anybody; 0 for the kinds' own limits
/// @param category   the category of database it counts in; `null` for any
/// @param would      what would have explained a look, with `{address}` and the like to fill in; `null` for nothing
/// @param suspicion  the misuse that such a look may be; `null` for a duty
public record Walk(
        int rank,
        String name,
        Nature nature,
        List<List<Step>> steps,
        boolean cited,
        boolean weak,
        boolean yields,
        long earlyMillis,
        long lateMillis,
        int most,
        @Nullable String category,
        @Nullable String would,
        @Nullable MisuseKind suspicion) {

    public Walk {
        steps = steps.stream().map(List::copyOf).toList();
    }

    /// One tie taken forward or back.
    public record Step(TieKind kind, boolean backward) {}

    /// The same walk over what its kinds of tie have become.
    Walk with(Map<String, TieKind> kinds) {
        var renewed = steps.stream()
                .map(ways -> ways.stream()
                        .map(way -> new Step(kinds.getOrDefault(way.kind().name(), way.kind()), way.backward()))
                        .toList())
                .toList();
        return new Walk(
                rank,
                name,
                nature,
                renewed,
                cited,
                weak,
                yields,
                earlyMillis,
                lateMillis,
                most,
                category,
                would,
                suspicion);
    }

    public Optional<MisuseKind> misuse() {
        return Optional.ofNullable(suspicion);
    }
}
