package org.quis.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quis.acts.Act;
import org.quis.acts.Act.Decision;
import org.quis.acts.Act.Finding;
import org.quis.acts.Done;

class SettledTest {
    private final List<Done> acts = new ArrayList<>();

    private void done(Act act) {
        acts.add(new Done(acts.size(), Desk.NOW, "somebody", act));
    }

    private void decided(Decision decision) {
        done(Desk.queued());
        done(new Act.ItemDecided("F-1", decision, "so"));
    }

    private void investigated(Finding... findings) {
        done(new Act.InvestigationOpened("2026-0001", Act.Source.FLAG, "F-1", "a.diaz", "so"));
        char letter = 'A';
        for (var finding : findings) {
            var name = String.valueOf(letter++);
            done(new Act.AllegationMade("2026-0001", name, "no_reason", "", null, null, 0, "so"));
            if (finding != null) done(new Act.FindingMade("2026-0001", name, finding, "so"));
        }
    }

    private void is(String word) {
        assertEquals(Map.of("F-1", word), Settled.of(acts).items());
    }

    @Test
    void what_nobody_decided_is_not_settled() {
        done(Desk.queued());
        assertEquals(Map.of(), Settled.of(acts).items());
    }

    @ParameterizedTest
    @CsvSource({"NO_CONCERN, unfounded", "INCONCLUSIVE, inconclusive", "ESCALATED, inconclusive"})
    void a_reviewer_shows_no_misuse_they_only_suspect_it(Decision decision, String word) {
        decided(decision);
        is(word);
    }

    private void drawn(String item, String user, String person, long entry, double probability) {
        var access = List.of(new Act.Access("a", entry));
        done(new Act.ItemQueued(item, 1, "access", user, person, "An access", 0.1, "random", probability, access));
    }

    @Test
    void what_was_drawn_of_what_came_in_is_told_also_where_nobody_decided() {
        drawn("a-17", "a.diaz", "p-7", 17, 0.1); // from the audit
        done(new Act.AccessesDrawn(100, 199, 50, 12, 1));
        drawn("N-120-access", "a.diaz", "p-9", 120, 0.02);
        assertEquals(
                Map.of("N-120-access", new Settled.Since(0.02, false)),
                Settled.of(acts).since());
    }

    @Test
    void a_finding_shows_what_it_holds_and_what_is_on_its_page() {
        done(Desk.queued()); // a.diaz at p-7
        var held = List.of(new Act.Access("a", 130));
        done(new Act.ItemQueued("N-130-no_reason", 1, "no_reason", "b.frost", "", "No reason", 0.8, "risk", 1, held));
        done(new Act.AccessesDrawn(100, 199, 50, 12, 3));
        drawn("N-120-access", "a.diaz", "p-7", 120, 0.02);
        drawn("N-130-access", "b.frost", "p-8", 130, 0.02);
        drawn("N-140-access", "b.frost", "p-7", 140, 0.02);
        var since = Settled.of(acts).since();
        assertEquals(
                List.of(true, true, false),
                since.values().stream().map(Settled.Since::flagged).toList());
    }

    @Test
    void one_allegation_that_was_substantiated_is_enough() {
        decided(Decision.ESCALATED);
        investigated(Finding.UNFOUNDED, Finding.SUBSTANTIATED);
        is("substantiated");
    }

    @Test
    void it_is_unfounded_where_every_allegation_was_refuted() {
        decided(Decision.ESCALATED);
        investigated(Finding.UNFOUNDED, Finding.EXONERATED);
        is("unfounded");
    }

    @Test
    void it_stays_inconclusive_while_one_allegation_is_open_or_unsubstantiated() {
        decided(Decision.ESCALATED);
        investigated(Finding.UNFOUNDED, null);
        is("inconclusive");
    }

    @Test
    void a_later_decision_supersedes_an_earlier_one() {
        decided(Decision.INCONCLUSIVE);
        done(new Act.ItemDecided("F-1", Decision.NO_CONCERN, "the call was found"));
        is("unfounded");
    }
}
