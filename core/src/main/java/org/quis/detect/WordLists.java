package org.quis.detect;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// The word lists of `reasons.yaml`.
///
/// @param vague   words that fit every search, fillers among them
/// @param fillers those of them that were typed only to get past the field
record WordLists(
        Set<String> vague,
        List<String> misspelled,
        int misspelledLength,
        int misspelledDistance,
        Set<String> fillers,
        Set<String> filterLabels,
        Set<String> codes,
        Set<String> codeSuffixes,
        Set<String> shortCodes,
        Set<String> offensePhrases,
        Set<String> caseWords,
        int caseDigits,
        List<Purpose> prohibited) {

    /// A purpose that policy forbids.
    ///
    /// @param phrases whole words that name it
    /// @param except  phrases with the same words that mean something else; taken out of the text first
    /// @param alone   whole reasons that name it
    /// @param unless  words beside which it is where something happened, not what was looked for
    record Purpose(String name, List<String> phrases, List<String> except, Set<String> alone, List<String> unless) {}

    static WordLists read(JsonNode reasons) {
        var vague = reasons.required("vague");
        var fillers = set(reasons.required("fillers").required("words"));
        var codes = reasons.required("codes");
        var caseWords = reasons.required("case_words");
        var prohibited = new ArrayList<Purpose>();
        var offenses = Rules.strings(reasons.required("prohibited").required("offenses"));
        for (var purpose : reasons.required("prohibited").required("purposes")) {
            prohibited.add(new Purpose(
                    purpose.required("name").asString(),
                    Rules.strings(purpose.required("phrases")),
                    Rules.strings(purpose.path("except")),
                    set(purpose.path("alone")),
                    purpose.path("unless_offense").asBoolean(false) ? offenses : List.of()));
        }
        return new WordLists(
                union(set(vague.required("words")), fillers),
                Rules.strings(vague.required("misspelled")),
                vague.required("misspelled_length").asInt(),
                vague.required("misspelled_distance").asInt(),
                fillers,
                set(reasons.required("filter_labels").required("phrases")),
                set(codes.required("numbers")),
                set(codes.required("suffixes")),
                set(codes.required("short")),
                set(codes.required("phrases")),
                set(caseWords.required("words")),
                caseWords.required("digits").asInt(),
                List.copyOf(prohibited));
    }

    private static Set<String> union(Set<String> some, Set<String> more) {
        var all = new HashSet<>(some);
        all.addAll(more);
        return Set.copyOf(all);
    }

    private static Set<String> set(JsonNode list) {
        return Set.copyOf(new HashSet<>(Rules.strings(list)));
    }
}
