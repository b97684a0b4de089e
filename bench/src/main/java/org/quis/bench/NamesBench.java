package org.quis.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.quis.identity.BirthDates;
import org.quis.identity.Candidate;
import org.quis.identity.Names;

/// How well, and how fast, typed names find the people they mean among a million; tables in Markdown for
/// `docs/evaluation.md`.
///
///     java org.quis.bench.NamesBench [PEOPLE [QUERIES [SEED]]]
///
/// One query in ten means a stranger: somebody with a name like everybody's who is not among the people known.
final class NamesBench {
    private static final int LATEST_BIRTH = 2026;
    private static final double STRANGERS = 0.1;
    private static final int NOBODY = -1;

    private record Query(int person, String name, String born) {
        List<LocalDate> days() {
            return born.isEmpty() ? List.of() : BirthDates.read(born, LATEST_BIRTH);
        }
    }

    private final int people;
    private final int queries;
    private final long seed;
    private final Crowd crowd = new Crowd();
    private final Names names = new Names();
    private final List<Query> withBirth = new ArrayList<>();
    private final List<Query> nameOnly = new ArrayList<>();
    private final List<Query> initialOnly = new ArrayList<>();

    private NamesBench(int people, int queries, long seed) {
        this.people = people;
        this.queries = queries;
        this.seed = seed;
    }

    public static void main(String[] arguments) {
        int people = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        int queries = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20_000;
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 1;
        var bench = new NamesBench(people, queries, seed);
        bench.load();
        System.out.println("\n| typed | precision | recall | top candidate's Brier score | lookups/s, cold |"
                + "\n|---|---:|---:|---:|---:|");
        var dated = bench.measure("name and date of birth", bench.withBirth);
        var undated = bench.measure("name alone", bench.nameOnly);
        bench.measure("surname and initial, `SMITH, J`", bench.initialOnly);
        dated.table("With a date of birth");
        undated.table("Name alone");
        if (Boolean.getBoolean("misses")) dated.misses.forEach(System.out::println);
        if (Boolean.getBoolean("misses")) undated.misses.forEach(System.out::println);
    }

    private void load() {
        sample();
        long before = used();
        long[] inventing = {0};
        crowd.each(people, seed, (number, person) -> {
            var name = person.full();
            var former = person.formerNames();
            long from = System.nanoTime();
            names.add(number, name, former, person.born());
            inventing[0] += System.nanoTime() - from;
        });
        long indexing = System.nanoTime();
        names.index();
        long end = System.nanoTime();
        System.out.printf(
                Locale.ROOT,
                "%,d people read in %.1f s and indexed in %.1f s; %,d MB of memory%n",
                people,
                inventing[0] / 1e9,
                (end - indexing) / 1e9,
                (used() - before) >> 20);
    }

    private static long used() {
        for (int i = 0; i < 3; i++) System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /// Whom the queries mean is drawn first, so that only they need to be kept.
    private void sample() {
        var random = new SplittableRandom(seed + 1);
        var typist = new Typist(random.split());
        double share = Math.min(1, 3.0 * queries * (1 - STRANGERS) / people);
        crowd.each(people, seed, (number, person) -> {
            if (random.nextDouble() < share) ask(random.nextInt(3), number, person, typist);
        });
        for (int i = 0; i < 3 * queries * STRANGERS; i++) ask(i % 3, NOBODY, crowd.anybody(random), typist);
    }

    private void ask(int kind, int number, Crowd.Person person, Typist typist) {
        switch (kind) {
            case 0 -> withBirth.add(new Query(number, typist.name(person), typist.date(person.born())));
            case 1 -> nameOnly.add(new Query(number, typist.name(person), ""));
            default -> {
                var brief = person.family() + ", " + person.given().charAt(0);
                initialOnly.add(new Query(number, brief.toUpperCase(Locale.ROOT), ""));
            }
        }
    }

    private Measured measure(String what, List<Query> asked) {
        for (int i = 0; i < Math.min(asked.size(), 2_000); i++) find(asked.get(i)); // the compiler's turn
        var measured = new Measured();
        long start = System.nanoTime();
        var found = new ArrayList<List<Candidate>>();
        for (var query : asked) found.add(find(query));
        double seconds = (System.nanoTime() - start) / 1e9;
        for (int i = 0; i < asked.size(); i++) measured.add(asked.get(i), found.get(i));
        System.out.printf(
                Locale.ROOT,
                "| %s | %.4f | %.4f | %.4f | %,.0f |%n",
                what,
                measured.precision(),
                measured.recall(),
                measured.brier / asked.size(),
                asked.size() / seconds);
        return measured;
    }

    private List<Candidate> find(Query query) {
        return names.find(query.name(), query.days());
    }

    /// What came of a set of queries. A candidate counts as an answer from a probability of one half.
    private static final class Measured {
        private static final double[] BOUNDS = {0.002, 0.01, 0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.95, 0.99, 1.01
        };
        final List<String> misses = new ArrayList<>();
        private final long[] shown = new long[BOUNDS.length];
        private final long[] right = new long[BOUNDS.length];
        private final double[] said = new double[BOUNDS.length];
        private double brier;
        private int meant;
        private int answered;
        private int correct;
        private int among;
        private int several;

        void add(Query query, List<Candidate> found) {
            if (query.person() != NOBODY) meant++;
            double top = found.isEmpty() ? 0 : found.getFirst().probability();
            boolean hit = !found.isEmpty() && found.getFirst().node() == query.person();
            brier += (top - (hit ? 1 : 0)) * (top - (hit ? 1 : 0));
            if (top >= 0.5) {
                answered++;
                if (hit) correct++;
            }
            if (found.size() > 1 && top < 0.5) several++;
            if (!hit && (top >= 0.5 || query.person() != NOBODY))
                misses.add(query + " " + found.stream().limit(3).toList());
            for (var candidate : found) {
                int bin = 0;
                while (candidate.probability() >= BOUNDS[bin]) bin++;
                shown[bin]++;
                said[bin] += candidate.probability();
                if (candidate.node() != query.person()) continue;
                right[bin]++;
                among++;
            }
        }

        double precision() {
            return (double) correct / answered;
        }

        double recall() {
            return (double) correct / meant;
        }

        void table(String title) {
            System.out.printf(
                    Locale.ROOT,
                    "%n%s: %.1f %% of the people meant are among the candidates; %,d queries have several candidates and"
                            + " no answer.%n%n| probability given | candidates | mean probability | share who are meant |"
                            + "%n|---|---:|---:|---:|%n",
                    title,
                    100.0 * among / meant,
                    several);
            for (int bin = 1; bin < BOUNDS.length; bin++) {
                if (shown[bin] == 0) continue;
                System.out.printf(
                        Locale.ROOT,
                        "| %.3g–%.3g | %,d | %.3f | %.3f |%n",
                        BOUNDS[bin - 1],
                        Math.min(1, BOUNDS[bin]),
                        shown[bin],
                        said[bin] / shown[bin],
                        (double) right[bin] / shown[bin]);
            }
        }
    }
}
