package org.quis.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagingTest {
    @TempDir
    Path home;

    @Test
    void nothing_is_seen_until_it_is_whole() throws Exception {
        var out = home.resolve("audit");
        try (var staging = Staging.beside(out)) {
            Files.writeString(staging.folder().resolve("report.html"), "half");
            assertFalse(Files.exists(out));
            staging.publish();
        }
        assertEquals("half", Files.readString(out.resolve("report.html")));
        assertOnlyTheAuditIsLeft();
    }

    @Test
    void an_audit_that_was_stopped_leaves_nothing() throws Exception {
        try (var staging = Staging.beside(home.resolve("audit"))) {
            Files.createDirectories(staging.folder().resolve("ledger/tile"));
        }
        try (var left = Files.list(home)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void what_a_killed_audit_left_is_cleared_away_by_the_next() throws Exception {
        Files.createDirectories(home.resolve(".audit.quis-partial/ledger"));
        Files.createFile(home.resolve(".audit.quis-lock"));

        try (var staging = Staging.beside(home.resolve("audit"))) {
            assertFalse(Files.exists(staging.folder().resolve("ledger")));
            staging.publish();
        }
        assertOnlyTheAuditIsLeft();
    }

    @Test
    void an_empty_folder_may_be_filled() throws Exception {
        Files.createDirectory(home.resolve("audit"));
        try (var staging = Staging.beside(home.resolve("audit"))) {
            staging.publish();
        }
        assertOnlyTheAuditIsLeft();
    }

    @Test
    void a_folder_that_holds_something_is_never_written_over() throws Exception {
        Files.createDirectory(home.resolve("audit"));
        Files.writeString(home.resolve("audit/evidence"), "x");

        var refused = assertThrows(OutputException.class, () -> Staging.beside(home.resolve("audit")));

        assertTrue(refused.getMessage().endsWith("is not empty, and an audit never writes over another"));
        assertEquals("x", Files.readString(home.resolve("audit/evidence")));
    }

    @Test
    void two_audits_cannot_write_to_one_folder() throws Exception {
        try (var _ = Staging.beside(home.resolve("audit"))) {
            assertThrows(OutputException.class, () -> Staging.beside(home.resolve("audit")));
        }
    }

    private void assertOnlyTheAuditIsLeft() throws Exception {
        try (var left = Files.list(home)) {
            assertEquals(home.resolve("audit"), left.findAny().orElseThrow());
        }
        try (var left = Files.list(home)) {
            assertEquals(1, left.count());
        }
    }
}
