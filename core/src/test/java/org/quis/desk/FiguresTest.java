package org.quis.desk;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.quis.acts.Act;
import org.quis.acts.Doer;
import org.quis.acts.Done;
import org.quis.acts.Role;

/// What the public is told of October: counted from the acts by hand.
class FiguresTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 10, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 10, 31);

    private final List<Done> acts = new ArrayList<>();

    private FiguresTest on(String day, String actor, Act act) {
        acts.add(new Done(acts.size(), Instant.parse("2026-" + day + "T10:00:00Z"), actor, act));
        return this;
    }

    private FiguresTest queued(String item, String why) {
        return on(
                "09-30",
                Done.PROGRAM,
                new Act.ItemQueued(item, 1, "no_reason", "a.diaz", "p-7", "No reason", 0.8, why, 1, List.of()));
    }

    private FiguresTest decided(String day, String item, Act.Decision decision) {
        return on(day, "rita", new Act.ItemDecided(item, decision, "read it"));
    }

    private long count(String group, String what) {
        return Figures.of(acts, FIRST, LAST).lines().stream()
                .filter(line -> line.group().equals(group) && line.what().equals(what))
                .findFirst()
                .orElseThrow()
                .count();
    }

    @Test
    void an_item_counts_by_the_decision_that_stands_and_on_its_day() {
        queued("F-1", "risk").queued("F-2", "random").queued("F-3", "risk");
        decided("10-02", "F-1", Act.Decision.ESCALATED).decided("10-03", "F-1", Act.Decision.NO_CONCERN);
        decided("10-31", "F-2", Act.Decision.NO_CONCERN);
        decided("11-01", "F-3", Act.Decision.NO_CONCERN);

        assertEquals(1, count("review", "flagged: no concern"));
        assertEquals(0, count("review", "flagged: escalated"));
        assertEquals(1, count("review", "drawn at random: no concern"));
    }

    @Test
    void a_reason_is_given_in_time_or_late_or_not_so_far() {
        for (var item : List.of("F-1", "F-2", "F-3")) {
            queued(item, "risk")
                    .on(
                            "10-01",
                            "rita",
                            new Act.ReasonAsked(item, "a.diaz", "Why?", Instant.parse("2026-10-08T10:00:00Z")));
        }
        on("10-05", "diaz", new Act.ReasonGiven("F-1", "a call", "", ""));
        on("10-20", "diaz", new Act.ReasonGiven("F-2", "a call", "", ""));

        assertEquals(1, count("asking", "reasons asked for and given in time"));
        assertEquals(1, count("asking", "given late"));
        assertEquals(1, count("asking", "not given so far"));
    }

    @Test
    void an_investigation_counts_when_it_is_opened_and_its_outcome_when_it_is_closed() {
        var number = "2026-0001";
        on("09-01", "ines", new Act.InvestigationOpened(number, Act.Source.COMPLAINT, "", "a.diaz", "own record"));
        on("10-02", "ines", new Act.AllegationMade(number, "A", "self_lookup", "", null, null, 1, "looked"));
        on("10-03", "dora", new Act.FindingMade(number, "A", Act.Finding.SUBSTANTIATED, "admitted"));
        on("10-04", "dora", new Act.FindingMade(number, "A", Act.Finding.UNFOUNDED, "it was somebody else"));
        on("10-05", "dora", new Act.OutcomeRecorded(number, Act.Outcome.NONE, ""));
        on("10-06", "dora", new Act.InvestigationClosed(number, ""));

        assertEquals(0, count("investigations", "opened from: complaint"));
        assertEquals(1, count("allegations", "self lookup"));
        assertEquals(0, count("findings", "substantiated"));
        assertEquals(1, count("findings", "unfounded"));
        assertEquals(1, count("outcomes", "none"));
        assertEquals(35, count("duration", "median days from opening to closing"));
    }

    @Test
    void an_outcome_under_appeal_is_not_told_until_it_stands() {
        var number = "2026-0001";
        on("10-01", "ines", new Act.InvestigationOpened(number, Act.Source.COMPLAINT, "", "a.diaz", "own record"));
        on("10-02", "ines", new Act.AllegationMade(number, "A", "self_lookup", "", null, null, 1, "looked"));
        on("10-03", "dora", new Act.FindingMade(number, "A", Act.Finding.SUBSTANTIATED, "admitted"));
        on("10-05", "dora", new Act.OutcomeRecorded(number, Act.Outcome.REPRIMAND, ""));
        on("10-06", "dora", new Act.InvestigationClosed(number, ""));
        on("10-20", "ines", new Act.AppealFiled(number, "A. Diaz", LAST, "there was a call"));
        assertEquals(1, count("appeals", "filed"));
        assertEquals(0, count("outcomes", "reprimand"));

        on("10-25", "otto", new Act.AppealDecided(number, Act.Ruling.DENIED, "there was none"));

        assertEquals(1, count("appeals", "denied"));
        assertEquals(1, count("outcomes", "reprimand"));
    }

    @Test
    void a_small_count_is_not_told_and_nothing_is_told_as_nothing() {
        queued("F-1", "risk").decided("10-02", "F-1", Act.Decision.NO_CONCERN);

        var csv = Figures.of(acts, FIRST, LAST).csv(5);

        assertTrue(csv.contains("2026-10-01,2026-10-31,review,flagged: no concern,<5\n"), csv);
        assertTrue(csv.contains("2026-10-01,2026-10-31,review,flagged: escalated,0\n"), csv);
    }

    @Test
    void figures_name_nobody() {
        queued("F-1", "risk").decided("10-02", "F-1", Act.Decision.NO_CONCERN);

        var csv = Figures.of(acts, FIRST, LAST).csv(0);

        for (var name : List.of("a.diaz", "p-7", "rita", "F-1")) assertFalse(csv.contains(name), name);
    }

    @Test
    void only_a_records_officer_publishes_and_only_what_the_acts_come_to_of_a_period_that_is_over() {
        queued("F-1", "risk").decided("10-02", "F-1", Act.Decision.NO_CONCERN);
        var officer = new Doer("olga", Set.of(Role.RECORDS_OFFICER), "");
        var auditor = new Doer("vera", Set.of(Role.AUDITOR), "");
        var figures = Figures.of(acts, FIRST, LAST);
        var right = new Act.FiguresPublished("P1", FIRST, LAST, 5, figures.csv(5));
        var wrong =
                new Act.FiguresPublished("P1", FIRST, LAST, 5, figures.csv(5).replace("<5", "0"));
        var early = Instant.parse("2026-10-31T23:00:00Z");
        var later = Instant.parse("2026-11-01T00:00:00Z");

        assertDoesNotThrow(() -> Publishing.check(right, officer, true, figures, later));
        assertThrows(Refused.class, () -> Publishing.check(right, auditor, true, figures, later));
        assertThrows(Refused.class, () -> Publishing.check(wrong, officer, true, figures, later));
        assertThrows(Refused.class, () -> Publishing.check(right, officer, true, figures, early));
        assertThrows(Refused.class, () -> Publishing.check(right, officer, false, figures, later));
    }
}
