package org.quis.sigma;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.quis.sigma.RuleReader.Draft;

/// Reads rules from files and folders. A rule that is not understood is refused by itself; those beside it are
/// taken.
public final class SigmaRules {
    private static final long MOST_BYTES = 1 << 20;
    private static final int MOST_RULES = 20_000;

    private final Surroundings surroundings;
    private final DetectionReader detections;
    private final List<Complaint> refused = new ArrayList<>();
    private final List<Complaint> warned = new ArrayList<>();
    private final List<About> foreign = new ArrayList<>();
    private final List<SigmaRule> rules = new ArrayList<>();
    private final List<Filter> filters = new ArrayList<>();

    /// Ids and names of everything that was read, whatever became of it, and where.
    private final Map<String, About> taken = new HashMap<>();

    private int read;

    private record Filter(About about, List<String> rules, boolean any, Expression condition) {}

    private SigmaRules(Surroundings surroundings) {
        this.surroundings = surroundings;
        detections = new DetectionReader(surroundings.placeholders());
    }

    /// Texts by what they are called, then files: as if all were in one folder.
    ///
    /// @throws IOException if a file cannot be read
    public static Loaded read(Map<String, String> texts, List<Path> places, Surroundings surroundings)
            throws IOException {
        var reading = new SigmaRules(surroundings);
        texts.forEach(reading::text);
        return reading.files(places);
    }

    /// @param places files, and folders whose `*.yml` and `*.yaml` are read in the order of their names
    /// @throws IOException if a file cannot be read
    public static Loaded read(List<Path> places, Surroundings surroundings) throws IOException {
        return new SigmaRules(surroundings).files(places);
    }

    private Loaded files(List<Path> places) throws IOException {
        for (var place : places) {
            for (var file : files(place)) {
                if (full(file.toString())) return loaded();
                file(file);
            }
        }
        return loaded();
    }

    /// Rules in a text, as if it were a file.
    public static Loaded parse(String place, String yaml, Surroundings surroundings) {
        var reading = new SigmaRules(surroundings);
        reading.text(place, yaml);
        return reading.loaded();
    }

    /// The files of rules in a folder, in the order of their names; a file is itself.
    public static List<Path> files(Path place) throws IOException {
        if (!Files.isDirectory(place)) return List.of(place);
        try (Stream<Path> walk = Files.walk(place)) {
            return walk.filter(Files::isRegularFile)
                    .filter(SigmaRules::isRuleFile)
                    .sorted()
                    .toList();
        }
    }

    private static boolean isRuleFile(Path file) {
        var name = file.getFileName().toString();
        boolean yaml = name.endsWith(".yml") || name.endsWith(".yaml");
        return yaml && !name.endsWith(".tests.yml") && !name.endsWith(".tests.yaml");
    }

    private void file(Path file) throws IOException {
        var place = file.toString();
        if (Files.size(file) > MOST_BYTES) {
            refused.add(new Complaint(place, 0, 0, "a file of more than 1 MB", "split it"));
            return;
        }
        var bytes = Files.readAllBytes(file);
        try {
            text(
                    place,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString());
        } catch (CharacterCodingException e) {
            refused.add(new Complaint(place, 0, 0, "this is not UTF-8", "save the file as UTF-8"));
        }
    }

    private boolean full(String place) {
        if (read < MOST_RULES) return false;
        refused.add(new Complaint(
                place,
                0,
                0,
                "more than 20,000 rules; this file and those after it were not read",
                "read fewer folders"));
        return true;
    }

    private void text(String place, String yaml) {
        if (yaml.length() > MOST_BYTES) {
            refused.add(new Complaint(place, 0, 0, "a file of more than 1 MB", "split it"));
            return;
        }
        var text = yaml.startsWith("\ufeff") ? yaml.substring(1) : yaml;
        for (var document : Yaml.Document.split(text)) {
            if (++read > MOST_RULES) {
                full(place);
                return;
            }
            try {
                document(place, document);
            } catch (RefusedException e) {
                refused.add(e.complaint(place));
            }
        }
    }

    private void document(String place, Yaml.Document document) throws RefusedException {
        var tree = document.parse();
        if (tree == null || tree instanceof Yaml.Scalar scalar && scalar.kind() == Yaml.Kind.NULL) return;
        var draft = new RuleReader(place, tree).read();
        var about = draft.about();
        var root = (Yaml.Entries) tree;
        once(root, "id", about.id() == null ? "" : about.id().toString(), about);
        once(root, "name", about.name(), about);
        switch (draft) {
            case Draft.Correlation correlation -> {
                var outside = CorrelationReader.outside(root);
                rules.add(new CorrelationReader(about, correlation.section(), outside != null && outside).read());
            }
            case Draft.Detection detection -> {
                if (!about.logsource().within(surroundings.logsource())) {
                    foreign.add(about);
                    return;
                }
                var condition = detections.read(detection.section(), "detection", Set.of());
                rules.add(new DetectionRule(about, condition));
            }
            case Draft.Filter filter -> {
                if (!about.logsource().within(surroundings.logsource())) foreign.add(about);
                else filters.add(filter(about, filter.section()));
            }
        }
    }

    private Filter filter(About about, Yaml.Entries section) throws RefusedException {
        var named = RuleReader.texts(section, "rules");
        if (section.get("rules") == null || named.isEmpty() && !(section.get("rules") instanceof Yaml.Items)) {
            throw new RefusedException(
                    section.at("rules"),
                    "a filter names no `rules`",
                    "list names or ids of rules, or write `rules: any`");
        }
        // the reference implementation takes `any`, `all` and an empty list for all rules of the log source
        boolean any = named.isEmpty()
                || !(section.get("rules") instanceof Yaml.Items)
                        && Set.of("any", "all").contains(named.getFirst());
        var condition = detections.read(section, "filter", Set.of("rules"));
        if (section.get("condition") instanceof Yaml.Scalar text && !text.text().contains("not ")) {
            warned.add(new Complaint(
                    about.place().file(),
                    section.at("condition").line(),
                    section.at("condition").column(),
                    "filter `" + about.label() + "` keeps only what it selects",
                    "write `not selection` to leave out what it selects"));
        }
        return new Filter(about, named, any, condition);
    }

    private void once(Yaml.Entries root, String key, String value, About about) throws RefusedException {
        if (value.isEmpty()) return;
        var other = taken.putIfAbsent(References.key(value), about);
        if (other != null) {
            throw new RefusedException(
                    root.at(key),
                    "the " + key + " `" + value + "` is that of the rule at " + other.place(),
                    key.equals("id") ? "give every rule an id of its own" : "give every rule a name of its own");
        }
    }

    private Loaded loaded() {
        for (var filter : filters) apply(filter);
        References.settle(rules, taken, foreign, refused);
        return new Loaded(
                rules,
                refused,
                warned,
                foreign,
                filters.stream().map(Filter::about).toList());
    }

    private void apply(Filter filter) {
        for (int i = 0; i < rules.size(); i++) {
            var rule = rules.get(i);
            if (!(rule instanceof DetectionRule detection)) continue; // a filter is about events
            if (!filter.any && filter.rules.stream().noneMatch(rule.about()::isCalled)) continue;
            if (!filter.about.logsource().covers(rule.about().logsource())) continue;
            rules.set(
                    i,
                    new DetectionRule(rule.about(), Expression.all(List.of(detection.condition(), filter.condition))));
        }
        if (filter.any) return;
        for (var reference : filter.rules) {
            if (taken.containsKey(References.key(reference))) continue;
            warned.add(complaint(
                    filter.about,
                    "filter `" + filter.about.label() + "` is for the rule `" + reference + "`, which is not here",
                    "take it off the list, or load the rule"));
        }
    }

    private static Complaint complaint(About about, String problem, String hint) {
        return new Complaint(about.place().file(), about.place().line(), 0, problem, hint);
    }
}
