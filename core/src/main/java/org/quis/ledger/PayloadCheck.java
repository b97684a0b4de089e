package org.quis.ledger;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Walks through the payload beside the entries and opens every commitment.
final class PayloadCheck implements AutoCloseable {
    private final Path folder;
    private final Sealer sealer = new Sealer();
    private final byte[] commitment = new byte[Hash.BYTES];
    private @Nullable DataInputStream segment;
    private int number = -1;
    private Frame.@Nullable Header header;
    private Frame.@Nullable Body body;
    private int row;

    PayloadCheck(Path folder) {
        this.folder = folder;
    }

    void check(long index, Entry entry) throws IOException, LedgerException {
        while (header == null || body == null || row == header.rows()) {
            if (!next()) throw new LedgerException("has no payload");
        }
        if (header.firstEntry() + row != index) {
            throw new LedgerException("its payload says it belongs to entry " + (header.firstEntry() + row));
        }
        sealer.commit(header.seed(), row, body.plain(), body.start(row), body.length(row), commitment, 0);
        if (!entry.commitment().equals(Hash.copyOf(commitment, 0))) {
            throw new LedgerException("its payload is not what was committed to");
        }
        row++;
    }

    private boolean next() throws IOException, LedgerException {
        while (true) {
            if (segment == null) {
                var file = PayloadWriter.segment(folder, ++number);
                if (!Files.isRegularFile(file)) return false;
                segment = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 20));
            }
            var head = segment.readNBytes(Frame.HEADER_BYTES);
            if (head.length == 0) {
                segment.close();
                segment = null;
                continue;
            }
            header = Frame.header(ByteBuffer.wrap(head));
            var packed = segment.readNBytes(header.packedBytes());
            if (packed.length < header.packedBytes()) {
                throw new LedgerException("the payload in segment " + number + " is cut short");
            }
            body = Frame.body(header, packed);
            row = 0;
            return true;
        }
    }

    /// There must be nothing left that no entry commits to.
    void finish(long size) throws IOException, LedgerException {
        if ((header != null && row < header.rows()) || next()) {
            throw new LedgerException("there is payload beyond the last entry, " + (size - 1));
        }
    }

    @Override
    public void close() throws IOException {
        if (segment != null) segment.close();
    }
}
