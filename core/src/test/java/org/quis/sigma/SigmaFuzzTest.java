package org.quis.sigma;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whatever stands in a file, reading it ends, with rules or with refusals.
class SigmaFuzzTest {
    private static final String SEED = """
            title: Export
            id: 929a690e-bef0-4204-a928-ef5e620d6fcc
            name: export
            status: test
            date: 2026-11-23
            level: high
            logsource: {product: quis}
            detection:
              selection: &s
                action|contains|all: ['exp', "rt"]
                size|gte: 10
                net|cidr: 10.0.0.0/8
                text|re|i: '^a(b|c)*[d-f]{2,3}$'
                hour|hour: 12
                flags|windash|base64offset|contains: ' -x'
                none: null
              words: [evil, 'w*rd?', \\*plain]
              other: *s
              condition: all of sel* and not (1 of w* or words)
            falsepositives: [none]
            ---
            title: Many
            correlation:
              type: value_count
              rules: [export]
              group-by: [user.id]
              timespan: 15m
              condition: {field: subject.id, gte: 3}
            ---
            title: Quiet
            logsource: {product: quis}
            filter:
              rules: any
              selection: {user.id|startswith: adm_}
              condition: not selection
            """;
    private static final List<String> PIECES = List.of(
            "|",
            ":",
            "'",
            "\"",
            "{",
            "}",
            "[",
            "]",
            "*",
            "&a ",
            "*a",
            "---\n",
            "\n",
            "  ",
            "\t",
            "%",
            "\\",
            "(",
            "(?=",
            "{9}",
            "not ",
            " and ",
            "1 of ",
            "null",
            "~",
            "!!binary ",
            "!x ",
            "? ",
            "- ",
            "#",
            "\u0000",
            "\uffff",
            "\ud800",
            "é",
            "<<: ",
            "|all",
            "|re",
            "|expand",
            "|fieldref",
            "9999999999999999999999",
            "1e999",
            "0x1f",
            ".nan",
            ">-",
            "...\n",
            "%YAML 9\n");

    @Test
    void mutated_rules_are_read_or_refused() {
        assertEquals(List.of(), SigmaRules.parse("x.yml", SEED, Asked.OURS).refused());
        var random = new Random(11);
        var event =
                Asked.event(Fields.of("action", "text", "size"), 0, 1, "action", "export", "text", "abcdd", "size", 5L);
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int round = 0; round < 12_000; round++) {
                var yaml = mutated(random);
                try {
                    var loaded = SigmaRules.parse("x.yml", yaml, Asked.OURS);
                    Engine.of(loaded.rules(), Fields.of("action", "text", "size"))
                            .matcher()
                            .match(event);
                    Correlator.of(loaded.rules(), Fields.of("user.id")).finish();
                } catch (RuntimeException | StackOverflowError e) {
                    throw new AssertionError("round " + round + ":\n" + yaml, e);
                }
            }
        });
    }

    private static String mutated(Random random) {
        var text = new StringBuilder(SEED);
        for (int i = random.nextInt(6); i >= 0; i--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(5)) {
                case 0 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(12)));
                case 2 -> text.setCharAt(at, (char) random.nextInt(random.nextBoolean() ? 128 : 65_536));
                case 3 -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(60))));
                default -> {
                    int from = random.nextInt(text.length());
                    text.insert(at, text.substring(from, Math.min(text.length(), from + random.nextInt(30))));
                }
            }
            if (text.isEmpty()) text.append('x');
        }
        return text.toString();
    }

    @Test
    void regular_expressions_that_would_stop_others_are_quick() {
        var text = "a".repeat(30_000) + "!";
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            for (var regex : List.of("^(a+)+$", "(a|aa)+$", "(.*a){12}b")) {
                assertEquals(false, Asked.selects("f|re: '" + regex + "'", "f", text), regex);
            }
            assertEquals(false, Asked.selects("f: '*a*a*a*a*a*a*b'", "f", text));
        });
    }
}
