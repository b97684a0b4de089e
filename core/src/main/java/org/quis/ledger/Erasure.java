package org.quis.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Erases what a ledger keeps for a retention class or a data subject, by destroying its keys. The entries, their
/// commitments and every proof stay; nobody can say any more what they commit to.
///
/// First the erasure is sealed, then it is done: whoever dies in between has said more than was done, and does the
/// rest when asked again. The other way round a key would be missing and nothing would say why.
public final class Erasure {
    /// The holder of the key that erasures themselves are sealed under.
    public static final String EVENTS = "events";

    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("yyyy-MM", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Erasure() {}

    /// The retention class of rows sealed at a time: the month, such as `rows-2026-11`.
    public static String rows(Instant sealed) {
        return "rows-" + MONTH.format(sealed);
    }

    /// @param holder such as `rows-2026-11`, or a person's id
    /// @param actor  who erases
    /// @param why    the court's order, the rule of retention
    /// @return how many keys were destroyed; none if nothing was kept for this holder, and then nothing is sealed
    /// @throws Broken if the ledger cannot be taken up
    public static int erase(
            Path folder,
            LogKey key,
            CheckpointStore store,
            Keyring keys,
            String holder,
            String actor,
            String why,
            Instant time)
            throws IOException, Broken {
        if (holder.equals(EVENTS)) throw new IllegalArgumentException("what was erased must stay known");
        var ids = keys.ids(key.name(), holder);
        if (ids.isEmpty()) return 0;
        var payload = new ArrayList<>(List.of(why));
        ids.forEach(id -> payload.add(id.toString()));
        try (var writer = LedgerWriter.open(folder, key, store)) {
            var sealer = new Sealer(keys.key(key.name(), EVENTS));
            writer.append(sealer.seal(new Event(Event.SHREDDED, time, actor, payload)));
            writer.checkpoint();
        }
        for (var id : ids) keys.destroy(id);
        return ids.size();
    }
}
