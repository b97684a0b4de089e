package org.quis.identity;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// An address as people type it: `12 Oak St. Apt 4`, `12 OAK STREET #4, Harrow Falls CO 80301`.
///
/// @param door  house number and street in full words: `12 oak street`
/// @param unit  empty for a house, or for a whole building
/// @param place the town, empty where it was not typed
public record AddressText(String door, String unit, String place) {
    private static final Pattern MARKS = Pattern.compile("\\p{M}");
    private static final Pattern SPLIT = Pattern.compile("[\\s;]+");
    private static final Pattern ZIP = Pattern.compile("\\d{4,5}(-\\d{4})?");
    private static final Map<String, String> STREETS = new HashMap<>();
    private static final Map<String, String> DIRECTIONS = new HashMap<>();
    private static final Set<String> UNITS = new HashSet<>();

    static {
        try (var in = AddressText.class.getResourceAsStream("addresses.yaml")) {
            var words = new YAMLMapper().readTree(in);
            spellings(words.required("streets"), STREETS);
            spellings(words.required("directions"), DIRECTIONS);
            for (var unit : words.required("units")) UNITS.add(unit.asString());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void spellings(JsonNode node, Map<String, String> into) {
        for (var entry : node.properties()) {
            into.put(entry.getKey(), entry.getKey());
            for (var spelling : entry.getValue()) into.put(spelling.asString(), entry.getKey());
        }
    }

    public static AddressText of(String typed) {
        var text = typed;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < 0x80) continue;
            text = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                    .replaceAll("");
            break;
        }
        text = text.toLowerCase(Locale.ROOT)
                .replace(".", "")
                .replace("#", " # ")
                .replace('|', ' ');
        var segments = text.split(",", -1); // a lone comma is a segment, too
        var street = new ArrayList<String>();
        var unit = new StringBuilder();
        var place = new ArrayList<String>();
        read(segments[0], true, street, unit, place);
        for (int i = 1; i < segments.length; i++) {
            var words = words(segments[i]);
            if (words.isEmpty()) continue;
            if (UNITS.contains(words.getFirst()) && unit.isEmpty()) read(segments[i], false, place, unit, place);
            else if (place.isEmpty()) place.addAll(words);
        }
        return new AddressText(String.join(" ", street), unit.toString(), place(place));
    }

    private static List<String> words(String segment) {
        var words = new ArrayList<String>();
        for (var word : SPLIT.split(segment.strip())) if (!word.isEmpty()) words.add(word);
        return words;
    }

    /// Number, street and unit; what follows the street's last word is a town typed without a comma.
    ///
    /// @param first whether it is the first segment, which does not begin with a unit
    private static void read(
            String segment, boolean first, List<String> street, StringBuilder unit, List<String> place) {
        var words = words(segment);
        int end = words.size();
        for (int i = words.size() - 1; i >= 2; i--) {
            if (!STREETS.containsKey(words.get(i))) continue;
            end = i + 1;
            break;
        }
        for (int i = 0; i < words.size(); i++) {
            var word = words.get(i);
            boolean marks = UNITS.contains(word) && (i > 0 || !first) || word.equals("#");
            if (marks && i + 1 < words.size()) {
                while (i + 2 < words.size() && UNITS.contains(words.get(i + 1))) i++; // `Apt # 4`
                unit.append(words.get(++i).replace("-", ""));
            } else if (i < end) {
                street.add(spelled(word, i));
            } else if (DIRECTIONS.containsKey(word) && i == end) {
                street.add(spelled(word, i));
            } else if (i == end && unit.isEmpty() && Character.isDigit(word.charAt(0)) && word.length() <= 4) {
                unit.append(word); // `12 Oak St 4B`
            } else {
                place.add(word);
            }
        }
    }

    /// The house number stays as it is, and so does a street called North.
    private static String spelled(String word, int at) {
        if (at == 0) return word;
        var direction = DIRECTIONS.get(word);
        if (direction != null) return direction;
        return at > 1 ? STREETS.getOrDefault(word, word) : word;
    }

    /// The town without state and postal code.
    private static String place(List<String> words) {
        int end = words.size();
        while (end > 1
                && (ZIP.matcher(words.get(end - 1)).matches()
                        || words.get(end - 1).length() == 2)) end--;
        return String.join(" ", words.subList(0, end));
    }

    /// The ways this address may be written without anything between its letters and digits, with the town and
    /// without: to find what was meant where spaces fell in wrong places.
    public Set<String> squeezed() {
        var streets = new LinkedHashSet<String>();
        int last = door.lastIndexOf(' ');
        var word = door.substring(last + 1);
        STREETS.forEach((spelling, meant) -> {
            if (meant.equals(word)) streets.add(door.substring(0, last + 1) + spelling);
        });
        if (streets.isEmpty()) streets.add(door);
        var all = new LinkedHashSet<String>();
        for (var street : streets) {
            for (var marker : unit.isEmpty() ? List.of("") : List.of("", "apt", "unit")) {
                all.add(squeeze(street + marker + unit));
                all.add(squeeze(street + marker + unit + place));
            }
        }
        return all;
    }

    /// Letters and digits alone, in lower case.
    public static String squeeze(String text) {
        var kept = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = Character.toLowerCase(text.charAt(i));
            if (Character.isLetterOrDigit(c)) kept.append(c);
        }
        return kept.toString();
    }

    public boolean isEmpty() {
        return door.isEmpty();
    }

    public String key() {
        return door + "|" + unit + "|" + place;
    }

    /// The key of the door in any town.
    public String doorKey() {
        return door + "|" + unit;
    }

    public AddressText building() {
        return new AddressText(door, "", place);
    }

    public static AddressText ofKey(String key) {
        int first = key.indexOf('|');
        int second = key.indexOf('|', first + 1);
        return new AddressText(key.substring(0, first), key.substring(first + 1, second), key.substring(second + 1));
    }

    /// The house number, -1 where it has none.
    public int number() {
        int number = 0;
        int i = 0;
        for (; i < door.length() && i < 7 && Character.isDigit(door.charAt(i)); i++) {
            number = number * 10 + (door.charAt(i) - '0');
        }
        return i == 0 ? -1 : number;
    }

    /// The street and its town, without the number.
    public String street() {
        int space = door.indexOf(' ');
        return (space < 0 ? "" : door.substring(space + 1)) + "|" + place;
    }

    /// Whether two towns may be one: one was not said, or one begins as the other.
    public boolean mayBeIn(String other) {
        return place.isEmpty() || other.isEmpty() || place.equals(other);
    }
}
