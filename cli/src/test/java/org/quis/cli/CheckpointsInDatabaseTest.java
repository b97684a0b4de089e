package org.quis.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was signed last is recorded in a PostgreSQL that asks for a password, and several machines reach it.
class CheckpointsInDatabaseTest {
    private static final String PASSWORD = "s3cret-horse";

    @TempDir
    Path folder;

    @TempDir
    Path data;

    private EmbeddedPostgres postgres = null;

    @BeforeEach
    void a_server_that_asks_for_a_password() throws Exception {
        postgres = EmbeddedPostgres.builder()
                .setDataDirectory(data.resolve("server"))
                .start();
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create role quis login password '" + PASSWORD + "'");
            statement.execute("grant create on schema public to quis");
            var rules = data.resolve("server/pg_hba.conf");
            Files.writeString(rules, "host all quis all scram-sha-256\n" + Files.readString(rules));
            statement.execute("select pg_reload_conf()");
        }
        for (var month : List.of("march", "april", "may")) {
            Files.writeString(folder.resolve(month + ".csv"), """
                    access_id,time,user_id,action,subject_kind,subject,reason
                    %s-1,2026-03-02T09:10:00Z,b.osei,query,plate,7ABC123,stolen vehicle report
                    """.formatted(month));
        }
    }

    @AfterEach
    void stop() throws IOException {
        postgres.close();
    }

    @Test
    void two_machines_with_a_copy_each_cannot_sign_two_histories() throws Exception {
        done("ledger init here/agency --origin audit.agency.example " + database());
        done("audit march.csv --ledger here/agency --out a " + database());
        assertTrue(Files.notExists(folder.resolve("here/checkpoints")), "nothing is recorded beside the key");
        ran("cp -r here there");
        done("audit april.csv --ledger there/agency --out b " + database());

        var late = quis("audit may.csv --ledger here/agency --out c " + database());

        assertEquals(4, late.exit(), late.err());
        assertTrue(late.err().contains("it is a copy or a restored backup"), late.err());
        done("ledger shred there/agency --class rows-$(date -u +%Y-%m) --reason x " + database());
        done("verify there/agency");
    }

    @Test
    void a_ledger_that_the_database_does_not_know_is_adopted_on_a_persons_word() throws Exception {
        done("ledger init here/agency --origin audit.agency.example");
        done("audit march.csv --ledger here/agency --out a");

        var unknown = quis("audit april.csv --ledger here/agency --out b " + database());
        assertEquals(4, unknown.exit());
        assertTrue(
                unknown.err().endsWith("\n      if it is the ledger: quis ledger adopt here/agency\n"), unknown.err());
        done("ledger adopt here/agency --size 3 " + database());
        done("audit april.csv --ledger here/agency --out b " + database());
    }

    @Test
    void the_password_is_the_environments_and_said_nowhere() throws Exception {
        var wrong = quis("ledger init agency --origin a.example " + database(), "wrong-horse");
        assertEquals(3, wrong.exit());
        assertTrue(wrong.err().contains("password authentication failed for user \"quis\""), wrong.err());
        assertFalse(wrong.err().contains("wrong-horse"), wrong.err());

        var told = quis("ledger init agency --origin a.example " + database() + "\\&password=" + PASSWORD);
        assertEquals(2, told.exit());
        assertTrue(
                told.err()
                        .startsWith("--checkpoints: an address with a password is for everybody to see\n      put the"
                                + " password into $PGPASSWORD or ~/.pgpass\n"),
                told.err());
        assertFalse(told.err().contains(PASSWORD), told.err());

        var away = quis("ledger init agency --origin a.example --checkpoints jdbc:postgresql://127.0.0.1:1/quis");
        assertEquals(3, away.exit());
        assertTrue(away.err().contains("127.0.0.1:1 refused"), away.err());
        assertTrue(Files.notExists(folder.resolve("agency")) && Files.notExists(folder.resolve("agency.key")));
    }

    private String database() {
        return "--checkpoints jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres?user=quis";
    }

    private void done(String command) throws Exception {
        var run = quis(command);
        assertEquals(0, run.exit(), command + ": " + run.err());
    }

    private CommandLineRun quis(String command) throws Exception {
        return quis(command, PASSWORD);
    }

    private CommandLineRun quis(String command, String password) throws Exception {
        return ran("\"$QUIS\" " + command, password);
    }

    private void ran(String command) throws Exception {
        assertEquals(0, ran(command, PASSWORD).exit());
    }

    private CommandLineRun ran(String command, String password) throws Exception {
        var out = folder.resolve("printed").toFile();
        var err = folder.resolve("complained").toFile();
        var builder = QuisProcess.builder(folder, List.of("sh", "-c", command))
                .redirectOutput(out)
                .redirectError(err);
        builder.environment().put("PGPASSWORD", password);
        int exit = builder.start().waitFor();
        return new CommandLineRun(exit, Files.readString(out.toPath()), Files.readString(err.toPath()));
    }
}
