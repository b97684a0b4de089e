package org.quis.likeness;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What the weeks of those who do the same work are like, trait by trait: every number, in ascending order.
final class Colleagues {
    static final Colleagues NONE = of(List.of(), "");

    private final Map<Trait, double[]> numbers = new EnumMap<>(Trait.class);
    private final String whose;

    private Colleagues(String whose) {
        this.whose = whose;
    }

    /// @param weeks the account's own among them
    /// @param whose they are, in words such as `of its post`
    static Colleagues of(Collection<Week> weeks, String whose) {
        var colleagues = new Colleagues(whose);
        for (var trait : Trait.values()) {
            colleagues.numbers.put(
                    trait,
                    weeks.stream()
                            .filter(week -> week.count(trait) > 0)
                            .mapToDouble(week -> week.scaled(trait))
                            .sorted()
                            .toArray());
        }
        return colleagues;
    }

    String whose() {
        return whose;
    }

    /// In how many weeks a trait is known.
    int weeks(Trait trait) {
        return of(trait).length;
    }

    /// In how many of them its number is as far from the middle as this, on the same side.
    int alike(Trait trait, double number) {
        var all = of(trait);
        int below = firstFrom(all, Math.nextUp(number));
        int above = all.length - firstFrom(all, number);
        return trait.eitherWay() ? Math.min(below, above) : above;
    }

    /// The place of the first that is not less, by halving: most weeks have the very same share of nothing.
    private static int firstFrom(double[] ascending, double number) {
        int low = 0;
        int high = ascending.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] < number) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private double[] of(Trait trait) {
        return numbers.getOrDefault(trait, new double[0]);
    }
}
