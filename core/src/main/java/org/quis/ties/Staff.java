package org.quis.ties;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Who was in service when, and how many were at work.
public final class Staff {
    private final Registers registers;
    private final Map<Integer, Integer> organizations = new HashMap<>(); // by user; the last one known
    private final Map<Integer, Crew> crews = new HashMap<>();
    private final Map<Integer, Integer> persons = new HashMap<>();
    private final Map<Integer, Integer> posts = new HashMap<>(); // by user

    /// When the people of one organization begin and end their shifts, or their service where no shift is known.
    private record Crew(long[] begins, long[] ends) {}

    Staff(Declarations declared, Nodes nodes, Graph graph, Registers registers) {
        this.registers = registers;
        int worksFor = declared.known("works_for").number();
        int is = declared.known("is").number();
        for (int tie = 0; tie < graph.count(); tie++) {
            if (graph.kind(tie) == worksFor) organizations.put(graph.from(tie), graph.to(tie));
            if (graph.kind(tie) == is) persons.put(graph.from(tie), graph.to(tie));
        }
        var numbers = new HashMap<String, Integer>();
        registers.posts.forEach((user, post) -> posts.put(user, numbers.computeIfAbsent(post, _ -> numbers.size())));
        for (int organization : new java.util.HashSet<>(organizations.values())) {
            var times = registers.shifts.isEmpty() ? registers.active : registers.shifts;
            java.util.function.IntPredicate own = user -> organizations.getOrDefault(user, -1) == organization;
            crews.put(organization, new Crew(times.begins(own), times.ends(own)));
        }
    }

    /// Who the user is; [Ties#NOBODY] where no table says.
    public int person(int user) {
        return persons.getOrDefault(user, Ties.NOBODY);
    }

    /// What the user does, as a number that those of one unit and role share; [Ties#NOBODY] where no table says.
    public int post(int user) {
        return posts.getOrDefault(user, Ties.NOBODY);
    }

    /// Whether the account is a machine's: no person is said to hold it, and its role says so.
    public boolean isMachine(int user) {
        return registers.machines.contains(user);
    }

    /// How many of the user's organization were at work at an instant, themselves among them; 0 where nobody knows.
    public int atWork(int user, long instant) {
        var crew = crews.get(organizations.getOrDefault(user, -1));
        if (crew == null) return 0;
        return through(crew.begins(), instant) - through(crew.ends(), instant);
    }

    /// Whether two users are of one organization.
    public boolean areColleagues(int user, int other) {
        return organizations.getOrDefault(user, -1).equals(organizations.getOrDefault(other, -2));
    }

    /// Whether somebody else of the user's organization was at work at an instant, too.
    public boolean isAtWorkWith(int user, int other, long instant) {
        if (!areColleagues(user, other)) return false;
        return registers.shifts.isEmpty() ? inService(other, instant, 0) : onShift(other, instant, 0, 0);
    }

    private static int through(long[] times, long instant) {
        int at = Arrays.binarySearch(times, instant + 1);
        return at < 0 ? -at - 1 : at;
    }

    /// Whether the user's service is known at all.
    public boolean knowsService(int user) {
        return registers.active.belongs(registers.active.first(user), user);
    }

    public boolean inService(int user, long instant, long slack) {
        return registers.active.holding(user, instant, slack, slack) >= 0;
    }

    public boolean knowsShifts(int user) {
        return registers.shifts.belongs(registers.shifts.first(user), user);
    }

    public boolean onShift(int user, long instant, long before, long after) {
        return registers.shifts.holding(user, instant, before, after) >= 0;
    }

    public boolean onLeave(int user, long instant) {
        return registers.leave.holding(user, instant, 0, 0) >= 0;
    }

    public boolean inTraining(int user, long instant) {
        return registers.training.holding(user, instant, 0, 0) >= 0;
    }
}
