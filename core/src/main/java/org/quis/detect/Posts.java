package org.quis.detect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// What those of one unit and role do, all together: whose work it is to look up for others, and what is habit among
/// them.
///
/// A dispatcher's every look is at somebody whom an officer is with, a ward's nurse opens the records of her
/// colleagues'
/// patients. Their own duties are in no table; their colleagues' are. An account is judged by the others of its post,
/// never by itself: who follows strangers all day does not make that a duty.
final class Posts {
    /// So many others say what a post's work is.
    private static final int FEWEST = 2;

    private final Map<Integer, List<Measures>> posts = new HashMap<>();

    private Posts() {}

    static Posts of(Collection<Measures> measures) {
        var posts = new Posts();
        for (var one : measures) {
            int post = one.workload().post();
            if (post >= 0)
                posts.posts.computeIfAbsent(post, _ -> new ArrayList<>()).add(one);
        }
        return posts;
    }

    /// The account's numbers, as its post has them: where colleagues' duties explain more than its own, they count.
    Measures settled(Measures own) {
        if (own.workload().lends()) return own;
        long dutied = 0;
        long borrowed = 0;
        for (var other : others(own)) {
            dutied += other.workload().with();
            borrowed += other.workload().besides();
        }
        return borrowed > dutied ? own.lending() : own;
    }

    /// The middling number of the others of a post; `otherwise` where they are too few.
    double median(Measures own, ToDoubleFunction<Measures> number, double otherwise) {
        var others = others(own);
        if (others.isEmpty()) return otherwise;
        return Spread.of(others.stream().mapToDouble(number).sorted().toArray()).median();
    }

    /// The share of the others of a post that reach a number; 0 where they are too few.
    double reaching(Measures own, String measure, double value) {
        var others = others(own);
        long reaching =
                others.stream().filter(other -> other.value(measure) >= value).count();
        return reaching < FEWEST ? 0 : (double) reaching / others.size();
    }

    private List<Measures> others(Measures own) {
        var others = posts.getOrDefault(own.workload().post(), List.of()).stream()
                .filter(other -> other.user() != own.user() || other.organization() != own.organization())
                .toList();
        return others.size() < FEWEST ? List.of() : others;
    }
}
