package org.quis.detect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.quis.explain.Circumstance;
import org.quis.explain.Verdict;
import org.quis.likeness.Persons;
import org.quis.likeness.Trait;
import org.quis.likeness.Week;
import org.quis.likeness.Weeks;

/// Adds up one account's weeks. What machines did on its behalf does not count.
final class Weekly {
    private static final double NEARLY_ALL = 0.9; // of what is done of a kind, where it is the week's alone

    private final Calendar calendar;
    private final OwnHours hours;
    private final Persons persons;

    Weekly(Calendar calendar, OwnHours hours, Persons persons) {
        this.calendar = calendar;
        this.hours = hours;
        this.persons = persons;
    }

    /// The weeks that have habits, in order of time.
    List<Week> of(History history) {
        var byHand = history.looks().stream().filter(look -> !look.automatic()).toList();
        Map<Integer, Integer> works = new HashMap<>();
        for (var look : byHand) works.merge(look.work(), 1, Integer::sum);
        var weeks = new ArrayList<Week>();
        for (int from = 0, to; from < byHand.size(); from = to) {
            long monday = monday(byHand.get(from));
            to = from + 1;
            while (to < byHand.size() && monday(byHand.get(to)) == monday) to++;
            if (to - from >= Weeks.FEWEST_ACCESSES) weeks.add(week(monday, byHand.subList(from, to), works));
        }
        return weeks;
    }

    private long monday(Look look) {
        return Week.monday(calendar.day(look.timeMillis()));
    }

    private Week week(long monday, List<Look> looks, Map<Integer, Integer> works) {
        var week = new Week(monday);
        Map<Integer, Integer> own = new HashMap<>();
        for (var look : looks) own.merge(look.work(), 1, Integer::sum);
        var people = new HashSet<Integer>();
        for (var look : looks) {
            week.access();
            week.add(Trait.HOURS, hours.unusual(calendar.hourOfDay(look.timeMillis())) ? 1 : 0);
            boolean alone = own.getOrDefault(look.work(), 0) >= NEARLY_ALL * works.getOrDefault(look.work(), 0);
            week.add(Trait.UNACCUSTOMED, alone ? 1 : 0);
            if (look.ruling().verdict() != Verdict.UNRESOLVED) {
                week.add(Trait.NAMES_ONLY, look.ruling().is(Circumstance.BY_NAME_ALONE) ? 1 : 0);
            }
            person(week, look, people);
        }
        return week;
    }

    private void person(Week week, Look look, Set<Integer> people) {
        int person = look.ruling().person();
        if (person < 0 || !people.add(person)) return;
        double woman = persons.woman(person);
        if (!Double.isNaN(woman)) week.add(Trait.WOMEN, woman);
        double age = persons.age(person, look.timeMillis());
        if (!Double.isNaN(age)) week.add(Trait.AGE, age);
        week.person(persons.isNamesake(look.user(), person), persons.namesakes(look.user()));
    }
}
