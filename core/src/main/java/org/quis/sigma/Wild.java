package org.quis.sigma;

/// A text of a rule with its wildcards. They are held as two characters that Unicode keeps out of all text, so that
/// a pattern is a string, and equal patterns are equal.
final class Wild {
    static final char ANY = '\uffff';
    static final char ONE = '\ufffe';
    /// `\%`, which is a percent sign and not the start of a placeholder.
    static final char PERCENT = '\ufdd0';

    private Wild() {}

    /// Sigma's escaping: `\*`, `\?` and `\\` are what stands after the backslash; any other backslash is itself.
    static String parse(String text, boolean placeholders) {
        var pattern = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char next = i + 1 < text.length() ? text.charAt(i + 1) : 0;
            if (c == '\\' && (next == '*' || next == '?' || next == '\\')) {
                pattern.append(next);
                i++;
            } else if (c == '\\' && next == '%' && placeholders) {
                pattern.append(PERCENT);
                i++;
            } else if (c == '*') {
                if (pattern.isEmpty() || pattern.charAt(pattern.length() - 1) != ANY) pattern.append(ANY);
            } else {
                pattern.append(c == '?' ? ONE : c);
            }
        }
        return pattern.toString();
    }

    /// Whether the text holds a character that means a wildcard here. No keyboard types it.
    static boolean reserved(String text) {
        return text.indexOf(ANY) >= 0 || text.indexOf(ONE) >= 0 || text.indexOf(PERCENT) >= 0;
    }

    static boolean in(String pattern) {
        return pattern.indexOf(ANY) >= 0 || pattern.indexOf(ONE) >= 0;
    }

    /// The shortest way to ask what the pattern asks.
    static Match match(String pattern, boolean cased) {
        var text = cased ? pattern : Fold.fold(pattern);
        if (!in(text)) return new Match.Exact(text, cased);
        boolean open = text.charAt(0) == ANY;
        boolean end = text.length() > 1 && text.charAt(text.length() - 1) == ANY;
        var middle = text.substring(open ? 1 : 0, text.length() - (end ? 1 : 0));
        if (in(middle) || middle.isEmpty()) return new Match.Like(text, cased);
        if (open && end) return new Match.Contains(middle, cased);
        return open ? new Match.Ends(middle, cased) : new Match.Starts(middle, cased);
    }

    /// Whether all of the text is like the pattern: the usual two pointers and one point to go back to, so time is
    /// at most the product of both lengths.
    static boolean like(String pattern, String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int from = 0;
        while (t < text.length()) {
            char want = p < pattern.length() ? pattern.charAt(p) : 0;
            if (p < pattern.length() && want == ANY) {
                star = p++;
                from = t;
            } else if (p < pattern.length() && want == ONE) {
                p++;
                t += Character.charCount(text.codePointAt(t));
            } else if (p < pattern.length() && want == text.charAt(t)) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                from += Character.charCount(text.codePointAt(from));
                t = from;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == ANY) p++;
        return p == pattern.length();
    }
}
