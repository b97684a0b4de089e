package org.quis.desk;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.quis.acts.Act;
import org.quis.acts.Act.SuppressionEnded;
import org.quis.acts.Act.SuppressionMade;
import org.quis.acts.Doer;
import org.quis.acts.Done;

/// Who may hold findings back, of whom, and for how long.
class SuppressionFileTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final LocalDate SPRING = LocalDate.of(2027, 3, 1);

    private final Desk desk = new Desk();
    private final List<Done> acts = new ArrayList<>();

    /// The desk, where everybody named here is of the patrol.
    private final Standing patrol = new Standing() {
        @Override
        public Optional<String> recusal(String user, String about, String person) {
            return desk.recusal(user, about, person);
        }

        @Override
        public boolean supervises(String user, String of) {
            return desk.supervises(user, of);
        }

        @Override
        public Optional<String> unit(String user) {
            return user.isEmpty() ? Optional.empty() : Optional.of("patrol");
        }
    };

    private void check(Act.OnSuppression act, Doer doer) throws Refused {
        SuppressionFile.of(acts).check(act, doer, patrol, TODAY);
    }

    private void done(Act.OnSuppression act, Doer doer) throws Refused {
        check(act, doer);
        acts.add(new Done(acts.size(), Instant.EPOCH, doer.account(), act));
    }

    private static SuppressionMade of(String user, String unit, LocalDate until) {
        return new SuppressionMade("S1", "record-left", user, unit, until, "a nightly batch");
    }

    @Test
    void a_reviewer_holds_back_what_a_rule_finds_of_an_account_and_ends_it() throws Exception {
        done(of("a.diaz", "", SPRING), desk.rita);
        done(new SuppressionEnded("S1", "the batch has its own account now"), desk.omar);

        assertTrue(SuppressionFile.of(acts).ended().isPresent());
        assertThrows(Refused.class, () -> check(new SuppressionEnded("S1", "again"), desk.rita));
    }

    @Test
    void nobody_does_so_for_themselves_their_kin_their_subordinates_or_their_own_unit() {
        assertThrows(Refused.class, () -> check(of("a.diaz", "", SPRING), desk.diaz));
        assertThrows(Refused.class, () -> check(of("a.diaz", "", SPRING), desk.kurt));
        assertThrows(Refused.class, () -> check(of("a.diaz", "", SPRING), desk.frost));
        assertThrows(Refused.class, () -> check(of("", "patrol", SPRING), desk.rita));
        assertDoesNotThrow(() -> check(of("", "records", SPRING), desk.rita));
    }

    @Test
    void only_reviewers_do() {
        for (var other : List.of(desk.anna, desk.vera, desk.admin, desk.ines)) {
            assertThrows(Refused.class, () -> check(of("a.diaz", "", SPRING), other), other.account());
        }
    }

    @Test
    void it_has_a_last_day_which_is_within_a_year() {
        assertThrows(Refused.class, () -> check(of("a.diaz", "", TODAY.minusDays(1)), desk.rita));
        assertThrows(Refused.class, () -> check(of("a.diaz", "", TODAY.plusDays(367)), desk.rita));
        assertDoesNotThrow(() -> check(of("a.diaz", "", TODAY), desk.rita));
    }

    @Test
    void it_is_about_one_account_or_one_unit() {
        assertThrows(IllegalArgumentException.class, () -> of("", "", SPRING));
        assertThrows(IllegalArgumentException.class, () -> of("a.diaz", "patrol", SPRING));
    }
}
