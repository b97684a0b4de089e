package org.quis.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Go's checksum-database code reads our ledgers; nothing of Quis takes part.
class ThirdPartyTest {
    @TempDir
    static Path tools;

    private static GoVerifier go = null;

    @BeforeAll
    static void build() throws Exception {
        go = GoVerifier.build(Path.of("src/test/go/verify.go"), tools);
    }

    @Test
    void go_accepts_ledgers_of_all_awkward_sizes(@TempDir Path folder) throws Exception {
        for (int size : new int[] {1, 2, 255, 256, 257, 65_536, 65_537, 70_000}) {
            var ledger = folder.resolve("" + size);
            Sample.write(ledger, size);

            var said = go.verify(ledger).text();

            var root = Ledger.open(ledger).checkpoint().root().base64();
            assertTrue(said.startsWith(size + " entries, ") && said.endsWith(" root " + root + "\n"), said);
        }
    }

    @Test
    void go_refuses_a_ledger_with_a_flipped_byte_in_an_index_tile(@TempDir Path folder) throws Exception {
        Sample.write(folder, 70_000);
        var tile = folder.resolve("tile/1/000");
        var bytes = Files.readAllBytes(tile);
        bytes[37] ^= 1;
        Files.write(tile, bytes);

        assertEquals(new GoVerifier.Said(1, "tile/1/000: is not what the entries hash to\n"), go.verify(folder));
        assertNotEquals(Verification.Sound.class, Sample.verify(folder).getClass());
    }
}
