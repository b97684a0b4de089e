package org.quis.audit;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quis.access.Accesses;

/// What [Describing] says of a batch. Row numbers in the two buffers count from the batch's first.
///
/// @param reasonClasses the ordinal of each row's reason class
/// @param rulings       what the ties say of each row; `null` without reference data
/// @param identities    per accepted row, what [Repeats] needs
/// @param looks         per accepted row, what detection needs
/// @param kept          what correlations look at
/// @param firstMicros   time of the earliest access, `Long.MAX_VALUE` where there is none
/// @param lastMicros    time of the latest access, `Long.MIN_VALUE` where there is none
record Described(
        Accesses accesses,
        byte[] reasonClasses,
        @Nullable Rulings rulings,
        ByteBuffer identities,
        ByteBuffer looks,
        Lines lines,
        List<Kept> kept,
        long firstMicros,
        long lastMicros,
        int searches) {}
