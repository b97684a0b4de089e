package org.quis.sigma;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A number of a rule or an event. Whole ones are exact, and the same number is the same amount however it was
/// held.
record Amount(boolean isWhole, long whole, double real) implements Comparable<Amount> {
    private static final Pattern DECIMAL = Pattern.compile("[-+]?[0-9]+(\\.[0-9]*)?([eE][-+]?[0-9]{1,3})?");
    private static final int LONGEST = 40;

    static Amount of(long whole) {
        return new Amount(true, whole, whole);
    }

    static Amount of(double real) {
        boolean fits = Math.rint(real) == real && real >= -0x1p63 && real < 0x1p63;
        return fits ? of((long) real) : new Amount(false, 0, real);
    }

    static Amount of(Number number) {
        return switch (number) {
            case Long whole -> of(whole.longValue());
            case Integer whole -> of(whole.longValue());
            case Short whole -> of(whole.longValue());
            case Byte whole -> of(whole.longValue());
            default -> of(number.doubleValue());
        };
    }

    /// @return nothing where the text is not a number
    static @Nullable Amount parse(String text) {
        if (text.length() > LONGEST || text.isEmpty()) return null;
        char last = text.charAt(text.length() - 1);
        if (last != '.' && (last < '0' || last > '9')) {
            return null; // most texts are no numbers: quickly past them
        }
        if (!DECIMAL.matcher(text).matches()) return null;
        try {
            return of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return of(Double.parseDouble(text));
        }
    }

    @Override
    public int compareTo(Amount other) {
        return isWhole && other.isWhole ? Long.compare(whole, other.whole) : Double.compare(real, other.real);
    }

    /// As the number is written when it is compared with texts.
    String text() {
        return isWhole ? Long.toString(whole) : Double.toString(real);
    }
}
