package org.quis.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.quis.explain.Circumstance;
import org.quis.explain.Ruling;
import org.quis.explain.StatedReason;
import org.quis.explain.Verdict;
import org.quis.likeness.Fit;

/// An officer who returns to one person, beside work of her own: under a case of hers each, two in three with its
/// number.
class PursuitTest {
    private static final int PERSON = 500;
    private static final int MOTHER = 501;
    private static final int STRANGER = 502;

    private final List<Look> looks = new ArrayList<>();

    PursuitTest() {
        for (int day = 0; day < 40; day++) {
            for (int i = 0; i < 3; i++) {
                long number = 1 + day * 3L + i;
                look(Log.at(day, 9 + i, 0), (int) number, Ruling.Duty.STRONG, i == 0 ? 0 : number, 0);
            }
        }
    }

    private void look(long time, int person, Ruling.Duty duty, long caseNumber, int circumstances) {
        boolean dutied = duty == Ruling.Duty.STRONG;
        var ruling = new Ruling(
                person,
                3,
                3,
                dutied ? Verdict.EXPLAINED : Verdict.UNEXPLAINED,
                duty,
                null,
                caseNumber == 0 ? StatedReason.Standing.UNCHECKED : StatedReason.Standing.SOUND,
                circumstances);
        looks.add(new Look(
                looks.size(),
                time,
                0,
                1,
                1,
                person,
                7,
                caseNumber,
                new Connection(1, 0, 0),
                0,
                ReasonClass.SUBSTANTIVE,
                true,
                false,
                ruling,
                new BitSet(),
                Fit.UNKNOWN));
    }

    private void returns(int person, int days, int circumstances) {
        for (int day = 0; day < days; day++) {
            look(Log.at(5 + 3 * day, 20, person - PERSON), person, Ruling.Duty.NONE, 0, circumstances);
        }
    }

    private List<Finding> found() {
        looks.sort(Comparator.comparingLong(Look::timeMillis));
        var rules = Rules.shipped();
        var examination = new Examination(
                rules,
                RuleBook.shipped(rules),
                ZoneOffset.UTC,
                new Background(
                        Background.NONE.persons(),
                        Background.NONE.sites(),
                        (person, _) -> person == PERSON ? Set.of(MOTHER) : Set.of()));
        var history = new History(1, 1, looks);
        var measures = examination.measure(history);
        return examination.examine(history, measures, examination.peers(List.of(measures))).stream()
                .filter(finding -> finding.ruleId().equals("target-repeated"))
                .toList();
    }

    private static String said(Finding finding) {
        return finding.facts().stream().map(Fact::text).reduce("", (one, other) -> one + other + "\n");
    }

    @Test
    void a_colleagues_duty_does_not_excuse_who_never_names_the_case_and_elsewhere_does() {
        returns(PERSON, 10, Circumstance.OTHERS_HAD_DUTY.bit());

        var found = found();

        assertEquals(1, found.size());
        assertTrue(
                said(found.getFirst()).contains("names a case in 67 % of its own work, does in 0 of 10 looks here"),
                said(found.getFirst()));
    }

    @Test
    void nor_does_one_look_under_its_number_among_many() {
        returns(PERSON, 10, Circumstance.OTHERS_HAD_DUTY.bit());
        look(Log.at(36, 21, 0), PERSON, Ruling.Duty.NONE, 9_999, Circumstance.OTHERS_HAD_DUTY.bit());

        assertEquals(1, found().size());
    }

    @Test
    void who_helps_a_colleague_and_says_with_what_is_no_lead() {
        returns(PERSON, 3, Circumstance.OTHERS_HAD_DUTY.bit());
        for (int i = 0; i < 4; i++) {
            look(Log.at(20 + i, 21, 0), PERSON, Ruling.Duty.NONE, 9_999, Circumstance.OTHERS_HAD_DUTY.bit());
        }
        assertEquals(List.of(), found());
    }

    @Test
    void looks_at_those_around_the_person_are_part_of_the_pursuit() {
        returns(PERSON, 6, 0);
        returns(MOTHER, 4, 0);

        var found = found();

        assertEquals(1, found.size(), "one episode");
        assertEquals(10, found.getFirst().entries().size());
        assertTrue(said(found.getFirst()).contains("4 searches of somebody around them"), said(found.getFirst()));
    }

    @Test
    void whom_nothing_ties_to_the_person_is_no_part_of_it() {
        returns(PERSON, 10, 0);
        returns(STRANGER, 2, 0);

        assertEquals(10, found().getFirst().entries().size());
    }
}
