package org.quis.bench;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.quis.simulate.Accents;
import org.quis.simulate.Words;

/// Types names and dates of birth as tired people do: in an order of their own, without accents, shortened, misspelt.
///
/// The shares are those of the simulator's typing, and slips it does not make: another letter hit, a letter too many,
/// a digit of the date wrong, day and month swapped.
final class Typist {
    private static final double NICKNAME = 0.06;
    private static final double FORMER = 0.12; // of those who have a former family name
    private static final double HALF = 0.35; // of double surnames
    private static final double ACCENTS_LOST = 0.75;
    private static final double SLIP = 0.025;
    private static final double OTHER_LETTER = 0.01;
    private static final double DAY_AND_MONTH_SWAPPED = 0.01;
    private static final double OTHER_DIGIT = 0.01;
    private static final DateTimeFormatter US = DateTimeFormatter.ofPattern("MM/dd/yyyy", Locale.ROOT);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("M/d/yy", Locale.ROOT);
    private static final DateTimeFormatter WORDS = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    private final Map<String, String[]> nicknames = new HashMap<>();
    private final SplittableRandom random;

    Typist(SplittableRandom random) {
        this.random = random;
        for (var line : Words.lines("nicknames")) {
            var parts = line.split(": ");
            nicknames.put(parts[0], parts[1].split(", "));
        }
    }

    private boolean happens(double share) {
        return random.nextDouble() < share;
    }

    String name(Crowd.Person person) {
        var given = person.given();
        var short_ = nicknames.get(given);
        if (short_ != null && happens(NICKNAME)) given = short_[random.nextInt(short_.length)];
        var family = person.family();
        if (!person.formerFamily().isEmpty() && happens(FORMER)) family = person.formerFamily();
        int cut = Math.max(family.lastIndexOf(' '), family.lastIndexOf('-'));
        if (cut > 0 && Character.isUpperCase(family.charAt(0)) && happens(HALF)) family = family.substring(0, cut);
        if (happens(0.25)) family = family.replace("'", "").replace("-", " ");
        if (happens(ACCENTS_LOST)) {
            given = Accents.lost(given);
            family = Accents.lost(family);
        }
        var initial = person.middle().isEmpty() ? "" : person.middle().substring(0, 1);
        var written = switch (random.nextInt(8)) {
            case 0 -> (family + ", " + given + (initial.isEmpty() ? "" : " " + initial)).toUpperCase(Locale.ROOT);
            case 1 -> (given + " " + family).toLowerCase(Locale.ROOT);
            case 2 -> given + " " + family;
            case 3 -> (family + "," + given).toUpperCase(Locale.ROOT);
            case 4 -> given + (initial.isEmpty() ? " " : " " + initial + ". ") + family;
            case 5 -> (family + " " + given).toUpperCase(Locale.ROOT);
            case 6 -> given + (person.middle().isEmpty() ? " " : " " + person.middle() + " ") + family;
            default -> family + ", " + given;
        };
        return slipped(written);
    }

    private String slipped(String text) {
        int at = 1 + random.nextInt(text.length() - 2);
        var before = text.substring(0, at);
        var after = text.substring(at + 1);
        char c = text.charAt(at);
        if (happens(SLIP)) {
            return switch (random.nextInt(3)) {
                case 0 -> before + c + c + after;
                case 1 -> before + after;
                default -> before + after.charAt(0) + c + after.substring(1);
            };
        }
        char other = (char) ('a' + random.nextInt(26));
        if (happens(OTHER_LETTER)) return before + other + (random.nextBoolean() ? after : c + after);
        return text;
    }

    String date(LocalDate born) {
        var meant = born;
        if (happens(DAY_AND_MONTH_SWAPPED) && born.getDayOfMonth() <= 12) {
            meant = LocalDate.of(born.getYear(), born.getDayOfMonth(), born.getMonthValue());
        } else if (happens(OTHER_DIGIT)) {
            meant = otherDigit(born);
        }
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> US.format(meant);
            case 4, 5, 6 -> meant.toString();
            case 7 -> SHORT.format(meant);
            case 8 -> WORDS.format(meant);
            default -> meant.toString().replace("-", "");
        };
    }

    private LocalDate otherDigit(LocalDate born) {
        while (true) {
            var text = new StringBuilder(born.toString());
            int at = 2 + random.nextInt(8);
            if (text.charAt(at) == '-') continue;
            text.setCharAt(at, (char) ('0' + random.nextInt(10)));
            try {
                var other = LocalDate.parse(text);
                if (!other.equals(born) && other.getYear() < 2026) return other;
            } catch (DateTimeException _) { // no such day; the next digit
            }
        }
    }
}
