package org.quis.intake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What stands in a cell that somebody masked. A mark counts only where it fills the cell: `***` is a
/// mask, `Z*0028*` is a plate searched with wildcards.
final class Marks {
    private final boolean[] begins = new boolean[256]; // by first byte, so that most cells cost one look-up
    private final List<byte[]> exact = new ArrayList<>();
    private final List<Pattern> expressions = new ArrayList<>();

    /// @param marks texts, compared without case, or `/regular expressions/`
    Marks(List<String> marks) {
        for (var mark : marks) {
            if (isExpression(mark)) addExpression(mark.substring(1, mark.length() - 1));
            else {
                var bytes = mark.getBytes(StandardCharsets.UTF_8);
                exact.add(bytes);
                begins[bytes[0] & 0xff] = true;
                begins[swapCase(bytes[0]) & 0xff] = true;
            }
        }
    }

    static boolean isExpression(String mark) {
        return mark.length() > 2 && mark.startsWith("/") && mark.endsWith("/");
    }

    private void addExpression(String expression) {
        var pattern = Pattern.compile(expression);
        expressions.add(pattern);
        // the bytes it can begin with: those after which a match could still be completed
        for (int c = 0; c < 256; c++) {
            var matcher = pattern.matcher(String.valueOf((char) c));
            if (matcher.matches() || matcher.hitEnd() || c >= 0x80) begins[c] = true;
        }
    }

    /// Whether the cell, already trimmed and not empty, is nothing but a mark.
    boolean fills(byte[] text, int from, int length) {
        return begins[text[from] & 0xff] && isMark(text, from, length);
    }

    private boolean isMark(byte[] text, int from, int length) {
        for (var mark : exact) {
            if (mark.length == length && same(mark, text, from)) return true;
        }
        if (expressions.isEmpty() || length > 100) return false;
        var cell = new String(text, from, length, StandardCharsets.UTF_8);
        for (var expression : expressions) {
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
