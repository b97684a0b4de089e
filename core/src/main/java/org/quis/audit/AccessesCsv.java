package org.quis.audit;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.quis.access.MisuseKind;

/// Writes `accesses.csv`: the kept [Lines] joined with what the [Marks] say, in input order.
final class AccessesCsv {
    private static final String HEADER =
            "access_id,source,row,ledger_index,user_id,person_id,verdict,explanation,conflict,kinds,risk\n";
    /// Without reference data ties are not known, and every verdict is open.
    private static final byte[] MIDDLE = ",,unresolved,,,".getBytes(StandardCharsets.US_ASCII);

    private static final int RISK_STEPS = 10_000;
    private static final byte[][] RISKS = risks();

    private final Marks marks;
    private final boolean ruled;
    private final Map<Integer, byte[]> kinds = new HashMap<>();
    private final byte[] out = new byte[1 << 16];
    private final byte[] digits = new byte[20];
    private int size;

    /// @param ruled whether the lines say what the ties say
    AccessesCsv(Marks marks, boolean ruled) {
        this.marks = marks;
        this.ruled = ruled;
    }

    /// Starts writing on a thread of its own.
    Writing inBackground(Path lines, Path file, Progress progress) {
        return new Writing(() -> write(lines, file, progress));
    }

    interface Task {
        void run() throws IOException;
    }

    /// A file that is being written.
    static final class Writing implements AutoCloseable {
        private final FutureTask<Boolean> task;
        private final Thread thread;

        Writing(Task write) {
            task = new FutureTask<>(() -> {
                write.run();
                return true;
            });
            thread = Thread.ofPlatform().daemon().name("accesses.csv").start(task);
        }

        void await() throws IOException, InterruptedException {
            try {
                task.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof IOException io) throw io;
                throw new IllegalStateException("writing accesses.csv failed", e.getCause());
            }
        }

        @Override
        public void close() throws InterruptedException {
            task.cancel(true);
            thread.join();
        }
    }

    void write(Path lines, Path file, Progress progress) throws IOException {
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(lines), 1 << 16));
                var to = Files.newOutputStream(file)) {
            to.write(HEADER.getBytes(StandardCharsets.US_ASCII));
            var header = new byte[Lines.HEADER_BYTES];
            while (in.readNBytes(header, 0, header.length) == header.length) {
                var head = ByteBuffer.wrap(header);
                long first = head.getLong();
                int count = head.getInt();
                int bytes = head.getInt();
                var index = ByteBuffer.wrap(in.readNBytes(count * Lines.LINE_BYTES));
                writeBatch(to, first, count, index, in.readNBytes(bytes));
                progress.advance(count);
            }
            flush(to);
        }
    }

    private void writeBatch(OutputStream to, long firstEntry, int count, ByteBuffer index, byte[] text)
            throws IOException {
        int at = 0;
        for (int i = 0; i < count; i++) {
            long entry = firstEntry + index.getInt();
            int start = index.getInt();
            int user = index.getInt();
            long access = marks.first(entry);
            put(to, text, at, start);
            number(to, access);
            put(to, COMMA, 0, 1);
            put(to, text, at + start, user);
            if (!ruled) put(to, MIDDLE, 0, MIDDLE.length);
            var suspected = kinds.computeIfAbsent(marks.kinds(access), AccessesCsv::labels);
            put(to, suspected, 0, suspected.length);
            put(to, COMMA, 0, 1);
            var risk = RISKS[Math.clamp(Math.round(marks.risk(access) * RISK_STEPS), 0, RISK_STEPS)];
            put(to, risk, 0, risk.length);
            put(to, NEWLINE, 0, 1);
            at += start + user;
        }
    }

    private static final byte[] COMMA = {','};
    private static final byte[] NEWLINE = {'\n'};

    private void number(OutputStream to, long value) throws IOException {
        int at = digits.length;
        do {
            digits[--at] = (byte) ('0' + value % 10);
            value /= 10;
        } while (value > 0);
        put(to, digits, at, digits.length - at);
    }

    private void put(OutputStream to, byte[] bytes, int from, int length) throws IOException {
        if (out.length - size < length) {
            flush(to);
            if (length > out.length) {
                to.write(bytes, from, length);
                return;
            }
        }
        System.arraycopy(bytes, from, out, size, length);
        size += length;
    }

    private void flush(OutputStream to) throws IOException {
        to.write(out, 0, size);
        size = 0;
    }

    static byte[] labels(int bits) {
        var labels = new StringBuilder();
        for (var kind : MisuseKind.values()) {
            if ((bits & kind.bit()) == 0) continue;
            if (!labels.isEmpty()) labels.append(';');
            labels.append(kind.label());
        }
        return labels.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[][] risks() {
        var risks = new byte[RISK_STEPS + 1][];
        for (int i = 0; i <= RISK_STEPS; i++) {
            risks[i] =
                    (i / RISK_STEPS + "." + String.format("%04d", i % RISK_STEPS)).getBytes(StandardCharsets.US_ASCII);
        }
        return risks;
    }
}
