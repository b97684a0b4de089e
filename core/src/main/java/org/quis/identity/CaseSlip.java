package org.quis.identity;

import java.util.ArrayList;
import java.util.List;

/// A case number as it was typed, to be held against known ones: it may be one slip of the finger away, a digit wrong,
/// too many or too few, or two swapped. What is left out in typing is no slip: letters, the century, zeros, dashes.
public final class CaseSlip {
    /// Fewer digits are a slip away from anything.
    private static final int FEWEST = 5;

    private final Digits typed;

    private CaseSlip(Digits typed) {
        this.typed = typed;
    }

    public static CaseSlip of(String typed) {
        return new CaseSlip(Digits.of(typed));
    }

    /// Whether a known number is one slip away.
    public boolean isFrom(String known) {
        var meant = Digits.of(known);
        return isOneApart(meant) && typed.mayBeginLike(meant); // most differ in their digits
    }

    private boolean isOneApart(Digits meant) {
        if (typed.isSplit() && meant.isSplit()) {
            int width = Math.max(typed.serial().length(), meant.serial().length());
            if (isOneApart(typed.padded(width), meant.padded(width))) return true;
        }
        return isOneApart(typed.joined(), meant.joined()) || isOneApart(typed.joined(), meant.brief());
    }

    private static boolean isOneApart(String one, String other) {
        return Math.max(one.length(), other.length()) >= FEWEST && Slips.isOne(one, other);
    }

    /// What a number is made of.
    ///
    /// @param groups of digits, zeros kept
    private record Digits(String number, List<String> groups) {
        static Digits of(String number) {
            var groups = new ArrayList<String>();
            int at = 0;
            while (at < number.length()) {
                int end = at;
                while (end < number.length() && Character.isDigit(number.charAt(end))) end++;
                if (end > at) groups.add(number.substring(at, end));
                at = Math.max(end, at + 1);
            }
            return new Digits(number, List.copyOf(groups));
        }

        /// Whether they begin with the same letters, or one with none; such words as `CASE` are none.
        boolean mayBeginLike(Digits other) {
            var here = CaseText.letters(number);
            var there = CaseText.letters(other.number);
            return here.isEmpty() || there.isEmpty() || here.equals(there);
        }

        boolean isSplit() {
            return groups.size() > 1;
        }

        String serial() {
            return groups.getLast();
        }

        String joined() {
            return String.join("", groups);
        }

        /// Joined, with a short year.
        String brief() {
            if (!isSplit()) return joined();
            return year() + String.join("", groups.subList(1, groups.size()));
        }

        /// With a short year, and a serial number of so many digits.
        String padded(int width) {
            var between = String.join("", groups.subList(1, groups.size() - 1));
            return year() + between + "0".repeat(width - serial().length()) + serial();
        }

        private String year() {
            return CaseText.withoutCentury(groups.getFirst());
        }
    }
}
