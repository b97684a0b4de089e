package org.quis.publish;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/// How the report says things: kinds, measures, numbers, times.
public final class Words {
    private static final Properties WORDS = load();
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    private Words() {}

    public static String kind(String label) {
        return WORDS.getProperty("kind." + label, spelledOut(label));
    }

    static String kindMeaning(String label) {
        return WORDS.getProperty("kind." + label + ".meaning", "");
    }

    public static String reason(String label) {
        return WORDS.getProperty("reason." + label, spelledOut(label));
    }

    static String reasonMeaning(String label) {
        return WORDS.getProperty("reason." + label + ".meaning", "");
    }

    static String measure(String column) {
        return WORDS.getProperty("measure." + column, spelledOut(column));
    }

    static String measureMeaning(String column) {
        return WORDS.getProperty("measure." + column + ".meaning", "");
    }

    public static String verdict(String label) {
        return WORDS.getProperty("verdict." + label, spelledOut(label));
    }

    static String verdictMeaning(String label) {
        return WORDS.getProperty("verdict." + label + ".meaning", "");
    }

    /// What a path is called; as declared, where somebody declared their own.
    public static String path(String name) {
        return WORDS.getProperty("path." + key(name), capitalized(name));
    }

    static String pathMeaning(String name) {
        return WORDS.getProperty("path." + key(name) + ".meaning", "");
    }

    /// A tie as a verb with two ends: `owns`, `whose parent is`.
    public static String tie(String label) {
        return WORDS.getProperty("tie." + key(label), spelledOut(label));
    }

    public static String node(String kind) {
        return WORDS.getProperty("node." + kind, spelledOut(kind));
    }

    private static String key(String name) {
        return name.replace(' ', '_');
    }

    /// `busiest_hour_targets` as `busiest hour targets`, for words this report has not heard of.
    public static String spelledOut(String label) {
        return label.replace('_', ' ').strip();
    }

    static String capitalized(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /// `1,234,567`
    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /// `1 access`, `1,234 accesses`
    public static String number(long number, String one, String many) {
        return number(number) + " " + (number == 1 ? one : many);
    }

    /// A measure as its column's name implies: shares as percentages, whole numbers without a fraction.
    static String measured(String column, double value) {
        if (Double.isNaN(value)) return "–";
        if (column.endsWith("share") || column.startsWith("share") || column.endsWith("rate")) return percent(value);
        if (value == Math.rint(value)) return number((long) value);
        return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.2f" : "%,.1f", value);
    }

    /// A share of one as a percentage: `12 %`; small ones keep a digit, and what is not nothing never reads `0 %`.
    static String percent(double share) {
        if (Double.isNaN(share)) return "–";
        double percent = share * 100;
        if (percent == 0 || percent >= 10) return String.format(Locale.ROOT, "%.0f %%", percent);
        return percent < 0.1 ? "< 0.1 %" : String.format(Locale.ROOT, "%.1f %%", percent);
    }

    public static String risk(double risk) {
        return String.format(Locale.ROOT, "%.2f", Double.isNaN(risk) ? 0 : risk);
    }

    /// `92nd`, for a rank among peers from 0 to 1.
    static String percentile(double rank) {
        if (Double.isNaN(rank)) return "–";
        long n = Math.clamp(Math.round(rank * 100), 0, 100);
        if (n == 0) return "lowest";
        if (n == 100) return "highest";
        boolean teen = n % 100 / 10 == 1;
        var ending = teen ? "th" : n % 10 == 1 ? "st" : n % 10 == 2 ? "nd" : n % 10 == 3 ? "rd" : "th";
        return n + ending;
    }

    static String minute(Optional<LocalDateTime> time) {
        return time.map(MINUTE::format).orElse("–");
    }

    static String second(Optional<LocalDateTime> time) {
        return time.map(SECOND::format).orElse("–");
    }

    static String day(Optional<LocalDateTime> time) {
        return time.map(DAY::format).orElse("an unknown day");
    }

    private static Properties load() {
        var words = new Properties();
        try {
            words.load(new StringReader(Query.resource("words.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}
