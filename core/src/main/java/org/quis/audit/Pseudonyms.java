package org.quis.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.quis.publish.Archive;
import org.quis.publish.Query;
import org.quis.publish.Row;

/// The same answers without names: users and targets become pseudonyms, free text is withheld.
///
/// A pseudonym is the first 40 bits of HMAC-SHA-256 under a key: stable as long as the key is, for a report only during
/// the run; meaningless to anyone without it, and not to be found by trying names. Free text is withheld because people
/// type names, plates and birth dates into it; of a message, what it quotes in backticks is withheld.
/// Of a tie's time of validity only the year is told: a parent's tie begins on a birthday.
public final class Pseudonyms implements Archive {
    private static final Map<String, String> NAMED =
            Map.of("user_id", "user", "subject", "target", "person_id", "target", "unit", "unit");
    private static final Set<String> WITHHELD = Set.of(
            "reason",
            "case_number",
            "filters",
            "prompt",
            "raw",
            "authority_id",
            "source_ip",
            "device_id",
            "subject_date_of_birth",
            "explanation",
            "conflict");
    /// The ends of a tie, and the columns that say of what kind they are.
    private static final Map<String, String> NODES = Map.of("from_node", "from_kind", "to_node", "to_kind");
    /// Kinds of node that have a name of their own; all others are somebody or something looked at.
    private static final Map<String, String> KINDS = Map.of("user", "user", "unit", "unit");
    /// What the ends of a tie are called: nobody is, beside a pseudonym.
    private static final Set<String> NAMES = Set.of("from_name", "to_name");
    private static final Set<String> DATES = Set.of("valid_from", "valid_to");
    private static final int CHARACTERS = 10;

    private final Archive archive;
    private final Set<String> shown;
    private final Mac mac;

    Pseudonyms(Archive archive) {
        this(archive, fresh(), Set.of());
    }

    /// @param key   whoever has it can tell whether a name and a pseudonym belong together
    /// @param shown what is told all the same, to those who must judge by it: columns of free text, and kinds
    /// of names (`user`, `target`, `unit`)
    public Pseudonyms(Archive archive, byte[] key, Set<String> shown) {
        this.archive = archive;
        this.shown = Set.copyOf(shown);
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform has HMAC-SHA-256", e);
        }
    }

    private static byte[] fresh() {
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        return key;
    }

    @Override
    public List<Row> query(Query query, Object... parameters) {
        return archive.query(query, parameters).stream().map(this::hide).toList();
    }

    /// A row as it may be seen.
    public Row hide(Row row) {
        var values = new ArrayList<@Nullable Object>();
        for (var column : row.columns()) {
            var value = row.value(column);
            values.add(value == null || value.toString().isEmpty() ? value : hidden(row, column, value));
        }
        return new Row(row.columns(), values);
    }

    private Object hidden(Row row, String column, Object value) {
        var text = value.toString();
        if (NAMED.get(column) instanceof String kind) return pseudonym(kind, text);
        if (NODES.get(column) instanceof String kind) return node(row.text(kind), text);
        if (NAMES.contains(column)) return "";
        if (WITHHELD.contains(column) && !shown.contains(column)) return "[withheld]";
        if (DATES.contains(column)) return text.substring(0, Math.min(4, text.length()));
        if (column.equals("problem")) return text.replaceFirst("(?s)`.*`", "`…`");
        return value;
    }

    private String node(String kind, String name) {
        if (kind.equals("organization")) return name; // nobody's, and named throughout the report
        return pseudonym(KINDS.getOrDefault(kind, "target"), name);
    }

    /// @param kind `user`, `target` or `unit`
    public synchronized String pseudonym(String kind, String name) {
        if (shown.contains(kind)) return name;
        var code = mac.doFinal((kind + "\0" + name).getBytes(StandardCharsets.UTF_8));
        return kind + "-" + HexFormat.of().formatHex(code).substring(0, CHARACTERS);
    }
}
