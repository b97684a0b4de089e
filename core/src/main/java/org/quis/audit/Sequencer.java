package org.quis.audit;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.quis.ledger.LedgerWriter;

/// Takes finished batches in the order they were read and gives every row its place.
///
/// One thread only: the ledger has one writer, and everything that follows relies on its order.
final class Sequencer implements Closeable {
    private static final int LOOK_PARTS = 128;
    private static final int IDENTITY_PARTS = 64;

    private final LedgerWriter ledger;
    private final Store store;
    private final Spool looks;
    private final Spool identities;
    private final Path linesFile;
    private final FileChannel lines;
    private final byte[] record = new byte[LookRecords.BYTES];

    Sequencer(LedgerWriter ledger, Store store, Path scratch) throws IOException {
        this.ledger = ledger;
        this.store = store;
        this.looks = new Spool(scratch.resolve("looks"), LOOK_PARTS, LookRecords.BYTES);
        this.identities = new Spool(scratch.resolve("identities"), IDENTITY_PARTS, Repeats.BYTES);
        this.linesFile = scratch.resolve("lines");
        this.lines = FileChannel.open(linesFile, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    void take(Batch batch) throws IOException, InterruptedException {
        long first = ledger.append(batch.entries());
        spoolLooks(batch.looks(), first);
        spoolIdentities(batch.identities(), first);
        var frame = batch.lines().frame(first);
        while (frame.hasRemaining()) lines.write(frame);
        store.add(first, batch.accesses(), batch.reasonClasses());
    }

    private void spoolLooks(ByteBuffer batch, long first) throws IOException {
        while (batch.hasRemaining()) {
            int user = batch.getInt(batch.position() + 16);
            int organization = batch.getInt(batch.position() + 20);
            batch.putLong(batch.position(), first + batch.getLong(batch.position()));
            batch.get(record);
            looks.next(Math.floorMod(user >= 0 ? user : organization, LOOK_PARTS)).put(record);
        }
    }

    private void spoolIdentities(ByteBuffer batch, long first) throws IOException {
        while (batch.hasRemaining()) {
            long high = batch.getLong();
            long low = batch.getLong();
            long entry = first + batch.getLong();
            identities
                    .next(Repeats.part(high, IDENTITY_PARTS))
                    .putLong(high)
                    .putLong(low)
                    .putLong(entry);
        }
    }

    void finish() throws IOException {
        looks.finish();
        identities.finish();
        lines.close();
    }

    Spool looks() {
        return looks;
    }

    Spool identities() {
        return identities;
    }

    Path lines() {
        return linesFile;
    }

    @Override
    public void close() throws IOException {
        looks.close();
        identities.close();
        lines.close();
    }
}
