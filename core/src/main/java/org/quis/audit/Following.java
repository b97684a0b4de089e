package org.quis.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quis.access.Source;
import org.quis.detect.Examination;
import org.quis.detect.Finding;
import org.quis.detect.History;
import org.quis.detect.Look;
import org.quis.detect.Measures;
import org.quis.detect.Peers;
import org.quis.detect.ReasonClass;
import org.quis.detect.Reasons;
import org.quis.detect.RuleBook;
import org.quis.detect.Rules;
import org.quis.explain.Verdict;
import org.quis.likeness.Vocabulary;
import org.quis.ties.Ties;

/// Goes on where an audit ended: accesses that come one after another are explained and examined like those before,
/// each as part of its account's whole history.
///
/// Colleagues are those of the audit: who is unusual is measured against what was usual when this began. One thread
/// at a time may use it.
///
/// Accesses may come late and in any order:
///
/// - What is said next depends on which accesses came before, not on the order in which they did.
/// - What all of them together make a finding has been said once all have come, with exactly its accesses, as a finding
///   of that rule: also where it became one by an access that it does not hold.
///
/// What was said is not taken back: what is innocent once more is known may have been said before that. The risk and
/// the facts are those of the moment; while a finding gathers the same accesses, it is not said again.
public final class Following implements AutoCloseable {
    private static final int PARTS = 128;
    private static final Source RECALLED = new Source(0, "recalled", null);
    private static final String FORMAT = "recalled";
    private static final ReasonClass[] REASONS = ReasonClass.values();
    private static final Verdict[] VERDICTS = Verdict.values();

    /// An access and its place in the ledger.
    public record Known(long entry, Observed observed) {}

    /// What there was before.
    public interface Past {
        /// Hands over every access, at most [Observed#BATCH] at a time; not those that were seen a second time.
        void recall(Taker taker) throws IOException, InterruptedException;

        interface Taker {
            void take(List<Known> some) throws IOException, InterruptedException;
        }
    }

    /// What is said of a new access.
    ///
    /// @param person      whom it is of; empty where that is not known
    /// @param explanation the path of duty in words, empty without; `conflict` the personal path
    /// @param risk        from 0 to 1
    public record Said(
            Known known,
            String reasonClass,
            Verdict verdict,
            String person,
            String explanation,
            String conflict,
            float risk) {}

    /// A finding that gathers other accesses than before: new ones, perhaps among older ones; or older ones alone,
    /// where something else makes them one that the account did, or others who have a part in it.
    ///
    /// @param user     the account's name
    /// @param person   whom it is about, where it is about one person who is known; else empty
    /// @param cameWith the first entry of the new accesses that it holds; where it holds none, of those behind it
    /// @param fresh    those that are new, in order of time
    /// @param together whether it takes several accesses together to see it
    public record Found(
            Finding finding, String user, String person, long cameWith, List<Said> fresh, boolean together) {}

    /// What there is to say of some new accesses.
    public record Step(List<Said> said, List<Found> found) {}

    private final Examination examination;
    private final Matches matches;
    private final Accounts accounts = new Accounts();
    private final KnownSites sites = new KnownSites();
    private final Vocabulary vocabulary;
    private final Describing describing;
    private final CorrelatingOn correlating;
    private final Spool looks;
    private final FoundBefore before = new FoundBefore();
    private final @Nullable Ties ties;
    private final Path scratch;
    private final byte[] record = new byte[LookRecords.BYTES];
    private Map<Integer, Peers> peers = Map.of();
    private Peers everybody;

    private Following(Rules words, RuleBook rules, @Nullable Ties ties, ZoneId zone, Path scratch) throws IOException {
        this.scratch = scratch;
        this.ties = ties;
        examination = new Examination(words, rules, zone, KnownSites.background(sites, ties, accounts));
        matches = new Matches(rules);
        correlating = new CorrelatingOn(new Together(rules, examination));
        vocabulary = Wording.vocabulary(ties);
        describing = new Describing(Reasons.of(words), accounts, ties, rules, matches, sites, vocabulary);
        looks = new Spool(scratch, PARTS, LookRecords.BYTES);
        everybody = examination.peers(List.of());
    }

    /// Recalls what there was; for ten million accesses that takes minutes.
    ///
    /// @param ties    `null` without reference data
    /// @param zone    where days begin and hours are counted
    /// @param scratch a folder to work in; emptied first, and removed at the end
    public static Following after(
            Past past, Rules words, RuleBook rules, @Nullable Ties ties, ZoneId zone, Path scratch)
            throws IOException, InterruptedException {
        Staging.delete(scratch);
        var following = new Following(words, rules, ties, zone, Files.createDirectories(scratch));
        try {
            past.recall(some -> following.describe(some, new ArrayList<>()));
            following.measure();
            return following;
        } catch (IOException | InterruptedException | RuntimeException failure) {
            following.close();
            throw failure;
        }
    }

    private void measure() throws IOException {
        var measures = new ArrayList<Measures>();
        for (int part = 0; part < PARTS; part++) {
            for (var history : histories(part, _ -> true, _ -> true)) measures.add(examination.measure(history));
        }
        everybody = examination.peers(measures);
        peers = examination.peersByOrganization(measures);
    }

    private Iterable<History> histories(int part, LongPredicate entries, IntPredicate whose) throws IOException {
        return LookRecords.histories(looks.soFar(part), entries, whose, matches, Wording.completing(vocabulary));
    }

    /// Takes accesses that are new. Every account among them is examined once, so many at once cost less.
    ///
    /// @param fresh none of which was there before
    public Step take(List<Known> fresh) throws IOException {
        var touched = new TreeMap<Integer, Set<Integer>>();
        var batches = new ArrayList<Described>();
        var kept = new ArrayList<Kept>();
        for (int from = 0; from < fresh.size(); from += Observed.BATCH) {
            var described = describe(fresh.subList(from, Math.min(fresh.size(), from + Observed.BATCH)), kept);
            touch(described.looks(), touched);
            batches.add(described);
        }
        var entries = new HashSet<Long>();
        for (var known : fresh) entries.add(known.entry());
        var risks = new HashMap<Long, Float>();
        var found = new ArrayList<News>();
        for (var part : touched.entrySet()) {
            remember(part.getKey(), part.getValue(), entries);
            for (var history : histories(part.getKey(), _ -> true, part.getValue()::contains)) {
                examine(history, entries, risks, found);
            }
        }
        var together = correlating.found(kept);
        for (var one : together) weigh(one.part().finding(), entries, risks);
        var said = new ArrayList<Said>(fresh.size());
        for (var described : batches) said(fresh, described, risks, said);
        var byEntry = new HashMap<Long, Said>();
        for (var one : said) byEntry.put(one.known().entry(), one);
        return new Step(
                said,
                Stream.concat(
                                found.stream().map(news -> found(news, byEntry)),
                                together.stream().map(one -> found(one, byEntry)))
                        .sorted(Comparator.comparingDouble(
                                        (Found one) -> one.finding().risk())
                                .reversed()
                                .thenComparing(Found::user))
                        .toList());
    }

    /// What is new of an account.
    ///
    /// @param latest the first of its accesses that are new
    private record News(Finding finding, String person, long latest) {}

    private Found found(News news, Map<Long, Said> said) {
        var fresh = fresh(news.finding, said);
        long cameWith = cameWith(fresh, news.latest);
        return new Found(news.finding, accounts.user(news.finding.user()), news.person, cameWith, fresh, false);
    }

    private Found found(CorrelatingOn.Found together, Map<Long, Said> said) {
        var finding = together.part().finding();
        var fresh = fresh(finding, said);
        var person =
                finding.target() == 0 ? "" : together.part().of().getFirst().text("subject.id");
        long cameWith = cameWith(fresh, together.fresh());
        return new Found(finding, accounts.user(finding.user()), person, cameWith, fresh, true);
    }

    private static List<Said> fresh(Finding finding, Map<Long, Said> said) {
        return finding.entries().stream()
                .mapToObj(said::get)
                .filter(Objects::nonNull)
                .toList();
    }

    private static long cameWith(List<Said> fresh, long otherwise) {
        return fresh.stream().mapToLong(one -> one.known().entry()).min().orElse(otherwise);
    }

    /// Notes what was found in accounts before they are touched for the first time: that is known from the audit.
    private void remember(int part, Set<Integer> touched, Set<Long> fresh) throws IOException {
        var strange = new HashSet<Integer>();
        for (int whose : touched) if (!before.knows(whose)) strange.add(whose);
        if (strange.isEmpty()) return;
        for (var history : histories(part, entry -> !fresh.contains(entry), strange::contains)) {
            var colleagues = colleagues(history);
            before.news(whose(history), examination.examine(history, examination.measure(history), colleagues));
        }
    }

    private String person(Finding finding, History history) {
        if (ties == null || finding.target() == 0) return "";
        long first = finding.entries().get(0);
        int person = first(history, entry -> entry == first).ruling().person();
        return person < 0 ? "" : ties.id(person);
    }

    private static Look first(History history, LongPredicate entries) {
        return history.looks().stream()
                .filter(look -> entries.test(look.entry()))
                .findFirst()
                .orElseThrow();
    }

    private static int whose(History history) {
        return LookRecords.whose(history.user(), history.organization());
    }

    private Peers colleagues(History history) {
        return peers.getOrDefault(history.organization(), everybody);
    }

    private void examine(History history, Set<Long> fresh, Map<Long, Float> risks, List<News> news) {
        var colleagues = colleagues(history);
        var own = colleagues.settled(examination.measure(history));
        var found = examination.examine(history, own, colleagues);
        for (var finding : found) weigh(finding, fresh, risks);
        for (var finding : before.news(whose(history), found)) {
            news.add(new News(
                    finding,
                    person(finding, history),
                    first(history, fresh::contains).entry()));
        }
        for (var look : history.looks()) {
            if (fresh.contains(look.entry())) {
                risks.merge(look.entry(), examination.risk(look, own, colleagues), Math::max);
            }
        }
    }

    /// What new accesses deserve for being gathered in a finding.
    private void weigh(Finding finding, Set<Long> fresh, Map<Long, Float> risks) {
        var entries = finding.entries().stream().toArray();
        for (int place = 0; place < entries.length; place++) {
            if (fresh.contains(entries[place])) {
                risks.merge(entries[place], examination.risk(finding, place), Math::max);
            }
        }
    }

    /// @param kept receives those that a correlation looks at
    private Described describe(List<Known> some, List<Kept> kept) throws IOException {
        var observed = some.stream().map(Known::observed).toList();
        var described = describing.describe(Observed.batch(RECALLED, observed), FORMAT);
        var matching = described.kept().stream()
                .map(event -> event.at(some.get((int) event.id()).entry()))
                .toList();
        correlating.remember(matching);
        kept.addAll(matching);
        var of = described.looks();
        for (var records = of.duplicate(); records.hasRemaining(); ) {
            int at = records.position();
            of.putLong(at, some.get((int) of.getLong(at)).entry());
            int part = LookRecords.part(records, PARTS);
            records.get(record);
            looks.next(part).put(record);
        }
        return described;
    }

    /// Adds the accounts of some looks, by the part in which their histories are.
    private static void touch(ByteBuffer records, Map<Integer, Set<Integer>> touched) {
        while (records.hasRemaining()) {
            int at = records.position() + LookRecords.USER_AT;
            int whose = LookRecords.whose(records.getInt(at), records.getInt(at + Integer.BYTES));
            touched.computeIfAbsent(LookRecords.part(records, PARTS), _ -> new HashSet<>())
                    .add(whose);
            records.position(records.position() + LookRecords.BYTES);
        }
    }

    /// Adds what is said of the next batch of accesses.
    private static void said(List<Known> fresh, Described described, Map<Long, Float> risks, List<Said> said) {
        var rulings = described.rulings();
        for (int row = 0; row < described.accesses().count(); row++) {
            var known = fresh.get(said.size());
            said.add(new Said(
                    known,
                    REASONS[described.reasonClasses()[row]].label(),
                    rulings == null ? Verdict.UNRESOLVED : VERDICTS[rulings.verdict(row)],
                    rulings == null ? "" : text(rulings.person(row)),
                    rulings == null ? "" : text(rulings.explanation(row)),
                    rulings == null ? "" : text(rulings.conflict(row)),
                    risks.getOrDefault(known.entry(), 0f)));
        }
    }

    private static String text(byte @Nullable [] utf8) {
        return utf8 == null ? "" : new String(utf8, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        looks.close();
        Staging.delete(scratch);
    }
}
