package org.quis.server.evidence;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quis.acts.Act.Access;
import org.quis.acts.Act.ItemQueued;
import org.quis.audit.Pseudonyms;
import org.quis.explain.Explainer;
import org.quis.explain.Inquiry;
import org.quis.explain.Missing;
import org.quis.explain.Verdict;
import org.quis.publish.Archive;
import org.quis.publish.Named;
import org.quis.publish.Query;
import org.quis.publish.Row;
import org.quis.publish.Words;
import org.quis.server.evidence.Shown.Line;
import org.quis.ties.Ties;

/// Lays before a reviewer what the audit and the reference tables have on an item.
public final class Evidence {
    private static final int MOST_LINES = 100;
    private static final int MOST_AROUND = 30; // people on one time line
    private static final int MOST_EXPLAINED = 25; // of an item's accesses; enough to find one that has a tie

    private static final Query ACCESSES = new Query("item accesses", """
            select log.entry, log.time, log.action, log.database_id, log.subject_kind, log.subject, log.user_id,
                   log.reason, log.reason_class, log.case_number, log.verdict, log.authority_id,
                   log.subject_date_of_birth, sources.label || ':' || log."row" as place
            from log left join sources on sources.source = log.source
            where log.entry in (select unnest(string_split(?, ',')::bigint[])) order by log.time""");

    private static final Query OTHERS = new Query("other accesses", """
            select entry, person_id from looked_at
            where person_id in (select unnest(string_split(?, chr(10)))) and user_id = ?
              and not list_contains(string_split(?, ',')::bigint[], entry)
            order by entry limit 50""");

    private static final Query PEERS = new Query("peers", """
            select count(*) as accesses, count(distinct user_id) as users
            from looked_at where person_id = ? and user_id <> ?""");

    private static final Query FACTS = new Query("facts", """
            select side, text from finding_facts where finding_id = ? order by position""");

    private static final Query SCORE = new Query("score", """
            select name, log_odds from finding_contributions where finding_id = ? order by position""");

    private static final Query RULES = new Query("rules", "select finding_id, rule_id from findings");

    private final Archive archive;
    private final @Nullable Ties ties;
    private final ZoneId zone;
    private final byte[] key;
    private final Called called;

    /// @param ties `null` where the audit was made without reference tables
    /// @param zone in which times are told
    /// @param key  of the pseudonyms
    public Evidence(Archive archive, @Nullable Ties ties, ZoneId zone, byte[] key) {
        this.archive = archive;
        this.ties = ties;
        this.zone = zone;
        this.key = key.clone();
        this.called = new Called(ties);
    }

    /// Who may see what.
    ///
    /// @param reasons whether free text is shown, which may name people
    public record Sight(boolean user, boolean subject, boolean reasons) {}

    /// A user's or a subject's name as somebody may see it.
    public String user(String user, Sight sight) {
        return user.isEmpty() ? "" : pseudonyms(sight).pseudonym("user", user);
    }

    public String person(String person, Sight sight) {
        return person.isEmpty() ? "" : pseudonyms(sight).pseudonym("target", person);
    }

    public Shown show(ItemQueued item, Sight sight) {
        var pseudonyms = pseudonyms(sight);
        var indexes = item.accesses().stream()
                .map(Access::ledgerIndex)
                .limit(MOST_LINES)
                .map(String::valueOf)
                .collect(Collectors.joining(","));
        var raw = archive.query(ACCESSES, indexes);
        var facts = pseudonyms.query(FACTS, item.item());
        var explained = explained(raw);
        var chains = new Chains(ties, explained);
        int looker = ties == null ? Ties.NOBODY : ties.user(item.user());
        int person = ties == null ? Ties.NOBODY : ties.person(item.person());
        var names = called.names(mayBeNamed(looker, person, chains, sight));
        boolean known = !item.user().isEmpty() && !item.person().isEmpty();
        return new Shown(
                sight.user(),
                sight.subject(),
                new Named(names.getOrDefault(looker, ""), user(item.user(), sight)).text(),
                new Named(names.getOrDefault(person, ""), subject(item, raw, pseudonyms)).text(),
                facts(facts, "evidence"),
                facts(facts, "counter_evidence"),
                chains.personal(pseudonyms, names),
                chains.duty(pseudonyms, names),
                missing(raw, explained, sight),
                score(item),
                lines(raw, pseudonyms),
                Math.max(0, item.accesses().size() - MOST_LINES),
                known ? around(item, raw, indexes, pseudonyms) : List.of(),
                known ? peers(item) : "");
    }

    /// Each of the two whose name was opened; of those around and between them nobody before both were, for their names
    /// may tell whose they are.
    private static Set<Integer> mayBeNamed(int looker, int person, Chains chains, Sight sight) {
        var nodes = new HashSet<Integer>();
        if (sight.user() && sight.subject()) nodes.addAll(chains.nodes());
        if (sight.user()) nodes.add(looker);
        if (sight.subject()) nodes.add(person);
        nodes.remove(Ties.NOBODY);
        return nodes;
    }

    /// The rule that made each finding.
    public Map<String, String> rules() {
        return archive.query(RULES).stream()
                .collect(Collectors.toMap(row -> row.text("finding_id"), row -> row.text("rule_id")));
    }

    private Pseudonyms pseudonyms(Sight sight) {
        Set<String> shown = new HashSet<>();
        if (sight.user()) shown.add("user");
        if (sight.subject()) shown.add("target");
        if (sight.reasons()) Collections.addAll(shown, "reason", "case_number", "authority_id");
        return new Pseudonyms(archive, key, shown);
    }

    private static String subject(ItemQueued item, List<Row> raw, Pseudonyms names) {
        if (!item.person().isEmpty()) return names.pseudonym("target", item.person());
        var typed = raw.stream().map(row -> row.text("subject")).distinct().toList();
        return typed.size() == 1 && !typed.getFirst().isEmpty() ? names.pseudonym("target", typed.getFirst()) : "";
    }

    /// What makes the risk; nothing of an access drawn by itself.
    private List<Shown.Score> score(ItemQueued item) {
        return archive.query(SCORE, item.item()).stream()
                .map(row -> new Shown.Score(row.text("name"), row.number("log_odds")))
                .toList();
    }

    private static List<String> facts(List<Row> rows, String side) {
        return rows.stream()
                .filter(row -> row.text("side").equals(side))
                .map(row -> row.text("text"))
                .toList();
    }

    /// The looks of the same user at the same person and at those around them, this item's among them; none where
    /// there are no others.
    private List<Line> around(ItemQueued item, List<Row> raw, String indexes, Pseudonyms names) {
        var around = ties == null
                ? Map.<String, String>of()
                : raw.stream()
                        .flatMap(row -> row.time("time").stream())
                        .findFirst()
                        .map(time -> ties.around(
                                item.person(), time.toInstant(ZoneOffset.UTC).toEpochMilli()))
                        .orElse(Map.of());
        var persons = Stream.concat(Stream.of(item.person()), around.keySet().stream())
                .limit(MOST_AROUND)
                .collect(Collectors.joining("\n"));
        Map<String, String> whom = new HashMap<>();
        for (var row : archive.query(OTHERS, persons, item.user(), indexes)) {
            whom.put(row.text("entry"), around.getOrDefault(row.text("person_id"), "the same person"));
        }
        if (whom.isEmpty()) return List.of();
        var others = archive.query(ACCESSES, String.join(",", whom.keySet()));
        raw.forEach(row -> whom.put(row.text("entry"), "this look"));
        var together = Stream.concat(raw.stream(), others.stream())
                .sorted(Comparator.comparing((Row row) -> row.text("time")).thenComparing(row -> row.count("entry")))
                .toList();
        return lines(together, names, whom);
    }

    private List<Line> lines(List<Row> rows, Pseudonyms names) {
        return lines(rows, names, Map.of());
    }

    /// @param whom each is of, by its entry
    private List<Line> lines(List<Row> rows, Pseudonyms names, Map<String, String> whom) {
        var lines = new ArrayList<Line>();
        for (var known : rows) {
            var row = names.hide(known);
            var reason = row.text("reason");
            var kind = row.text("subject_kind").replace('_', ' ');
            lines.add(new Line(
                    time(row),
                    Words.spelledOut(whom.getOrDefault(known.text("entry"), "")),
                    row.text("action"),
                    row.text("database_id"),
                    (kind + " " + row.text("subject")).strip(),
                    reason.isEmpty() ? Words.reason(row.text("reason_class")) : reason,
                    !reason.isEmpty(),
                    row.text("case_number"),
                    row.text("verdict"),
                    row.text("place"),
                    row.count("entry")));
        }
        return lines;
    }

    private String time(Row row) {
        return row.time("time")
                .map(time ->
                        time.atOffset(ZoneOffset.UTC).atZoneSameInstant(zone).toLocalDateTime())
                .map(time -> time.toLocalDate() + " " + time.toLocalTime().withNano(0))
                .orElse("–");
    }

    // ---- why

    private List<Chains.Explained> explained(List<Row> raw) {
        if (ties == null) return List.of();
        var explainer = new Explainer(ties);
        return raw.stream()
                .limit(MOST_EXPLAINED)
                .filter(row -> row.time("time").isPresent())
                .map(Evidence::inquiry)
                .map(asked -> new Chains.Explained(asked, explainer.explain(asked)))
                .toList();
    }

    /// What the tables say at once of a case that somebody names as their reason.
    ///
    /// @return a sentence; empty where they say nothing
    public String check(ItemQueued item, String caseNumber) {
        if (ties == null || caseNumber.isBlank() || item.accesses().isEmpty()) return "";
        var rows =
                archive.query(ACCESSES, Long.toString(item.accesses().getFirst().ledgerIndex()));
        if (rows.isEmpty() || rows.getFirst().time("time").isEmpty()) return "";
        var standing = new Explainer(ties)
                .explain(inquiry(rows.getFirst(), caseNumber.strip()))
                .stated()
                .standing();
        var sentence = standing.sentence();
        return sentence.isEmpty() ? "" : "Checked against the tables: " + sentence + ".";
    }

    private static Inquiry inquiry(Row row) {
        return inquiry(row, row.text("case_number"));
    }

    private static Inquiry inquiry(Row row, String caseNumber) {
        return new Inquiry(
                row.text("user_id"),
                row.time("time").orElseThrow().toInstant(ZoneOffset.UTC).toEpochMilli(),
                row.text("database_id"),
                row.text("subject_kind"),
                row.text("subject"),
                row.text("subject_date_of_birth"),
                row.text("reason"),
                caseNumber,
                row.text("authority_id"));
    }

    /// It names addresses and cases of the person looked at, so it waits until their name is opened.
    private List<String> missing(List<Row> raw, List<Chains.Explained> explained, Sight sight) {
        if (ties == null || !sight.subject()) return List.of();
        Optional<Chains.Explained> first = explained.stream()
                .filter(one -> one.explanation().verdict() != Verdict.EXPLAINED
                        && !one.explanation().hasStrongDuty()
                        && one.explanation().user() != Ties.NOBODY)
                .findFirst();
        return first.map(one -> new Missing(ties, zone).sentences(one.asked(), one.explanation()))
                .orElse(List.of());
    }

    private String peers(ItemQueued item) {
        var row = archive.query(PEERS, item.person(), item.user()).getFirst();
        long users = row.count("users");
        if (users == 0) return "Nobody else looked at this person in the whole log.";
        return "%,d other %s looked at this person, %,d %s in all."
                .formatted(
                        users,
                        users == 1 ? "user" : "users",
                        row.count("accesses"),
                        row.count("accesses") == 1 ? "time" : "times");
    }
}
