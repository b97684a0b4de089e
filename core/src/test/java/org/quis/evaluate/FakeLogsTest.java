package org.quis.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quis.simulate.Simulation;
import org.quis.simulate.SimulationOptions;

/// Logs in which nobody had a reason, made from an invented agency's.
class FakeLogsTest {
    @TempDir
    private static Path world;

    @TempDir
    private static Path fakes;

    @BeforeAll
    static void invent() throws Exception {
        Simulation.write(SimulationOptions.of(5, 3_000), world);
        FakeLogs.write(world.resolve("log.csv"), world, fakes, 1);
    }

    private static List<NamedCsvRecord> rows(Path file) throws IOException {
        try (var csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            return csv.stream().toList();
        }
    }

    private static Set<String> column(String table, String column) throws IOException {
        return rows(world.resolve(table + ".csv")).stream()
                .map(row -> row.getField(column))
                .collect(Collectors.toSet());
    }

    @Test
    void every_fake_is_a_log_like_the_one_it_was_made_from_without_its_reasons() throws Exception {
        var header = rows(world.resolve("log.csv")).getFirst().getHeader();
        for (var name : List.of("random", "same-shift", "close")) {
            var rows = rows(fakes.resolve(name + ".csv"));
            assertTrue(rows.size() > 1_000, name + " has " + rows.size() + " rows");
            assertEquals(header, rows.getFirst().getHeader());
            for (var row : rows) assertEquals("", row.getField("reason") + row.getField("case_number"));
        }
    }

    @Test
    void the_subject_of_a_close_fake_is_somebody_the_user_knows() throws Exception {
        var people = column("people", "person_id");
        for (var row : rows(fakes.resolve("close.csv"))) assertTrue(people.contains(row.getField("subject")));
    }

    @Test
    void an_insider_cites_a_case_that_is_not_theirs() throws Exception {
        var assigned = rows(world.resolve("assignments.csv")).stream()
                .map(row -> row.getField("user_id") + " " + row.getField("case_number"))
                .collect(Collectors.toSet());
        var cases = column("cases", "case_number");
        for (var row : rows(fakes.resolve("insider.csv"))) {
            assertTrue(cases.contains(row.getField("case_number")));
            assertTrue(!assigned.contains(row.getField("user_id") + " " + row.getField("case_number")));
        }
    }

    @Test
    void the_same_seed_gives_the_same_logs(@TempDir Path again, @TempDir Path other) throws Exception {
        FakeLogs.write(world.resolve("log.csv"), world, again, 1);
        FakeLogs.write(world.resolve("log.csv"), world, other, 2);

        var insider = Files.readString(fakes.resolve("insider.csv"));
        assertEquals(insider, Files.readString(again.resolve("insider.csv")));
        assertNotEquals(insider, Files.readString(other.resolve("insider.csv")));
    }
}
