package org.quis.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quis.access.Field;
import org.quis.access.Rows;
import org.quis.access.Source;
import org.quis.intake.Formats;
import org.quis.intake.Intake;
import org.quis.intake.Layout;
import org.quis.intake.Sink;

class PlateReaderLogTest {
    private static final int ROWS = 50_000;

    @TempDir
    static Path folder;

    private static Path file;
    private static final Read READ = new Read();

    /// What intake made of the log: the values of a few fields, row by row.
    private static final class Read implements Sink {
        final List<String> formats = new ArrayList<>();
        final Map<Field, List<String>> values = new HashMap<>();
        long rejected;

        @Override
        public void begin(Source source, Layout layout, String formatName) {
            formats.add(formatName);
        }

        @Override
        public void rows(Rows batch, Layout layout) {
            var accesses = layout.read(batch);
            rejected += accesses.rejections().size();
            for (var field : Field.values()) {
                if (!accesses.has(field)) continue;
                var column = values.computeIfAbsent(field, _ -> new ArrayList<>());
                for (int row = 0; row < accesses.count(); row++) column.add(accesses.text(field, row));
            }
        }

        @Override
        public void end(Source source, long dataRows) {
            assertEquals(ROWS, dataRows);
        }

        long distinct(Field field) {
            return new HashSet<>(values.get(field)).size();
        }

        double filled(Field field) {
            return values.get(field).stream().filter(text -> !text.isEmpty()).count() / (double) ROWS;
        }
    }

    @BeforeAll
    static void a_log_that_intake_has_read() throws Exception {
        file = folder.resolve("log.csv");
        PlateReaderLog.write(file, ROWS, 1);
        new Intake(Formats.shipped(), Intake.Options.standard()).read(file, 0, READ);
    }

    @Test
    void every_row_is_read_as_a_plate_readers_search() {
        assertEquals(List.of("plate-reader-audit"), READ.formats);
        assertEquals(0, READ.rejected);
    }

    @Test
    void cells_repeat_as_they_do_in_real_exports() {
        double repeated = 1 - READ.distinct(Field.ACCESS_ID) / (double) ROWS;
        assertEquals(0.006, repeated, 0.002);
        assertTrue(READ.distinct(Field.USER_ID) > 2000);
        assertEquals(Staff.ORGANIZATIONS, READ.distinct(Field.ORGANIZATION), 5);
        assertTrue(READ.distinct(Field.SUBJECT) > ROWS / 2);
        assertEquals(0.05, READ.filled(Field.CASE_NUMBER), 0.01);
        assertEquals(0.985, READ.filled(Field.REASON), 0.01);
        assertEquals(1, READ.filled(Field.ASKED_FROM));
    }

    @Test
    void a_row_weighs_what_a_real_one_does() throws Exception {
        assertEquals(286, Files.size(file) / (double) ROWS, 6); // bytes; five million make 1.4 GB
    }

    @Test
    void a_seed_always_makes_the_same_log_and_another_seed_another() throws Exception {
        var again = folder.resolve("again.csv");
        PlateReaderLog.write(again, ROWS, 1);
        assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(again));

        PlateReaderLog.write(again, ROWS, 2);
        assertFalse(Files.mismatch(file, again) < 0);
    }
}
