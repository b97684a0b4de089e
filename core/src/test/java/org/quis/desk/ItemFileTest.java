package org.quis.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quis.acts.Act;
import org.quis.acts.Act.Decision;
import org.quis.acts.Doer;

class ItemFileTest {
    private static final Act ASK =
            new Act.ReasonAsked("F-1", "a.diaz", "Why did you look?", Desk.NOW.plus(Duration.ofDays(7)));
    private static final Act ANSWER = new Act.ReasonGiven("F-1", "a call at 12 Oak St", "", "");
    private static final Act CONFIRM = new Act.ReasonConfirmed("F-1", true, "");

    private final Desk desk = new Desk();

    @BeforeEach
    void something_waits_for_review() throws Refused {
        desk.done(Desk.QUIS, Desk.queued());
    }

    private static Act decide(Decision decision) {
        return new Act.ItemDecided("F-1", decision, "as the dispatcher says");
    }

    private void refused(Refused.Why why, Doer doer, Act act) {
        assertEquals(
                why, assertThrows(Refused.class, () -> desk.done(doer, act)).why());
    }

    @Test
    void a_reviewer_decides() throws Refused {
        desk.done(desk.rita, decide(Decision.NO_CONCERN));
        assertEquals("rita", desk.item().decided().orElseThrow().actor());
    }

    @Test
    void nobody_reviews_themselves_their_kin_or_those_they_supervise() {
        for (var doer : List.of(desk.diaz, desk.kurt, desk.frost)) {
            refused(Refused.Why.NOT_THEIRS, doer, decide(Decision.NO_CONCERN));
            refused(Refused.Why.NOT_THEIRS, doer, new Act.NoteWritten("F-1", "a note"));
            refused(Refused.Why.NOT_THEIRS, doer, new Act.NameOpened("F-1", "subject", "curious"));
            refused(Refused.Why.NOT_THEIRS, doer, ASK);
        }
    }

    @Test
    void analysts_note_and_do_not_decide() throws Refused {
        desk.done(desk.anna, new Act.NoteWritten("F-1", "the same plate as in March"));
        refused(Refused.Why.NOT_THEIRS, desk.anna, decide(Decision.NO_CONCERN));
        refused(Refused.Why.NOT_THEIRS, desk.anna, new Act.NameOpened("F-1", "user", "to see"));
    }

    @Test
    void auditors_and_administrators_change_nothing() {
        for (var doer : List.of(desk.vera, desk.admin)) {
            for (var act : List.of(decide(Decision.NO_CONCERN), ASK, ANSWER, CONFIRM)) {
                refused(Refused.Why.NOT_THEIRS, doer, act);
            }
        }
    }

    @Test
    void a_decision_made_meanwhile_is_not_superseded_unseen() throws Refused {
        desk.done(desk.rita, decide(Decision.NO_CONCERN), 0);
        var late = assertThrows(Refused.class, () -> desk.done(desk.omar, decide(Decision.ESCALATED), 0));
        assertEquals(Refused.Why.OVERTAKEN, late.why());
        assertTrue(late.getMessage().contains("rita"));
        desk.done(desk.omar, decide(Decision.ESCALATED), 1);
        assertEquals("omar", desk.item().decided().orElseThrow().actor());
    }

    @Test
    void the_user_answers_and_their_supervisor_confirms() throws Refused {
        desk.done(desk.rita, ASK).done(desk.diaz, ANSWER).done(desk.frost, CONFIRM);
        assertEquals(ItemFile.Asked.CONFIRMED, desk.item().asked());
    }

    @Test
    void only_the_one_who_was_asked_answers() throws Refused {
        desk.done(desk.rita, ASK);
        refused(Refused.Why.NOT_THEIRS, desk.yale, ANSWER);
        refused(Refused.Why.NOT_THEIRS, desk.rita, ANSWER);
    }

    @Test
    void only_their_own_supervisor_confirms() throws Refused {
        desk.done(desk.rita, ASK).done(desk.diaz, ANSWER);
        refused(Refused.Why.NOT_THEIRS, desk.yale, CONFIRM);
    }

    @Test
    void nothing_is_answered_that_was_not_asked_and_nothing_twice() throws Refused {
        refused(Refused.Why.NOT_NOW, desk.diaz, ANSWER);
        desk.done(desk.rita, ASK);
        refused(Refused.Why.NOT_NOW, desk.rita, ASK);
        refused(Refused.Why.NOT_NOW, desk.frost, CONFIRM);
        desk.done(desk.diaz, ANSWER);
        refused(Refused.Why.NOT_NOW, desk.diaz, ANSWER);
    }

    @Test
    void a_question_is_not_due_before_it_is_asked() {
        refused(Refused.Why.NOT_NOW, desk.rita, new Act.ReasonAsked("F-1", "a.diaz", "Why?", Desk.NOW));
    }

    @Test
    void a_name_is_open_to_whoever_opened_it_and_to_nobody_else() throws Refused {
        desk.done(desk.rita, new Act.NameOpened("F-1", "user", "to ask the dispatcher"));
        assertTrue(desk.item().isOpenTo("rita", "user"));
        assertFalse(desk.item().isOpenTo("rita", "subject"));
        assertFalse(desk.item().isOpenTo("omar", "user"));
    }

    @Test
    void people_put_nothing_into_the_queue() {
        refused(Refused.Why.NOT_THEIRS, desk.rita, Desk.queued());
    }
}
