package org.quis.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What opens the commitment of one entry, and of no other: the value committed to, and its salt.
public final class Opening {
    private final Hash salt;
    private final byte[] value;

    Opening(Hash salt, byte[] value) {
        this.salt = salt;
        this.value = value;
    }

    Hash salt() {
        return salt;
    }

    byte[] value() {
        return value;
    }

    /// Whether this is what the entry commits to.
    boolean opens(Entry entry) {
        return switch (entry) {
            case Entry.RowRead row -> commitment(Commitment.ROW).equals(row.commitment());
            case Entry.SourceEnd end -> commitment(Commitment.SOURCE).equals(end.commitment());
            case Entry.Happened event -> commitment(Commitment.EVENT).equals(event.commitment());
            case Entry.RunEnd _ -> value.length == 0; // it commits to nothing
        };
    }

    private Hash commitment(byte[] domain) {
        return new Commitment(new Hasher()).commit(domain, salt, value);
    }

    /// The value's cells, read from its canonical bytes.
    ///
    /// @throws Broken.Entry if it is not in canonical form
    public List<String> cells() throws Broken.Entry {
        var cells = new ArrayList<String>();
        for (int at = 0; at < value.length; ) {
            int shift = 0;
            long length = 0;
            byte next;
            do {
                if (at == value.length || shift > 28) throw new Broken.Entry("has a cell whose length does not end");
                next = value[at++];
                length |= (long) (next & 0x7F) << shift;
                shift += 7;
            } while (next < 0);
            if (length > value.length - at) throw new Broken.Entry("has a cell longer than the row");
            cells.add(text(at, (int) length));
            at += (int) length;
        }
        return cells;
    }

    private String text(int from, int length) throws Broken.Entry {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value, from, length))
                    .toString();
        } catch (CharacterCodingException notText) {
            throw new Broken.Entry("has a cell that is not UTF-8");
        }
    }
}
