package org.quis.ledger;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The checkpoint that each log signed last, kept apart from the logs themselves.
///
/// A log's folder can be restored from a backup, copied, or written to by a second instance; each would then
/// sign a second history for the same sizes. So nothing is signed for the world before it has replaced what
/// stands here, and the replacement fails if anything else came first (as Sunlight does with its lock backend).
public interface CheckpointStore {
    Optional<Note> fetch(String origin) throws IOException;

    /// Compares and swaps, durably.
    ///
    /// @param was what must stand there now; `null` for nothing
    /// @return whether it stood there, and `now` does instead
    boolean replace(String origin, @Nullable Note was, Note now) throws IOException;
}
