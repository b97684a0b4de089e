package org.quis.detect;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// The word lists of `reasons.yaml`.
///
/// @param fillers of the vague words, those that were typed only to get past the field
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
                set(vague.required("words")),
                Rules.strings(vague.required("misspelled")),
                vague.required("misspelled_length").asInt(),
                vague.required("misspelled_distance").asInt(),
                set(reasons.required("fillers").required("words")),
                set(reasons.required("filter_labels").required("phrases")),
                set(codes.required("numbers")),
                set(codes.required("suffixes")),
                set(codes.required("short")),
                set(codes.required("phrases")),
                set(caseWords.required("words")),
                caseWords.required("digits").asInt(),
                List.copyOf(prohibited));
    }

    private static Set<String> set(JsonNode list) {
        return Set.copyOf(new HashSet<>(Rules.strings(list)));
    }
}
