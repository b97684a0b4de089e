package org.quis.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TileTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 256, tile/0/000",
        "0, 999, 256, tile/0/999",
        "0, 1000, 256, tile/0/x001/000",
        "3, 1234067, 256, tile/3/x001/x234/067",
        "1, 5, 17, tile/1/005.p/17",
        "2, 1000000, 1, tile/2/x001/x000/000.p/1",
        "-1, 273, 112, tile/entries/273.p/112",
    })
    void a_tile_s_path_groups_its_number_by_thousands(int level, long index, int width, String path) {
        assertEquals(path, new Tile(level, index, width).path());
    }

    @Test
    void seventy_thousand_entries_have_273_full_tiles_and_three_right_edges(@TempDir Path folder) throws Exception {
        Sample.write(folder, 70_000);

        assertEquals(
                Map.of(
                        "0 full",
                        273,
                        "0.p/112",
                        1,
                        "1 full",
                        1,
                        "1.p/17",
                        1,
                        "2.p/1",
                        1,
                        "entries full",
                        273,
                        "entries.p/112",
                        1),
                tiles(folder));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0     | {}",
                "1     | {0.p/1=1, entries.p/1=1}",
                "255   | {0.p/255=1, entries.p/255=1}",
                "256   | {0 full=1, 1.p/1=1, entries full=1}",
                "257   | {0 full=1, 0.p/1=1, 1.p/1=1, entries full=1, entries.p/1=1}",
                "65536 | {0 full=256, 1 full=1, 2.p/1=1, entries full=256}",
                "65537 | {0 full=256, 0.p/1=1, 1 full=1, 2.p/1=1, entries full=256, entries.p/1=1}",
            })
    void there_is_never_an_empty_tile(int size, String expected, @TempDir Path folder) throws Exception {
        Sample.write(folder, size);

        assertEquals(expected, tiles(folder).toString());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 255, 256, 257, 511, 512, 65_535, 65_536, 65_537, 70_000})
    void a_ledger_of_any_size_verifies(int size, @TempDir Path folder) throws Exception {
        Sample.write(folder, size);

        var sound = assertInstanceOf(Verification.Sound.class, Sample.verify(folder));

        assertEquals(size, sound.checkpoint().size());
    }

    /// Counts tiles as `level full` or `level.p/width`.
    private static Map<String, Integer> tiles(Path folder) throws Exception {
        var found = new TreeMap<String, Integer>();
        if (!Files.exists(folder.resolve("tile"))) return found;
        try (var files = Files.walk(folder.resolve("tile"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var path = folder.resolve("tile").relativize(file).toString();
                int partial = path.indexOf(".p/");
                var level = path.substring(0, path.indexOf('/'));
                found.merge(partial < 0 ? level + " full" : level + path.substring(partial), 1, Integer::sum);
            }
        }
        return found;
    }
}
