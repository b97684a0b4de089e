package org.quis.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.quis.access.Site;
import org.quis.likeness.Persons;

class JourneyTest {
    private static final int EUGENE = 1;
    private static final int PORTLAND = 2; // 170 km away
    private static final int NEXT_DOOR = 3;
    private static final int BOSTON = 4;
    private static final Map<Integer, Site> SITES = Map.of(
            EUGENE, new Site("Eugene", 44.05, -123.09),
            PORTLAND, new Site("Portland", 45.52, -122.68),
            NEXT_DOOR, new Site("Annex", 44.06, -123.10),
            BOSTON, new Site("Boston", 42.36, -71.06));

    private static List<Journey> impossible(Log log) {
        return Journey.impossible(
                log.history(),
                connection -> Optional.ofNullable(SITES.get(connection.device())),
                Rules.shipped().rule("account-shared"));
    }

    private static Log from(int start, int end, int minutes) {
        return new Log().from(start).look(Log.at(0, 9, 0), 1).from(end).look(Log.at(0, 9, 0) + minutes * 60_000L, 2);
    }

    @Test
    void nobody_drives_170_km_in_a_quarter_of_an_hour() {
        assertEquals(1, impossible(from(EUGENE, PORTLAND, 15)).size());
    }

    @Test
    void two_hours_are_enough_by_road() {
        assertEquals(List.of(), impossible(from(EUGENE, PORTLAND, 120)));
    }

    @Test
    void an_ocean_away_six_hours_are_enough_in_the_air_and_three_are_not() {
        assertEquals(List.of(), impossible(from(EUGENE, BOSTON, 6 * 60)));
        assertEquals(1, impossible(from(EUGENE, BOSTON, 3 * 60)).size());
    }

    @Test
    void the_house_next_door_is_no_journey() {
        assertEquals(List.of(), impossible(from(EUGENE, NEXT_DOOR, 0)));
    }

    @Test
    void a_place_that_no_table_knows_is_none() {
        assertEquals(List.of(), impossible(from(EUGENE, 77, 1)));
    }

    @Test
    void the_look_in_question_is_the_one_where_the_account_is_hardly_used() {
        var log = new Log().from(PORTLAND).look(Log.at(0, 9, 0), 5).from(EUGENE);
        for (int i = 1; i < 20; i++) log.look(Log.at(0, 9, i), i);
        assertEquals(5, impossible(log).getFirst().looks().getFirst().target());
    }

    @Test
    void it_is_a_lead_that_names_both_ends_and_the_distance() {
        var history = from(EUGENE, PORTLAND, 15).history();
        var rules = Rules.shipped();
        var examination = new Examination(
                rules,
                RuleBook.shipped(rules),
                ZoneOffset.UTC,
                new Background(
                        Persons.UNKNOWN,
                        connection -> Optional.ofNullable(SITES.get(connection.device())),
                        Background.NONE.circles()));
        var measures = examination.measure(history);

        var finding = examination.examine(history, measures, examination.peers(List.of(measures))).stream()
                .filter(one -> one.ruleId().equals("account-shared"))
                .findFirst()
                .orElseThrow();

        var said = finding.facts().getFirst().text();
        assertTrue(
                said.startsWith(
                        "1 journey faster than possible; the first from Eugene to Portland, 167 km, in 15 minutes"),
                said);
    }
}
