package org.quis.detect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quis.access.MisuseKind;
import org.quis.sigma.About;
import org.quis.sigma.Complaint;
import org.quis.sigma.CorrelationRule;
import org.quis.sigma.Engine;
import org.quis.sigma.Loaded;
import org.quis.sigma.SigmaRule;
import org.quis.sigma.SigmaRules;
import org.quis.sigma.Surroundings;
import tools.jackson.databind.JsonNode;

/// The Sigma rules of an audit: those that come with Quis, and those somebody adds.
///
/// What Sigma has no word for stands under `quis:` in a rule: the kind of misuse, whether a finding is about a
/// subject or the account, and what missing entries let one expect.
public final class RuleBook {
    /// What log we are, to rules: `product: quis`, `category: access`, in any combination.
    public static final Surroundings SURROUNDINGS =
            new Surroundings(Map.of("product", Set.of("quis"), "category", Set.of("access")), Map.of());
    private static final List<String> SHIPPED = List.of(
            "tie-self",
            "tie-family",
            "tie-former-partner",
            "tie-friend",
            "tie-neighbor",
            "tie-coworker",
            "reason-contradicted",
            "case-missing",
            "record-decoy",
            "record-protected",
            "service-ended",
            "leave-taken",
            "leave-worked",
            "shift-over",
            "authority-missing",
            "record-left",
            "record-outside",
            "record-changed");
    /// Where a rule does not say what kind of misuse it finds, and no tag of ATT&CK comes near one.
    private static final MisuseKind UNSAID = MisuseKind.NO_AUTHORITY;

    private static final Map<String, MisuseKind> ATTACK = Map.of(
            "attack.collection", MisuseKind.BULK_HARVEST,
            "attack.exfiltration", MisuseKind.DISCLOSURE,
            "attack.impact", MisuseKind.RECORD_ALTERATION,
            "attack.t1078", MisuseKind.SHARED_CREDENTIALS,
            "attack.credential-access", MisuseKind.SHARED_CREDENTIALS);

    /// What a rule's matches are made into.
    ///
    /// @param about        what has one finding each
    /// @param gather       so many subjects on one day are one finding; 0 for never
    /// @param sitting      so many, one after another, likewise
    /// @param what         what the accesses are, such as "of a decoy"
    record Finds(Rule rule, Each about, int gather, int sitting, Expectation expected, String what) {}

    /// What has one finding each: `about` of a Sigma rule.
    enum Each {
        SUBJECT,
        CASE,
        ACCOUNT;

        /// @return [#SUBJECT] for what is none of these
        static Each of(String said) {
            for (var one : values()) if (one.name().toLowerCase(Locale.ROOT).equals(said)) return one;
            return SUBJECT;
        }

        /// What looks of one finding have in common.
        long key(Look look) {
            return switch (this) {
                case SUBJECT -> look.target();
                case CASE -> look.caseNumber();
                case ACCOUNT -> 0;
            };
        }
    }

    private final Loaded loaded;
    private final Engine engine;
    private final List<Finds> finds;
    private final List<Complaint> warned = new ArrayList<>();
    private final String sha256;
    private final long gapMillis;

    private RuleBook(Loaded loaded, String sha256, Rules rules) {
        this.sha256 = sha256;
        gapMillis = rules.sessionGapMillis();
        this.loaded = loaded;
        engine = Engine.of(loaded.rules(), EventFields.ALL);
        warned.addAll(loaded.warned());
        warned.addAll(engine.warnings());
        finds = new ArrayList<>();
        for (var rule : loaded.rules()) finds.add(finds(rule, rules));
    }

    /// The rules that come with this version of Quis.
    public static RuleBook shipped(Rules rules) {
        return read(rules, List.of());
    }

    /// Those, and more.
    ///
    /// @param more files, and folders of them
    /// @throws IOException if one cannot be read
    public static RuleBook with(Rules rules, List<Path> more) throws IOException {
        try {
            return read(rules, more);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static RuleBook read(Rules rules, List<Path> more) {
        try {
            var texts = new LinkedHashMap<String, String>();
            for (var name : SHIPPED) texts.put("sigma/" + name + ".yml", text(name));
            var loaded = SigmaRules.read(texts, more, SURROUNDINGS);
            return new RuleBook(loaded, sha256(texts, more), rules);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(Map<String, String> texts, List<Path> more) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var text : texts.values()) digest.update(text.getBytes(StandardCharsets.UTF_8));
            for (var place : more) for (var file : SigmaRules.files(place)) digest.update(Files.readAllBytes(file));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    private static String text(String name) throws IOException {
        try (var in = RuleBook.class.getResourceAsStream("sigma/" + name + ".yml")) {
            if (in == null) throw new IOException("sigma/" + name + ".yml is missing from the program");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// SHA-256 over every rule, shipped ones first.
    public String sha256() {
        return sha256;
    }

    public Engine engine() {
        return engine;
    }

    /// By their numbers.
    public List<SigmaRule> rules() {
        return loaded.rules();
    }

    /// The number of the first rule that does not come with Quis.
    public int firstOfOwn() {
        return SHIPPED.size();
    }

    /// Rules that were not taken, and why.
    public List<Complaint> refused() {
        return loaded.refused();
    }

    /// Rules about other logs, by what they are called.
    public List<String> foreign() {
        return loaded.foreign().stream().map(About::label).toList();
    }

    /// What is doubtful about rules that were.
    public List<Complaint> warned() {
        return List.copyOf(warned);
    }

    /// The numbers of rules whose matches are leads by themselves.
    public BitSet standAlone() {
        return loaded.standAlone();
    }

    /// The numbers of rules that correlations look at.
    public BitSet correlated() {
        return loaded.correlated();
    }

    /// What a rule is called in findings, and what it says.
    public Rule rule(int number) {
        return finds.get(number).rule();
    }

    /// One for each rule about single events whose matches are leads.
    List<Detector> detectors() {
        var detectors = new ArrayList<Detector>();
        var alone = loaded.standAlone();
        for (int number = 0; number < loaded.rules().size(); number++) {
            boolean single = !(loaded.rules().get(number) instanceof CorrelationRule);
            if (single && alone.get(number)) detectors.add(new SigmaFound(number, finds.get(number), gapMillis));
        }
        return detectors;
    }

    private Finds finds(SigmaRule sigma, Rules rules) {
        var about = sigma.about();
        var own = about.custom().get("quis");
        var kind = kind(about, own);
        var numbers = new HashMap<String, Double>();
        var level = about.level();
        if (own != null && own.path("weight").isNumber()) {
            numbers.put(Rule.WEIGHT, own.path("weight").asDouble());
        } else if (own == null && level != null) {
            numbers.put(Rule.WEIGHT, rules.weights().level(level.name().toLowerCase(Locale.ROOT)));
        }
        if (said(own, "despite").equals("duty")) numbers.put(Rule.DESPITE_DUTY, 1.0);
        var id = !about.name().isEmpty() || about.id() == null
                ? about.label()
                : about.id().toString();
        var title = about.title().isEmpty() ? id : about.title();
        var falsePositives = about.falsepositives().isEmpty()
                ? "The rule names no innocent cause; look for one."
                : String.join(" ", about.falsepositives());
        return new Finds(
                new Rule(id, kind, title, about.description(), falsePositives, numbers),
                Each.of(said(own, "about")),
                own == null ? 0 : own.path("gather").asInt(0),
                own == null ? 0 : own.path("sitting").asInt(0),
                Expectation.of(said(own, "expected")),
                own == null ? "that match “" + title + "”" : said(own, "what"));
    }

    private MisuseKind kind(About about, @Nullable JsonNode own) {
        var said = said(own, "kind");
        for (var kind : MisuseKind.values()) {
            var tag = "quis." + kind.label().replace('_', '-');
            if (kind.label().equals(said) || about.tags().contains(tag)) return kind;
        }
        for (var tag : about.tags()) {
            var near = ATTACK.get(tag.replaceAll("(attack\\.t\\d+)\\..*", "$1"));
            if (near != null) return near;
        }
        warned.add(new Complaint(
                about.place().file(),
                about.place().line(),
                0,
                "rule `" + about.label() + "` names no kind of misuse; its findings are filed under `" + UNSAID.label()
                        + "`",
                "add a tag such as `quis.bulk-harvest`"));
        return UNSAID;
    }

    private static String said(@Nullable JsonNode own, String name) {
        return own == null ? "" : own.path(name).asString("");
    }
}
