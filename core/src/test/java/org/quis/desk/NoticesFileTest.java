package org.quis.desk;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.quis.acts.Act;
import org.quis.acts.Act.NightNoticed;
import org.quis.acts.Act.NoticesSet;
import org.quis.acts.Doer;
import org.quis.acts.Done;
import org.quis.desk.NoticesFile.Night;

/// When whoever looked is asked the same night. The desk is in Los Angeles, eight hours behind UTC.
class NoticesFileTest {
    private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final Instant MIDNIGHT = MONDAY.atStartOfDay(ZONE).toInstant();

    private final Desk desk = new Desk();
    private final List<Done> acts = new ArrayList<>();

    private void done(Act.OnNotices act, Doer doer, Instant at) throws Refused {
        NoticesFile.of(acts).check(act, doer);
        acts.add(new Done(acts.size(), at, doer.account(), act));
    }

    private void set(boolean on, int hour, Instant at) throws Refused {
        done(new NoticesSet(on, hour), desk.admin, at);
    }

    private Optional<LocalDate> due(Instant now) {
        return NoticesFile.of(acts).due(now, ZONE).map(Night::day);
    }

    /// Of Monday; of Tuesday where it is more than 24.
    private static Instant hour(int hour) {
        return MIDNIGHT.plusSeconds(3600L * hour);
    }

    @Test
    void nobody_is_asked_until_an_administrator_switches_it_on() throws Exception {
        assertEquals(Optional.empty(), due(hour(21)));
        for (var other : List.of(desk.rita, desk.anna, desk.vera, desk.otto, desk.diaz)) {
            assertThrows(Refused.class, () -> set(true, 20, other), other.account());
        }

        set(true, 20, hour(10));

        assertEquals(Optional.empty(), due(hour(19)));
        assertEquals(Optional.of(MONDAY), due(hour(20)));
    }

    private void set(boolean on, int hour, Doer doer) throws Refused {
        done(new NoticesSet(on, hour), doer, hour(10));
    }

    @Test
    void the_first_night_comes_after_it_was_switched_on_and_not_at_once() throws Exception {
        set(true, 2, hour(10));

        assertEquals(Optional.empty(), due(hour(11)));
        assertEquals(Optional.of(MONDAY.plusDays(1)), due(hour(26)));
    }

    @Test
    void a_night_is_done_once_whatever_the_hour_is_set_to_afterwards() throws Exception {
        set(true, 20, hour(10));
        done(new NightNoticed(MONDAY, 99, 3, 7, 0), Desk.QUIS, hour(20));

        set(true, 22, hour(21));

        assertEquals(Optional.empty(), due(hour(23)));
        assertEquals(Optional.of(MONDAY.plusDays(1)), due(hour(24 + 22)));
        assertThrows(Refused.class, () -> done(new NightNoticed(MONDAY, 99, 3, 7, 0), Desk.QUIS, hour(23)));
    }

    @Test
    void nights_that_were_missed_are_one_that_begins_where_the_last_one_ended() throws Exception {
        set(true, 20, hour(10));
        done(new NightNoticed(MONDAY, 99, 3, 7, 0), Desk.QUIS, hour(20));

        var night = NoticesFile.of(acts).due(hour(3 * 24 + 21), ZONE).orElseThrow();

        assertEquals(new Night(MONDAY.plusDays(3), 100, MIDNIGHT, hour(3 * 24 + 22)), night);
    }

    @Test
    void nobody_is_asked_about_looks_before_the_day_it_was_switched_on_or_of_more_than_a_week_ago() throws Exception {
        set(true, 20, hour(10));

        assertEquals(
                MIDNIGHT, NoticesFile.of(acts).due(hour(20), ZONE).orElseThrow().since());
        assertEquals(
                MIDNIGHT.plusSeconds(3600L * 24 * 3),
                NoticesFile.of(acts).due(hour(10 * 24 + 20), ZONE).orElseThrow().since());
    }

    @Test
    void it_can_be_switched_off() throws Exception {
        assertThrows(Refused.class, () -> set(false, 20, hour(9)));
        set(true, 20, hour(10));
        set(false, 20, hour(12));

        assertFalse(NoticesFile.of(acts).isOn());
        assertEquals(Optional.empty(), due(hour(20)));
    }

    @Test
    void only_quis_asks_the_same_night_and_only_of_what_nothing_is_suspected() throws Exception {
        var until = Desk.NOW.plusSeconds(60);
        var queued = desk.done(Desk.QUIS, Desk.queued());
        assertThrows(
                Refused.class,
                () -> queued.done(Desk.QUIS, new Act.ReasonAsked("F-1", "a.diaz", "Why did you look?", until)));

        var other = new Desk();
        other.done(Desk.QUIS, new Act.ItemQueued("N", 0, "notice", "a.diaz", "", "Looks", 0, "notice", 0, List.of()));
        assertDoesNotThrow(() -> other.done(Desk.QUIS, new Act.ReasonAsked("N", "a.diaz", "Why did you look?", until)));
        assertThrows(Refused.class, () -> done(new NightNoticed(MONDAY, 1, 1, 1, 0), desk.admin, hour(20)));
        assertTrue(other.item().isNotice());
    }
}
