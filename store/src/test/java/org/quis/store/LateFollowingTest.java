package org.quis.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertIterableEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quis.access.Field;
import org.quis.audit.Arriving;
import org.quis.audit.Following;
import org.quis.audit.Observed;
import org.quis.detect.RuleBook;
import org.quis.detect.Rules;
import org.quis.intake.Formats;
import org.quis.simulate.Simulation;
import org.quis.simulate.SimulationOptions;
import org.quis.ties.Declarations;
import org.quis.ties.Ties;

/// What [Following] promises of accesses that come in up to seven days late, one by one or many at once.
class LateFollowingTest {
    private static final int ACCESSES = 2_000;
    private static final int AUDITED = 1_200; // the others come in
    private static final ZoneId ZONE = SimulationOptions.of(1, ACCESSES).zone();
    private static final IntSupplier ONE_BY_ONE = () -> 1;
    private static final IntSupplier AT_ONCE = () -> ACCESSES;

    @TempDir
    Path home;

    private Ties ties;
    private LateLog audited;
    private LateLog coming;
    private int files;

    private void invent(long seed) throws Exception {
        var agency = home.resolve("agency");
        Simulation.write(SimulationOptions.of(seed, ACCESSES), agency);
        ties = Ties.read(agency, Declarations.shipped(), ZONE, "US");
        var log = LateLog.read(agency.resolve("log.csv"));
        audited = log.part(0, AUDITED);
        coming = log.part(AUDITED, ACCESSES);
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void all_that_is_a_finding_in_the_end_has_been_said_in_whatever_order_it_came(long seed) throws Exception {
        invent(seed);
        var random = new Random(seed);
        var found = said(coming, AT_ONCE);
        assertFalse(found.isEmpty());

        assertEquals(Set.of(), without(found, said(coming, ONE_BY_ONE)));
        assertEquals(Set.of(), without(found, said(coming.late(random), ONE_BY_ONE)));
        assertEquals(Set.of(), without(found, said(coming.late(random), () -> 1 + random.nextInt(50))));
    }

    @Test
    void what_comes_next_is_judged_the_same_in_whatever_order_all_before_came() throws Exception {
        invent(3);
        audited = audited.toTheMinute();
        var before = coming.toTheMinute().part(0, 600);
        var next = coming.toTheMinute().part(600, 800);
        List<String> inOrder;
        List<String> late;
        try (var run = new Run(audited)) {
            run.take(before, ONE_BY_ONE);
            inOrder = run.told(next);
        }
        var random = new Random(3);
        try (var run = new Run(audited.late(random))) {
            run.take(before.late(random), () -> 1 + random.nextInt(50));
            late = run.told(next.late(random));
        }

        assertIterableEquals(inOrder, late);
    }

    /// What is said until all have come: each finding as who did what to whom in which accesses.
    private Set<String> said(LateLog log, IntSupplier sizes) throws Exception {
        try (var run = new Run(audited)) {
            return run.take(log, sizes);
        }
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        var left = new TreeSet<>(all);
        left.removeAll(some);
        return left;
    }

    /// Accesses that come in after an audit.
    private final class Run implements AutoCloseable {
        private final Map<Long, String> ids = new HashMap<>(); // by entry
        private final Following following;

        Run(LateLog audit) throws Exception {
            var known = known(audit);
            following = Following.after(
                    taker -> {
                        for (var batch : batches(known, () -> Observed.BATCH)) taker.take(batch);
                    },
                    Rules.shipped(),
                    RuleBook.shipped(Rules.shipped()),
                    ties,
                    ZONE,
                    home.resolve("scratch"));
        }

        /// @param sizes of what is handed over at once
        Set<String> take(LateLog log, IntSupplier sizes) throws Exception {
            var said = new TreeSet<String>();
            for (var batch : batches(known(log), sizes)) {
                for (var found : following.take(batch).found()) said.add(said(found));
            }
            return said;
        }

        /// All that is said of some accesses and what is found with them, to the last fact.
        List<String> told(LateLog log) throws Exception {
            var step = following.take(known(log));
            var told = new TreeSet<String>();
            for (var said : step.said()) {
                told.add(id(said.known().entry()) + " " + said.verdict() + " " + said.person() + " "
                        + said.explanation() + " " + said.conflict() + " " + said.reasonClass() + " " + said.risk());
            }
            for (var found : step.found()) {
                var finding = found.finding();
                told.add(said(found) + " with " + id(found.cameWith()) + " from " + finding.firstMillis() + " to "
                        + finding.lastMillis() + " " + finding.risk() + finding.facts() + finding.contributions()
                        + found.fresh().stream()
                                .map(one -> id(one.known().entry()))
                                .toList());
            }
            return List.copyOf(told);
        }

        private String said(Following.Found found) {
            var finding = found.finding();
            var gathered =
                    finding.entries().stream().mapToObj(this::id).sorted().toList();
            return found.user() + " " + finding.kind() + " " + finding.ruleId() + " " + found.person() + gathered;
        }

        private String id(long entry) {
            return ids.getOrDefault(entry, "none");
        }

        private List<Following.Known> known(LateLog log) throws Exception {
            var known = new ArrayList<Following.Known>();
            for (var observed : observed(log)) {
                long entry = ids.size();
                ids.put(entry, observed.text(Field.ACCESS_ID));
                known.add(new Following.Known(entry, observed));
            }
            return known;
        }

        @Override
        public void close() throws IOException {
            following.close();
        }
    }

    private static <T> List<List<T>> batches(List<T> all, IntSupplier sizes) {
        var batches = new ArrayList<List<T>>();
        for (int from = 0; from < all.size(); from += batches.getLast().size()) {
            batches.add(all.subList(from, Math.min(all.size(), from + sizes.getAsInt())));
        }
        return batches;
    }

    private List<Observed> observed(LateLog log) throws Exception {
        var file = log.write(home.resolve(++files + ".csv"));
        var observed = new ArrayList<Observed>();
        new Arriving(Formats.shipped(), ZONE)
                .read(
                        file,
                        "source",
                        false,
                        part -> part.accesses().forEach(access -> observed.add(access.observed())));
        return observed;
    }
}
