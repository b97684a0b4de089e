package org.quis.detect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.quis.access.MisuseKind;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Every word and number by which an access is judged, read from three commented files: `reasons.yaml`,
/// `rules.yaml` and `risk.yaml`. They carry one version, which goes into every report.
public final class Rules {
    private final String version;
    private final String sha256;
    private final Map<String, Rule> rules;
    private final WordLists words;
    private final RiskWeights weights;
    private final int peersMinimum;
    private final long sessionGapMillis;

    private Rules(byte[] reasonsYaml, byte[] rulesYaml, byte[] riskYaml) {
        sha256 = sha256(reasonsYaml, rulesYaml, riskYaml);
        var reasons = tree("reasons.yaml", reasonsYaml);
        var rulesFile = tree("rules.yaml", rulesYaml);
        var risk = tree("risk.yaml", riskYaml);
        version = rulesFile.required("version").asString();
        if (!version.equals(reasons.required("version").asString())
                || !version.equals(risk.required("version").asString())) {
            throw new IllegalArgumentException(
                    "rules.yaml, reasons.yaml and risk.yaml have different versions\ngive all three the version of one release");
        }
        rules = readRules(rulesFile.required("rules"));
        words = WordLists.read(reasons);
        weights = RiskWeights.read(risk);
        peersMinimum = rulesFile.required("peers").required("minimum").asInt();
        sessionGapMillis =
                60_000L * rulesFile.required("sessions").required("gap_minutes").asInt();
    }

    /// The rules that come with this version of Quis.
    public static Rules shipped() {
        try {
            return new Rules(resource("reasons.yaml"), resource("rules.yaml"), resource("risk.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // our own jar is broken
        }
    }

    /// Rules somebody edited: a folder with all three files.
    ///
    /// @throws IOException              if a file cannot be read
    /// @throws IllegalArgumentException if a file is not YAML, lacks something, or the versions differ; the message
    /// says what
    public static Rules load(Path folder) throws IOException {
        return new Rules(
                Files.readAllBytes(folder.resolve("reasons.yaml")),
                Files.readAllBytes(folder.resolve("rules.yaml")),
                Files.readAllBytes(folder.resolve("risk.yaml")));
    }

    /// Those that come with Quis, weighed as somebody's `risk.yaml` says.
    ///
    /// @throws IOException              if the file cannot be read
    /// @throws IllegalArgumentException as [#load]
    public static Rules weighed(Path risk) throws IOException {
        return new Rules(resource("reasons.yaml"), resource("rules.yaml"), Files.readAllBytes(risk));
    }

    /// As written in the files, such as `2026.11.2`.
    public String version() {
        return version;
    }

    /// SHA-256 of the three files, one after the other in the order reasons, rules, risk: 64 hexadecimal digits.
    public String sha256() {
        return sha256;
    }

    /// Over these and the Sigma rules used with them.
    public String sha256(RuleBook book) {
        return sha256(sha256.getBytes(UTF_8), book.sha256().getBytes(UTF_8));
    }

    private static String sha256(byte[]... files) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var file : files) digest.update(file);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /// All rules, in the order of the file.
    public List<Rule> all() {
        return List.copyOf(rules.values());
    }

    /// @throws IllegalArgumentException if there is no such rule
    public Rule rule(String id) {
        var rule = rules.get(id);
        if (rule == null) {
            throw new IllegalArgumentException("rules.yaml: there is no rule `" + id + "`");
        }
        return rule;
    }

    WordLists words() {
        return words;
    }

    RiskWeights weights() {
        return weights;
    }

    int peersMinimum() {
        return peersMinimum;
    }

    long sessionGapMillis() {
        return sessionGapMillis;
    }

    private static Map<String, Rule> readRules(JsonNode list) {
        var rules = new LinkedHashMap<String, Rule>();
        for (var node : list) {
            var numbers = new LinkedHashMap<String, Double>();
            node.required("numbers")
                    .properties()
                    .forEach(e -> numbers.put(e.getKey(), e.getValue().asDouble()));
            var rule = new Rule(
                    node.required("id").asString(),
                    MisuseKind.valueOf(node.required("kind").asString().toUpperCase(Locale.ROOT)),
                    node.required("title").asString(),
                    node.required("description").asString(),
                    node.required("false_positives").asString(),
                    numbers);
            rules.put(rule.id(), rule);
        }
        return rules;
    }

    static List<String> strings(JsonNode list) {
        var strings = new ArrayList<String>(list.size());
        list.forEach(node -> strings.add(node.asString()));
        return strings;
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Rules.class.getResourceAsStream("rules/" + name)) {
            if (in == null) throw new IOException("rules/" + name + " is missing from the program");
            return in.readAllBytes();
        }
    }

    private static JsonNode tree(String name, byte[] yaml) {
        try {
            return new YAMLMapper().readTree(yaml);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(name + ": not YAML: " + e.getOriginalMessage(), e);
        }
    }
}
