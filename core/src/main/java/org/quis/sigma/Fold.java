package org.quis.sigma;

/// Texts without regard to case: character by character, as `equalsIgnoreCase` does, so that a folded text has the
/// length of the text.
final class Fold {
    private Fold() {}

    static String fold(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (fold(text.charAt(i)) != text.charAt(i)) return folded(text, i);
        }
        return text;
    }

    private static String folded(String text, int from) {
        var characters = text.toCharArray();
        for (int i = from; i < characters.length; i++) characters[i] = fold(characters[i]);
        return new String(characters);
    }

    private static char fold(char c) {
        if (c < 128) return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
        return Character.toLowerCase(Character.toUpperCase(c));
    }
}
