package org.quis.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.duckdb.DuckDBColumnType.BIGINT;
import static org.duckdb.DuckDBColumnType.INTEGER;
import static org.duckdb.DuckDBColumnType.VARCHAR;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;
import org.quis.access.Accesses;
import org.quis.access.CellState;
import org.quis.access.Field;
import org.quis.audit.Rulings;
import org.quis.explain.Verdict;

/// Writes accepted rows to the table `log`, in a thread of its own, as batches arrive.
final class LogFeed {
    private static final String NAME = "quis_log_feed";
    private static final int BATCHES_WAITING = 8; // of about a megabyte each
    private static final int MOST_DIGITS = 18; // of a long
    private static final int FIXED = 4; // columns before those of the fields
    private static final List<String> RULED = List.of("person_id", "verdict", "explanation", "conflict");
    private static final byte[][] VERDICTS = Stream.of(Verdict.values())
            .map(verdict -> verdict.label().getBytes(UTF_8))
            .toArray(byte[][]::new);
    private static final Field[] FIELDS = Field.values();
    private static final Set<Field> COUNTS =
            EnumSet.of(Field.RESULT_COUNT, Field.NETWORKS_SEARCHED, Field.DEVICES_SEARCHED);
    private static final Set<Field> INSTANTS = EnumSet.of(Field.ASKED_FROM, Field.ASKED_TO);

    private record Batch(
            long firstEntry,
            Accesses accesses,
            byte[] reasonClasses,
            @Nullable Rulings rulings) {}

    private final Handover<Batch> handover = new Handover<>(BATCHES_WAITING);
    private final Set<Field> fields; // those with a column of text or numbers of their own
    private final byte[][] reasonClassLabels;
    private final boolean ruled;
    private final Thread writer;

    LogFeed(DuckDBConnection connection, Set<Field> fields, List<String> reasonClassLabels, boolean ruled, int threads)
            throws SQLException {
        this.ruled = ruled;
        this.fields = EnumSet.noneOf(Field.class);
        this.fields.addAll(fields);
        this.fields.remove(Field.TIME); // always there: a row without a time is no access
        this.reasonClassLabels =
                reasonClassLabels.stream().map(label -> label.getBytes(UTF_8)).toArray(byte[][]::new);
        new Feed(NAME, columns(), threads, Filling::new).register(connection);
        this.writer = Thread.ofPlatform().name("store-log").start(() -> write(connection));
    }

    void add(long firstEntry, Accesses accesses, byte[] reasonClasses, @Nullable Rulings rulings) throws IOException {
        for (var field : FIELDS) {
            if (accesses.has(field) && field != Field.TIME && !fields.contains(field)) {
                throw new IllegalArgumentException("the log was begun without the column " + field.column());
            }
        }
        handover.put(new Batch(firstEntry, accesses, reasonClasses, rulings));
    }

    void finish() throws IOException {
        handover.close();
        awaitWriter();
        handover.throwIfFailed();
    }

    /// Stops writing; a table that is not complete is not kept.
    void abandon() throws IOException {
        if (!writer.isAlive()) return;
        handover.fail(new IOException("the log was not finished"));
        awaitWriter();
    }

    private void awaitWriter() throws IOException {
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the database was writing", e);
        }
    }

    private void write(DuckDBConnection connection) {
        try (var statement = connection.createStatement()) {
            statement.execute("create table log as select " + selection() + " from " + NAME + "()");
            handover.close(); // whatever comes now is a bug of the caller
        } catch (Throwable e) { // an error that is not passed on would leave the other side waiting
            handover.fail(e);
        }
    }

    private List<Feed.Column> columns() {
        var columns = new ArrayList<Feed.Column>();
        columns.add(new Feed.Column("entry", BIGINT));
        columns.add(new Feed.Column("source", INTEGER));
        columns.add(new Feed.Column("row", BIGINT));
        columns.add(new Feed.Column("micros", BIGINT));
        for (var field : fields) {
            columns.add(new Feed.Column(field.column(), isText(field) ? VARCHAR : BIGINT));
        }
        columns.add(new Feed.Column("reason_class", VARCHAR));
        columns.add(new Feed.Column("redacted", VARCHAR));
        if (ruled) for (var column : RULED) columns.add(new Feed.Column(column, VARCHAR));
        return columns;
    }

    private static boolean isText(Field field) {
        return !COUNTS.contains(field) && !INSTANTS.contains(field);
    }

    /// All columns of `log`: those that no source has are there too, so that a query never depends on
    /// what happened to be exported, but nothing is fed for them.
    private String selection() {
        var columns = new ArrayList<String>();
        for (var field : FIELDS) {
            if (field == Field.TIME) continue;
            var column = field.column();
            String type = COUNTS.contains(field) ? "bigint" : INSTANTS.contains(field) ? "timestamp" : "varchar";
            if (!fields.contains(field)) columns.add("null::" + type + " as " + column);
            else columns.add(INSTANTS.contains(field) ? "make_timestamp(" + column + ") as " + column : column);
        }
        return "entry, source, \"row\", make_timestamp(micros) as time, "
                + String.join(", ", columns)
                + ", reason_class, redacted, "
                + (ruled
                        ? String.join(", ", RULED)
                        : "null::varchar as person_id, 'unresolved' as verdict, null::varchar as explanation,"
                                + " null::varchar as conflict");
    }

    /// One database thread's share: batches taken from the queue, a chunk at a time.
    private final class Filling implements Feed.Filler {
        private final int[] picked = new int[Feed.CHUNK];
        private final TextColumn[] texts = new TextColumn[fields.size()];
        private final TextColumn reasonClass = new TextColumn(FIXED + fields.size());
        private final TextColumn redacted = new TextColumn(FIXED + 1 + fields.size());
        private final TextColumn[] ruledTexts = new TextColumn[RULED.size()];
        private final long[] redactedBits = new long[Feed.CHUNK];
        private final Map<Long, byte[]> redactedNames = new HashMap<>();
        private @Nullable Batch batch;
        private int next;

        Filling() {
            Arrays.setAll(texts, i -> new TextColumn(FIXED + i));
            Arrays.setAll(ruledTexts, i -> new TextColumn(FIXED + 2 + fields.size() + i));
        }

        @Override
        public int fill(DuckDBDataChunkWriter chunk) throws IOException {
            while (true) {
                var from = batch;
                if (from == null) {
                    from = handover.take();
                    if (from == null) return 0;
                    batch = from;
                    next = 0;
                }
                int rows = pick(from.accesses);
                if (next == from.accesses.count()) batch = null;
                if (rows == 0) continue; // all of them rejected; no rows would mean the end
                write(from, rows, chunk);
                return rows;
            }
        }

        private int pick(Accesses accesses) {
            int rows = 0;
            for (; next < accesses.count() && rows < picked.length; next++) {
                if (!accesses.isRejected(next)) picked[rows++] = next;
            }
            return rows;
        }

        private void write(Batch batch, int rows, DuckDBDataChunkWriter chunk) {
            var accesses = batch.accesses;
            var entry = chunk.vector(0);
            var source = chunk.vector(1);
            var row = chunk.vector(2);
            var micros = chunk.vector(3);
            int number = accesses.rows().source().number();
            for (int i = 0; i < rows; i++) {
                entry.setLong(i, batch.firstEntry + picked[i]);
                source.setInt(i, number);
                row.setLong(i, accesses.rows().number(picked[i]));
                micros.setLong(i, accesses.timeMicros(picked[i]));
                reasonClass.set(i, reasonClassLabels[batch.reasonClasses[picked[i]]]);
                redactedBits[i] = 0;
            }
            int column = FIXED;
            for (var field : fields) {
                if (isText(field)) text(accesses, field, rows, texts[column - FIXED], chunk);
                else numbers(accesses, field, rows, chunk.vector(column));
                column++;
            }
            for (var field : FIELDS) {
                if (!accesses.has(field)) continue;
                for (int i = 0; i < rows; i++) {
                    if (accesses.state(field, picked[i]) == CellState.REDACTED)
                        redactedBits[i] |= 1L << field.ordinal();
                }
            }
            for (int i = 0; i < rows; i++) redacted.set(i, namesOf(redactedBits[i]));
            reasonClass.write(chunk, rows);
            redacted.write(chunk, rows);
            if (batch.rulings != null) ruled(batch.rulings, rows, chunk);
        }

        private void ruled(Rulings rulings, int rows, DuckDBDataChunkWriter chunk) {
            for (int i = 0; i < rows; i++) {
                int row = picked[i];
                ruledTexts[0].set(i, rulings.person(row));
                ruledTexts[1].set(i, VERDICTS[rulings.verdict(row)]);
                ruledTexts[2].set(i, rulings.explanation(row));
                ruledTexts[3].set(i, rulings.conflict(row));
            }
            for (var column : ruledTexts) column.write(chunk, rows);
        }

        private void text(Accesses accesses, Field field, int rows, TextColumn column, DuckDBDataChunkWriter chunk) {
            for (int i = 0; i < rows; i++) {
                int from = picked[i];
                if (!accesses.hasValue(field, from)) column.set(i, null);
                else
                    column.set(
                            i, accesses.buffer(field, from), accesses.start(field, from), accesses.length(field, from));
            }
            column.write(chunk, rows);
        }

        private void numbers(Accesses accesses, Field field, int rows, DuckDBWritableVector vector) {
            boolean instants = INSTANTS.contains(field);
            for (int i = 0; i < rows; i++) {
                long number = instants ? accesses.instantMicros(field, picked[i]) : count(accesses, field, picked[i]);
                if (number == Accesses.NO_INSTANT) vector.setNull(i);
                else vector.setLong(i, number);
            }
        }

        private byte @Nullable [] namesOf(long bits) {
            if (bits == 0) return null;
            return redactedNames.computeIfAbsent(bits, set -> {
                var names = new ArrayList<String>();
                for (var field : FIELDS) {
                    if ((set & 1L << field.ordinal()) != 0) names.add(field.column());
                }
                return String.join(";", names).getBytes(UTF_8);
            });
        }
    }

    /// [Accesses#NO_INSTANT] for a count that is none; the verbatim cell is in the ledger.
    private static long count(Accesses accesses, Field field, int row) {
        if (!accesses.hasValue(field, row)) return Accesses.NO_INSTANT;
        var digits = accesses.buffer(field, row);
        int from = accesses.start(field, row);
        int length = accesses.length(field, row);
        if (length > MOST_DIGITS) return Accesses.NO_INSTANT;
        long count = 0;
        for (int i = from; i < from + length; i++) {
            if (digits[i] < '0' || digits[i] > '9') return Accesses.NO_INSTANT;
            count = 10 * count + digits[i] - '0';
        }
        return count;
    }
}
