package org.quis.sigma;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads one document: a rule, a correlation or a filter, and what it says of itself.
final class RuleReader {
    private static final Set<String> KNOWN = Set.of(
            "title",
            "id",
            "name",
            "related",
            "taxonomy",
            "status",
            "description",
            "license",
            "author",
            "reference",
            "references",
            "date",
            "modified",
            "logsource",
            "detection",
            "fields",
            "falsepositives",
            "level",
            "tags",
            "scope",
            "correlation",
            "filter",
            "generate");
    private static final Set<String> LOGSOURCE = Set.of("category", "product", "service");
    private static final Set<String> RELATIONS = Set.of("derived", "obsolete", "merged", "renamed", "similar");
    private static final Pattern UUIDS =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final int LONGEST_TITLE = 256;
    private static final int LONGEST_DESCRIPTION = 65_535;

    private final String place;
    private final Yaml.Entries root;

    RuleReader(String place, Yaml tree) throws RefusedException {
        this.place = place;
        if (!(tree instanceof Yaml.Entries entries)) {
            throw new RefusedException(tree.at(), "a rule is a map", "start it with `title: …`");
        }
        root = entries;
    }

    /// What is in the document, not yet looked into: a foreign rule may say what we do not understand.
    sealed interface Draft {
        About about();

        Yaml.Entries section();

        record Detection(About about, Yaml.Entries section) implements Draft {}

        record Correlation(About about, Yaml.Entries section) implements Draft {}

        record Filter(About about, Yaml.Entries section) implements Draft {}
    }

    Draft read() throws RefusedException {
        if (root.get("action") != null && root.get("title") == null) {
            throw new RefusedException(
                    root.at("action"),
                    "`action` was taken out of Sigma with version 2",
                    "write whole rules, with `---` between");
        }
        var about = about();
        int kinds = 0;
        for (var section : List.of("detection", "correlation", "filter")) {
            if (root.get(section) != null) kinds++;
        }
        if (kinds == 0) {
            throw new RefusedException(
                    root.at(), "no `detection`, `correlation` or `filter`", "a rule has one of the three");
        }
        if (kinds > 1) {
            throw new RefusedException(
                    root.at(), "more than one of `detection`, `correlation` and `filter`", "put `---` between rules");
        }
        var correlation = section("correlation");
        if (correlation != null) return new Draft.Correlation(about, correlation);
        if (root.get("logsource") == null) {
            throw new RefusedException(
                    root.at(), "no `logsource`", "say what log it is about, such as `product: quis`");
        }
        var filter = section("filter");
        if (filter != null) return new Draft.Filter(about, filter);
        var detection = section("detection");
        return new Draft.Detection(about, detection == null ? root : detection);
    }

    private Yaml.@Nullable Entries section(String name) throws RefusedException {
        var section = root.get(name);
        if (section == null) return null;
        if (section instanceof Yaml.Entries entries) return entries;
        throw new RefusedException(root.at(name), "`" + name + "` is a map", "write `key: value` lines below it");
    }

    private About about() throws RefusedException {
        var title = text(root, "title");
        if (title.isEmpty())
            throw new RefusedException(root.at(), "a rule without a `title`", "say in a line what it finds");
        limit("title", title, LONGEST_TITLE);
        var description = text(root, "description");
        limit("description", description, LONGEST_DESCRIPTION);
        var references = new ArrayList<>(texts(root, "references"));
        references.addAll(texts(root, "reference"));
        return new About(
                new About.Place(place, root.at().line()),
                id(),
                text(root, "name"),
                title,
                description,
                choice("status", Status.class),
                choice("level", Level.class),
                texts(root, "tags"),
                texts(root, "falsepositives"),
                author(),
                date("date"),
                date("modified"),
                List.copyOf(references),
                related(),
                texts(root, "fields"),
                texts(root, "scope"),
                text(root, "license"),
                text(root, "taxonomy"),
                logsource(),
                custom());
    }

    private @Nullable UUID id() throws RefusedException {
        var id = text(root, "id");
        if (id.isEmpty()) return null;
        if (!UUIDS.matcher(id).matches()) {
            throw new RefusedException(
                    root.at("id"),
                    "`" + id + "` is not a UUID",
                    "make one with `uuidgen`; a readable one goes into `name`");
        }
        return UUID.fromString(id);
    }

    private void limit(String key, String text, int most) throws RefusedException {
        if (text.length() > most) {
            throw new RefusedException(
                    root.at(key),
                    "`" + key + "` has " + text.length() + " characters; Sigma allows " + most,
                    "say it shorter");
        }
    }

    private <E extends Enum<E>> @Nullable E choice(String key, Class<E> type) throws RefusedException {
        var text = text(root, key);
        if (text.isEmpty()) return null;
        var words = new ArrayList<String>();
        for (var one : type.getEnumConstants()) {
            var word = one.name().toLowerCase(Locale.ROOT);
            if (word.equals(text.toLowerCase(Locale.ROOT))) return one;
            words.add(word);
        }
        throw new RefusedException(
                root.at(key), "`" + text + "` is not a " + key, "Sigma knows " + String.join(", ", words));
    }

    /// Some rules list their authors.
    private String author() throws RefusedException {
        return String.join(", ", texts(root, "author"));
    }

    private @Nullable LocalDate date(String key) throws RefusedException {
        var text = text(root, key);
        if (text.isEmpty()) return null;
        try {
            return LocalDate.parse(text.replace('/', '-')); // slashes were right before version 2
        } catch (DateTimeException e) {
            throw new RefusedException(root.at(key), "`" + text + "` is not a date", "write it like 2026-11-23");
        }
    }

    private List<About.Related> related() throws RefusedException {
        var related = new ArrayList<About.Related>();
        var node = root.get("related");
        if (node == null) return List.of();
        if (!(node instanceof Yaml.Items list)) {
            throw new RefusedException(root.at("related"), "`related` is a list", "write `- id: …` and `type: …`");
        }
        for (var item : list.items()) {
            if (!(item instanceof Yaml.Entries entries)) {
                throw new RefusedException(item.at(), "expected `id` and `type`", "write `- id: …` and `type: …`");
            }
            var type = text(entries, "type");
            // `obsoletes` was the word before version 2
            if (!RELATIONS.contains(type) && !type.equals("obsoletes")) {
                throw new RefusedException(
                        entries.at("type"),
                        "`" + type + "` is not how rules relate",
                        "Sigma knows derived, obsolete, merged, renamed, similar");
            }
            related.add(new About.Related(text(entries, "id"), type));
        }
        return List.copyOf(related);
    }

    private LogSource logsource() throws RefusedException {
        var section = section("logsource");
        if (section == null) return LogSource.NONE;
        if (LOGSOURCE.stream().allMatch(key -> section.get(key) == null)) {
            throw new RefusedException(
                    root.at("logsource"), "`logsource` says nothing", "name a `product`, a `category` or a `service`");
        }
        return new LogSource(
                text(section, "category"),
                text(section, "product"),
                text(section, "service"),
                section.get("definition") instanceof Yaml.Scalar ? text(section, "definition") : "");
    }

    private Map<String, JsonNode> custom() {
        var custom = new LinkedHashMap<String, JsonNode>();
        root.entries().forEach((key, entry) -> {
            if (!KNOWN.contains(key)) custom.put(key, entry.value().json());
        });
        return Collections.unmodifiableMap(custom);
    }

    static String text(Yaml.Entries map, String key) throws RefusedException {
        var value = map.get(key);
        if (value == null) return "";
        if (value instanceof Yaml.Scalar scalar) return scalar.text().strip();
        throw new RefusedException(map.at(key), "`" + key + "` takes a single text", "write it behind the colon");
    }

    static List<String> texts(Yaml.Entries map, String key) throws RefusedException {
        var value = map.get(key);
        if (value == null) return List.of();
        if (!(value instanceof Yaml.Items list)) {
            var text = text(map, key);
            return text.isEmpty() ? List.of() : List.of(text);
        }
        var texts = new ArrayList<String>();
        for (var item : list.items()) {
            if (!(item instanceof Yaml.Scalar scalar)) {
                throw new RefusedException(item.at(), "`" + key + "` is a list of texts", "write `- text` lines");
            }
            if (scalar.kind() != Yaml.Kind.NULL) texts.add(scalar.text());
        }
        return List.copyOf(texts);
    }
}
