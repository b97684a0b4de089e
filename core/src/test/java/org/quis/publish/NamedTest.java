package org.quis.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class NamedTest {
    @Test
    void a_name_stands_before_its_id() {
        assertEquals("Ana Diaz (a.diaz)", new Named("Ana Diaz", "a.diaz").text());
    }

    @Test
    void an_id_without_a_name_stands_alone() {
        assertEquals("p-1881", new Named("", "p-1881").text());
    }

    @Test
    void a_name_that_says_no_more_than_the_id_is_not_said_twice() {
        assertEquals("a.diaz", new Named("A.Diaz", "a.diaz").text());
    }

    @Test
    void a_short_name_is_drawn_whole() {
        var named = new Named("Ana Diaz", "a.diaz");

        assertEquals("Ana Diaz (a.diaz)", named.brief());
        assertNull(named.whole());
    }

    @Test
    void a_long_name_is_cut_between_characters_and_its_id_is_not() {
        var named = new Named("𝒜".repeat(50), "p-1");

        assertEquals("𝒜".repeat(40) + "… (p-1)", named.brief());
        assertEquals("𝒜".repeat(50) + " (p-1)", named.whole());
    }

    @Test
    void a_name_written_from_right_to_left_leaves_its_id_in_its_place() {
        assertEquals("\u2068ليلى حداد\u2069 (1881)", new Named("ليلى حداد", "1881").text());
    }
}
