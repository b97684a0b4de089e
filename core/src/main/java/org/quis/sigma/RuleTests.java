package org.quis.sigma;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The tests that stand beside rules: for `export.yml`, the file `export.tests.yml`.
///
/// ```yaml
/// - match: true
///   why: an export at night, without a case
///   event: {action: export, place: home}
/// - match: true
///   rule: many_exports            # which of several rules; the file's last correlation, else its first rule
///   why: three within an hour
///   events:
///     - {at: 2026-11-23T04:00:00Z, action: export, user.id: ann}
///     - {at: 2026-11-23T04:20:00Z, action: export, user.id: ann}
///     - {at: 2026-11-23T04:40:00Z, action: export, user.id: ann}
/// ```
///
/// Events of a test have the fields that they or any rule of the folder name. An `event` may have a time too: `at`.
public final class RuleTests {
    private static final Set<String> KEYS = Set.of("match", "why", "rule", "event", "events");
    private static final String FORM = "a test says `match`, `why`, and `event` or `events`";

    /// @param place file and line of the test
    /// @param said  nothing where the rule did as the test says; otherwise what it did instead
    public record Result(
            String place, String rule, String why, @Nullable String said) {
        public boolean passed() {
            return said == null;
        }
    }

    /// @param refused tests that are not understood, and rules that were refused
    /// @param without names of rules that no test asks about
    public record Results(List<Result> results, List<Complaint> refused, List<String> without) {
        public boolean passed() {
            return refused.isEmpty() && results.stream().allMatch(Result::passed);
        }
    }

    private record Test(Yaml.At at, boolean match, String why, SigmaRule rule, List<Told> events) {}

    private record Told(long millis, Map<String, Yaml> values) {}

    private final Loaded loaded;
    private final Map<String, Integer> numbers;
    private final List<Complaint> refused = new ArrayList<>();
    private final List<Result> results = new ArrayList<>();
    private final BitSet tested = new BitSet();

    private RuleTests(Loaded loaded) {
        this.loaded = loaded;
        numbers = References.numbers(loaded.rules());
        refused.addAll(loaded.refused());
    }

    /// @throws IOException if a file cannot be read
    public static Results run(Path folder, Surroundings surroundings) throws IOException {
        var tests = new RuleTests(SigmaRules.read(List.of(folder), surroundings));
        try (Stream<Path> walk = Files.walk(folder)) {
            for (var file : walk.filter(Files::isRegularFile)
                    .filter(RuleTests::isTests)
                    .sorted()
                    .toList()) tests.file(file);
        }
        var without = new ArrayList<String>();
        for (int i = 0; i < tests.loaded.rules().size(); i++) {
            if (!tests.tested.get(i))
                without.add(tests.loaded.rules().get(i).about().label());
        }
        return new Results(List.copyOf(tests.results), List.copyOf(tests.refused), List.copyOf(without));
    }

    private static boolean isTests(Path file) {
        return file.toString().endsWith(".tests.yml") || file.toString().endsWith(".tests.yaml");
    }

    private void file(Path file) throws IOException {
        var place = file.toString();
        try {
            var bytes = Files.readAllBytes(file);
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            var rules = beside(place);
            for (var document : Yaml.Document.split(text)) document(place, document, rules);
        } catch (CharacterCodingException e) {
            refused.add(new Complaint(place, 0, 0, "this is not UTF-8", "save the file as UTF-8"));
        }
    }

    /// The rules of the file that the tests are about.
    private List<SigmaRule> beside(String tests) {
        var stem = tests.substring(0, tests.lastIndexOf(".tests."));
        var rules = loaded.rules().stream()
                .filter(rule -> Set.of(stem + ".yml", stem + ".yaml")
                        .contains(rule.about().place().file()))
                .toList();
        if (rules.isEmpty()) {
            refused.add(new Complaint(
                    tests,
                    0,
                    0,
                    "tests of no rule: there is none in " + stem + ".yml",
                    "name the file after its rule's"));
        }
        return rules;
    }

    private void document(String place, Yaml.Document document, List<SigmaRule> rules) {
        if (rules.isEmpty()) return;
        try {
            var tree = document.parse();
            if (tree == null) return;
            if (!(tree instanceof Yaml.Items list)) throw new RefusedException(tree.at(), "tests are a list", FORM);
            for (var item : list.items()) {
                try {
                    run(place, test(item, rules));
                } catch (RefusedException e) {
                    refused.add(e.complaint(place));
                }
            }
        } catch (RefusedException e) {
            refused.add(e.complaint(place));
        }
    }

    private static Test test(Yaml item, List<SigmaRule> rules) throws RefusedException {
        if (!(item instanceof Yaml.Entries map)) throw new RefusedException(item.at(), "a test is a map", FORM);
        for (var key : map.entries().keySet()) {
            if (!KEYS.contains(key)) throw new RefusedException(map.at(key), "`" + key + "` means nothing here", FORM);
        }
        if (!(map.get("match") instanceof Yaml.Scalar match) || match.kind() != Yaml.Kind.BOOLEAN) {
            throw new RefusedException(map.at("match"), "`match` is true or false", FORM);
        }
        var why = RuleReader.text(map, "why");
        if (why.isEmpty()) throw new RefusedException(map.at(), "a test without a `why`", FORM);
        var events = new ArrayList<Told>();
        if ((map.get("event") == null) == (map.get("events") == null)) {
            throw new RefusedException(map.at(), "a test has either `event` or `events`", FORM);
        }
        if (map.get("event") != null) events.add(told(map.get("event"), map.at("event")));
        if (map.get("events") instanceof Yaml.Items list) {
            for (var event : list.items()) events.add(told(event, event.at()));
        } else if (map.get("events") != null) {
            throw new RefusedException(map.at("events"), "`events` is a list", FORM);
        }
        return new Test(map.at(), Boolean.parseBoolean(match.text()), why, meant(map, rules), events);
    }

    private static SigmaRule meant(Yaml.Entries map, List<SigmaRule> rules) throws RefusedException {
        var name = RuleReader.text(map, "rule");
        if (name.isEmpty()) {
            for (var rule : rules.reversed()) {
                if (rule instanceof CorrelationRule) return rule;
            }
            return rules.getFirst();
        }
        for (var rule : rules) {
            if (rule.about().isCalled(name)) return rule;
        }
        throw new RefusedException(
                map.at("rule"), "no rule `" + name + "` in the file beside this one", "name one of its rules");
    }

    private static Told told(@Nullable Yaml yaml, Yaml.At at) throws RefusedException {
        if (!(yaml instanceof Yaml.Entries map)) {
            throw new RefusedException(at, "an event is a map of fields", "write it like {action: export}");
        }
        var values = new LinkedHashMap<String, Yaml>();
        map.entries().forEach((field, entry) -> values.put(field, entry.value()));
        return new Told(millis(map), values);
    }

    private static long millis(Yaml.Entries event) throws RefusedException {
        if (event.get("at") == null) return 0;
        var text = RuleReader.text(event, "at");
        try {
            return text.length() == 10
                    ? LocalDate.parse(text)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                            .toEpochMilli()
                    : OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeException e) {
            throw new RefusedException(
                    event.at("at"), "`" + text + "` is not a time", "write it like 2026-11-23T04:00:00Z");
        }
    }

    private void run(String place, Test test) throws RefusedException {
        var names = new LinkedHashSet<String>();
        for (var event : test.events) names.addAll(event.values.keySet());
        var fields = Fields.of(List.copyOf(names));
        var rules = concerned(test.rule);
        var events = new ArrayList<Event>();
        for (int i = 0; i < test.events.size(); i++) events.add(event(test.events.get(i), i, fields));
        var matcher = Engine.of(rules, fields).matcher();
        var correlator = Correlator.of(rules, fields);
        boolean found = false;
        for (var event : events) {
            var matched = matcher.match(event);
            found |= Arrays.stream(matched).anyMatch(rule -> rule == 0);
            found |= correlator.add(event, matched).stream().anyMatch(one -> one.rule() == 0);
        }
        found |= correlator.finish().stream().anyMatch(one -> one.rule() == 0);
        tested.set(loaded.rules().indexOf(test.rule));
        results.add(new Result(
                place + ":" + test.at.line(),
                test.rule.about().label(),
                test.why,
                found == test.match ? null : found ? "it matched" : "it did not match"));
    }

    /// The rule first, and whatever it refers to.
    private List<SigmaRule> concerned(SigmaRule tested) {
        var concerned = new LinkedHashSet<Integer>();
        concerned.add(loaded.rules().indexOf(tested));
        for (var rules = List.copyOf(concerned); !rules.isEmpty(); ) {
            var more = new ArrayList<Integer>();
            for (int rule : rules) {
                if (!(loaded.rules().get(rule) instanceof CorrelationRule correlation)) continue;
                for (var reference : correlation.rules()) {
                    var number = numbers.get(References.key(reference));
                    if (number != null && concerned.add(number)) more.add(number);
                }
            }
            rules = more;
        }
        return concerned.stream().map(loaded.rules()::get).toList();
    }

    private static Event event(Told told, long id, Fields fields) throws RefusedException {
        var values = new @Nullable Object[fields.size()];
        var present = new BitSet();
        for (var entry : told.values.entrySet()) {
            int slot = fields.slot(entry.getKey());
            present.set(slot);
            values[slot] = value(entry.getValue());
        }
        return new Event() {
            @Override
            public long timeMillis() {
                return told.millis;
            }

            @Override
            public long id() {
                return id;
            }

            @Override
            public @Nullable Object value(int field) {
                return values[field];
            }

            @Override
            public boolean has(int field) {
                return present.get(field);
            }
        };
    }

    private static @Nullable Object value(Yaml yaml) throws RefusedException {
        return switch (yaml) {
            case Yaml.Entries map ->
                throw new RefusedException(
                        map.at(), "a map as the value of a field", "write the field's whole name, such as `user.id`");
            case Yaml.Items list -> {
                var values = new ArrayList<Object>();
                for (var item : list.items()) {
                    var value = value(item);
                    if (value != null) values.add(value);
                }
                yield values;
            }
            case Yaml.Scalar scalar ->
                switch (scalar.kind()) {
                    case NULL -> null;
                    case TEXT -> scalar.text();
                    case BOOLEAN -> Boolean.valueOf(scalar.text());
                    case NUMBER -> {
                        var amount = Amount.parse(scalar.text());
                        if (amount == null) yield scalar.text();
                        yield amount.isWhole() ? (Object) amount.whole() : (Object) amount.real();
                    }
                };
        };
    }
}
