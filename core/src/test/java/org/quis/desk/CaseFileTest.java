package org.quis.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quis.acts.Act;
import org.quis.acts.Act.Finding;
import org.quis.acts.Act.Outcome;
import org.quis.acts.Doer;
import org.quis.acts.Done;
import org.quis.acts.Role;

class CaseFileTest {
    private static final String N = "2026-0001";
    private static final Act OPEN = new Act.InvestigationOpened(N, Act.Source.FLAG, "F-1", "a.diaz", "no reason given");
    private static final Act EVIDENCE = new Act.EvidenceAdded(N, "E1", "the look", "x-1", 17, "", "");
    private static final Act TOLD = new Act.NotificationDecided(N, true, "she asked");
    private static final Act CLOSE = new Act.InvestigationClosed(N, "");

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    private final Desk desk = new Desk();

    @BeforeEach
    void an_investigation_is_open() throws Refused {
        desk.done(desk.omar, OPEN).done(desk.omar, alleged("A"));
    }

    private static Act alleged(String letter) {
        return new Act.AllegationMade(N, letter, "no_reason", "records", null, null, 1, "looked without a reason");
    }

    private static Act assigned(Role duty, Doer doer) {
        return new Act.InvestigationAssigned(N, duty, doer.account());
    }

    private static Act found(String letter, Finding finding) {
        return new Act.FindingMade(N, letter, finding, "as the evidence shows");
    }

    private static Act outcome(Outcome outcome) {
        return new Act.OutcomeRecorded(N, outcome, "");
    }

    private void assign() throws Refused {
        desk.done(desk.dora, assigned(Role.INVESTIGATOR, desk.ines))
                .done(desk.dora, assigned(Role.DECIDING_OFFICIAL, desk.dora));
    }

    private void refused(Refused.Why why, Doer doer, Act act) {
        assertEquals(
                why, assertThrows(Refused.class, () -> desk.done(doer, act)).why());
    }

    @Test
    void from_allegation_to_closure() throws Refused {
        assign();
        desk.done(desk.ines, EVIDENCE)
                .done(desk.ines, new Act.NarrativeWritten(N, "On 1 March …"))
                .done(desk.dora, found("A", Finding.SUBSTANTIATED))
                .done(desk.dora, outcome(Outcome.REPRIMAND))
                .done(desk.dora, TOLD)
                .done(desk.dora, CLOSE);
        assertEquals(CaseFile.State.CLOSED, desk.investigation().state());
    }

    private static final Act APPEAL = new Act.AppealFiled(N, "A. Diaz", DAY, "the call was not looked for");

    private static Act ruled(Act.Ruling ruling) {
        return new Act.AppealDecided(N, ruling, "having read it");
    }

    private void close() throws Refused {
        assign();
        desk.done(desk.ines, EVIDENCE)
                .done(desk.dora, found("A", Finding.SUBSTANTIATED))
                .done(desk.dora, outcome(Outcome.REPRIMAND))
                .done(desk.dora, TOLD)
                .done(desk.dora, CLOSE);
    }

    @Test
    void an_appeal_is_decided_by_somebody_who_had_no_part_in_it() throws Refused {
        close();
        desk.done(desk.ines, APPEAL);
        assertEquals(CaseFile.State.APPEALED, desk.investigation().state());

        refused(Refused.Why.NOT_THEIRS, desk.dora, ruled(Act.Ruling.DENIED)); // decided it
        refused(Refused.Why.NOT_THEIRS, desk.ines, ruled(Act.Ruling.DENIED)); // is no official
        refused(Refused.Why.NOT_THEIRS, desk.kurt, ruled(Act.Ruling.REMANDED)); // is her brother
        desk.done(desk.otto, ruled(Act.Ruling.DENIED));

        assertEquals(CaseFile.State.CLOSED, desk.investigation().state());
        assertEquals(
                Outcome.REPRIMAND, desk.investigation().outcome().orElseThrow().outcome());
    }

    @Test
    void what_is_remanded_is_found_anew() throws Refused {
        close();
        desk.done(desk.ines, APPEAL).done(desk.otto, ruled(Act.Ruling.REMANDED));

        assertEquals(CaseFile.State.ASSIGNED, desk.investigation().state());
        assertTrue(desk.investigation().finding("A").isEmpty());
        assertTrue(desk.investigation().outcome().isEmpty());
        desk.done(desk.ines, new Act.NarrativeWritten(N, "There was a call."))
                .done(desk.dora, found("A", Finding.EXONERATED))
                .done(desk.dora, outcome(Outcome.NONE))
                .done(desk.dora, CLOSE);
        assertEquals(2, desk.investigation().appeals().size());
    }

    @Test
    void nothing_changes_while_an_appeal_is_undecided() throws Refused {
        close();
        desk.done(desk.ines, APPEAL);

        refused(Refused.Why.NOT_NOW, desk.ines, APPEAL);
        refused(Refused.Why.NOT_NOW, desk.dora, new Act.InvestigationReopened(N, "on second thoughts"));
        refused(Refused.Why.NOT_NOW, desk.dora, found("A", Finding.UNFOUNDED));
        desk.done(desk.vera, new Act.CaseCopied(N, "for the appeal"));
    }

    @Test
    void there_is_nothing_to_appeal_before_there_is_an_outcome() throws Refused {
        assign();
        desk.done(desk.ines, EVIDENCE).done(desk.dora, found("A", Finding.SUBSTANTIATED));
        refused(Refused.Why.NOT_NOW, desk.ines, APPEAL);
        refused(Refused.Why.NOT_NOW, desk.otto, ruled(Act.Ruling.DENIED));
    }

    @Test
    void whoever_investigated_does_not_decide() throws Refused {
        desk.done(desk.dora, assigned(Role.INVESTIGATOR, desk.dora));
        refused(Refused.Why.NOT_THEIRS, desk.dora, assigned(Role.DECIDING_OFFICIAL, desk.dora));
        desk.done(desk.dora, assigned(Role.INVESTIGATOR, desk.ines));
        refused(Refused.Why.NOT_THEIRS, desk.dora, assigned(Role.DECIDING_OFFICIAL, desk.dora));
    }

    @Test
    void whoever_is_to_decide_does_not_investigate() throws Refused {
        assign();
        refused(Refused.Why.NOT_THEIRS, desk.dora, assigned(Role.INVESTIGATOR, desk.dora));
        refused(Refused.Why.NOT_THEIRS, desk.dora, EVIDENCE);
    }

    @Test
    void nobody_is_assigned_who_is_too_close() {
        refused(Refused.Why.NOT_THEIRS, desk.dora, assigned(Role.INVESTIGATOR, desk.kurt));
        refused(Refused.Why.NOT_NOW, desk.dora, assigned(Role.INVESTIGATOR, desk.rita));
    }

    @Test
    void kin_of_the_accused_does_nothing_here() {
        for (var act : List.of(alleged("B"), assigned(Role.INVESTIGATOR, desk.ines), EVIDENCE, CLOSE)) {
            refused(Refused.Why.NOT_THEIRS, desk.kurt, act);
        }
    }

    @Test
    void only_those_assigned_go_on() throws Refused {
        assign();
        refused(Refused.Why.NOT_THEIRS, desk.omar, EVIDENCE);
        refused(Refused.Why.NOT_THEIRS, desk.omar, alleged("B"));
        refused(Refused.Why.NOT_THEIRS, desk.ines, found("A", Finding.UNFOUNDED));
    }

    @Test
    void a_finding_rests_on_something_gathered() throws Refused {
        assign();
        refused(Refused.Why.NOT_NOW, desk.dora, found("A", Finding.SUBSTANTIATED));
        desk.done(desk.ines, EVIDENCE);
        refused(Refused.Why.NOT_NOW, desk.dora, found("Z", Finding.SUBSTANTIATED));
    }

    @Test
    void nothing_is_imposed_where_nothing_was_substantiated() throws Refused {
        assign();
        desk.done(desk.ines, EVIDENCE);
        refused(Refused.Why.NOT_NOW, desk.dora, outcome(Outcome.NONE));
        desk.done(desk.dora, found("A", Finding.UNFOUNDED));
        refused(Refused.Why.NOT_NOW, desk.dora, outcome(Outcome.SUSPENSION));
        desk.done(desk.dora, outcome(Outcome.NONE));
    }

    @Test
    void it_is_closed_when_every_allegation_has_a_finding_and_all_is_decided() throws Refused {
        assign();
        desk.done(desk.ines, alleged("B")).done(desk.ines, EVIDENCE);
        refused(Refused.Why.NOT_NOW, desk.dora, CLOSE);
        desk.done(desk.dora, found("A", Finding.UNFOUNDED));
        refused(Refused.Why.NOT_NOW, desk.dora, CLOSE);
        desk.done(desk.dora, found("B", Finding.EXONERATED));
        refused(Refused.Why.NOT_NOW, desk.dora, CLOSE);
        desk.done(desk.dora, outcome(Outcome.NONE));
        refused(Refused.Why.NOT_NOW, desk.dora, CLOSE);
        desk.done(desk.dora, TOLD).done(desk.dora, CLOSE);
    }

    @Test
    void what_is_closed_goes_on_only_when_it_is_reopened() throws Refused {
        it_is_closed_when_every_allegation_has_a_finding_and_all_is_decided();
        refused(Refused.Why.NOT_NOW, desk.ines, EVIDENCE);
        refused(Refused.Why.NOT_THEIRS, desk.ines, new Act.InvestigationReopened(N, "more came up"));
        desk.done(desk.dora, new Act.InvestigationReopened(N, "more came up")).done(desk.ines, EVIDENCE);
    }

    @Test
    void what_is_to_be_done_is_listed_the_first_day_first_until_it_is_done() throws Refused {
        assign();
        desk.done(desk.ines, task("T1", 20)).done(desk.dora, task("T2", 10)).done(desk.ines, task("T3", 30));
        desk.done(desk.ines, new Act.TaskDone(N, "T1", ""));

        assertEquals(
                List.of("T2", "T3"),
                desk.investigation().tasks().stream().map(Act.TaskSet::task).toList());
        assertEquals("T4", desk.investigation().nextTask());
        refused(Refused.Why.NOT_NOW, desk.ines, new Act.TaskDone(N, "T1", ""));
        refused(Refused.Why.NOT_NOW, desk.ines, new Act.TaskDone(N, "T9", ""));
    }

    @Test
    void only_those_it_is_assigned_to_set_tasks_and_give_notices_and_only_the_investigator_hears_people()
            throws Refused {
        assign();
        var heard = new Act.InterviewHeld(N, "A. Diaz", DAY, "counsel", "there was a call");
        var notice = new Act.NoticeServed(N, Act.Notice.RIGHTS, "A. Diaz", DAY, "");

        desk.done(desk.dora, notice).done(desk.ines, notice).done(desk.ines, heard);

        refused(Refused.Why.NOT_THEIRS, desk.omar, notice);
        refused(Refused.Why.NOT_THEIRS, desk.omar, task("T1", 10));
        refused(Refused.Why.NOT_THEIRS, desk.dora, heard);
        assertEquals(List.of(heard), desk.investigation().interviews());
        assertEquals(2, desk.investigation().notices().size());
    }

    @Test
    void a_copy_is_taken_by_those_who_may_read_it_also_after_it_is_closed_and_by_nobody_close_to_it() throws Refused {
        assign();
        var copied = new Act.CaseCopied(N, "yearly audit");
        desk.done(desk.ines, new Act.EvidenceAdded(N, "E1", "a statement", "", -1, "s.pdf", "0f".repeat(32)))
                .done(desk.dora, found("A", Finding.UNFOUNDED))
                .done(desk.dora, outcome(Outcome.NONE))
                .done(desk.dora, TOLD)
                .done(desk.dora, CLOSE);

        desk.done(desk.vera, copied).done(desk.dora, new Act.EvidenceTaken(N, "E1", "for the appeal"));

        refused(Refused.Why.NOT_THEIRS, desk.kurt, copied);
        refused(Refused.Why.NOT_THEIRS, desk.rita, copied);
        refused(Refused.Why.NOT_NOW, desk.vera, new Act.EvidenceTaken(N, "E2", "to read it"));
        assertEquals(
                List.of("ines", "vera", "dora"),
                desk.investigation().custody("E1").stream().map(Done::actor).toList());
    }

    private static Act task(String task, int day) {
        return new Act.TaskSet(N, task, "give notice", LocalDate.of(2026, 12, day), "collective agreement");
    }
}
