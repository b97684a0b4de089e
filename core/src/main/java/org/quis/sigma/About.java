package org.quis.sigma;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a rule says of itself. Texts are empty and lists are empty where it says nothing.
///
/// @param place    the file and line it starts on
/// @param id       nothing where the rule has none; it is optional
/// @param name     by which correlations refer to it
/// @param status   nothing where the rule does not say; `level`, `date` and `modified` likewise
/// @param custom   every attribute that Sigma does not know, as it stands
public record About(
        Place place,
        @Nullable UUID id,
        String name,
        String title,
        String description,
        @Nullable Status status,
        @Nullable Level level,
        List<String> tags,
        List<String> falsepositives,
        String author,
        @Nullable LocalDate date,
        @Nullable LocalDate modified,
        List<String> references,
        List<Related> related,
        List<String> fields,
        List<String> scope,
        String license,
        String taxonomy,
        LogSource logsource,
        Map<String, JsonNode> custom) {

    public record Place(String file, int line) {
        @Override
        public String toString() {
            return file + ":" + line;
        }
    }

    /// @param type derived, obsolete, merged, renamed or similar
    public record Related(String id, String type) {}

    /// How people call it: its name, else its title.
    public String label() {
        return name.isEmpty() ? title : name;
    }

    /// Whether a correlation or a filter that says this means this rule.
    boolean isCalled(String reference) {
        return !name.isEmpty() && name.equals(reference)
                || id != null && id.toString().equalsIgnoreCase(reference);
    }
}
