package org.quis.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.quis.results.Csv;
import org.quis.results.UnfitException;

/// Whether some are flagged more than others who did the same, by how their names are written: of those who looked,
/// and of those who were looked at. People are counted and not accesses, for flags come in episodes.
///
/// @param accounts by form of the name of whoever looked
/// @param subjects by form of the name of whoever was looked at
public record Fairness(Map<String, Group> accounts, Map<String, Group> subjects) {

    /// @param onDuty of those with accesses on duty, those with a flag on one of these
    /// @param misuse of those with accesses of misuse, those with a flag on one of these
    /// @param ratio  the share flagged on duty, by that of all others: 1 is equal; `null` where there are too few
    public record Group(
            Share onDuty, Share misuse, @Nullable Ratio ratio) {}

    /// A ratio of two shares, and between which values it lies with 95 % confidence (Katz et al., "Obtaining confidence
    /// intervals for the risk ratio in cohort studies", 1978), half of one added to each so that none is nothing.
    public record Ratio(double value, double low, double high) {
        private static final double LEAST_EXPECTED = 5;

        /// Nothing where fewer than five would be expected of the one, were it like the other: too few to tell.
        static @Nullable Ratio of(Share one, Share other) {
            if (one.whole() * (double) other.part() < LEAST_EXPECTED * other.whole()) return null;
            double a = one.part() + 0.5;
            double n = one.whole() + 0.5;
            double b = other.part() + 0.5;
            double m = other.whole() + 0.5;
            double log = Math.log(a / n / (b / m));
            double spread = 1.96 * Math.sqrt(1 / a - 1 / n + 1 / b - 1 / m);
            return new Ratio(Math.exp(log), Math.exp(log - spread), Math.exp(log + spread));
        }
    }

    /// Counts, access by access.
    static final class Count {
        private final Map<String, Set<NameForm>> people;
        private final Map<String, Set<NameForm>> users;
        private final Tally accounts = new Tally();
        private final Tally subjects = new Tally();

        private Count(Map<String, Set<NameForm>> people, Map<String, Set<NameForm>> users) {
            this.people = people;
            this.users = users;
        }

        /// @param reference with `people.csv` and `users.csv`; whichever is not there names nobody
        static Count of(Path reference) throws IOException, UnfitException {
            return new Count(
                    forms(reference.resolve("people.csv"), "person_id"),
                    forms(reference.resolve("users.csv"), "user_id"));
        }

        private static Map<String, Set<NameForm>> forms(Path table, String id) throws IOException, UnfitException {
            var forms = new HashMap<String, Set<NameForm>>();
            if (!Files.isRegularFile(table)) return forms;
            Csv.read(
                    table,
                    List.of(id, "name"),
                    (row, _) -> forms.put(row.getField(id), NameForm.of(row.getField("name"))));
            return forms;
        }

        /// @param person whom it was about, empty where nobody knows
        void add(String user, String person, boolean misuse, boolean flagged) {
            if (users.get(user) instanceof Set<NameForm> forms) accounts.add(user, forms, misuse, flagged);
            if (people.get(person) instanceof Set<NameForm> forms) subjects.add(person, forms, misuse, flagged);
        }

        Fairness done() {
            return new Fairness(accounts.groups(), subjects.groups());
        }
    }

    private static final class Tally {
        private final Map<String, Flags> flags = new HashMap<>(); // of each of them

        private static final class Flags {
            final Set<NameForm> forms;
            boolean onDuty;
            boolean onDutyFlagged;
            boolean misuse;
            boolean misuseFlagged;

            Flags(Set<NameForm> forms) {
                this.forms = forms;
            }
        }

        void add(String id, Set<NameForm> forms, boolean misuse, boolean flagged) {
            var of = flags.computeIfAbsent(id, _ -> new Flags(forms));
            if (misuse) {
                of.misuse = true;
                of.misuseFlagged |= flagged;
            } else {
                of.onDuty = true;
                of.onDutyFlagged |= flagged;
            }
        }

        Map<String, Group> groups() {
            var groups = new TreeMap<String, Group>();
            for (var form : NameForm.values()) {
                var onDuty = share(of -> of.forms.contains(form) && of.onDuty, of -> of.onDutyFlagged);
                if (onDuty.whole() == 0) continue;
                var others = share(of -> !of.forms.contains(form) && of.onDuty, of -> of.onDutyFlagged);
                var misuse = share(of -> of.forms.contains(form) && of.misuse, of -> of.misuseFlagged);
                groups.put(form.label(), new Group(onDuty, misuse, Ratio.of(onDuty, others)));
            }
            return groups;
        }

        private Share share(Predicate<Flags> of, Predicate<Flags> flagged) {
            long whole = flags.values().stream().filter(of).count();
            return new Share(flags.values().stream().filter(of.and(flagged)).count(), whole);
        }
    }
}
