package org.quis.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.quis.access.Field;

/// Reads real exports where they lie beside the repository, in `shared/data`; they are not part of it.
/// Where they are absent the tests are skipped and say so. `-Dquis.samples=DIR` names another place.
class RealExportsTest {

    @Test
    void forty_portals_give_18711_rows_and_none_is_lost() throws Exception {
        var files = Files.list(samples("plate-reader-portals"))
                .filter(f -> f.toString().endsWith(".csv"))
                .sorted()
                .toList();
        long rows = 0;
        long rejected = 0;
        for (var file : files) {
            var log = Collected.of(file);
            assertEquals(log.read().dataRows(), log.rows(), file.toString());
            rows += log.rows();
            rejected += log.rejections.size();
        }
        assertEquals(40, files.size(), "files");
        assertEquals(18_711, rows, "rows");
        assertEquals(0, rejected, "rejected");
    }

    @Test
    void the_workbook_repeats_83_rows_of_the_csv() throws Exception {
        var folder = samples("plate-reader-eugene");
        var workbook = Collected.of(folder.resolve("EPDSearchAuditLogs.xlsx"));
        var csv = Collected.of(folder.resolve("EPDSearchAuditLogs.csv"));

        assertEquals(4_377, workbook.accepted(), "rows of the workbook");
        assertEquals(4_294, csv.accepted(), "rows of the csv");
        assertEquals(4_294, new HashSet<>(workbook.all(Field.ACCESS_ID)).size(), "ids");
        assertEquals(147, new HashSet<>(csv.all(Field.USER_ID)).size(), "users");
    }

    private static Path samples(String name) {
        var told = System.getProperty("quis.samples");
        if (told != null) return Path.of(told).resolve(name);
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            var samples = folder.resolve("shared/data").resolve(name);
            if (Files.isDirectory(samples)) return samples;
        }
        System.err.println("SKIPPED: the real exports `" + name
                + "` are not beside this repository, so nothing was checked against them");
        assumeTrue(false, "no samples `" + name + "`");
        throw new AssertionError("unreachable");
    }
}
