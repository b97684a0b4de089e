package org.quis.detect;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.quis.explain.Verdict;

/// Examines one account's history at a time, in two passes: first every account is measured, then each is examined
/// beside its colleagues. Stateless: any number of threads may share one, and no result depends on the order of
/// accounts or files.
public final class Examination {
    private final Rules rules;
    private final ZoneId zone;
    private final Risk risk;
    private final Background background;
    private final List<Detector> aboutReasons;
    private final List<Detector> aboutHabits;
    private final List<Detector> aboutAccesses;

    /// Days and hours are UTC.
    public Examination(Rules rules) {
        this(rules, RuleBook.shipped(rules), ZoneOffset.UTC, Background.NONE);
    }

    /// @param book the Sigma rules, those that looks were matched with
    /// @param zone where the people work; days and hours are taken there
    public Examination(Rules rules, RuleBook book, ZoneId zone, Background background) {
        this.rules = rules;
        this.background = background;
        this.zone = zone;
        risk = new Risk(rules.weights());
        aboutReasons = List.of(ReasonGiven.missing(rules), ReasonGiven.vague(rules), ReasonGiven.prohibited(rules));
        aboutHabits = List.of(
                new ReasonCopied(rules),
                new ReasonWithheld(rules),
                ReasonUnheard.purpose(rules),
                ReasonUnheard.filler(rules),
                new TargetRepeated(rules, background.circles()),
                new CaseWorn(rules),
                new HoursUnusual(rules),
                new Burst(rules),
                new AccountShared(rules, background.sites()),
                Runs.unexplained(rules),
                Runs.reasonless(rules),
                new AccountElsewhere(rules));
        aboutAccesses = book.detectors();
    }

    /// First pass: one account's numbers.
    public Measures measure(History history) {
        return new Measurement(rules, new Calendar(zone), background.persons()).of(history);
    }

    /// The group of colleagues that these measures make.
    public Peers peers(Collection<Measures> measures) {
        return Peers.of(measures, rules.rule("account-shared"));
    }

    /// A group for each organization. An organization with too few accounts to compare is compared with everybody.
    public Map<Integer, Peers> peersByOrganization(Collection<Measures> measures) {
        var everybody = peers(measures);
        var groups = new HashMap<Integer, Peers>();
        measures.stream().collect(Collectors.groupingBy(Measures::organization)).forEach((organization, members) -> {
            var group = peers(members);
            groups.put(organization, group.accounts() < rules.peersMinimum() ? everybody : group);
        });
        return groups;
    }

    /// Second pass: what is worth a reviewer's time, highest risk first.
    ///
    /// Where the log does not say who looked, only the reasons are examined.
    public List<Finding> examine(History history, Measures measures, Peers peers) {
        var own = peers.settled(measures);
        var known = history.without(peers.office()::trainsWith).ofItsOwnWords();
        var scene = new Scene(own.workload().lends() ? known.lent() : known, own, peers, new Calendar(zone));
        var leads = new ArrayList<Lead>();
        aboutReasons.forEach(detector -> leads.addAll(detector.examine(scene)));
        if (history.known()) {
            aboutHabits.forEach(detector -> leads.addAll(detector.examine(scene)));
            aboutAccesses.forEach(detector -> leads.addAll(detector.examine(scene)));
        }
        if (leads.isEmpty()) {
            return List.of();
        }
        var isolated = isolated(scene.history());
        var strange = Strange.of(scene);
        // without reference data every lead is worth a look: nothing says which are innocent
        boolean says = scene.history().isResolved() || peers.gaps().areKnown();
        double least = says ? rules.weights().least() : 0;
        return leads.stream()
                .map(lead -> finding(lead, scene, isolated, strange, least))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingDouble(Finding::risk)
                        .reversed()
                        .thenComparing(Finding::ruleId)
                        .thenComparingLong(Finding::firstMillis))
                .toList();
    }

    /// What an access gathered in a finding deserves for that.
    ///
    /// @param place its place among the finding's accesses, from 0
    public float risk(Finding finding, int place) {
        return (float) risk.further(finding.risk(), place);
    }

    /// How early a reviewer should look at one access for what it is by itself, from 0 to 1: how it was justified, what
    /// the ties say. An order, not a probability. Accesses gathered in a finding deserve what that gives them, too:
    /// take the greater.
    ///
    /// @param own the account's numbers as [Peers#settled] has them, and `peers` its colleagues'
    public float risk(Look look, Measures own, Peers peers) {
        var gaps = peers.gaps();
        if (peers.office().trainsWith(look)) return 0;
        if (look.ruling().verdict() == Verdict.UNRESOLVED) return (float) risk.of(look, 0, 0); // nothing is said of it
        var workload = own.workload();
        double expected = workload.dutied(look.work()) * gaps.odds(look.work(), workload);
        return (float) risk.of(workload.lends() ? look.lent() : look, expected, gaps.usual(look.work(), workload));
    }

    /// @param least what its risk must reach
    private Optional<Finding> finding(Lead lead, Scene scene, long[] isolated, Strange strange, double least) {
        var looks = History.inOrder(lead.looks());
        var history = scene.history();
        long alone = looks.stream()
                .filter(look -> Arrays.binarySearch(isolated, look.entry()) >= 0)
                .count();
        double percentile = lead.measure().isEmpty() || !history.known()
                ? 50
                : scene.peers().percentile(lead.measure(), scene.measures().value(lead.measure()));
        var contributions = risk.contributions(
                lead, (double) alone / looks.size(), percentile, scene.expected(), strange.nats(lead));
        double worth = Risk.of(contributions);
        if (worth < least) return Optional.empty();
        var facts = new ArrayList<>(lead.facts());
        strange.fact(lead).ifPresent(facts::add);
        Likened.fact(lead).ifPresent(facts::add);
        return Optional.of(new Finding(
                lead.rule().kind(),
                lead.rule().id(),
                history.user(),
                history.organization(),
                lead.target(),
                EntryList.of(looks.stream().mapToLong(Look::entry).toArray()),
                looks.getFirst().timeMillis(),
                looks.getLast().timeMillis(),
                worth,
                lead.rule().title(),
                facts,
                contributions));
    }

    /// What a rule finds in several accesses together, one account's of them.
    ///
    /// @param target  where they are all of one; otherwise 0
    /// @param entries in order of time
    /// @param grouped whether they have in common what the rule groups by, which may name people and is not told
    public Finding together(
            Rule rule,
            int user,
            int organization,
            long target,
            long[] entries,
            long firstMillis,
            long lastMillis,
            boolean grouped) {
        var facts = List.of(
                Fact.evidence(Counted.of(entries.length, "access") + " together"
                        + (grouped ? ", alike in what the rule groups them by" : "")),
                Fact.counterEvidence(rule.falsePositives()));
        var contributions = risk.together(rule, entries.length);
        return new Finding(
                rule.kind(),
                rule.id(),
                user,
                organization,
                target,
                EntryList.of(entries),
                firstMillis,
                lastMillis,
                Risk.of(contributions),
                rule.title(),
                facts,
                contributions);
    }

    /// Entries of those that stand alone in their session, ascending.
    private long[] isolated(History history) {
        var looks = history.looks();
        var alone = new long[looks.size()];
        int size = 0;
        for (int i = 0; i < looks.size(); i++) {
            if (Sessions.begins(looks, i, rules.sessionGapMillis())
                    && Sessions.begins(looks, i + 1, rules.sessionGapMillis())) {
                alone[size++] = looks.get(i).entry();
            }
        }
        var entries = Arrays.copyOf(alone, size);
        Arrays.sort(entries);
        return entries;
    }
}
