package org.quis.likeness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Thirty accounts who say what their work is called, and somebody who says something else.
class VocabularyTest {
    private static final int HOUSE = 30;

    private record Said(int account, String reason) {}

    private static List<Said> house(String... reasons) {
        var said = new ArrayList<Said>();
        for (int account = 0; account < HOUSE; account++) {
            for (var reason : reasons) said.add(new Said(account, reason));
        }
        return said;
    }

    private static List<Said> ordinary() {
        return house("Traffic stop", "for patrol", "burglary follow-up", "warrant check 24-001234");
    }

    private static Vocabulary heard(List<Said> all) {
        var vocabulary = new Vocabulary("lorne"::equals);
        for (var said : all) vocabulary.tell(said.account, number(said.reason), () -> said.reason);
        return vocabulary;
    }

    private static long number(String reason) {
        return reason.toLowerCase().hashCode();
    }

    /// After account 99 has given this reason, too.
    private static boolean isUnheard(String reason, List<Said> house) {
        var all = new ArrayList<>(house);
        all.add(new Said(99, reason));
        return heard(all).isUnheard(number(reason));
    }

    @Test
    void a_reason_in_words_of_one_s_own_is_unheard_of() {
        assertTrue(isUnheard("church prayer list", ordinary()));
        assertTrue(isUnheard("for Ace Recovery", ordinary()));
        assertTrue(isUnheard("aaa", ordinary()));
    }

    @Test
    void what_the_house_writes_is_not() {
        assertFalse(isUnheard("traffic STOP", ordinary()));
        assertFalse(isUnheard("burglary", ordinary()));
    }

    @Test
    void four_accounts_make_a_word_the_house_s() {
        var three = ordinary();
        for (int account = 0; account < 2; account++) three.add(new Said(account, "zoning appeal"));
        var four = new ArrayList<>(three);
        four.add(new Said(2, "zoning appeal"));

        assertTrue(isUnheard("zoning appeal", three));
        assertFalse(isUnheard("zoning appeal", four));
    }

    @Test
    void a_slip_of_the_finger_makes_no_word() {
        assertFalse(isUnheard("trafic stop", ordinary()));
        assertFalse(isUnheard("burlgary followup", ordinary()));
        assertFalse(isUnheard("traf", ordinary()));
    }

    @Test
    void nor_does_a_space_in_the_wrong_place() {
        assertFalse(isUnheard("TRAFFICSTOP", ordinary()));
        assertFalse(isUnheard("traffi cstop", ordinary()));
    }

    @Test
    void names_and_numbers_are_nobody_s_words() {
        assertFalse(isUnheard("for Lorne", ordinary()));
        assertFalse(isUnheard("24-cr-009912", ordinary()));
        assertFalse(isUnheard("jquill42", ordinary()));
    }

    @Test
    void a_single_strange_word_among_common_ones_says_little() {
        assertTrue(isUnheard("stop zamboni", ordinary()));
        assertFalse(isUnheard("traffic stop burglary zamboni", ordinary()));
    }

    @Test
    void a_handful_of_accounts_are_no_house() {
        var few = IntStream.range(0, 10)
                .mapToObj(account -> new Said(account, "traffic stop"))
                .toList();

        assertFalse(isUnheard("church prayer list", few));
    }

    @Test
    void what_nobody_gave_is_not_unheard_of() {
        assertFalse(heard(ordinary()).isUnheard(number("church prayer list")));
    }

    /// However threads interleave.
    @Test
    void no_answer_depends_on_the_order_of_telling() {
        var random = new Random(7);
        var words = List.of("stop", "stops", "stpo", "traffic", "zoning", "appeal", "prayer", "list", "aaa", "lorne");
        for (int trial = 0; trial < 50; trial++) {
            var said = new ArrayList<Said>();
            for (int i = 0; i < 400; i++) {
                var reason = words.get(random.nextInt(words.size()));
                if (random.nextBoolean()) reason += " " + words.get(random.nextInt(words.size()));
                // some words are few accounts' only
                int account = random.nextInt(reason.startsWith("z") || reason.startsWith("p") ? 4 : 40);
                said.add(new Said(account, reason));
            }
            var shuffled = new ArrayList<>(said);
            Collections.shuffle(shuffled, random);
            var one = heard(said);
            var other = heard(shuffled);
            for (var any : said) {
                assertEquals(one.isUnheard(number(any.reason)), other.isUnheard(number(any.reason)), any.reason);
            }
        }
    }
}
