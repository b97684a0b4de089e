package org.quis.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.quis.acts.Act;
import org.quis.acts.Act.Decision;
import org.quis.acts.Done;

/// Two rules: `tie-self` found F-1 and F-2, `burst` found F-3; A-1 was drawn at random.
class RuleWorthTest {
    private static final Map<String, String> RULES = Map.of("F-1", "tie-self", "F-2", "tie-self", "F-3", "burst");

    private final List<Done> acts = new ArrayList<>();

    private RuleWorthTest at(String time, String actor, Act act) {
        acts.add(new Done(acts.size(), Instant.parse("2026-11-23T" + time + ":00Z"), actor, act));
        return this;
    }

    private RuleWorthTest queued() {
        for (var item : List.of("F-1", "F-2", "F-3", "A-1")) {
            at(
                    "08:00",
                    Done.PROGRAM,
                    new Act.ItemQueued(item, 1, "self_lookup", "u", "p", "t", 0.5, "risk", 1, List.of()));
        }
        return this;
    }

    private static Act decided(String item, Decision decision) {
        return new Act.ItemDecided(item, decision, "read it");
    }

    private Map<String, RuleWorth> worth() {
        return RuleWorth.of(acts, item -> RULES.getOrDefault(item, ""));
    }

    @Test
    void a_rule_is_worth_what_became_of_its_items_and_what_was_drawn_at_random_is_no_rule_s() {
        queued().at("09:00", "rita", decided("F-1", Decision.ESCALATED));
        at("09:01", "rita", decided("F-2", Decision.NO_CONCERN))
                .at("09:02", "rita", decided("A-1", Decision.ESCALATED));
        at("10:00", "ines", new Act.InvestigationOpened("2026-0001", Act.Source.FLAG, "F-1", "u", "own record"));
        at("10:01", "ines", new Act.AllegationMade("2026-0001", "A", "self_lookup", "", null, null, 1, "looked"));
        at("10:02", "dora", new Act.FindingMade("2026-0001", "A", Act.Finding.SUBSTANTIATED, "admitted"));

        assertEquals(1, worth().size());
        var self = worth().get("tie-self");
        assertEquals(2, self.decided());
        assertEquals(1, self.substantiated());
        assertEquals(1, self.unfounded());
    }

    @Test
    void a_review_takes_from_the_decision_before_to_this_one_also_with_a_note_in_between() {
        queued().at("09:00", "rita", decided("F-3", Decision.NO_CONCERN));
        at("09:03", "rita", new Act.NoteWritten("F-1", "hm")).at("09:06", "rita", decided("F-1", Decision.NO_CONCERN));
        at("09:04", "omar", decided("A-1", Decision.NO_CONCERN))
                .at("09:10", "rita", decided("F-2", Decision.NO_CONCERN));

        assertEquals(5, worth().get("tie-self").minutes());
        assertTrue(Double.isNaN(worth().get("burst").minutes()));
    }

    @Test
    void a_night_between_two_decisions_is_no_review() {
        queued().at("09:00", "rita", decided("F-1", Decision.NO_CONCERN));
        at("17:00", "rita", decided("F-2", Decision.NO_CONCERN));

        assertTrue(Double.isNaN(worth().get("tie-self").minutes()));
    }
}
