package org.quis.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// What those of one unit and role do, all together: whose work it is to look up for others, and what is their habit.
///
/// A dispatcher's every look is at somebody whom an officer is with, a ward's nurse opens the records of patients of
/// her colleagues. Their own duties are in no table; their colleagues' are. An account is judged by the others of its
/// post, never by itself: who follows strangers all day does not make that a duty.
final class Posts {
    /// So many others say what a post's work is.
    private static final int FEWEST = 2;

    /// @param dutied     accesses with a known duty of their own
    /// @param borrowed   accesses for which only a colleague had one
    /// @param reasonless the middling share of accesses without a word that says why
    /// @param busiest    targets of each account's busiest day, and hour, in ascending order
    private record Post(
            int accounts, long dutied, long borrowed, double reasonless, Map<String, List<Double>> busiest) {
        static Post of(List<Measures> members) {
            return new Post(
                    members.size(),
                    members.stream().mapToLong(one -> one.workload().with()).sum(),
                    members.stream().mapToLong(one -> one.workload().besides()).sum(),
                    Spread.of(values(members, one -> one.blankShare() + one.vagueShare()))
                            .median(),
                    Map.of(
                            "busiest_day", ascending(members, Measures::busiestDay),
                            "busiest_hour", ascending(members, Measures::busiestHour)));
        }

        private static List<Double> ascending(List<Measures> members, ToDoubleFunction<Measures> number) {
            return Arrays.stream(values(members, number)).sorted().boxed().toList();
        }

        private static double[] values(List<Measures> members, ToDoubleFunction<Measures> number) {
            return members.stream().mapToDouble(number).toArray();
        }
    }

    private static final Post NONE = Post.of(List.of());

    private final Map<Integer, Post> posts = new HashMap<>();

    private Posts() {}

    static Posts of(Collection<Measures> measures) {
        var members = new HashMap<Integer, List<Measures>>();
        for (var one : measures) {
            int post = one.workload().post();
            if (post >= 0) members.computeIfAbsent(post, _ -> new ArrayList<>()).add(one);
        }
        var posts = new Posts();
        members.forEach((post, of) -> posts.posts.put(post, Post.of(of)));
        return posts;
    }

    /// The account's numbers, as its post has them: where colleagues' duties explain more than its own, they count.
    Measures settled(Measures own) {
        var workload = own.workload();
        var post = post(own);
        boolean lends = post.borrowed - workload.besides() > post.dutied - workload.with();
        return lends && !workload.lends() ? own.lending() : own;
    }

    /// The middling share of accesses without a reason in the account's post; `otherwise` where it is too small.
    double reasonless(Measures own, double otherwise) {
        var post = post(own);
        return post == NONE ? otherwise : post.reasonless;
    }

    /// Of the others of the account's post, the share that were ever as busy; 0 where they are too few.
    ///
    /// @param measure `busiest_day` or `busiest_hour`
    double asBusy(Measures own, String measure, double targets) {
        var post = post(own);
        var busiest = post.busiest.getOrDefault(measure, List.of());
        long as = busiest.stream().filter(other -> other >= targets).count() - (own.value(measure) >= targets ? 1 : 0);
        return as < FEWEST ? 0 : (double) as / (post.accounts - 1);
    }

    private Post post(Measures own) {
        var post = posts.getOrDefault(own.workload().post(), NONE);
        return post.accounts > FEWEST ? post : NONE;
    }
}
