package org.quis.identity;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Dates of birth in any layout: `1980-02-14`, `02/14/1980`, `14.2.80`, `14 Feb 1980`, `19800214`, `02141980`.
public final class BirthDates {
    private static final Pattern PARTS = Pattern.compile("(\\d{1,4})[-/. ]+(\\d{1,2})[-/. ]+(\\d{1,4})");
    private static final Pattern WORDS = Pattern.compile(
            "(?:(\\d{1,2})(?:st|nd|rd|th)?[-/. ]*)?(\\p{L}{3,9})\\.?[-/. ]*(?:(\\d{1,2})(?:st|nd|rd|th)?,?[-/. ]+)?(\\d{4}|\\d{2})");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final int OLDEST = 1880;

    private BirthDates() {}

    /// Every date that may be meant, likeliest first; empty where it is none.
    ///
    /// @param latestYear nobody was born later; decides the century of a year of two digits
    public static List<LocalDate> read(String typed, int latestYear) {
        var found = new LinkedHashSet<LocalDate>();
        var text = typed.strip().toLowerCase(Locale.ROOT);
        var parts = PARTS.matcher(text);
        var words = WORDS.matcher(text);
        if (parts.matches()) {
            int a = Integer.parseInt(parts.group(1));
            int b = Integer.parseInt(parts.group(2));
            int c = Integer.parseInt(parts.group(3));
            if (parts.group(1).length() == 4) {
                add(found, a, b, c);
                return within(found, latestYear);
            }
            boolean two = parts.group(3).length() <= 2;
            int year = two ? century(c, latestYear) : c;
            boolean dotted = text.indexOf('.') >= 0;
            add(found, year, dotted ? b : a, dotted ? a : b);
            add(found, year, dotted ? a : b, dotted ? b : a);
            if (two && found.isEmpty()) add(found, century(a, latestYear), b, c);
        } else if (text.matches("\\d{8}")) {
            int first = Integer.parseInt(text.substring(0, 4));
            if (first >= OLDEST && first <= latestYear) {
                add(found, first, Integer.parseInt(text.substring(4, 6)), Integer.parseInt(text.substring(6)));
            }
            int year = Integer.parseInt(text.substring(4));
            add(found, year, Integer.parseInt(text.substring(0, 2)), Integer.parseInt(text.substring(2, 4)));
            add(found, year, Integer.parseInt(text.substring(2, 4)), Integer.parseInt(text.substring(0, 2)));
        } else if (text.matches("\\d{6}")) {
            int year = century(Integer.parseInt(text.substring(4)), latestYear);
            add(found, year, Integer.parseInt(text.substring(0, 2)), Integer.parseInt(text.substring(2, 4)));
        } else if (words.matches()) {
            var day = words.group(1) != null ? words.group(1) : words.group(3);
            int month = MONTHS.indexOf(words.group(2).substring(0, 3)) + 1;
            int year = Integer.parseInt(words.group(4));
            if (words.group(4).length() == 2) year = century(year, latestYear);
            if (day != null && month > 0) add(found, year, month, Integer.parseInt(day));
        }
        return within(found, latestYear);
    }

    private static List<LocalDate> within(Set<LocalDate> found, int latestYear) {
        found.removeIf(date -> date.getYear() < OLDEST || date.getYear() > latestYear);
        return List.copyOf(found);
    }

    private static int century(int year, int latestYear) {
        int full = latestYear - latestYear % 100 + year;
        return full > latestYear ? full - 100 : full;
    }

    private static void add(Set<LocalDate> to, int year, int month, int day) {
        try {
            to.add(LocalDate.of(year, month, day));
        } catch (DateTimeException _) { // no such day: not what was meant
        }
    }
}
