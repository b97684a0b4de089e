package org.quis.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What those of one unit and role do, all together: whose work it is to look up for others, and what is their habit.
///
/// A dispatcher's every look is at somebody whom an officer is with, a ward's nurse opens the records of patients of
/// her colleagues. Their own duties are in no table; their colleagues' are. An account is judged by the others of its
/// post, never by itself: who follows strangers all day does not make that a duty.
final class Posts {
    /// So many others say what a post's work is.
    private static final int FEWEST = 2;

    /// What those of one post are compared in.
    enum Habit {
        /// targets of the busiest day
        BUSIEST_DAY(Measures::busiestDay),
        /// targets of the busiest hour
        BUSIEST_HOUR(Measures::busiestHour),
        /// share of accesses without a word that says why
        REASONLESS(one -> one.blankShare() + one.vagueShare()),
        /// share of accesses with the commonest reason
        COPIED(Measures::copiedShare);

        private final ToDoubleFunction<Measures> number;

        Habit(ToDoubleFunction<Measures> number) {
            this.number = number;
        }
    }

    /// @param dutied     accesses with a known duty of their own
    /// @param borrowed   accesses for which only a colleague had one
    /// @param reasonless the middling share of accesses without a word that says why
    /// @param habits     each account's number in what is compared within the post, in ascending order
    private record Post(int accounts, long dutied, long borrowed, double reasonless, Map<Habit, List<Double>> habits) {
        static Post of(List<Measures> members) {
            return new Post(
                    members.size(),
                    members.stream().mapToLong(one -> one.workload().with()).sum(),
                    members.stream().mapToLong(one -> one.workload().besides()).sum(),
                    Spread.of(values(members, Habit.REASONLESS.number)).median(),
                    Stream.of(Habit.values())
                            .collect(Collectors.toMap(habit -> habit, habit -> ascending(members, habit.number))));
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
        if (post == NONE) return own; // nobody says what its work is
        boolean lends = post.borrowed - workload.besides() > post.dutied - workload.with();
        return lends && !workload.lends() ? own.lending() : own;
    }

    /// The middling share of accesses without a reason in the account's post; `otherwise` where it is too small.
    double reasonless(Measures own, double otherwise) {
        var post = post(own);
        return post == NONE ? otherwise : post.reasonless;
    }

    /// Of the others of the account's post, the share in whom a habit is as strong; 0 where they are too few.
    double alike(Measures own, Habit habit, double strength) {
        var post = post(own);
        var others = post.habits.getOrDefault(habit, List.of());
        long as = others.stream().filter(other -> other >= strength).count()
                - (habit.number.applyAsDouble(own) >= strength ? 1 : 0);
        return as < FEWEST ? 0 : (double) as / (post.accounts - 1);
    }

    private Post post(Measures own) {
        var post = posts.getOrDefault(own.workload().post(), NONE);
        return post.accounts > FEWEST ? post : NONE;
    }
}
