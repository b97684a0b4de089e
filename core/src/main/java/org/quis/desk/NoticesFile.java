package org.quis.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quis.acts.Act;
import org.quis.acts.Act.NightNoticed;
import org.quis.acts.Act.NoticesSet;
import org.quis.acts.Doer;
import org.quis.acts.Done;
import org.quis.acts.Role;

/// Whether, and when, whoever looked at something that nothing explains is asked why the same night; and the nights in
/// which it was done.
public final class NoticesFile {
    /// What comes later than that is not asked about: nobody remembers it better than the day after.
    private static final int MOST_DAYS = 7;

    /// How far the clock of a database may be ahead.
    private static final Duration CLOCKS_APART = Duration.ofHours(1);

    private static final int USUAL_HOUR = 20;

    private final List<Done> nights = new ArrayList<>();
    private @Nullable Done set;
    private Instant since = Instant.MAX; // when they were last switched on

    public static NoticesFile of(List<Done> acts) {
        var file = new NoticesFile();
        for (var done : acts) {
            switch (done.act()) {
                case NoticesSet it -> {
                    if (it.on() && !file.isOn()) file.since = done.time();
                    file.set = done;
                }
                case NightNoticed _ -> file.nights.add(done);
                default -> throw new IllegalArgumentException(done + " is on no notices");
            }
        }
        return file;
    }

    public boolean isOn() {
        return set != null && ((NoticesSet) set.act()).on();
    }

    /// How it was last set, and by whom; empty where nobody ever did.
    public Optional<Done> set() {
        return Optional.ofNullable(set);
    }

    /// Of the desk's day, at which they are asked.
    public int hour() {
        return set == null ? USUAL_HOUR : ((NoticesSet) set.act()).hour();
    }

    /// Newest first.
    public List<Done> nights() {
        return nights.reversed();
    }

    private Optional<NightNoticed> last() {
        return nights.isEmpty()
                ? Optional.empty()
                : Optional.of((NightNoticed) nights.getLast().act());
    }

    /// One night in which those are to be asked who looked.
    ///
    /// @param day   on which its hour falls
    /// @param from  the first entry of the ledger that no night before was about
    /// @param since the time of the earliest look it is about
    /// @param until the time of the latest; what is dated later was dated by a clock that is wrong
    public record Night(LocalDate day, long from, Instant since, Instant until) {}

    /// The night whose hour has come and that is not done. Several that were missed are one: nobody gets two letters.
    public Optional<Night> due(Instant now, ZoneId zone) {
        if (set == null || !isOn()) return Optional.empty();
        var day = LocalDate.ofInstant(now, zone);
        if (at(day, zone).isAfter(now)) day = day.minusDays(1);
        var last = last();
        boolean over = last.isPresent() && !last.get().day().isBefore(day);
        if (over || !at(day, zone).isAfter(set.time())) return Optional.empty();
        var firstDay = LocalDate.ofInstant(since, zone).atStartOfDay(zone).toInstant();
        var oldest = day.minusDays(MOST_DAYS).atStartOfDay(zone).toInstant();
        return Optional.of(new Night(
                day,
                last.map(it -> it.upTo() + 1).orElse(0L),
                firstDay.isAfter(oldest) ? firstDay : oldest,
                now.plus(CLOCKS_APART)));
    }

    private Instant at(LocalDate day, ZoneId zone) {
        return day.atTime(hour(), 0).atZone(zone).toInstant();
    }

    /// Says whether an act may follow.
    public void check(Act.OnNotices act, Doer doer) throws Refused {
        switch (act) {
            case NoticesSet it -> {
                ItemFile.holds(doer, Role.ADMINISTRATOR);
                if (!it.on() && !isOn()) throw Refused.notNow("no notices are given as it is");
            }
            case NightNoticed it -> {
                if (!doer.account().equals(Done.PROGRAM)) throw Refused.notTheirs("only Quis gives notice of a night");
                if (last().filter(night -> !night.day().isBefore(it.day())).isPresent()) {
                    throw Refused.notNow("that night is done");
                }
            }
        }
    }
}
