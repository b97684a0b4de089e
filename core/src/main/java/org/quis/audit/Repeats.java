package org.quis.audit;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/// Recognises the rows in which an access is seen again: same identity, later entry.
final class Repeats {
    static final int BYTES = 8 + 8 + 8;

    private Repeats() {}

    record Key(long high, long low) {}

    static int part(long high, int parts) {
        return (int) Math.floorMod(high, (long) parts);
    }

    /// Marks every repeat.
    ///
    /// @return how many there are
    static long resolve(Spool identities, Marks marks) throws IOException {
        long repeats = 0;
        for (int part = 0; part < identities.parts(); part++) {
            var records = identities.read(part);
            Map<Key, Long> first = HashMap.newHashMap(records.remaining() / BYTES);
            while (records.hasRemaining()) {
                var key = new Key(records.getLong(), records.getLong());
                long entry = records.getLong();
                var seen = first.putIfAbsent(key, entry); // records stand in order of entry
                if (seen != null) {
                    marks.repeat(entry, seen);
                    repeats++;
                }
            }
        }
        return repeats;
    }
}
