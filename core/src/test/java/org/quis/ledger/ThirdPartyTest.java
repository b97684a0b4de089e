package org.quis.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Go's checksum-database code reads our ledgers; nothing of Quis takes part (`core/src/test/go`).
class ThirdPartyTest {
    private static final String GO_PACKAGES = "golang-go golang-golang-x-mod-dev";

    @TempDir
    static Path tools;

    private static Path program = Path.of("");

    @BeforeAll
    static void build() throws Exception {
        boolean there = Files.isDirectory(Path.of("/usr/share/gocode/src/golang.org/x/mod/sumdb/tlog"))
                && java.util.Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "go")));
        if (!there) System.err.println("SKIPPED: no third party has read our ledgers; apt-get install " + GO_PACKAGES);
        Assumptions.assumeTrue(there, "needs " + GO_PACKAGES);
        program = tools.resolve("verify");
        var out = run(
                "go",
                "build",
                "-o",
                program.toString(),
                Path.of("src/test/go/verify.go").toString());
        assertEquals("", out);
    }

    @Test
    void go_accepts_ledgers_of_all_awkward_sizes(@TempDir Path folder) throws Exception {
        for (int size : new int[] {1, 2, 255, 256, 257, 65_536, 65_537, 70_000}) {
            var ledger = folder.resolve("" + size);
            Sample.write(ledger, size);

            var said = run(program.toString(), ledger.toString());

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

        assertEquals("tile/1/000: is not what the entries hash to\n", run(program.toString(), folder.toString()));
        assertNotEquals(Verification.Sound.class, Sample.verify(folder).getClass());
    }

    private static String run(String... command) throws Exception {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("GO111MODULE", "off");
        builder.environment().put("GOPATH", "/usr/share/gocode");
        builder.environment().put("GOCACHE", tools.resolve("cache").toString());
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
