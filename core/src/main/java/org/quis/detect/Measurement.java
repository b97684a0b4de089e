package org.quis.detect;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.quis.likeness.Persons;

/// Takes one account's [Measures].
final class Measurement {
    private final Rules rules;
    private final Calendar calendar;
    private final Persons persons;

    Measurement(Rules rules, Calendar calendar, Persons persons) {
        this.rules = rules;
        this.calendar = calendar;
        this.persons = persons;
    }

    Measures of(History history) {
        var looks = history.looks();
        var hours = OwnHours.of(history, calendar, rules.rule("hours-unusual"));
        var targets = new long[looks.size()];
        int named = 0;
        int searches = 0;
        int byHand = 0;
        int blank = 0;
        int vague = 0;
        int withoutCase = 0;
        int unusual = 0;
        int days = 0;
        long today = Long.MIN_VALUE;
        for (var look : looks) {
            if (look.target() != 0) {
                targets[named++] = look.target();
            }
            searches += look.search() ? 1 : 0;
            long day = calendar.day(look.timeMillis());
            days += day == today ? 0 : 1;
            today = day;
            if (!look.automatic()) {
                byHand++;
                blank += ReasonGiven.isMissing(look) ? 1 : 0;
                vague += ReasonGiven.isVague(look) ? 1 : 0;
                withoutCase += look.hasCase() ? 0 : 1;
                unusual += hours.unusual(calendar.hourOfDay(look.timeMillis())) ? 1 : 0;
            }
        }
        boolean known = history.known(); // a crowd has no habits
        var measured = known ? history : new History(history.user(), history.organization(), List.of());
        var day = Busyness.of(measured, calendar::day);
        var hour = Busyness.of(measured, calendar::hour);
        var shared = rules.rule("account-shared");
        var whereabouts = whereabouts(measured);
        var commonest = ReasonCopied.Commonest.of(history);
        return new Measures(
                history.user(),
                history.organization(),
                looks.size(),
                searches,
                days,
                looks.isEmpty() ? 0 : looks.getFirst().timeMillis(),
                looks.isEmpty() ? 0 : looks.getLast().timeMillis(),
                distinct(targets, named),
                share(blank, byHand),
                share(vague, byHand),
                share(withoutCase, byHand),
                commonest.share(),
                commonest.reason(),
                share(unusual, byHand),
                Sessions.of(history, rules.sessionGapMillis()).isolatedShare(),
                day.median(),
                day.greatest(),
                hour.median(),
                hour.greatest(),
                known ? Returns.of(history, calendar, 2).mostDays() : 0,
                known ? AccountShared.Clock.of(history, calendar, shared).mostHours() : 0,
                turns(whereabouts),
                whereabouts,
                Workload.of(measured),
                new Weekly(calendar, hours, persons).of(measured));
    }

    private Map<Means, Whereabouts> whereabouts(History history) {
        long beside = AccountShared.besideMillis(rules.rule("account-shared"));
        var by = new EnumMap<Means, Whereabouts>(Means.class);
        for (var means : Means.values()) {
            by.put(means, Whereabouts.of(Visit.of(history, means, beside, rules.sessionGapMillis()), means));
        }
        return by;
    }

    /// By the best means that the log has.
    private static int turns(Map<Means, Whereabouts> whereabouts) {
        for (var by : whereabouts.values()) {
            if (by.visits() > 0) return by.visits() - by.alone();
        }
        return 0;
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    private static int distinct(long[] targets, int size) {
        Arrays.sort(targets, 0, size);
        int distinct = 0;
        for (int i = 0; i < size; i++) {
            distinct += i == 0 || targets[i] != targets[i - 1] ? 1 : 0;
        }
        return distinct;
    }
}
