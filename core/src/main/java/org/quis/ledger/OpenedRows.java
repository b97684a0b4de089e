package org.quis.ledger;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// What entries commit to, opened one after the other: a frame is decrypted once for all entries in it.
final class OpenedRows implements AutoCloseable {
    private final Frames frames;
    private final Keyring keys;
    private Frames.@Nullable Place place;
    private @Nullable Frame frame; // null where its key was destroyed

    OpenedRows(Frames frames, Keyring keys) {
        this.frames = frames;
        this.keys = keys;
    }

    /// @return `null` where it was erased
    /// @throws Broken.Ledger if it does not open the entry's commitment
    @Nullable
    Opening opening(long index, Entry entry) throws IOException, Broken.Ledger, Broken.Key {
        var at = place;
        if (at == null || index < at.first() || index - at.first() >= at.count()) {
            at = frames.covering(index);
            frame = frame(index, at);
            place = at;
        }
        if (frame == null) return null;
        var opening = frame.opening((int) (index - at.first()));
        if (opening.opens(entry)) return opening;
        throw new Broken.Ledger(
                Fault.at(at.file(), at.offset(), index, "the row kept here is not the one committed to"));
    }

    private @Nullable Frame frame(long index, Frames.Place at) throws IOException, Broken.Ledger, Broken.Key {
        var sealed = frames.sealed(at);
        var key = keys.find(sealed.key());
        if (key != null) return frames.open(sealed, key);
        if (keys.isShredded(sealed.key())) return null;
        throw new Broken.Key("the key of entry " + index + " is not in this keyring: " + sealed.key());
    }

    @Override
    public void close() throws IOException {
        frames.close();
    }
}
