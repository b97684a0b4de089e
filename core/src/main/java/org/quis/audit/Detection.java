package org.quis.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.UnaryOperator;
import org.quis.detect.Examination;
import org.quis.detect.Finding;
import org.quis.detect.History;
import org.quis.detect.Look;
import org.quis.detect.Measures;
import org.quis.detect.Peers;
import org.quis.explain.Verdict;

/// The second half of a run: every account is measured, then examined beside its peers, and every access
/// marked with the kinds suspected and its risk.
///
/// An account's accesses lie in one part of the spool, so parts can be worked on side by side.
final class Detection {
    /// @param findings in the order a reviewer should look: highest risk first
    /// @param measures one per account
    /// @param peers    by organization
    /// @param verdicts distinct accesses of each verdict
    record Found(
            List<Ranked> findings, List<Measures> measures, Map<Integer, Peers> peers, Map<Verdict, Long> verdicts) {
        Peers peersOf(int organization) {
            var of = peers.get(organization);
            if (of == null) throw new IllegalArgumentException("no account of this organization was measured");
            return of;
        }
    }

    /// A finding and what it is called in every output.
    record Ranked(String findingId, Finding finding) implements Store.FindingEntries {
        @Override
        public long[] entries() {
            return finding.entries().stream().toArray();
        }
    }

    private interface Part<T> {
        T work(Iterable<History> histories);
    }

    private final Examination examination;
    private final Matches matches;
    private final Spool looks;
    private final UnaryOperator<Look> completing;
    private final Marks marks;
    private final Accounts accounts;
    private final int threads;
    private final Progress progress;
    private final AtomicLongArray verdicts = new AtomicLongArray(Verdict.values().length);

    /// @param completing adds to each look what is not in its record
    Detection(
            Examination examination,
            Matches matches,
            Spool looks,
            UnaryOperator<Look> completing,
            Marks marks,
            Accounts accounts,
            int threads,
            Progress progress) {
        this.examination = examination;
        this.matches = matches;
        this.looks = looks;
        this.completing = completing;
        this.marks = marks;
        this.accounts = accounts;
        this.threads = threads;
        this.progress = progress;
    }

    /// @param together what rules found in several accesses together
    Found run(List<Finding> together) throws IOException, InterruptedException {
        progress.stage("measuring", looks.parts(), "parts");
        var measures = new ArrayList<Measures>();
        for (var part : everyPart(histories -> {
            var of = new ArrayList<Measures>();
            for (var history : histories) of.add(examination.measure(history));
            return of;
        })) {
            measures.addAll(part);
        }
        var found = new Found(List.of(), measures, examination.peersByOrganization(measures), Map.of());
        Map<Whose, Measures> byAccount = HashMap.newHashMap(measures.size());
        for (var measured : measures) byAccount.put(new Whose(measured.user(), measured.organization()), measured);

        progress.stage("examining", looks.parts(), "parts");
        var findings = new ArrayList<Finding>(together);
        for (var finding : together) suspect(finding);
        for (var part : everyPart(histories -> {
            var of = new ArrayList<Finding>();
            for (var history : histories) {
                var own = byAccount.get(new Whose(history.user(), history.organization()));
                if (own == null) throw new IllegalStateException("an account was examined but not measured");
                of.addAll(examine(history, own, found.peersOf(history.organization())));
            }
            return of;
        })) {
            findings.addAll(part);
        }
        return new Found(ranked(findings), measures, found.peers(), verdicts());
    }

    private Map<Verdict, Long> verdicts() {
        var counted = new EnumMap<Verdict, Long>(Verdict.class);
        for (var verdict : Verdict.values()) counted.put(verdict, verdicts.get(verdict.ordinal()));
        return counted;
    }

    private record Whose(int user, int organization) {}

    private List<Finding> examine(History history, Measures measures, Peers peers) {
        var own = peers.settled(measures);
        var findings = examination.examine(history, own, peers);
        findings.forEach(this::suspect);
        for (var look : history.looks()) mark(look, own, peers);
        return findings;
    }

    private void suspect(Finding finding) {
        int place = 0;
        for (var entry = finding.entries().iterator(); entry.hasNext(); place++) {
            marks.suspect(entry.nextLong(), finding.kind().bit(), examination.risk(finding, place));
        }
    }

    private void mark(Look look, Measures own, Peers peers) {
        verdicts.incrementAndGet(look.ruling().verdict().ordinal());
        marks.suspect(look.entry(), 0, examination.risk(look, own, peers));
    }

    private List<Ranked> ranked(List<Finding> findings) {
        // nothing that depends on the order of threads or rows: names, not numbers of accounts or entries; what one
        // account has at one time keeps the order in which it was found
        findings.sort(Comparator.comparingDouble(Finding::risk)
                .reversed()
                .thenComparing(Finding::kind)
                .thenComparing(finding -> accounts.user(finding.user()))
                .thenComparing(finding -> accounts.organizationName(finding.organization()))
                .thenComparing(Finding::ruleId)
                .thenComparingLong(Finding::firstMillis));
        int digits = Math.max(4, Integer.toString(findings.size()).length());
        var ranked = new ArrayList<Ranked>(findings.size());
        for (var finding : findings) {
            ranked.add(new Ranked("F-" + String.format("%0" + digits + "d", ranked.size() + 1), finding));
        }
        return ranked;
    }

    private <T> List<T> everyPart(Part<T> part) throws IOException, InterruptedException {
        var results = new ArrayList<T>();
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var futures = new ArrayList<Future<T>>();
            for (int i = 0; i < looks.parts(); i++) {
                int number = i;
                futures.add(pool.submit(() -> {
                    var result = part.work(LookRecords.histories(looks.read(number), marks, matches, completing));
                    progress.advance(1);
                    return result;
                }));
            }
            try {
                for (var future : futures) results.add(future.get());
            } catch (ExecutionException e) {
                pool.shutdownNow();
                if (e.getCause() instanceof IOException io) throw io;
                throw new IllegalStateException("detection failed", e.getCause());
            } catch (InterruptedException e) {
                pool.shutdownNow();
                throw e;
            }
        }
        return results;
    }
}
