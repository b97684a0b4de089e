package org.quis.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quis.acts.Act;
import org.quis.acts.Role;
import org.quis.desk.CaseFile;
import org.quis.ledger.Verification;
import org.quis.ledger.Verifier;
import org.quis.server.record.Database;
import org.quis.server.record.Rebuild;
import org.quis.server.record.Register;
import org.quis.store.CheckpointDatabase;

/// From flag to finding, and what is left of it when the tables are gone: on the embedded database, and on PostgreSQL.
abstract class StoryTest {
    @TempDir
    Path folder;

    abstract @Nullable CheckpointDatabase database();

    static class OnTheEmbeddedDatabaseTest extends StoryTest {
        @Override
        @Nullable
        CheckpointDatabase database() {
            return null;
        }
    }

    static class OnPostgreSqlTest extends StoryTest {
        private static PostgreSql postgres;

        @BeforeAll
        static void start() throws Exception {
            postgres = PostgreSql.start();
        }

        @AfterAll
        static void stop() throws Exception {
            postgres.close();
        }

        @Override
        CheckpointDatabase database() {
            return postgres.fresh();
        }
    }

    /// Flag, question, answer, confirmation, escalation, allegation, investigation, finding by a second person.
    private static String tell(OpenDesk desk) throws Exception {
        var item = desk.first();
        var register = desk.register();
        var reviewer = desk.doer("reviewer");
        var investigator = desk.doer("investigator");
        var official = desk.doer("deciding-official");
        var due = register.now().plus(Duration.ofDays(7));
        register.perform(reviewer, new Act.ReasonAsked(item.item(), item.user(), "Why did you look?", due));
        register.perform(desk.doer("user"), new Act.ReasonGiven(item.item(), "I do not remember", "", ""));
        register.perform(desk.doer("supervisor"), new Act.ReasonConfirmed(item.item(), false, "nor do I"));
        register.perform(reviewer, new Act.ItemDecided(item.item(), Act.Decision.ESCALATED, "no reason is known"));
        var opened = register.open(
                reviewer,
                number -> new Act.InvestigationOpened(
                        number, Act.Source.FLAG, item.item(), item.user(), "looked without a reason"));
        var number = ((Act.OnInvestigation) opened.act()).investigation();
        register.perform(
                reviewer,
                new Act.AllegationMade(number, "A", "no_reason", "", null, null, 1, "looked without a reason"));
        register.perform(official, new Act.InvestigationAssigned(number, Role.INVESTIGATOR, "investigator"));
        register.perform(official, new Act.InvestigationAssigned(number, Role.DECIDING_OFFICIAL, "deciding-official"));
        register.perform(investigator, new Act.EvidenceAdded(number, "E1", "the look", "", -1, "", ""));
        register.perform(investigator, new Act.NarrativeWritten(number, "She was asked twice."));
        register.perform(official, new Act.FindingMade(number, "A", Act.Finding.SUBSTANTIATED, "no reason was shown"));
        register.perform(official, new Act.OutcomeRecorded(number, Act.Outcome.COUNSELLING, ""));
        register.perform(official, new Act.NotificationDecided(number, true, "nothing speaks against it"));
        register.perform(official, new Act.InvestigationClosed(number, ""));
        return number;
    }

    @Test
    void the_tables_are_made_again_from_the_ledger_alone() throws Exception {
        var database = database();
        InventedAudit.copyTo(folder);
        String number;
        try (var desk = OpenDesk.at(folder, database)) {
            number = tell(desk);
        }
        try (var ledger = OpenDesk.ledger(folder);
                var source = Database.of(folder.resolve("desk"), database)) {
            var rebuilt = Rebuild.of(ledger, source, Clock.systemUTC());
            assertEquals(Map.of(), rebuilt.changed());
            assertTrue(rebuilt.acts() > 30, rebuilt.acts() + " acts");
            try (var connection = source.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("update investigation set state = 'OPEN'");
                statement.execute("delete from act where type = 'finding-made'");
            }
            assertEquals(
                    Map.of("act", 1L, "investigation", 2L),
                    Rebuild.of(ledger, source, Clock.systemUTC()).changed(),
                    "tampering with the tables shows");
        }
        try (var desk = OpenDesk.at(folder, database)) {
            assertEquals(
                    CaseFile.State.CLOSED, desk.register().investigation(number).state());
            assertEquals(
                    CaseFile.State.CLOSED,
                    desk.register().files().investigations(0, 10).getFirst().state());
        }
    }

    @Test
    void a_desk_whose_tables_are_lost_opens_as_it_was() throws Exception {
        InventedAudit.copyTo(folder);
        String number;
        try (var desk = OpenDesk.at(folder, database())) {
            number = tell(desk);
        }
        try (var files = Files.list(folder.resolve("desk"))) {
            for (var file : files.toList()) Files.delete(file);
        }
        try (var desk = OpenDesk.at(folder, database())) {
            assertEquals(
                    CaseFile.State.CLOSED, desk.register().investigation(number).state());
        }
    }

    @Test
    void every_act_is_in_a_ledger_that_verifies() throws Exception {
        InventedAudit.copyTo(folder);
        long sealed;
        try (var desk = OpenDesk.at(folder, database())) {
            tell(desk);
            sealed = desk.register().trail(Long.MAX_VALUE, 1).getFirst().index();
        }
        var sound = assertInstanceOf(Verification.Sound.class, Verifier.verify(folder.resolve("audit/ledger")));
        assertEquals(sealed + 1, sound.checkpoint().size());
    }

    @Test
    void of_two_who_decide_at_once_one_is_told_what_the_other_did() throws Exception {
        InventedAudit.copyTo(folder);
        try (var desk = OpenDesk.at(folder, database())) {
            var item = desk.first().item();
            var one = desk.loggedIn("reviewer");
            var two = desk.loggedIn("second-reviewer");
            long seen = desk.register().item(item).acts().getLast().index();
            var fields = new String[] {"decision=NO_CONCERN", "reason=a call", "seen=" + seen};
            assertEquals(303, one.post("/items/" + item + "/decision", fields).statusCode());
            var late = two.post("/items/" + item + "/decision", fields);
            assertEquals(409, late.statusCode());
            assertTrue(late.body().contains("Meanwhile reviewer decided"), late.body());
            assertEquals(1, decisions(desk.register(), item));
        }
    }

    private static long decisions(Register register, String item) {
        return register.item(item).acts().stream()
                .filter(done -> done.act() instanceof Act.ItemDecided)
                .count();
    }
}
