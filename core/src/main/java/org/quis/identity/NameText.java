package org.quis.identity;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A person's name as typed, taken apart: `DOE, JOHN Q`, `john doe`, `María de la Cruz-Peña`.
///
/// @param words  without accents, apostrophes and titles, in the order typed; single letters are initials
/// @param family how many of the first words are a family name because a comma follows them; -1 without a comma
public record NameText(List<String> words, int family) {
    private static final int MOST_WORDS = 8;
    private static final int MOST_LETTERS = 40; // of a word: more is no name, and must not be slow
    private static final int MOST_TYPED = 400;

    public static NameText of(String typed) {
        var text = plain(typed.length() > MOST_TYPED ? typed.substring(0, MOST_TYPED) : typed);
        int comma = text.indexOf(',');
        var words = new ArrayList<String>(4);
        if (comma < 0) {
            split(text, 0, text.length(), words);
            return new NameText(words, -1);
        }
        split(text, 0, comma, words);
        int family = words.size();
        split(text, comma + 1, text.length(), words);
        // `John Doe, Jr` and `, John` have nothing on one side
        return new NameText(words, words.size() == family || family == 0 ? -1 : family);
    }

    private static void split(String plain, int from, int to, List<String> words) {
        int start = -1;
        for (int i = from; i <= to; i++) {
            if (i < to && plain.charAt(i) != ' ' && plain.charAt(i) != ',') {
                if (start < 0) start = i;
                continue;
            }
            if (start >= 0 && words.size() < MOST_WORDS) {
                var word = plain.substring(start, Math.min(i, start + MOST_LETTERS));
                if (words.isEmpty() || !NameParts.TITLES.contains(word)) words.add(word);
            }
            start = -1;
        }
    }

    /// Lower case, without accents and apostrophes; whatever else is no letter and no comma is a space.
    private static String plain(String text) {
        var letters = text;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < 0x80) continue;
            letters = Normalizer.normalize(text, Normalizer.Form.NFKD);
            break;
        }
        letters = letters.toLowerCase(Locale.ROOT);
        var kept = new StringBuilder(letters.length());
        int point;
        for (int i = 0; i < letters.length(); i += Character.charCount(point)) {
            point = letters.codePointAt(i);
            if (point >= 'a' && point <= 'z' || point == ',') {
                kept.append((char) point);
                continue;
            }
            switch (point) {
                case '\'', '`', '’', '‘', 'ʼ', '´', 'ʻ', '′' -> {}
                case 'ł' -> kept.append('l');
                case 'ø' -> kept.append('o');
                case 'ß' -> kept.append("ss");
                case 'æ' -> kept.append("ae");
                case 'œ' -> kept.append("oe");
                case 'đ', 'ð' -> kept.append('d');
                case 'þ' -> kept.append("th");
                case 'ı' -> kept.append('i');
                default -> {
                    switch (Character.getType(point)) {
                        case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> {}
                        case Character.COMBINING_SPACING_MARK -> kept.appendCodePoint(point); // vowels in Devanagari
                        default -> {
                            if (Character.isLetter(point)) kept.appendCodePoint(point);
                            else kept.append(' ');
                        }
                    }
                }
            }
        }
        return kept.toString();
    }

    /// The same name with words joined that may belong together: `o brien`, `van dyke`, `de la cruz`.
    List<NameText> joined() {
        List<NameText> all = List.of();
        for (int i = 0; i + 1 < words.size(); i++) {
            if (!NameParts.PARTICLES.contains(words.get(i)) && !NameParts.OPENINGS.contains(words.get(i))) continue;
            int end = i + 1;
            while (end + 1 < words.size() && NameParts.PARTICLES.contains(words.get(end))) end++;
            if (family >= 0 && i < family && end >= family) continue;
            if (all.isEmpty()) all = new ArrayList<>(2);
            all.add(with(i, end + 1, List.of(String.join("", words.subList(i, end + 1)))));
        }
        return all;
    }

    /// The same name with other words in place of those from one to before another.
    NameText with(int from, int to, List<String> others) {
        var all = new ArrayList<>(words.subList(0, from));
        all.addAll(others);
        all.addAll(words.subList(to, words.size()));
        boolean before = family >= to; // the comma comes after what changed
        return new NameText(all, before ? family - (to - from) + others.size() : family);
    }

    /// The same however it was ordered.
    public String key() {
        return String.join(" ", words.stream().sorted().toList());
    }
}
