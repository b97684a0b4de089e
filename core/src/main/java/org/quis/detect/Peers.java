package org.quis.detect;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.quis.likeness.Unlikeness;
import org.quis.likeness.Weeks;

/// How common each measure is among a group of accounts.
///
/// Built from medians and MADs, so a few wild accounts do not hide each other.
public final class Peers {
    private final int accounts;
    private final Map<String, double[]> sorted = new HashMap<>();
    private final Map<String, Spread> spreads = new HashMap<>();

    private final Posts posts;
    private final Office office;
    private final Gaps gaps;
    private final Weeks weeks;
    private final Map<Means, Screens> screens = new EnumMap<>(Means.class);

    private Peers(Collection<Measures> measures, Rule shared) {
        posts = Posts.of(measures);
        office = Office.of(measures);
        weeks = Weeks.of(measures.stream()
                .filter(one -> one.user() != Look.UNKNOWN_USER)
                .map(Peers::weeks)
                .toList());
        gaps = Gaps.of(measures.stream().map(posts::settled).toList());
        var known =
                measures.stream().filter(one -> one.user() != Look.UNKNOWN_USER).toList();
        accounts = known.size();
        for (var name : Measures.names()) {
            var values = known.stream().mapToDouble(one -> one.value(name)).toArray();
            Arrays.sort(values);
            sorted.put(name, values);
            spreads.put(name, Spread.of(values));
        }
        for (var means : Means.values()) {
            var whereabouts = known.stream().map(one -> one.whereabouts(means)).toList();
            screens.put(means, new Screens(whereabouts, shared));
        }
    }

    /// A group; the crowd behind a masked name is no member.
    ///
    /// @param shared the rule that says when a place is many people's
    static Peers of(Collection<Measures> measures, Rule shared) {
        return new Peers(measures, shared);
    }

    Gaps gaps() {
        return gaps;
    }

    Posts posts() {
        return posts;
    }

    private static Weeks.Account weeks(Measures of) {
        return new Weeks.Account(of.workload().post(), of.weeks());
    }

    /// The account's weeks that are unlike its others and those of its colleagues, the most unlike first.
    public List<Unlikeness> unlikeWeeks(Measures own) {
        return weeks.unlike(weeks(own));
    }

    Office office() {
        return office;
    }

    /// Who uses which places.
    Screens screens(Means means) {
        return Objects.requireNonNull(screens.get(means));
    }

    /// An account's numbers as this group has them: where its work is its colleagues' duties, they count as its own.
    public Measures settled(Measures own) {
        return posts.settled(own);
    }

    /// How many accounts are in the group.
    public int accounts() {
        return accounts;
    }

    public double median(String measure) {
        return spread(measure).median();
    }

    /// The median absolute deviation from the median.
    public double mad(String measure) {
        return spread(measure).mad();
    }

    /// The percentage of the group below `value`, half of those equal to it counted: 0 to 100; 50 in an empty group.
    ///
    /// @throws IllegalArgumentException if there is no such measure
    public double percentile(String measure, double value) {
        if (accounts == 0) {
            return 50;
        }
        var values = values(measure);
        int below = below(values, value);
        int notAbove = below(values, Math.nextUp(value));
        return 50.0 * (below + notAbove) / accounts;
    }

    /// How many of the group reach `value`.
    int reaching(String measure, double value) {
        return accounts - below(values(measure), value);
    }

    Spread spread(String measure) {
        var spread = spreads.get(measure);
        if (spread == null) {
            throw new IllegalArgumentException("there is no measure `" + measure + "`");
        }
        return spread;
    }

    private double[] values(String measure) {
        var values = sorted.get(measure);
        if (values == null) {
            throw new IllegalArgumentException("there is no measure `" + measure + "`");
        }
        return values;
    }

    /// How many values are less, by halving.
    private static int below(double[] values, double limit) {
        int low = 0;
        int high = values.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (values[middle] < limit) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
