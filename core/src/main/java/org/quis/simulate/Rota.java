package org.quis.simulate;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Who works when: three bands around the clock for patrol and dispatch, office hours for the rest,
/// overtime, extra shifts, leave.
final class Rota {
    private static final long HOUR = 3_600;
    private static final double OVERTIME_ENTERED = 0.85;
    private static final int[] BANDS = {7, 15, 23};

    /// `[from, to)` days on which the account should be still.
    record Leave(Account account, LocalDate from, LocalDate to, String kind) {

        boolean covers(LocalDate day) {
            return !day.isBefore(from) && day.isBefore(to);
        }
    }

    private final List<List<Shift>> byDay = new ArrayList<>();
    private final List<List<Shift>> byAccount = new ArrayList<>();
    private final List<Leave> leave = new ArrayList<>();
    private final Days days;
    private int missing;
    private final Chance chance;

    Rota(Agency agency, Days days, Chance chance) {
        this.days = days;
        this.chance = chance;
        for (int day = 0; day < days.count(); day++) byDay.add(new ArrayList<>());
        for (var account : agency.accounts()) {
            byAccount.add(new ArrayList<>());
            roster(account);
        }
        for (var day : byDay) day.sort(Comparator.comparingLong(Shift::start));
    }

    private void roster(Account account) {
        var away = leaveOf(account);
        int band = BANDS[chance.below(3)];
        int rhythm = chance.below(6);
        for (int d = 0; d < days.count(); d++) {
            var day = days.day(d);
            // the last evening before an account ends is free, so that no shift runs past the end
            if (!account.activeOn(day) || !account.activeOn(day.plusDays(2))) continue;
            if (away.stream().anyMatch(stretch -> stretch.covers(day))) continue;
            boolean clock = account.unit().aroundTheClock;
            boolean works = clock ? (d + rhythm) % 6 < 4 : day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;
            if (!works && !chance.happens(0.03)) continue; // 3 % of free days: called in
            int hour = clock ? (chance.happens(0.04) ? BANDS[chance.below(3)] : band) : chance.between(7, 9);
            long start = days.at(day, hour);
            long end = start + (clock ? 8 : 9) * HOUR;
            long entered = end;
            if (chance.happens(0.07)) {
                end += chance.between(1, 4) * HOUR;
                if (chance.happens(OVERTIME_ENTERED)) entered = end;
                else missing++;
            }
            add(account, d, start, end, entered);
        }
    }

    private void add(Account account, int day, long start, long end, long entered) {
        var own = byAccount.get(account.number());
        var shift = new Shift(account, own.size(), start, end, entered);
        if (!own.isEmpty() && own.getLast().end() > start) return; // nobody works two shifts at once
        own.add(shift);
        byDay.get(day).add(shift);
    }

    private List<Leave> leaveOf(Account account) {
        var stretches = new ArrayList<Leave>();
        if (chance.happens(0.5)) stretches.add(stretch(account, chance.between(4, 12), "leave"));
        if (chance.happens(0.15)) stretches.add(stretch(account, chance.between(1, 3), "training"));
        if (chance.happens(0.03)) stretches.add(stretch(account, chance.between(10, 20), "suspension"));
        leave.addAll(stretches);
        return stretches;
    }

    private Leave stretch(Account account, int length, String kind) {
        var from = days.day(chance.between(5, days.count() - length - 5));
        return new Leave(account, from, from.plusDays(length), kind);
    }

    /// Shifts that begin on a day, earliest first.
    List<Shift> on(int day) {
        return byDay.get(day);
    }

    List<Shift> of(Account account) {
        return byAccount.get(account.number());
    }

    List<Leave> leave() {
        return leave;
    }

    /// How many shifts ran over without a note.
    int missing() {
        return missing;
    }

    boolean onDuty(Account account, long second) {
        return of(account).stream().anyMatch(shift -> shift.covers(second));
    }
}
