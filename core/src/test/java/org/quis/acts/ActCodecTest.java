package org.quis.acts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ActCodecTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123456Z");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    static final List<Act> ONE_OF_EACH = List.of(
            new Act.AccountOpened(
                    "r.ames", "Rita Ames", Set.of(Role.REVIEWER, Role.USER), "r.ames", "r@agency.example"),
            new Act.AccountChanged("r.ames", Set.of(), false),
            new Act.ItemQueued(
                    "F-0001",
                    3,
                    "self_lookup",
                    "a.diaz",
                    "p-1",
                    "Looked up themselves",
                    0.93,
                    "risk",
                    1,
                    List.of(new Act.Access("x-1", 17))),
            new Act.NameOpened("F-0001", "user", "to ask their supervisor"),
            new Act.NoteWritten("F-0001", "two \"looks\", one <minute> apart\n– ‘odd’ 名"),
            new Act.ReasonAsked("F-0001", "a.diaz", "Why did you look?", NOON),
            new Act.ReasonGiven("F-0001", "a call", "24-1234", ""),
            new Act.ReasonConfirmed("F-0001", true, ""),
            new Act.ItemDecided("F-0001", Act.Decision.ESCALATED, "no call that night"),
            new Act.InvestigationOpened("2026-0001", Act.Source.FLAG, "F-0001", "a.diaz", "own record"),
            new Act.AllegationMade("2026-0001", "A", "self_lookup", "records", DAY, null, 1, "looked up themselves"),
            new Act.InvestigationRouted(
                    "2026-0001", Act.Jurisdiction.PROFESSIONAL_RESPONSIBILITY, false, "employee of the agency"),
            new Act.InvestigationAssigned("2026-0001", Role.INVESTIGATOR, "i.brandt"),
            new Act.EvidenceAdded("2026-0001", "E1", "the look itself", "x-1", 17, "", ""),
            new Act.EvidenceTaken("2026-0001", "E1", "for the hearing"),
            new Act.CaseCopied("2026-0001", "for the inspector general"),
            new Act.TaskSet("2026-0001", "T1", "tell them what is alleged", DAY, "30 days, collective agreement"),
            new Act.TaskDone("2026-0001", "T1", "by registered letter"),
            new Act.NoticeServed("2026-0001", Act.Notice.RIGHTS, "A. Diaz", DAY, ""),
            new Act.InterviewHeld("2026-0001", "A. Diaz", DAY, "counsel", "said that there was a call"),
            new Act.NarrativeWritten("2026-0001", "On 1 March …"),
            new Act.FindingMade("2026-0001", "A", Act.Finding.SUBSTANTIATED, "admitted"),
            new Act.OutcomeRecorded("2026-0001", Act.Outcome.REPRIMAND, "in writing"),
            new Act.NotificationDecided("2026-0001", false, "nobody else was looked at"),
            new Act.InvestigationClosed("2026-0001", ""),
            new Act.InvestigationReopened("2026-0001", "a second look came up"),
            new Act.AppealFiled("2026-0001", "A. Diaz", DAY, "the call was not looked for"),
            new Act.AppealDecided("2026-0001", Act.Ruling.REMANDED, "it was not"),
            new Act.TipReceived("TIP-1", "somebody looks up the neighbours"),
            new Act.ItemHeldBack("F-0001", "S1"),
            new Act.SuppressionMade("S1", "record-left", "", "records", LocalDate.of(2027, 3, 1), "a nightly batch"),
            new Act.SuppressionEnded("S1", "it has an account of its own"),
            new Act.NoticesSet(true, 20),
            new Act.NightNoticed(DAY, 4711, 12, 31, 2),
            new Act.AccessesDrawn(4711, 4799, 80, 12, 1),
            new Act.TipSettled("TIP-1", "2026-0001", "names an account"),
            new Act.FiguresPublished("P1", DAY, DAY, 5, "from,to,group,what,count\n"));

    @ParameterizedTest
    @FieldSource("ONE_OF_EACH")
    void every_act_is_read_as_it_was_written(Act act) {
        assertEquals(act, ActCodec.read(ActCodec.type(act), ActCodec.cells(act)));
    }

    @Test
    void there_is_one_of_each_kind_above() {
        var kinds = new TreeSet<String>();
        collect(Act.class, kinds);
        assertEquals(
                kinds,
                ONE_OF_EACH.stream().map(it -> it.getClass().getSimpleName()).collect(Collectors.toSet()));
    }

    private static void collect(Class<?> sealed, Set<String> names) {
        for (var each : sealed.getPermittedSubclasses()) {
            if (each.isInterface()) collect(each, names);
            else names.add(each.getSimpleName());
        }
    }

    @Test
    void the_form_is_one_that_is_read_in_twenty_years() {
        var act = new Act.ItemDecided("F-0001", Act.Decision.NO_CONCERN, "a call at 12 Oak St");
        assertEquals("item-decided", ActCodec.type(act));
        assertEquals(List.of("1", """
                        {"decision":"NO_CONCERN","item":"F-0001","reason":"a call at 12 Oak St"}"""), ActCodec.cells(act));
    }

    @Test
    void an_act_of_a_later_version_is_refused_and_not_half_understood() {
        var later = List.of("2", "{\"item\":\"F-0001\",\"text\":\"a\"}");
        var extra = List.of("1", "{\"item\":\"F-0001\",\"text\":\"a\",\"mood\":\"b\"}");
        assertTrue(assertThrows(IllegalArgumentException.class, () -> ActCodec.read("note-written", later))
                .getMessage()
                .contains("version"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> ActCodec.read("note-written", extra))
                .getMessage()
                .contains("mood"));
    }

    @Test
    void other_events_of_a_ledger_are_no_acts() {
        assertFalse(ActCodec.isAct("payload-shredded"));
        assertTrue(ActCodec.isAct("finding-made"));
    }

    @Test
    void what_people_write_is_bounded() {
        assertThrows(IllegalArgumentException.class, () -> new Act.NoteWritten("F-0001", " "));
        assertThrows(
                IllegalArgumentException.class, () -> new Act.NoteWritten("F-0001", "a".repeat(Act.MOST_TEXT + 1)));
    }
}
