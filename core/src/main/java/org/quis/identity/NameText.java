package org.quis.identity;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// A person's name as typed, taken apart: `DOE, JOHN Q`, `john doe`, `María de la Cruz-Peña`.
///
/// @param words  without accents, apostrophes and titles, in the order typed; single letters are initials
/// @param family how many of the first words are a family name because a comma follows them; -1 without a comma
public record NameText(List<String> words, int family) {
    private static final Pattern MARKS = Pattern.compile("\\p{M}");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s.\\-/_]+");
    private static final Set<String> TITLES =
            Set.of("jr", "sr", "ii", "iii", "iv", "mr", "mrs", "ms", "dr", "miss", "esq");
    static final Set<String> PARTICLES = Set.of(
            "de", "la", "del", "los", "las", "van", "von", "der", "den", "di", "da", "dos", "das", "do", "du", "le",
            "al", "el", "bin", "ibn", "abu", "ter", "ten", "y", "st", "zu");
    private static final Set<String> OPENINGS = Set.of("o", "d", "l", "mc", "mac", "n");
    private static final int MOST_WORDS = 8;

    public static NameText of(String typed) {
        int comma = typed.indexOf(',');
        var words = new ArrayList<String>();
        if (comma < 0) {
            split(typed, words);
            return new NameText(words, -1);
        }
        split(typed.substring(0, comma), words);
        int family = words.size();
        split(typed.substring(comma + 1), words);
        if (words.size() == family) return new NameText(words, -1); // `John Doe, Jr`
        return new NameText(words, family);
    }

    private static void split(String typed, List<String> words) {
        for (var word : SEPARATORS.split(plain(typed))) {
            if (word.isEmpty() || words.size() == MOST_WORDS) continue;
            if (TITLES.contains(word) && !words.isEmpty()) continue;
            words.add(word);
        }
    }

    /// In lower case, without accents and apostrophes.
    static String plain(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        boolean ascii = true;
        for (int i = 0; i < lower.length() && ascii; i++) ascii = lower.charAt(i) < 0x80;
        if (!ascii) {
            lower = MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD))
                    .replaceAll("");
            lower = lower.replace("ł", "l")
                    .replace("ø", "o")
                    .replace("ß", "ss")
                    .replace("æ", "ae")
                    .replace("đ", "d");
            lower = lower.replace("ð", "d")
                    .replace("þ", "th")
                    .replace("œ", "oe")
                    .replace("ı", "i");
            lower = lower.replace("’", "")
                    .replace("‘", "")
                    .replace("ʼ", "")
                    .replace("`", "")
                    .replace("´", "");
        }
        var kept = new StringBuilder(lower.length());
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (c == '\'' || c == '`') continue;
            kept.append(Character.isLetter(c) || c == '-' || c == '.' || c == ' ' ? c : ' ');
        }
        return kept.toString();
    }

    /// The same name with words joined that belong together: `o brien`, `van dyke`, `smith jones`.
    List<NameText> joined() {
        var all = new ArrayList<NameText>();
        for (int i = 0; i + 1 < words.size(); i++) {
            if (!PARTICLES.contains(words.get(i)) && !OPENINGS.contains(words.get(i))) continue;
            int end = i + 1;
            while (end + 1 < words.size() && PARTICLES.contains(words.get(end))) end++;
            if (family >= 0 && i < family && end >= family) continue;
            var fewer = new ArrayList<>(words.subList(0, i));
            fewer.add(String.join("", words.subList(i, end + 1)));
            fewer.addAll(words.subList(end + 1, words.size()));
            all.add(new NameText(fewer, family < 0 || i >= family ? family : family - (end - i)));
        }
        return all;
    }

    /// The same however it was ordered.
    public String key() {
        return String.join(" ", words.stream().sorted().toList());
    }
}
