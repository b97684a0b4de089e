package org.quis.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quis.ledger.Broken;
import org.quis.ledger.CheckpointStore;
import org.quis.ledger.Hash;
import org.quis.ledger.LedgerWriter;
import org.quis.ledger.LogKey;
import org.quis.ledger.Note;

/// The record that no two histories of a log are signed, in databases as users have them.
class CheckpointTableTest {
    private static final LogKey KEY = LogKey.generate("agency.example/audit");

    enum Server {
        DUCKDB,
        POSTGRESQL
    }

    private static EmbeddedPostgres postgres = null;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @ParameterizedTest
    @EnumSource
    void a_checkpoint_takes_the_place_of_the_one_it_follows(Server server) throws Exception {
        var table = table(server);

        assertEquals(Optional.empty(), table.fetch("one.example"));
        assertTrue(table.replace("one.example", null, note(1)));
        assertTrue(table.replace("one.example", note(1), note(2)));
        assertEquals(Optional.of(note(2)), table.fetch("one.example"));
        assertEquals(Optional.empty(), table.fetch("other.example"));
    }

    @ParameterizedTest
    @EnumSource
    void and_of_no_other(Server server) throws Exception {
        var table = table(server);
        table.replace("two.example", null, note(1));

        assertFalse(table.replace("two.example", null, note(2)));
        assertFalse(table.replace("two.example", note(3), note(2)));
        assertEquals(Optional.of(note(1)), table.fetch("two.example"));
    }

    @ParameterizedTest
    @EnumSource
    void of_many_at_once_exactly_one_succeeds(Server server) throws Exception {
        var table = table(server);
        for (int round = 0; round < 20; round++) {
            var was = round == 0 ? null : table.fetch("three.example").orElseThrow();
            var wins = new ArrayList<Future<Boolean>>();
            try (var threads = Executors.newFixedThreadPool(4)) {
                for (int writer = 0; writer < 4; writer++) {
                    var now = note(100 * round + writer + 1);
                    wins.add(threads.submit(() -> table.replace("three.example", was, now)));
                }
            }
            int won = 0;
            for (var win : wins) {
                try {
                    if (win.get()) won++;
                } catch (java.util.concurrent.ExecutionException conflict) {
                    assertTrue(conflict.getCause() instanceof IOException, conflict.toString()); // DuckDB says so aloud
                }
            }
            assertEquals(1, won, "round " + round);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_ledger_of_one_name_is_begun_once(Server server) throws Exception {
        var table = table(server);
        LedgerWriter.create(folder.resolve("first"), KEY.name(), KEY, table).close();

        LedgerWriter.open(folder.resolve("first"), KEY, table).close();
        assertThrows(Broken.Fork.class, () -> LedgerWriter.create(folder.resolve("second"), KEY.name(), KEY, table));
    }

    private static Note note(long size) {
        return KEY.sign("agency.example/audit\n" + size + "\n" + new Hash(size, 0, 0, 0).base64() + "\n");
    }

    private CheckpointStore table(Server server) throws IOException {
        var table = new CheckpointTable(
                switch (server) {
                    case DUCKDB -> () -> DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("checkpoints.db"));
                    case POSTGRESQL -> postgres.getPostgresDatabase()::getConnection;
                });
        return table;
    }
}
