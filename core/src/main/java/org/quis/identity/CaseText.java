package org.quis.identity;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// A case number in the ways people write it: `24-001234`, `24-1234`, `#24-1234`, `CASE 24-001234`, `24001234`.
public final class CaseText {
    private static final Pattern YEAR = Pattern.compile("(19|20)\\d\\d");
    private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=\\d)");
    private static final Pattern GROUP = Pattern.compile("\\d+|\\p{L}+");
    private static final Set<String> PREFIXES =
            Set.of("CASE", "NO", "NUMBER", "NUM", "NR", "INCIDENT", "INC", "REPORT", "RPT", "REF", "FILE", "CN", "CR");

    /// A number of fewer digits is too little to be known by them alone.
    private static final int FEWEST_DIGITS = 5;

    private CaseText() {}

    /// The number's groups without leading zeros, joined by dashes; empty where there is no digit.
    public static String key(String typed) {
        var groups = groups(typed);
        return groups.isEmpty() ? "" : String.join("-", groups);
    }

    /// The letters that a number begins with, such as `CFS` of `CFS22-009363`; empty where it begins with none, or has
    /// no digit.
    public static String letters(String typed) {
        var groups = groups(typed);
        return groups.isEmpty() || Character.isDigit(groups.getFirst().charAt(0)) ? "" : groups.getFirst();
    }

    /// Whether there is a digit at all: what has none is no number.
    public static boolean isNumbered(String typed) {
        for (int i = 0; i < typed.length(); i++) if (Character.isDigit(typed.charAt(i))) return true;
        return false;
    }

    private static List<String> groups(String typed) {
        var groups = new ArrayList<String>();
        var found = GROUP.matcher(typed.toUpperCase(Locale.ROOT));
        boolean digits = false;
        while (found.find()) {
            var group = found.group();
            if (Character.isDigit(group.charAt(0))) {
                digits = true;
                groups.add(withoutZeros(group));
            } else if (!(groups.isEmpty() && PREFIXES.contains(group))) {
                groups.add(group);
            }
        }
        return digits ? groups : List.of();
    }

    /// Under what else a known number may be asked for: without its letters, squeezed, with a short year.
    public static Set<String> aliases(String known) {
        var aliases = new LinkedHashSet<String>();
        var groups = groups(known);
        if (groups.isEmpty()) return aliases;
        aliases.add(String.join("-", groups));
        aliases.add(squeezed(known));
        var plain = groups.stream()
                .filter(group -> Character.isDigit(group.charAt(0)))
                .toList();
        if (plain.size() >= 2 && plain.size() < groups.size()) {
            aliases.add(String.join("-", plain));
            aliases.add("=" + known.replaceAll("\\D", ""));
        }
        if (plain.size() == 1
                && plain.size() < groups.size()
                && plain.getFirst().length() >= FEWEST_DIGITS) {
            aliases.add("=" + known.replaceAll("\\D", "")); // `E26219392`
        }
        if (plain.size() >= 2) aliases.add(brief(plain));
        return aliases;
    }

    /// What a typed number is looked for under, likeliest first.
    public static Set<String> lookups(String typed) {
        var lookups = new LinkedHashSet<String>();
        var groups = groups(typed);
        if (groups.isEmpty()) return lookups;
        lookups.add(String.join("-", groups));
        lookups.add(squeezed(typed));
        var plain = groups.stream()
                .filter(group -> Character.isDigit(group.charAt(0)))
                .toList();
        if (plain.size() >= 2) {
            lookups.add(String.join("-", plain));
            lookups.add(brief(plain));
        }
        return lookups;
    }

    /// With a short year, if a year comes first.
    private static String brief(List<String> plain) {
        var brief = new ArrayList<>(plain);
        brief.set(0, withoutZeros(withoutCentury(plain.getFirst())));
        return String.join("-", brief);
    }

    /// `24` for `2024`; what is no year of four digits stays as it is.
    static String withoutCentury(String group) {
        return YEAR.matcher(group).matches() ? group.substring(2) : group;
    }

    private static String withoutZeros(String digits) {
        return LEADING_ZEROS.matcher(digits).replaceFirst("");
    }

    /// Without anything between its letters and digits, zeros kept; prefixes such as `CASE` gone.
    private static String squeezed(String typed) {
        var squeezed = new StringBuilder();
        var found = GROUP.matcher(typed.toUpperCase(Locale.ROOT));
        while (found.find()) {
            var group = found.group();
            boolean prefix = squeezed.isEmpty() && PREFIXES.contains(group);
            if (!prefix) squeezed.append(group);
        }
        return "=" + squeezed;
    }

    /// Numbers in free text that look like a case's: two groups of digits, or one of six and more.
    public static List<String> within(String text) {
        var numbers = new ArrayList<String>();
        var found = LIKELY.matcher(text);
        while (found.find() && numbers.size() < 4) numbers.add(found.group());
        return numbers;
    }

    private static final Pattern LIKELY = Pattern.compile(
            "(?<![\\d/-])(?:[A-Za-z]{1,5}-?|[A-Z]{1,5} )?\\d{2,4}[-\\s]\\d{2,8}(?![\\d/-])|(?<!\\d)\\d{6,12}(?!\\d)");
}
