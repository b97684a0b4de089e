package org.quis.identity;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/// Which days of birth a typed one may mean, and how much each speaks for whoever was born on it, in bits.
final class TypedBirth {
    private final int[] read; // the days that were typed, likeliest first
    private int[] meant = new int[64]; // sorted
    private double[] shares = new double[64];
    private int count;

    TypedBirth(List<LocalDate> typed) {
        read = typed.stream().mapToInt(day -> (int) day.toEpochDay()).toArray();
        for (int i = 0; i < read.length; i++) {
            mean(read[i], i == 0 ? Weights.BIRTH_AS_IT_IS : Weights.BIRTH_OTHER_READING);
        }
        for (var day : typed) slips(day);
    }

    private void slips(LocalDate day) {
        mean(day.getYear(), day.getDayOfMonth(), day.getMonthValue(), Weights.BIRTH_SWAPPED);
        int digits = day.getYear() * 10_000 + day.getMonthValue() * 100 + day.getDayOfMonth();
        double share = Weights.BIRTH_DIGIT / 40; // of some hundred changes, so many make a day somebody may be born on
        for (int place = 1, at = 0; at < 8; place *= 10, at++) {
            int digit = digits / place % 10;
            for (int other = 0; other < 10; other++) meanDigits(digits + (other - digit) * place, share);
            int next = digits / place / 10 % 10;
            if (at < 7) meanDigits(digits + (next - digit) * place + (digit - next) * place * 10, share);
        }
    }

    private void meanDigits(int digits, double share) {
        mean(digits / 10_000, digits / 100 % 100, digits % 100, share);
    }

    private void mean(int year, int month, int day, double share) {
        if (month < 1 || month > 12 || day < 1 || day > 31) return;
        try {
            mean((int) LocalDate.of(year, month, day).toEpochDay(), share);
        } catch (DateTimeException _) { // the thirtieth of February is nobody's
        }
    }

    private void mean(int day, double share) {
        int at = Arrays.binarySearch(meant, 0, count, day);
        if (at >= 0) {
            shares[at] = Math.max(shares[at], share);
            return;
        }
        if (count == meant.length) {
            meant = Arrays.copyOf(meant, count * 2);
            shares = Arrays.copyOf(shares, count * 2);
        }
        at = -at - 1;
        System.arraycopy(meant, at, meant, at + 1, count - at);
        System.arraycopy(shares, at, shares, at + 1, count - at);
        meant[at] = day;
        shares[at] = share;
        count++;
    }

    boolean isEmpty() {
        return read.length == 0;
    }

    int[] days() {
        return read;
    }

    /// @param born as a day since 1970-01-01, or [NamePeople#NO_DAY]
    double bits(int born) {
        if (read.length == 0 || born == NamePeople.NO_DAY) return 0;
        int at = Arrays.binarySearch(meant, 0, count, born);
        return at < 0 ? Weights.BIRTH_DIFFERS : Weights.log2(shares[at] * Weights.BIRTH_SPAN_DAYS);
    }
}
