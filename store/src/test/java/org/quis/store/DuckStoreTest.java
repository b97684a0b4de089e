package org.quis.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.quis.access.Accesses;
import org.quis.access.CellState;
import org.quis.access.Field;
import org.quis.access.MisuseKind;
import org.quis.access.Rejection;
import org.quis.access.Rows;
import org.quis.access.Source;
import org.quis.audit.Store;

class DuckStoreTest {
    private static final Source MARCH = new Source(0, "march.zip", "log.csv");
    private static final List<String> CLASSES = List.of("blank", "vague");
    private static final Set<Field> ALL = EnumSet.allOf(Field.class);
    private static final Set<Field> COUNTS =
            EnumSet.of(Field.RESULT_COUNT, Field.NETWORKS_SEARCHED, Field.DEVICES_SEARCHED);
    private static final Set<Field> INSTANTS = EnumSet.of(Field.ASKED_FROM, Field.ASKED_TO);

    @TempDir
    Path folder;

    @Test
    void every_field_comes_back_as_it_was_in_the_row() throws IOException {
        try (var store = DuckStore.create(folder.resolve("a.duckdb"), 2)) {
            store.begin(ALL, CLASSES, false);
            var accesses = batch(1, 2);
            for (var field : ALL) {
                accesses.declare(field);
                accesses.setDerived(field, 0, (COUNTS.contains(field) ? "17" : "Zoë 🔍 " + field).getBytes(UTF_8));
            }
            accesses.setTime(0, 1_735_689_604_000_001L);
            for (var field : INSTANTS) accesses.setInstant(field, 0, 1_735_689_600_000_000L);
            store.add(40, accesses, new byte[] {1}, null);
            store.finish();

            var row = store.query("select * from log").getFirst();
            assertEquals(40L, row.get("entry"));
            assertEquals(2L, row.get("row"));
            assertEquals(LocalDateTime.of(2025, 1, 1, 0, 0, 4, 1000), row.get("time"));
            for (var field : COUNTS) assertEquals(17L, row.get(field.column()));
            for (var field : INSTANTS) assertEquals(LocalDateTime.of(2025, 1, 1, 0, 0), row.get(field.column()));
            assertEquals("vague", row.get("reason_class"));
            assertNull(row.get("redacted"));
            for (var field : ALL) {
                if (field == Field.TIME || COUNTS.contains(field) || INSTANTS.contains(field)) continue;
                assertEquals("Zoë 🔍 " + field, row.get(field.column()));
            }
            assertEquals(
                    Stream.concat(
                                    Stream.of("entry", "source", "row", "time"),
                                    Stream.concat(
                                            ALL.stream()
                                                    .filter(f -> f != Field.TIME)
                                                    .map(Field::column),
                                            Stream.of(
                                                    "reason_class",
                                                    "redacted",
                                                    "person_id",
                                                    "verdict",
                                                    "explanation",
                                                    "conflict")))
                            .toList(),
                    List.copyOf(row.keySet()));
        }
    }

    @Test
    void blank_masked_and_absent_cells_are_null_and_the_masked_ones_are_named() throws IOException {
        try (var store = DuckStore.create(folder.resolve("a.duckdb"), 2)) {
            store.begin(EnumSet.of(Field.USER_ID, Field.SUBJECT, Field.REASON), CLASSES, false);
            var accesses = batch(2, 2);
            accesses.declare(Field.USER_ID);
            accesses.declare(Field.SUBJECT);
            accesses.setState(Field.USER_ID, 1, CellState.REDACTED);
            accesses.setState(Field.SUBJECT, 1, CellState.REDACTED);
            store.add(0, accesses, new byte[2], null);
            store.finish();

            assertEquals(
                    List.of("null null null null", "null null null user_id;subject"),
                    store.query("select user_id, subject, reason, redacted from log order by entry").stream()
                            .map(DuckStoreTest::line)
                            .toList());
        }
    }

    @Test
    void rejected_rows_keep_their_entry_but_are_no_access() throws IOException {
        try (var store = DuckStore.create(folder.resolve("a.duckdb"), 2)) {
            store.begin(Set.of(), CLASSES, false);
            var mixed = batch(3, 2);
            mixed.reject(1, new Rejection(MARCH, 3, "time", "not a time", "noon"));
            var hopeless = batch(1, 5);
            hopeless.reject(0, new Rejection(MARCH, 5, "time", "not a time", "noon"));
            store.add(0, mixed, new byte[3], null);
            store.add(3, hopeless, new byte[1], null);
            store.add(4, batch(1, 6), new byte[1], null);
            store.finish();

            assertEquals(
                    List.of("0 2", "2 4", "4 6"),
                    store.query("select entry, \"row\" from log order by entry").stream()
                            .map(DuckStoreTest::line)
                            .toList());
        }
    }

    @Test
    void many_batches_larger_than_a_chunk_arrive_whole() throws IOException {
        try (var store = DuckStore.create(folder.resolve("a.duckdb"), 2)) {
            store.begin(EnumSet.of(Field.ACCESS_ID, Field.USER_ID), CLASSES, false);
            for (int b = 0; b < 40; b++) {
                var accesses = batch(4000, 2);
                accesses.declare(Field.ACCESS_ID);
                accesses.declare(Field.USER_ID);
                for (int i = 0; i < 4000; i++) {
                    accesses.setDerived(Field.ACCESS_ID, i, ("id-" + (b * 4000 + i)).getBytes(UTF_8));
                    accesses.setDerived(Field.USER_ID, i, ("user " + (b * 4000 + i) % 300).getBytes(UTF_8));
                }
                store.add(b * 4000L, accesses, new byte[4000], null);
            }
            store.finish();

            assertEquals(
                    "160000 160000",
                    line(store.query("select count(distinct entry), count(*) filter (access_id = 'id-' || entry"
                                    + " and user_id = 'user ' || entry % 300) from log")
                            .getFirst()));
        }
    }

    @Test
    @Timeout(30)
    void a_failure_of_the_database_reaches_whoever_adds_rows() throws IOException {
        try (var store = DuckStore.create(folder.resolve("a.duckdb"), 2)) {
            store.begin(Set.of(), CLASSES, false);
            byte noSuchClass = 99;
            byte[] classes = new byte[4000];
            Arrays.fill(classes, noSuchClass);

            var failure = assertThrows(IOException.class, () -> {
                for (int b = 0; b < 100; b++) store.add(b * 4000L, batch(4000, 2), classes, null);
                store.finish();
            });
            assertTrue(failure.getMessage().startsWith("the database stopped"), failure.getMessage());
            assertThrows(IOException.class, store::finish);
        }
    }

    @Test
    @Timeout(30)
    void a_log_that_was_not_finished_is_not_kept() throws Exception {
        var file = folder.resolve("a.duckdb");
        try (var store = DuckStore.create(file, 2)) {
            store.begin(Set.of(), CLASSES, false);
            store.add(0, batch(10, 2), new byte[10], null);
        }
        try (var prompt = SqlPrompt.open(file)) {
            assertThrows(
                    QueryException.class,
                    () -> prompt.ask("select * from log", SqlPrompt.Format.TEXT, 1, new StringBuilder()));
        }
    }

    @Test
    void a_field_that_was_not_announced_is_refused_rather_than_dropped() throws IOException {
        try (var store = DuckStore.create(folder.resolve("a.duckdb"), 2)) {
            store.begin(Set.of(Field.USER_ID), CLASSES, false);
            var accesses = batch(1, 2);
            accesses.declare(Field.PROMPT);
            assertThrows(IllegalArgumentException.class, () -> store.add(0, accesses, new byte[1], null));
        }
    }

    @Test
    void the_view_of_accesses_has_the_columns_of_accesses_csv_and_a_repeat_carries_its_first_sightings_marks()
            throws IOException {
        try (var store = audited()) {
            var rows = store.query("select * from accesses");
            assertEquals(
                    "[access_id, source, row, ledger_index, user_id, person_id, verdict, explanation, conflict, kinds, risk]",
                    rows.getFirst().keySet().toString());
            assertEquals(
                    List.of(
                            "=a0 march.zip/log.csv 2 0 u null unresolved null null repeated_target;no_reason 0.5",
                            "=a1 march.zip/log.csv 3 1 u null unresolved null null  0.0",
                            "=a2 march.zip/log.csv 4 0 u null unresolved null null repeated_target;no_reason 0.5"),
                    rows.stream().map(DuckStoreTest::line).toList());
        }
    }

    @Test
    void findings_name_their_accesses_in_a_table_and_in_a_file_that_no_spreadsheet_runs() throws IOException {
        try (var store = audited()) {
            store.findingEntries(
                    List.<Store.FindingEntries>of(new Found("F-2", 1, 0), new Found("F-1"), new Found("F-3", 2))
                            .iterator());
            assertEquals(
                    "[{finding_id=F-2, access_id==a0}, {finding_id=F-2, access_id==a1}, {finding_id=F-3, access_id==a2}]",
                    store.query("select * from finding_accesses order by all").toString());

            var csv = folder.resolve("finding_accesses.csv");
            store.exportFindingAccesses(csv);
            assertEquals("finding_id,access_id\nF-2,'=a0\nF-2,'=a1\nF-3,'=a2\n", Files.readString(csv));
        }
    }

    @Test
    void accesses_are_exported_as_parquet_in_input_order() throws IOException {
        try (var store = audited()) {
            var parquet = folder.resolve("accesses.parquet");
            store.exportParquet(parquet);
            assertEquals(
                    "[{access_id==a0}, {access_id==a1}, {access_id==a2}]",
                    store.query("select access_id from read_parquet(?)", parquet.toString())
                            .toString());
        }
    }

    @Test
    void small_tables_hold_text_numbers_times_and_nulls() throws IOException {
        try (var store = DuckStore.create(folder.resolve("a.duckdb"), 2)) {
            store.table(
                    "odd \"name\"",
                    List.of("a VARCHAR", "b BIGINT", "c INTEGER", "d DOUBLE", "e FLOAT", "f TIMESTAMP", "g BOOLEAN"),
                    List.of(
                            Arrays.asList("ä", 1, 2, 0.5f, 0.25, Instant.parse("2026-11-23T04:00:00Z"), true),
                            Arrays.asList(null, 1L << 40, null, 3, null, LocalDateTime.of(2026, 1, 2, 3, 4), null)));
            assertEquals(
                    List.of(
                            "ä 1 2 0.5 0.25 2026-11-23 04:00:00 true",
                            "null 1099511627776 null 3.0 null 2026-01-02 03:04:00 null"),
                    store.query("select a, b, c, d, e, f::varchar, g from \"odd \"\"name\"\"\" order by b").stream()
                            .map(DuckStoreTest::line)
                            .toList());
        }
    }

    @Test
    void rejected_rows_are_loaded_from_their_file_with_quotes_and_line_breaks() throws IOException {
        var csv = Files.writeString(
                folder.resolve("it's rejected.csv"),
                "source,row,column,problem,raw\nmarch.csv,2,time,\"`noon`, no time\",\"a,\"\"b\"\"\nc\"\nmarch.csv,9,,short,x\n");
        try (var store = DuckStore.create(folder.resolve("a.duckdb"), 2)) {
            store.load("rejected", csv, List.of("source", "row", "column", "problem", "raw"));
            assertEquals(
                    List.of("march.csv 2 time `noon`, no time a,\"b\"\nc", "march.csv 9 null short x"),
                    store.query("select * from rejected order by \"row\"").stream()
                            .map(DuckStoreTest::line)
                            .toList());
        }
    }

    @Test
    void nothing_is_left_beside_the_file() throws IOException {
        audited().close();
        try (var files = Files.list(folder)) {
            assertEquals(List.of(folder.resolve("a.duckdb")), files.toList());
        }
    }

    private record Found(String findingId, long... entries) implements Store.FindingEntries {}

    /// Three accesses, of which the third is the first seen again.
    private DuckStore audited() throws IOException {
        var store = DuckStore.create(folder.resolve("a.duckdb"), 2);
        store.begin(Set.of(Field.ACCESS_ID, Field.USER_ID), CLASSES, false);
        var accesses = batch(3, 2);
        accesses.declare(Field.ACCESS_ID);
        accesses.declare(Field.USER_ID);
        for (int i = 0; i < 3; i++) {
            accesses.setDerived(Field.ACCESS_ID, i, ("=a" + i).getBytes(UTF_8));
            accesses.setDerived(Field.USER_ID, i, new byte[] {'u'});
        }
        store.add(0, accesses, new byte[3], null);
        store.finish();
        store.marks(0, 3, new Store.MarkSource() {
            @Override
            public long first(long entry) {
                return entry == 2 ? 0 : entry;
            }

            @Override
            public int kinds(long entry) {
                return entry == 0 ? MisuseKind.NO_REASON.bit() | MisuseKind.REPEATED_TARGET.bit() : 0;
            }

            @Override
            public float risk(long entry) {
                return entry == 0 ? 0.5f : 0;
            }
        });
        store.table(
                "sources",
                List.of("source INTEGER", "label VARCHAR"),
                List.of(List.<Object>of(0, "march.zip/log.csv")));
        store.views();
        assertFalse(store.query("select 1 from accesses").isEmpty());
        return store;
    }

    private static Accesses batch(int count, int firstRow) {
        var rows = new Rows(MARCH);
        for (int i = 0; i < count; i++) {
            rows.cell("x");
            rows.endRow(firstRow + i);
        }
        return new Accesses(rows);
    }

    private static String line(Map<String, Object> row) {
        return String.join(" ", row.values().stream().map(String::valueOf).toList());
    }
}
