package org.quis.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// A finished ledger, to look things up in. It trusts the folder; [Verifier] does not.
public final class Ledger {
    private final Path folder;
    private final Checkpoint checkpoint;

    private Ledger(Path folder, Checkpoint checkpoint) {
        this.folder = folder;
        this.checkpoint = checkpoint;
    }

    public static Ledger open(Path folder) throws IOException, LedgerException {
        var key = VerifierKey.parse(Files.readString(Verifier.present(folder.resolve("log.vkey"))));
        return new Ledger(
                folder, Checkpoint.open(Files.readString(Verifier.present(folder.resolve("checkpoint"))), key));
    }

    public Checkpoint checkpoint() {
        return checkpoint;
    }

    public Entry entry(long index) throws IOException, LedgerException {
        if (index < 0 || index >= checkpoint.size()) {
            throw new LedgerException("there is no entry %d; the ledger has %d".formatted(index, checkpoint.size()));
        }
        long number = index / Tiles.WIDTH;
        int width = (int) Math.min(Tiles.WIDTH, checkpoint.size() - number * Tiles.WIDTH);
        var bundle = ByteBuffer.wrap(Files.readAllBytes(Verifier.present(Tiles.entries(folder, number, width))));
        for (int skip = (int) (index % Tiles.WIDTH); skip > 0; skip--) {
            bundle.position(bundle.position() + 2 + Short.toUnsignedInt(bundle.getShort(bundle.position())));
        }
        var entry = new byte[Short.toUnsignedInt(bundle.getShort())];
        bundle.get(entry);
        return Entry.decode(entry);
    }

    /// What the entry commits to: a row's cells as the source wrote them. The commitment is checked.
    public List<String> payload(long index) throws IOException, LedgerException {
        var entry = entry(index);
        try (var frames = FileChannel.open(folder.resolve("payload/index"))) {
            long frame = lastFrameAtOrBefore(frames, index);
            var at = read(frames, frame * PayloadWriter.INDEX_BYTES + 8, 12);
            try (var segment = FileChannel.open(PayloadWriter.segment(folder.resolve("payload"), at.getInt()))) {
                long offset = at.getLong();
                var header = Frame.header(read(segment, offset, Frame.HEADER_BYTES));
                var packed = read(segment, offset + Frame.HEADER_BYTES, header.packedBytes())
                        .array();
                var body = Frame.body(header, packed);
                int row = Math.toIntExact(index - header.firstEntry());
                if (row < 0 || row >= header.rows()) throw new LedgerException("entry " + index + " has no payload");
                var commitment = new byte[Hash.BYTES];
                new Sealer().commit(header.seed(), row, body.plain(), body.start(row), body.length(row), commitment, 0);
                if (!Arrays.equals(commitment, entry.commitment().bytes())) {
                    throw new LedgerException("the payload of entry " + index + " is not what was committed to");
                }
                return body.cells(row);
            }
        }
    }

    private static long lastFrameAtOrBefore(FileChannel frames, long index) throws IOException, LedgerException {
        long low = 0;
        long high = frames.size() / PayloadWriter.INDEX_BYTES - 1;
        while (low < high) {
            long middle = (low + high + 1) >>> 1;
            if (read(frames, middle * PayloadWriter.INDEX_BYTES, 8).getLong() <= index) low = middle;
            else high = middle - 1;
        }
        return low;
    }

    private static ByteBuffer read(FileChannel file, long at, int length) throws IOException, LedgerException {
        var bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, at + bytes.position()) < 0) throw new LedgerException("the payload is cut short");
        }
        return bytes.flip();
    }
}
