package org.quis.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/// Writes a new log: entry bundles, tiles and payload as entries come, partial tiles and a signed
/// checkpoint at the end. One thread.
///
/// The checkpoint is what makes the rest a log, and it is written last; a folder without one is no ledger.
public final class LedgerWriter implements AutoCloseable {
    private final Path folder;
    private final LogKey key;
    private final Level leaves;
    private final PayloadWriter payload;
    private byte[] bundle = new byte[64 * 1024];
    private int bundleSize;
    private long size;

    /// @param folder must not exist
    public LedgerWriter(Path folder, LogKey key) throws IOException {
        this.folder = Files.createDirectory(folder);
        this.key = key;
        this.leaves = new Level(folder, 0, new TreeHasher());
        this.payload = new PayloadWriter(folder.resolve("payload"));
    }

    /// @return the index of the first of them
    public long append(Entries entries) throws IOException {
        long first = size;
        payload.append(entries.frame, first);
        int done = 0;
        while (done < entries.count) {
            // as many as the open bundle still takes, in one copy
            int take = (int) Math.min(entries.count - done, Tiles.WIDTH - size % Tiles.WIDTH);
            int from = entries.starts[done];
            int bytes = entries.starts[done + take] - from;
            if (bundle.length - bundleSize < bytes) {
                bundle = Arrays.copyOf(bundle, Math.max(bundle.length * 2, bundleSize + bytes));
            }
            System.arraycopy(entries.encoded, from, bundle, bundleSize, bytes);
            bundleSize += bytes;
            for (int i = 0; i < take; i++) leaves.add(entries.leaves, (done + i) * Hash.BYTES);
            size += take;
            done += take;
            if (size % Tiles.WIDTH == 0) writeBundle(size / Tiles.WIDTH - 1, Tiles.WIDTH);
        }
        return first;
    }

    private void writeBundle(long number, int width) throws IOException {
        var path = Tiles.entries(folder, number, width);
        if (number % 1000 == 0 || width < Tiles.WIDTH) Files.createDirectories(path.getParent());
        try (var file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.wrap(bundle, 0, bundleSize);
            while (bytes.hasRemaining()) file.write(bytes);
        }
        bundleSize = 0;
    }

    public long size() {
        return size;
    }

    /// Ends the log and signs it.
    public Checkpoint finish() throws IOException {
        int partial = (int) (size % Tiles.WIDTH);
        if (partial > 0) writeBundle(size / Tiles.WIDTH, partial);
        leaves.writePartial();
        payload.close();
        Files.writeString(folder.resolve("log.vkey"), key.verifier() + "\n");
        Files.writeString(folder.resolve("witnesses.vkey"), "");
        var checkpoint = new Checkpoint(key.origin(), size, leaves.root(null));
        var signed = checkpoint.signed(key).getBytes(StandardCharsets.UTF_8);
        try (var file = FileChannel.open(
                folder.resolve("checkpoint"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(signed));
            file.force(true);
        }
        return checkpoint;
    }

    @Override
    public void close() throws IOException {
        payload.close();
    }
}
