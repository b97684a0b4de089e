package org.quis.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Disks that are really full: small file systems in memory, mounted in a namespace of the test's own.
class DiskFullTest {
    @TempDir
    Path folder;

    private Namespace namespace;

    @BeforeEach
    void needNamespaces() throws Exception {
        namespace = Namespace.in(folder, "a full disk");
        Files.createDirectories(folder.resolve("disk"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"64k", "512k", "2m", "5m"}) // before the database, in it, in the ledger, in the report
    void a_disk_that_fills_half_way_is_named_and_nothing_is_left(String size) throws Exception {
        Files.writeString(folder.resolve("log.csv"), log(20_000));

        var run = namespace.run("mount -t tmpfs -o size=" + size + " none disk"
                + " && { \"$QUIS\" audit log.csv --out disk/audit; code=$?; ls -A disk; exit $code; }");

        assertEquals(3, run.exit(), run.err());
        assertTrue(run.err().contains("nothing was left behind; make room"), run.err());
        assertEquals("", run.out(), "what is on the disk afterwards");
    }

    @Test
    void there_is_room_enough_on_a_larger_one() throws Exception {
        Files.writeString(folder.resolve("log.csv"), log(20_000));

        var run = namespace.run("mount -t tmpfs -o size=200m none disk && \"$QUIS\" audit log.csv --out disk/audit");

        assertEquals(0, run.exit(), run.err());
    }

    private static String log(int rows) {
        var log = new StringBuilder("access_id,time,user_id,action,subject_kind,subject,reason\n");
        for (int i = 0; i < rows; i++) {
            log.append("a%d,2026-01-%02dT%02d:%02d:00Z,u%d,query,plate,7ABC%03d,stolen vehicle %d\n"
                    .formatted(i, 1 + i % 28, i % 24, i % 60, i % 50, i % 1000, i * 7919L % 100_003));
        }
        return log.toString();
    }
}
