package org.quis.sigma;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quis.sigma.Asked.refusedSelection;
import static org.quis.sigma.Asked.selects;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Each modifier of the specification's appendix, and what is refused.
class SigmaModifiersTest {

    @Test
    void values_are_compared_without_regard_to_case() {
        assertTrue(selects("f: Clerk", "f", "clerK"));
        assertTrue(selects("f: ÄRZTIN", "f", "ärztin"));
        assertFalse(selects("f: Clerk", "f", "clerks"));
    }

    @Test
    void wildcards_stand_for_any_text_and_for_one_character() {
        assertTrue(selects("f: prog?.exe", "f", "progA.exe"));
        assertFalse(selects("f: prog?.exe", "f", "prog.exe"));
        assertTrue(selects("f: prog?.exe", "f", "prog😀.exe"));
        assertTrue(selects("f: antivirus_V*.exe", "f", "antivirus_V21.2.1.exe"));
        assertTrue(selects("f: '*'", "f", ""));
        assertFalse(selects("f: '*'", "other", "x"));
        assertTrue(selects("f: 'a*b*c'", "f", "aXbXbXc"));
        assertFalse(selects("f: 'a*b*c'", "f", "aXbX"));
    }

    @Test
    void a_backslash_escapes_wildcards_and_itself() {
        assertTrue(selects("f: 'C:\\Windows'", "f", "c:\\windows"));
        assertTrue(selects("f: 'a\\*b'", "f", "a*b"));
        assertFalse(selects("f: 'a\\*b'", "f", "aXb"));
        assertTrue(selects("f: 'a\\?'", "f", "a?"));
        assertTrue(selects("f: 'a\\\\*'", "f", "a\\b"));
        assertTrue(selects("f: 'a\\\\\\*'", "f", "a\\*"));
        assertFalse(selects("f: 'a\\\\\\*'", "f", "a\\b"));
        assertTrue(selects("f: 'a\\\\b'", "f", "a\\b"));
        assertTrue(selects("f: '\\\\\\\\srv'", "f", "\\\\srv"));
        assertTrue(selects("f: '\\\\\\srv'", "f", "\\\\srv"));
    }

    @Test
    void empty_null_and_absent_are_three_things() {
        assertTrue(selects("f: ''", "f", ""));
        assertFalse(selects("f: ''", "f", null));
        assertFalse(selects("f: ''", "other", "x"));
        assertTrue(selects("f: null", "f", null));
        assertTrue(selects("f: null", "other", "x"));
        assertFalse(selects("f: null", "f", ""));
        assertTrue(selects("f|exists: true", "f", null));
        assertFalse(selects("f|exists: true", "other", "x"));
        assertTrue(selects("f|exists: false", "other", "x"));
    }

    @Test
    void numbers_and_truth_values_match_however_they_are_held() {
        assertTrue(selects("f: 4625", "f", 4625L));
        assertTrue(selects("f: 4625", "f", "4625"));
        assertTrue(selects("f: '4625'", "f", 4625L));
        assertTrue(selects("f: 4.0", "f", 4L));
        assertTrue(selects("f: 4", "f", 4.0));
        assertTrue(selects("f: 46*", "f", 4625L));
        assertTrue(selects("f: true", "f", true));
        assertTrue(selects("f: true", "f", "True"));
        assertTrue(selects("f: 'true'", "f", true));
        assertFalse(selects("f: false", "f", true));
    }

    @Test
    void a_list_of_an_event_matches_if_any_of_it_does() {
        assertTrue(selects("f: b", "f", List.of("a", "B")));
        assertTrue(selects("f|gt: 5", "f", List.of(1L, 9L)));
        assertTrue(selects("f|all: [a, b]", "f", List.of("b", "x", "a")));
        assertFalse(selects("f|all: [a, c]", "f", List.of("b", "x", "a")));
        assertFalse(selects("f|neq: b", "f", List.of("a", "b")));
        assertTrue(selects("f|exists: true", "f", List.of()));
        assertTrue(selects("f: null", "f", null));
        assertTrue(selects("f: x", "f", Arrays.asList(null, "x")));
    }

    @Test
    void contains_startswith_and_endswith_say_where_the_value_stands() {
        assertTrue(selects("f|contains: oth", "f", "Brother"));
        assertTrue(selects("f|startswith: bro", "f", "Brother"));
        assertTrue(selects("f|endswith: her", "f", "Brother"));
        assertFalse(selects("f|startswith: her", "f", "Brother"));
        assertTrue(selects("f|contains: 'b?o*r'", "f", "my brother is"));
        assertTrue(selects("f|endswith: '\\\\example.exe'", "f", "C:\\example.exe"));
        assertTrue(selects("f|contains: 62", "f", 4625L));
    }

    @Test
    void all_asks_for_every_value_instead_of_any() {
        assertTrue(selects("f|contains: [a, z]", "f", "abc"));
        assertFalse(selects("f|contains|all: [a, z]", "f", "abc"));
        assertTrue(selects("f|contains|all: [a, c]", "f", "abc"));
        assertTrue(selects("f|all|contains: [a, c]", "f", "abc"));
    }

    @Test
    void cased_makes_case_count() {
        assertFalse(selects("f|cased: Clerk", "f", "clerk"));
        assertTrue(selects("f|cased: Clerk", "f", "Clerk"));
        assertTrue(selects("f|contains|cased: ler", "f", "Clerk"));
        assertFalse(selects("f|contains|cased: LER", "f", "Clerk"));
    }

    @Test
    void a_regular_expression_is_searched_for_and_its_case_counts() {
        assertTrue(selects("f|re: 'case [0-9]{3}'", "f", "see case 123."));
        assertFalse(selects("f|re: 'Case'", "f", "case"));
        assertTrue(selects("f|re|i: 'Case'", "f", "case"));
        assertFalse(selects("f|re: '^b'", "f", "a\nb"));
        assertTrue(selects("f|re|m: '^b'", "f", "a\nb"));
        assertFalse(selects("f|re: 'a.b'", "f", "a\nb"));
        assertTrue(selects("f|re|s: 'a.b'", "f", "a\nb"));
        assertTrue(selects("f|re|i|s: ['x', 'A.B']", "f", "a\nb"));
        assertTrue(selects("f|re: '\\d+\\.\\w'", "f", "12.a"));
    }

    @Test
    void numbers_are_compared() {
        assertTrue(selects("f|lt: 5", "f", 4L));
        assertFalse(selects("f|lt: 5", "f", 5L));
        assertTrue(selects("f|lte: 5", "f", 5.0));
        assertTrue(selects("f|gt: 4.5", "f", 5L));
        assertTrue(selects("f|gte: 5", "f", "5"));
        assertFalse(selects("f|gte: 5", "f", "many"));
        assertFalse(selects("f|gte: 5", "other", "x"));
        assertTrue(selects("f|gt: 9007199254740992", "f", 9007199254740993L));
    }

    @Test
    void neq_is_the_negation_so_it_holds_for_what_is_absent() {
        assertTrue(selects("f|neq: a", "f", "b"));
        assertFalse(selects("f|neq: a", "f", "A"));
        assertTrue(selects("f|neq: 4", "f", 5L));
        assertTrue(selects("f|neq: a", "other", "x"));
        assertFalse(selects("f|neq: [a, b]", "f", "b"));
        assertTrue(selects("f|startswith|neq: a", "f", "ba"));
        assertTrue(selects("f|fieldref|neq: other", "f", "a", "other", "b"));
        assertFalse(selects("f|fieldref|neq: other", "f", "a", "other", "A"));
    }

    @Test
    void cidr_takes_both_kinds_of_addresses() {
        assertTrue(selects("f|cidr: 10.0.0.0/8", "f", "10.255.0.1"));
        assertFalse(selects("f|cidr: 10.0.0.0/8", "f", "11.0.0.1"));
        assertTrue(selects("f|cidr: ['192.168.1.0/25', 'fe80::/10']", "f", "fe80::1"));
        assertFalse(selects("f|cidr: 192.168.1.0/25", "f", "192.168.1.128"));
        assertTrue(selects("f|cidr: '2001:db8:0:1::/64'", "f", "2001:DB8:0:1:0:0:0:f"));
        assertTrue(selects("f|cidr: 10.0.0.1", "f", "::ffff:10.0.0.1"));
        assertFalse(selects("f|cidr: '::/0'", "f", "10.0.0.1"));
        assertFalse(selects("f|cidr: 10.0.0.0/8", "f", "10.0.0"));
        assertTrue(selects("f|cidr: 0.0.0.0/0", "f", "8.8.8.8"));
    }

    @Test
    void fieldref_compares_two_fields_of_the_event() {
        assertTrue(selects("f|fieldref: other", "f", "a", "other", "A"));
        assertFalse(selects("f|fieldref|cased: other", "f", "a", "other", "A"));
        assertTrue(selects("f|fieldref|startswith: other", "f", "abc", "other", "ab"));
        assertTrue(selects("f|fieldref|endswith: other", "f", "abc", "other", "bc"));
        assertTrue(selects("f|fieldref|contains: other", "f", "abc", "other", "b"));
        assertFalse(selects("f|fieldref: other", "f", "a"));
        assertTrue(selects("f|fieldref: other", "f", List.of("a", "b"), "other", List.of("b", "c")));
        assertTrue(selects("f|fieldref: other", "f", 5L, "other", "5"));
    }

    @Test
    void base64_is_of_the_bytes() {
        assertTrue(selects("f|base64: 'foo bar'", "f", "Zm9vIGJhcg=="));
        assertTrue(selects("f|base64|contains: ünder", "f", "xxw7xuZGVyxx"));
        assertTrue(selects("f|wide|base64: cmd", "f", "YwBtAGQA"));
        assertTrue(selects("f|utf16le|base64: cmd", "f", "YwBtAGQA"));
        assertTrue(selects("f|utf16be|base64: cmd", "f", "AGMAbQBk"));
        assertTrue(selects("f|utf16|base64: cmd", "f", "//5jAG0AZAA="));
        assertTrue(selects("f|wide: ab", "f", "a\0b\0"));
    }

    @Test
    void base64offset_finds_the_value_at_every_place_of_a_longer_text() {
        for (var before : List.of("", "x", "xy", "xyz")) {
            var encoded = Base64.getEncoder().encodeToString((before + "http://evil" + "tail").getBytes());
            assertTrue(selects("f|base64offset|contains: 'http://evil'", "f", encoded), before);
        }
        assertEquals(List.of("Zm9v", "Zvb", "mb2"), Encoding.base64offset("foo"));
    }

    @Test
    void windash_writes_dashes_in_five_ways() {
        for (var dash : List.of("-", "/", "–", "—", "―")) {
            assertTrue(selects("f|windash|contains: ' -l'", "f", "cmdkey " + dash + "list"), dash);
        }
        assertTrue(selects("f|contains|windash: ' -l'", "f", "cmdkey /list"));
        assertFalse(selects("f|windash|contains: 'a-b'", "f", "a/b"));
        assertTrue(selects("f|windash|contains|all: [' -a', ' -b']", "f", "x /a –b"));
    }

    @Test
    void expand_puts_values_for_placeholders() {
        assertTrue(selects("f|expand: '%Servers%'", "f", "SRV12"));
        assertTrue(selects("f|expand: '%Servers%'", "f", "db1"));
        assertFalse(selects("f|expand: '%Servers%'", "f", "db2"));
        assertTrue(selects("f|expand|endswith: '\\%plain%Admins%'", "f", "a%plainroot"));
        assertTrue(selects("f: '%Servers%'", "f", "%servers%"));
    }

    @Test
    void parts_of_a_time_are_asked_for() {
        assertTrue(selects("f|hour: 4", "f", "2026-11-23T04:05:06Z"));
        assertTrue(selects("f|hour: 4", "f", "2026-11-23 04:05:06+09:00"));
        assertTrue(selects("f|hour|gte: 22", "f", "2026-11-23T23:05:06"));
        assertTrue(selects("f|minute: 5", "f", "2026-11-23T04:05:06Z"));
        assertTrue(selects("f|day: 23", "f", "2026-11-23"));
        assertTrue(selects("f|week: 48", "f", "2026-11-23"));
        assertTrue(selects("f|month: [1, 11]", "f", "2026-11-23"));
        assertTrue(selects("f|year|lt: 2027", "f", 1_795_000_000_000L));
        assertFalse(selects("f|year: 2026", "f", "yesterday"));
    }

    @Test
    void a_keyword_is_searched_for_in_every_text() {
        assertTrue(selects("- EVILSERVICE\n- 'svchost.exe -n evil'", "a", 1L, "b", "an evilservice here"));
        assertFalse(selects("- evil", "a", "good", "b", 5L));
        assertTrue(selects("- evil", "a", List.of("x", "so evil")));
        assertTrue(selects("evil", "a", "evil"));
        assertTrue(selects(
                "'|all':\n  - OabVirtualDirectory\n  - ' -ExternalUrl '",
                "a",
                "x oabvirtualdirectory",
                "b",
                "y -externalurl z"));
        assertFalse(selects("'|all':\n  - one\n  - two", "a", "one"));
        assertTrue(selects("'|re': 'e[vw]il'", "a", "ewil"));
        assertTrue(selects("- 'e*l'", "a", "an evil thing"));
    }

    @Test
    void modifiers_that_do_not_go_together_are_refused_with_a_reason() {
        refused("f|all: x", "`all` with a single value");
        refused("f|all|neq: [a, b]", "`all` and `neq` together say two things at once");
        refused("f|re: '(?=a)b'", "looks around or holds on, which Sigma and linear time rule out");
        refused("f|re: 'a(?<!b)'", "`(?<!` in the regular expression");
        refused("f|re: '(a'", "this regular expression is not understood: missing closing )");
        refused("f|re: '((a{100}){100}){100}'", "repetitions within repetitions make more than 1,000 copies");
        refused("f|re: '" + "a".repeat(2_001) + "'", "a regular expression of 2001 characters");
        refused("f|re: '{((a{100}){100}){100}'", "repetitions within repetitions make more than 1,000 copies");
        refused("f|re|i: '[a-\u2000]'", "reaches the Cyrillic characters U+1C80 to U+1C88");
        refused("f|re: '(?i)\\x{1C81}'", "reaches the Cyrillic characters U+1C80 to U+1C88");
        refused("f|re|i: '\u1c88'", "reaches the Cyrillic characters U+1C80 to U+1C88");
        refused("f|re|contains: x", "`contains` after `re`");
        refused("f|contains|re: x", "`re` after `contains`");
        refused("f|re|cased: x", "`cased` after `re`");
        refused("f|i: x", "`i` belongs to `re`");
        refused("f|gt: '5'", "`gt` compares with a number");
        refused("f|gt|contains: 5", "`contains` mixes texts and numbers");
        refused("f|gt|lt: 5", "two comparisons in one line");
        refused("f|hour: 24", "`24` is no hour");
        refused("f|gte|hour: 20", "a comparison before `hour`");
        refused("f|exists: yes", "`exists` takes `true` or `false`");
        refused("f|exists|all: [true, false]", "`exists` beside other modifiers");
        refused("f|cidr: 10.0.0.0/33", "`10.0.0.0/33` is not a range of addresses");
        refused("f|startswith|fieldref: g", "`fieldref` after `startswith`");
        refused("f|contains|base64: x", "`base64` of a text with wildcards");
        refused("f|contains|endswith: x", "beside another that says where the value stands");
        refused("f|contains: null", "`contains` takes a text");
        refused("f|expand: '%nobody%'", "nothing is known to put for the placeholder `%nobody%`");
        refused("f|fuzzy: x", "there is no modifier `fuzzy`");
        refused("f|cased|cased: x", "`cased` is said twice");
        refused("f: ['', null]", "`null` in a list of values");
        refused("f: []", "an empty list");
        refused("f: {g: 1}", "a map of values");
        refused("f: [[a]]", "a list or map within a list of values");
        refused("f|windash: ' -a -b -c -d -e -f'", "more than five dashes in one value");
        refused("''", "an empty keyword is in every event");
    }

    @Test
    void a_refusal_names_the_place_and_what_to_do() {
        assertEquals("""
                test.yml:6:5: field `f`: there is no modifier `fuzzy`
                Sigma knows all, base64, base64offset, cased, cidr, contains, day, endswith, exists, expand, fieldref, gt, gte, hour, i, lt, lte, m, minute, month, neq, re, s, startswith, utf16, utf16be, utf16le, week, wide, windash, year""", refusedSelection("f|fuzzy: x"));
    }

    private static void refused(String selection, String why) {
        var said = refusedSelection(selection);
        assertTrue(said.contains(why), said);
    }
}
