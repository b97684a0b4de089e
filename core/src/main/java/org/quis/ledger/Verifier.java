package org.quis.ledger;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.LongConsumer;

/// Checks a whole ledger from its entries up, believing nothing but the checkpoint's signature: every leaf
/// is hashed again, every tile compared byte for byte, the root compared with what was signed, and every
/// commitment opened with its payload.
public final class Verifier {
    private final Path ledger;
    private final LongConsumer progress;
    private final TreeHasher hasher = new TreeHasher();

    private Verifier(Path ledger, LongConsumer progress) {
        this.ledger = ledger;
        this.progress = progress;
    }

    /// @param ledger   the folder with `checkpoint` in it
    /// @param progress told how many entries were checked since it was last told
    /// @return the checkpoint, which everything agreed with
    /// @throws LedgerException that says what does not agree, and where
    /// @throws IOException     where a file cannot be read though it is there
    public static Checkpoint verify(Path ledger, LongConsumer progress) throws IOException, LedgerException {
        return new Verifier(ledger, progress).verify();
    }

    private Checkpoint verify() throws IOException, LedgerException {
        var key = VerifierKey.parse(Files.readString(present(ledger.resolve("log.vkey"))));
        var checkpoint = Checkpoint.open(Files.readString(present(ledger.resolve("checkpoint"))), key);
        var tiles = new TileCheck(ledger, 0, checkpoint.size(), hasher);
        try (var payload = new PayloadCheck(ledger.resolve("payload"))) {
            long bundles = (checkpoint.size() + Tiles.WIDTH - 1) / Tiles.WIDTH;
            for (long bundle = 0; bundle < bundles; bundle++) {
                if (Thread.interrupted()) throw new InterruptedIOException("stopped");
                int width = (int) Math.min(Tiles.WIDTH, checkpoint.size() - bundle * Tiles.WIDTH);
                checkBundle(bundle, width, tiles, payload);
                progress.accept(width);
            }
            payload.finish(checkpoint.size());
        }
        var root = tiles.finish(null);
        if (!root.equals(checkpoint.root())) {
            throw new LedgerException("the entries lead to root %s, but the checkpoint signed %s"
                    .formatted(root.base64(), checkpoint.root().base64()));
        }
        return checkpoint;
    }

    private void checkBundle(long number, int width, TileCheck tiles, PayloadCheck payload)
            throws IOException, LedgerException {
        var path = present(Tiles.entries(ledger, number, width));
        var bundle = Files.readAllBytes(path);
        var leaf = new byte[Hash.BYTES];
        int at = 0;
        for (int i = 0; i < width; i++) {
            long index = number * Tiles.WIDTH + i;
            int length = bundle.length - at < 2 ? -1 : (bundle[at] & 0xff) << 8 | bundle[at + 1] & 0xff;
            if (length < 0 || bundle.length - at - 2 < length) {
                throw new LedgerException(
                        "%s: ends at byte %d, in the middle of entry %d".formatted(path, bundle.length, index));
            }
            hasher.leaf(bundle, at + 2, length, leaf, 0);
            tiles.add(leaf);
            try {
                var entry = Entry.decode(Arrays.copyOfRange(bundle, at + 2, at + 2 + length));
                payload.check(index, entry);
            } catch (LedgerException e) {
                throw new LedgerException("entry %d (%s, byte %d): %s".formatted(index, path, at, e.getMessage()));
            }
            at += 2 + length;
        }
        if (at != bundle.length) {
            throw new LedgerException("%s: %d bytes too many after entry %d"
                    .formatted(path, bundle.length - at, number * Tiles.WIDTH + width - 1));
        }
    }

    static Path present(Path file) throws LedgerException {
        if (!Files.isRegularFile(file)) throw new LedgerException(file + ": is missing");
        return file;
    }
}
