package org.quis.sigma;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads a condition over named parts: *or* binds least, then *and*, then *not*, then `1 of x*` and `all of x*`,
/// then brackets.
final class ConditionReader {
    private static final Pattern TOKEN = Pattern.compile("\\s*([()|]|[^\\s()|]+)");
    private static final int LONGEST = 20_000;
    private static final int DEEPEST = 64;
    private static final String GRAMMAR =
            "a condition is like `selection and not 1 of filter*`; it knows and, or, not, 1 of, all of, them and brackets";

    private final Map<String, Expression> parts;
    private final Yaml.At at;
    private final String what;
    private final List<String> tokens = new ArrayList<>();
    private int next;
    private int depth;

    private ConditionReader(String text, Map<String, Expression> parts, Yaml.At at, String what)
            throws RefusedException {
        this.parts = parts;
        this.at = at;
        this.what = what;
        if (text.length() > LONGEST) throw refused("longer than 20,000 characters", "use patterns like `1 of x*`");
        var token = TOKEN.matcher(text);
        while (token.lookingAt()) {
            tokens.add(token.group(1));
            token.region(token.end(), text.length());
        }
    }

    /// @param what what the names stand for, for messages
    static Expression read(String text, Map<String, Expression> parts, Yaml.At at, String what)
            throws RefusedException {
        var reader = new ConditionReader(text, parts, at, what);
        if (reader.tokens.isEmpty()) throw reader.refused("it is empty", GRAMMAR);
        var expression = reader.or();
        if (reader.next < reader.tokens.size()) throw reader.unexpected();
        return expression;
    }

    private Expression or() throws RefusedException {
        if (++depth > DEEPEST) throw refused("nested more than 64 deep", "name parts of it as selections");
        var any = new ArrayList<Expression>();
        do any.add(and());
        while (word("or"));
        depth--;
        return Expression.any(any);
    }

    private Expression and() throws RefusedException {
        var all = new ArrayList<Expression>();
        do all.add(not());
        while (word("and"));
        return Expression.all(all);
    }

    private Expression not() throws RefusedException {
        boolean negated = false;
        while (word("not")) negated = !negated;
        var part = part();
        return negated ? new Expression.Not(part) : part;
    }

    private Expression part() throws RefusedException {
        if (next == tokens.size()) throw refused("something is missing at its end", GRAMMAR);
        var token = tokens.get(next);
        if (token.equals("(")) {
            next++;
            var inner = or();
            if (!word(")")) throw refused("a bracket is not closed", "write `)` where it ends");
            return inner;
        }
        if (next + 1 < tokens.size() && isWord(tokens.get(next + 1), "of") && !parts.containsKey(token))
            return quantified();
        var named = parts.get(token);
        if (named != null) {
            next++;
            return named;
        }
        if (token.equals(")") || token.equals("|") || isWord(token, "and") || isWord(token, "or")) throw unexpected();
        if (token.indexOf('*') >= 0) {
            throw refused(
                    "`" + token + "` does not say how many of them",
                    "write `1 of " + token + "` or `all of " + token + "`");
        }
        throw refused("there is no " + what + " `" + token + "`", known());
    }

    private Expression quantified() throws RefusedException {
        var count = tokens.get(next);
        boolean all = isWord(count, "all");
        if (!all && !count.equals("1") && !isWord(count, "any")) {
            throw refused("`" + count + " of` is not known to Sigma", "write `1 of` or `all of`");
        }
        next += 2;
        if (next == tokens.size()) throw refused("nothing after `of`", "write `them`, or a pattern like `selection*`");
        var pattern = tokens.get(next++);
        boolean them = isWord(pattern, "them");
        var chosen = new ArrayList<Expression>();
        for (var part : parts.entrySet()) {
            var name = part.getKey();
            boolean left = name.startsWith("_") && !pattern.startsWith("_");
            if (!left && (them || Wild.like(pattern.replace('*', Wild.ANY), name))) chosen.add(part.getValue());
        }
        if (chosen.isEmpty()) throw refused("no " + what + " is named like `" + pattern + "`", known());
        return all ? Expression.all(chosen) : Expression.any(chosen);
    }

    private boolean word(String expected) {
        if (next == tokens.size() || !isWord(tokens.get(next), expected)) return false;
        next++;
        return true;
    }

    private static boolean isWord(String token, String expected) {
        return token.toLowerCase(Locale.ROOT).equals(expected);
    }

    private String known() {
        return parts.isEmpty()
                ? "nothing is defined beside the condition"
                : "defined here: " + String.join(", ", parts.keySet());
    }

    private RefusedException unexpected() {
        var token = tokens.get(next);
        if (token.equals("|")) {
            return refused(
                    "what follows `|` was taken out of Sigma with version 2", "write a correlation rule that counts");
        }
        return refused("`" + token + "` is not expected here", GRAMMAR);
    }

    private RefusedException refused(String problem, String hint) {
        return new RefusedException(at, "condition: " + problem, hint);
    }
}
