package org.quis.sigma;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SigmaRequiredTest {
    @Test
    void what_every_match_contains() {
        assertEquals(List.of("stop ", "traffic"), Required.in("stop +traffic"));
        assertEquals(List.of("abc", "z"), Required.in("^a?abcd*(x|y)[p-q]z$"));
        assertEquals(List.of("case "), Required.in("case [0-9]{3}"));
        assertEquals(List.of("a.b"), Required.in("\\d+a\\.b"));
        assertEquals(List.of(), Required.in("abc|d"));
        assertEquals(List.of(), Required.in("(?i)abc"));
        assertEquals(List.of("y"), Required.in("x{0}[]x]y"));
    }

    @Test
    void nothing_that_matches_is_passed_over() {
        var random = new Random(5);
        int found = 0;
        for (int round = 0; round < 200_000; round++) {
            var regex = random(random, "ab ab cAB.*+?|()[]^${2}\\\\d\\.", 9);
            int flags = random.nextInt(2);
            try {
                var pattern = Pattern.compile(regex, flags);
                var required = Match.Regex.of(pattern).required();
                for (int i = 0; i < 4; i++) {
                    var text = random(random, "ab cAB.2K\u212a", 8);
                    if (required.isEmpty() || !pattern.matcher(text).find()) continue;
                    found++;
                    assertTrue(Required.allIn(flags == 0 ? text : Fold.fold(text), required), regex + " in " + text);
                }
            } catch (PatternSyntaxException e) {
                // not every random text is one
            }
        }
        assertTrue(found > 1_000, "too few: " + found);
    }

    private static String random(Random random, String alphabet, int most) {
        var text = new StringBuilder();
        for (int i = random.nextInt(most) + 1; i > 0; i--)
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        return text.toString();
    }
}
