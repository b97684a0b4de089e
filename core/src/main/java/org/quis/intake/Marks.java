package org.quis.intake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What stands in a cell that somebody masked. A mark counts only where it fills the cell: `***` is a
/// mask, `Z*0028*` is a plate searched with wildcards.
final class Marks {
    private static final int LONGEST = 32; // bytes of a cell worth showing to a regular expression

    // by a cell's first byte, so that most cells cost one look-up
    private final List<List<byte[]>> texts = new ArrayList<>();
    private final List<List<Pattern>> expressions = new ArrayList<>();
    private final boolean[] begins = new boolean[256];

    /// @param marks texts, compared without case, or `/regular expressions/`
    Marks(List<String> marks) {
        for (int first = 0; first < 256; first++) {
            texts.add(new ArrayList<>());
            expressions.add(new ArrayList<>());
        }
        for (var mark : marks) {
            if (isExpression(mark)) addExpression(Pattern.compile(mark.substring(1, mark.length() - 1)));
            else addText(mark.getBytes(StandardCharsets.UTF_8));
        }
    }

    static boolean isExpression(String mark) {
        return mark.length() > 2 && mark.startsWith("/") && mark.endsWith("/");
    }

    private void addText(byte[] mark) {
        if (mark.length == 0) return;
        int first = mark[0] & 0xff;
        int other = swapCase(mark[0]) & 0xff;
        texts.get(first).add(mark);
        if (other != first) texts.get(other).add(mark);
        begins[first] = begins[other] = true;
    }

    /// An expression is tried on cells that begin with a byte after which it could still match.
    private void addExpression(Pattern expression) {
        for (int first = 0; first < 256; first++) {
            var matcher = expression.matcher(String.valueOf((char) first));
            if (first < 0x80 && !matcher.matches() && !matcher.hitEnd()) continue;
            expressions.get(first).add(expression);
            begins[first] = true;
        }
    }

    /// Whether the cell, already trimmed and not empty, is nothing but a mark.
    boolean fills(byte[] text, int from, int length) {
        return begins[text[from] & 0xff] && isMark(text, from, length);
    }

    private boolean isMark(byte[] text, int from, int length) {
        int first = text[from] & 0xff;
        for (var mark : texts.get(first)) {
            if (mark.length == length && same(mark, text, from)) return true;
        }
        if (length > LONGEST || expressions.get(first).isEmpty()) return false;
        var cell = new String(text, from, length, StandardCharsets.UTF_8);
        for (var expression : expressions.get(first)) {
            if (expression.matcher(cell).matches()) return true;
        }
        return false;
    }

    private static boolean same(byte[] mark, byte[] text, int from) {
        for (int i = 0; i < mark.length; i++) {
            if (mark[i] != text[from + i] && swapCase(mark[i]) != text[from + i]) return false;
        }
        return true;
    }

    private static byte swapCase(byte b) {
        return (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z') ? (byte) (b ^ 0x20) : b;
    }
}
