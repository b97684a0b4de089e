package org.quis.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.quis.access.MisuseKind;
import org.quis.detect.EntryList;
import org.quis.detect.Finding;

class FoundBeforeTest {
    private static final int ACCOUNT = 7;

    private final FoundBefore before = new FoundBefore();

    private static Finding finding(String rule, double risk, long... entries) {
        return new Finding(
                MisuseKind.SELF_LOOKUP, rule, 1, 1, 0, EntryList.of(entries), 0, 0, risk, "", List.of(), List.of());
    }

    @Test
    void what_gathers_the_same_accesses_is_no_news_though_its_risk_is_another() {
        before.news(ACCOUNT, List.of(finding("tie-self", 0.5, 1, 2)));

        assertEquals(List.of(), before.news(ACCOUNT, List.of(finding("tie-self", 0.6, 1, 2))));
    }

    @Test
    void what_gathers_one_more_is() {
        var grown = finding("tie-self", 0.5, 1, 2, 3);
        before.news(ACCOUNT, List.of(finding("tie-self", 0.5, 1, 2)));

        assertEquals(List.of(grown), before.news(ACCOUNT, List.of(grown)));
    }

    @Test
    void so_is_what_another_rule_gathered_or_another_account() {
        var finding = finding("tie-self", 0.5, 1);
        before.news(ACCOUNT, List.of(finding("tie-family", 0.5, 1)));

        assertEquals(List.of(finding), before.news(ACCOUNT, List.of(finding)));
        assertEquals(List.of(finding), before.news(ACCOUNT + 1, List.of(finding)));
    }

    @Test
    void what_was_none_for_a_while_is_news_again() {
        var finding = finding("tie-self", 0.5, 1);
        before.news(ACCOUNT, List.of(finding));
        before.news(ACCOUNT, List.of());

        assertEquals(List.of(finding), before.news(ACCOUNT, List.of(finding)));
    }
}
