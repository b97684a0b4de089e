package org.quis.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quis.ledger.CheckpointFiles;
import org.quis.ledger.LedgerWriter;
import org.quis.ledger.LogKey;

/// Ledgers where nothing can be written: on a file system mounted read-only, which root cannot write to either, and
/// while another process is at it.
class ReadOnlyTest {
    private static final String MOUNT = "mount --bind disk disk && mount -o remount,bind,ro disk && ";

    @TempDir
    Path folder;

    @BeforeEach
    void a_ledger_on_a_disk() throws Exception {
        for (var month : new String[] {"march", "april"}) {
            Files.writeString(
                    folder.resolve(month + ".csv"),
                    "access_id,time,user_id,action,subject_kind,subject,reason\n%s-1,2026-03-02T09:10:00Z,u1,query,plate,7ABC,x\n"
                            .formatted(month));
        }
        Files.createDirectories(folder.resolve("disk"));
        done("ledger", "init", folder.resolve("disk/agency"), "--origin", "a.example", "--log-key", key());
        done(
                "audit",
                folder.resolve("march.csv"),
                "--ledger",
                ledger(),
                "--log-key",
                key(),
                "--out",
                folder.resolve("a"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            audit april.csv --ledger disk/agency --log-key a.key --out b | disk/agency: nothing can be sealed there:
            audit april.csv --out disk/b                                | disk/b: cannot write there:
            ledger shred disk/agency --log-key a.key --class rows-MONTH --reason x | disk/agency/.lock:
            ledger init disk/new --origin b.example                      | disk/new.key:
            ledger init disk/new --origin b.example --log-key b.key      | disk/new:
            witness --state disk/board --log disk/agency/log.vkey        | disk/board/witness.key:
            prove disk/agency 0 --log-key a.key --out disk/row           | disk/row: cannot be written:
            """)
    void a_read_only_disk_is_named_and_nothing_is_left(String command, String named) throws Exception {
        var namespace = Namespace.in(folder, "a read-only disk");
        var month = java.time.YearMonth.now(java.time.ZoneOffset.UTC).toString();

        var run = namespace.run(MOUNT + "\"$QUIS\" " + command.replace("MONTH", month));

        assertEquals(3, run.exit(), run.err());
        assertTrue(run.err().startsWith("quis: ") && run.err().contains(named), run.err());
        assertTrue(run.err().contains("Read-only file system"), run.err());
        assertTrue(run.err().contains("\n      "), "says what to do: " + run.err());
        for (var left : new String[] {"b", "b.key", "disk/new", "disk/new.key", "disk/board", "disk/row"}) {
            assertTrue(Files.notExists(folder.resolve(left)), left);
        }
        done("verify", ledger(), "--log-key", key());
        done("show", ledger(), 0, "--log-key", key()); // no key was destroyed either
    }

    @Test
    void a_ledger_that_cannot_be_written_can_be_verified_and_proved_from() throws Exception {
        var namespace = Namespace.in(folder, "a read-only disk");

        var run = namespace.run(MOUNT + "\"$QUIS\" verify disk/agency --log-key a.key"
                + " && \"$QUIS\" prove disk/agency 0 --log-key a.key --out row"
                + " && \"$QUIS\" verify --proof row --key disk/agency/log.vkey");

        assertEquals(0, run.exit(), run.err());
    }

    @Test
    void who_comes_second_is_turned_away_and_what_the_first_writes_is_whole() throws Exception {
        var store = new CheckpointFiles(folder.resolve("checkpoints"));
        try (var _ = LedgerWriter.open(ledger(), LogKey.load(key()), store)) {
            var audit = process("audit april.csv --ledger disk/agency --log-key a.key --out b");
            assertEquals(3, audit.exit());
            assertEquals(
                    "quis: disk/agency: nothing can be sealed there: another writer is at this ledger\n"
                            + "      nothing was written; see to it, and run the audit again\n",
                    audit.err());
            var cosign = process("ledger shred disk/agency --log-key a.key --class rows-%s --reason x"
                    .formatted(java.time.YearMonth.now(java.time.ZoneOffset.UTC)));
            assertEquals(3, cosign.exit());
            assertTrue(cosign.err().startsWith("quis: disk/agency: another writer is at this ledger\n"), cosign.err());
        }
        done("verify", ledger(), "--log-key", key());
        assertEquals(
                0,
                process("audit april.csv --ledger disk/agency --log-key a.key --out b")
                        .exit());
    }

    private CommandLineRun process(String command) throws IOException, InterruptedException {
        var out = folder.resolve("printed").toFile();
        var err = folder.resolve("complained").toFile();
        int exit = QuisProcess.builder(folder, java.util.List.of("sh", "-c", "\"$QUIS\" " + command))
                .redirectOutput(out)
                .redirectError(err)
                .start()
                .waitFor();
        return new CommandLineRun(exit, Files.readString(out.toPath()), Files.readString(err.toPath()));
    }

    private Path ledger() {
        return folder.resolve("disk/agency");
    }

    private Path key() {
        return folder.resolve("a.key");
    }

    private static void done(Object... command) {
        var run = CommandLineRun.of(command);
        assertEquals(0, run.exit(), run.err());
    }
}
