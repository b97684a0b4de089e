package org.quis.audit;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quis.access.Source;

/// Takes finished batches in the order they were read and gives every row its place.
///
/// One thread only: the ledger has one writer, and everything that follows relies on its order.
final class Sequencer implements Closeable {
    private static final int LOOK_PARTS = 128;
    private static final int IDENTITY_PARTS = 64;

    private final Sealing ledger;
    private final Store store;
    private final RejectedCsv rejected;
    private final Coverage coverage = new Coverage();
    private final Map<Source, Span> spans = new HashMap<>();
    private long rows;
    private long searches;
    private final Spool looks;
    private final Spool identities;
    private final Path linesFile;
    private final FileChannel lines;
    private final Correlating correlating = new Correlating();
    private final @Nullable Pairs pairs;
    private final byte[] record = new byte[LookRecords.BYTES];

    /// @param pairing whether it is to be known who looked at whom
    Sequencer(Sealing ledger, Store store, RejectedCsv rejected, Path scratch, boolean pairing) throws IOException {
        this.ledger = ledger;
        this.store = store;
        this.rejected = rejected;
        this.looks = new Spool(scratch.resolve("looks"), LOOK_PARTS, LookRecords.BYTES);
        this.identities = new Spool(scratch.resolve("identities"), IDENTITY_PARTS, Repeats.BYTES);
        this.pairs = pairing ? new Pairs(scratch.resolve("pairs")) : null;
        this.linesFile = scratch.resolve("lines");
        this.lines = FileChannel.open(linesFile, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    void take(Batch sealed) throws IOException, InterruptedException {
        var batch = sealed.described();
        long first = ledger.append(batch.accesses().rows(), sealed.entries());
        spoolLooks(batch.looks(), first);
        spoolIdentities(batch.identities(), first);
        var frame = batch.lines().frame(first);
        while (frame.hasRemaining()) lines.write(frame);
        store.add(first, batch.accesses(), batch.reasonClasses(), batch.rulings());
        for (var rejection : batch.accesses().rejections()) rejected.add(rejection);
        correlating.add(batch.kept(), first);
        count(batch);
    }

    private void count(Described batch) {
        rows += batch.accesses().count();
        searches += batch.searches();
        coverage.add(batch.accesses());
        var span = new Span(batch.firstMicros(), batch.lastMicros());
        spans.merge(batch.accesses().rows().source(), span, Span::with);
    }

    /// From the earliest access to the latest; first is after last where there is none.
    record Span(long firstMicros, long lastMicros) {
        static final Span NONE = new Span(Long.MAX_VALUE, Long.MIN_VALUE);

        Span with(Span other) {
            return new Span(Math.min(firstMicros, other.firstMicros), Math.max(lastMicros, other.lastMicros));
        }

        @Nullable
        Instant first() {
            return firstMicros > lastMicros ? null : instant(firstMicros);
        }

        @Nullable
        Instant last() {
            return firstMicros > lastMicros ? null : instant(lastMicros);
        }

        private static Instant instant(long micros) {
            return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
        }
    }

    Span span(Source source) {
        return spans.getOrDefault(source, Span.NONE);
    }

    Coverage coverage() {
        return coverage;
    }

    long rejected(Source source) {
        return rejected.count(source);
    }

    long rejected() {
        return rejected.count();
    }

    /// Data rows taken, rejected ones included.
    long rows() {
        return rows;
    }

    /// Sightings whose action is `query`.
    long searches() {
        return searches;
    }

    private void spoolLooks(ByteBuffer batch, long first) throws IOException {
        while (batch.hasRemaining()) {
            batch.putLong(batch.position(), first + batch.getLong(batch.position()));
            int part = LookRecords.part(batch, LOOK_PARTS);
            if (pairs != null) pairs.add(batch);
            batch.get(record);
            looks.next(part).put(record);
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
        if (pairs != null) pairs.finish();
        lines.close();
    }

    Correlating correlating() {
        return correlating;
    }

    /// `null` where they are not wanted.
    @Nullable
    Pairs pairs() {
        return pairs;
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
        if (pairs != null) pairs.close();
        lines.close();
    }
}
