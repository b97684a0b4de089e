package org.quis.sigma;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Sigma's modifiers that write a value as a program might have. Bytes are held as texts of characters below 256.
final class Encoding {
    private static final int[] START = {0, 2, 3};
    private static final int[] END = {0, 3, 2};
    private static final String DASHES = "-/\u2013\u2014\u2015";

    private Encoding() {}

    static String utf8(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    static String utf16le(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_16LE));
    }

    static String utf16be(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_16BE));
    }

    /// With the byte order mark of little-endian in front.
    static String utf16(String text) {
        return "\u00ff\u00fe" + utf16le(text);
    }

    static String base64(String bytes) {
        return Base64.getEncoder().encodeToString(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// What of the value is always there, at each of the three places it can have in a longer text that is encoded.
    static List<String> base64offset(String bytes) {
        var variants = new ArrayList<String>();
        for (int offset = 0; offset < 3; offset++) {
            var shifted = base64(" ".repeat(offset) + bytes);
            int end = shifted.length() - END[(bytes.length() + offset) % 3];
            if (START[offset] < end) variants.add(shifted.substring(START[offset], end));
        }
        return variants;
    }

    /// The value with every dash that starts an option written as each of five characters; `-` of `a-b` is no such
    /// dash.
    ///
    /// @return nothing where there would be more than `most`
    static List<String> windash(String text, int most) {
        var variants = List.of("");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean starts = DASHES.indexOf(c) >= 0
                    && (i == 0 || !isWord(text.charAt(i - 1)))
                    && i + 1 < text.length()
                    && isWord(text.charAt(i + 1));
            var longer = new ArrayList<String>();
            for (var variant : variants) {
                for (char dash : (starts ? DASHES : String.valueOf(c)).toCharArray()) longer.add(variant + dash);
            }
            if (longer.size() > most) return List.of();
            variants = longer;
        }
        return variants;
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    private static String bytes(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
