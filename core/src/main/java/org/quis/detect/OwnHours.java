package org.quis.detect;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// The hours of the day that an account hardly ever uses, judged by its own history.
///
/// Days are counted, not accesses: one busy night does not make the night a habit. An hour is taken
/// together with its two neighbours, so neither a late lunch nor summer time makes an hour unusual.
final class OwnHours {
    private final int unusual; // bit h: hour h of the day
    private final int[] daysAround;
    private final int days;

    private OwnHours(int unusual, int[] daysAround, int days) {
        this.unusual = unusual;
        this.daysAround = daysAround;
        this.days = days;
    }

    static OwnHours of(History history, Calendar calendar, Rule rule) {
        // 1. the hours that each day touches, and the hours whose neighbourhood it touches
        var daysAt = new int[24];
        var daysAround = new int[24];
        int days = 0;
        int accesses = 0;
        long today = Long.MIN_VALUE;
        int touched = 0;
        for (var look : history.looks()) {
            if (look.automatic()) {
                continue;
            }
            accesses++;
            long day = calendar.day(look.timeMillis());
            if (day != today) {
                count(touched, daysAt, daysAround);
                touched = 0;
                today = day;
                days++;
            }
            touched |= 1 << calendar.hourOfDay(look.timeMillis());
        }
        count(touched, daysAt, daysAround);
        if (days < rule.number("minimum_days") || accesses < rule.number("minimum_accesses")) {
            return new OwnHours(0, daysAround, days);
        }
        // 2. rarest first, until the share is used up
        double rare = Math.max(1, rule.number("rare_days") * days);
        double allowed = rule.number("share") * Arrays.stream(daysAt).sum();
        var rarestFirst = IntStream.range(0, 24)
                .boxed()
                .sorted(Comparator.comparingInt((Integer h) -> daysAround[h]).thenComparingInt(h -> h))
                .toList();
        int unusual = 0;
        double used = 0;
        for (int hour : rarestFirst) {
            used += daysAt[hour];
            if (daysAround[hour] > rare || used > allowed) {
                break;
            }
            unusual |= 1 << hour;
        }
        return new OwnHours(unusual, daysAround, days);
    }

    boolean unusual(int hourOfDay) {
        return (unusual >> hourOfDay & 1) == 1;
    }

    /// On how many days the account was active at that hour or the ones beside it.
    int daysAround(int hourOfDay) {
        return daysAround[hourOfDay];
    }

    int days() {
        return days;
    }

    private static void count(int touched, int[] daysAt, int[] daysAround) {
        for (int hour = 0; hour < 24; hour++) {
            daysAt[hour] += touched >> hour & 1;
            int around = 1 << hour | 1 << (hour + 1) % 24 | 1 << (hour + 23) % 24;
            daysAround[hour] += (touched & around) != 0 ? 1 : 0;
        }
    }
}
