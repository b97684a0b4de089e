package org.quis.sigma;

import java.util.ArrayList;
import java.util.List;

/// Texts that stand, one behind the other, in everything a regular expression matches, so that most texts need not
/// be searched at all.
final class Required {
    private static final String PLAIN_WHEN_ESCAPED = ".^$*+?{}[]()|\\/-\"'#:,;=!@&<>%~_ ";

    private Required() {}

    static boolean allIn(String text, List<String> runs) {
        int from = 0;
        for (var run : runs) {
            int found = text.indexOf(run, from);
            if (found < 0) return false;
            from = found + run.length();
        }
        return true;
    }

    /// The runs of plain characters outside of groups, classes and choices; none where nothing is sure.
    static List<String> in(String regex) {
        if (regex.contains("(?") || regex.contains("\\Q")) return List.of(); // flags change what a character means
        var runs = new ArrayList<String>();
        var run = new StringBuilder();
        for (int i = 0; i < regex.length(); i++) {
            char c = regex.charAt(i);
            char next = i + 1 < regex.length() ? regex.charAt(i + 1) : 0;
            boolean plain = ".^$*+?{}[]()|\\".indexOf(c) < 0 && !Character.isSurrogate(c);
            if (c == '\\' && PLAIN_WHEN_ESCAPED.indexOf(next) >= 0) {
                plain = true;
                c = next;
                i++;
            }
            if (plain) {
                char after = i + 1 < regex.length() ? regex.charAt(i + 1) : 0;
                boolean maybe = after == '?' || after == '*' || after == '{';
                if (!maybe) run.append(c);
                if (!maybe && after != '+') continue;
            } else if (c == '|') {
                return List.of();
            } else if (c == '\\') {
                i++;
            } else if (c == '[') {
                i = classEnd(regex, i);
            } else if (c == '(') {
                i = groupEnd(regex, i);
            } else if (c == '{') {
                int end = regex.indexOf('}', i);
                if (end < 0 || !regex.substring(i + 1, end).matches("\\d+(,\\d*)?")) return List.of();
                i = end;
            }
            if (!run.isEmpty()) runs.add(run.toString());
            run.setLength(0);
        }
        if (!run.isEmpty()) runs.add(run.toString());
        return List.copyOf(runs);
    }

    /// A bracket right after `[` or `[^` is one of the class.
    private static int classEnd(String regex, int open) {
        int i = open + 1;
        if (i < regex.length() && regex.charAt(i) == '^') i++;
        if (i < regex.length() && regex.charAt(i) == ']') i++;
        for (; i < regex.length(); i++) {
            char c = regex.charAt(i);
            if (c == '\\') i++;
            else if (c == '[' && i + 1 < regex.length() && regex.charAt(i + 1) == ':') {
                int end = regex.indexOf(":]", i);
                i = end < 0 ? i : end + 1;
            } else if (c == ']') return i;
        }
        return regex.length();
    }

    private static int groupEnd(String regex, int open) {
        int depth = 0;
        for (int i = open; i < regex.length(); i++) {
            char c = regex.charAt(i);
            if (c == '\\') i++;
            else if (c == '[') i = classEnd(regex, i);
            else if (c == '(') depth++;
            else if (c == ')' && --depth == 0) return i;
        }
        return regex.length();
    }
}
