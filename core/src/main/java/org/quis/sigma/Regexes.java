package org.quis.sigma;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayDeque;

/// Regular expressions of rules, which anybody may have written.
///
/// They are matched in time linear in the text, by automata (RE2). What needs going back, as lookarounds do, cannot
/// be asked; Sigma leaves those out as well.
final class Regexes {
    private static final int LONGEST = 2_000;
    /// `((a{100}){100}){100}` is short and makes an automaton of a million states.
    private static final long MOST_COPIES = 1_000;

    private static final java.util.regex.Pattern INSENSITIVE = java.util.regex.Pattern.compile("\\(\\?[a-zA-Z]*i");
    private static final java.util.regex.Pattern CODE = java.util.regex.Pattern.compile("\\\\x\\{([0-9a-fA-F]+)}");

    private Regexes() {}

    static Pattern compile(String regex, int flags, Yaml.At at) throws RefusedException {
        if (regex.length() > LONGEST) {
            throw new RefusedException(
                    at,
                    "a regular expression of " + regex.length() + " characters; the longest taken has " + LONGEST,
                    "write it as several values of a list");
        }
        for (var ahead : new String[] {"(?=", "(?!", "(?<=", "(?<!", "(?>"}) {
            int found = unescaped(regex, ahead);
            if (found >= 0) {
                throw new RefusedException(
                        at,
                        "`" + ahead
                                + "` in the regular expression looks around or holds on, which Sigma and linear time rule out",
                        "ask for it in a selection of its own and combine the two in the condition");
            }
        }
        if (((flags & Pattern.CASE_INSENSITIVE) != 0
                        || INSENSITIVE.matcher(regex).find())
                && foldsForever(regex)) {
            throw new RefusedException(
                    at,
                    "a regular expression without regard to case reaches the Cyrillic characters U+1C80 to U+1C88",
                    "write both cases, and make ranges end before U+1C80");
        }
        if (copies(regex) > MOST_COPIES) {
            throw new RefusedException(
                    at,
                    "repetitions within repetitions make more than 1,000 copies of a part of the regular expression",
                    "write `*` or `+` for the outer ones");
        }
        try {
            return Pattern.compile(regex, flags);
        } catch (PatternSyntaxException e) {
            throw new RefusedException(
                    at,
                    "this regular expression is not understood: " + e.getDescription() + " at `" + e.getPattern() + "`",
                    "Sigma knows . ^ $ * + ? {n,m} [a-z] [^a-z] ( ) and |, and backslashes before what is meant plainly");
        }
    }

    /// RE2/J folds by the case tables of the running Java and by its own older ones, and compiles for ever where
    /// the two differ: at nine characters, and at ranges over them ([issue
    /// 168](https://github.com/google/re2j/issues/168)).
    private static boolean foldsForever(String regex) {
        var codes = CODE.matcher(regex);
        while (codes.find()) {
            if (codes.group(1).length() > 8 || Long.parseLong(codes.group(1), 16) >= 0x1c80) return true;
        }
        for (int i = 0; i < regex.length(); i++) {
            char c = regex.charAt(i);
            if (c >= 0x1c80 && c <= 0x1c88) return true;
            if (c == '-' && i > 0 && i + 1 < regex.length()) {
                if (regex.charAt(i - 1) <= 0x1c88 && regex.charAt(i + 1) >= 0x1c80) return true;
            }
        }
        return false;
    }

    private static int unescaped(String regex, String part) {
        boolean bracket = false;
        for (int i = 0; i < regex.length(); i++) {
            char c = regex.charAt(i);
            if (c == '\\') i++;
            else if (c == '[') bracket = true;
            else if (c == ']') bracket = false;
            else if (!bracket && regex.startsWith(part, i)) return i;
        }
        return -1;
    }

    /// The most copies that counted repetitions make of any one part.
    private static long copies(String regex) {
        var outer = new ArrayDeque<Long>();
        long within = 1; // most copies of a part of the group being read
        long last = 1; // of the part before the place being read
        boolean bracket = false;
        for (int i = 0; i < regex.length(); i++) {
            char c = regex.charAt(i);
            if (c == '\\') {
                i++;
                last = 1;
            } else if (bracket) {
                bracket = c != ']';
                last = 1;
            } else if (c == '[') {
                bracket = true;
            } else if (c == '(') {
                outer.push(within);
                within = 1;
            } else if (c == ')' && !outer.isEmpty()) {
                last = within;
                within = Math.max(outer.pop(), last);
            } else if (c == '{') {
                int end = regex.indexOf('}', i);
                long times = end < 0 ? 0 : most(regex.substring(i + 1, end)); // a brace of another kind is plain
                last = times == 0 ? 1 : Math.min(last * times, Long.MAX_VALUE / 2_000);
                within = Math.max(within, last);
                if (times > 0) i = end;
            } else if (c != '*' && c != '+' && c != '?') {
                last = 1;
            }
        }
        return within;
    }

    /// @return 0 where this is no repetition
    private static long most(String repeat) {
        if (!repeat.matches("[0-9]{1,4}(,[0-9]{0,4})?")) return 0;
        long most = 1;
        for (var number : repeat.split(",", -1)) {
            if (!number.isEmpty()) most = Math.max(most, Long.parseLong(number));
        }
        return most;
    }
}
