package org.quis.sigma;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One line of a selection, such as `reason.text|contains|all: [a, b]`: modifiers change the values in the order
/// they stand in, and what results is asked of the field.
final class FieldLine {
    private static final int MOST_VALUES = 20_000;
    private static final int MOST_DASHES = 3_125; // five dashes in one value
    private static final Set<String> STRINGS = Set.of("startswith", "endswith", "contains");
    private static final String MODIFIERS =
            "all, base64, base64offset, cased, cidr, contains, day, endswith, exists, expand,"
                    + " fieldref, gt, gte, hour, i, lt, lte, m, minute, month, neq, re, s, startswith, utf16, utf16be, utf16le,"
                    + " week, wide, windash, year";

    private enum Kind {
        PLAIN,
        REGEX,
        NET,
        FIELD,
        EXISTS
    }

    /// @param text a [Wild] pattern where the kind is text
    /// @param bytes whether the text stands for bytes, after `wide` and its like
    private record Value(String text, Yaml.Kind kind, boolean bytes, Yaml.At at) {
        Value saying(String changed) {
            return new Value(changed, Yaml.Kind.TEXT, bytes, at);
        }
    }

    private final @Nullable String field;
    private final List<String> modifiers;
    private final Yaml.At at;
    private final Map<String, List<String>> placeholders;
    private final Set<String> seen = new LinkedHashSet<>();

    /// For each value of the rule, what it became: any of these.
    private List<List<Value>> values = new ArrayList<>();

    private Kind kind = Kind.PLAIN;
    private Match.Side side = Match.Side.WHOLE;
    private @Nullable TimePart time;
    private @Nullable Order order;
    private final Set<RegexFlag> flags = EnumSet.noneOf(RegexFlag.class);

    private enum RegexFlag {
        I(Pattern.CASE_INSENSITIVE),
        M(Pattern.MULTILINE),
        S(Pattern.DOTALL);

        final int bit;

        RegexFlag(int bit) {
            this.bit = bit;
        }
    }

    private FieldLine(String key, Yaml.At at, Map<String, List<String>> placeholders) {
        var parts = key.split("\\|", -1);
        field = parts[0].isEmpty() ? null : parts[0];
        modifiers = List.of(parts).subList(1, parts.length);
        this.at = at;
        this.placeholders = placeholders;
    }

    /// @param key the field and its modifiers; a keyword has no field
    static Expression read(String key, Yaml.At at, Yaml value, Map<String, List<String>> placeholders)
            throws RefusedException {
        var line = new FieldLine(key, at, placeholders);
        line.take(value);
        for (var modifier : line.modifiers) line.apply(modifier);
        return line.expression();
    }

    private void take(Yaml value) throws RefusedException {
        boolean regex = modifiers.contains("re");
        switch (value) {
            case Yaml.Entries map ->
                throw refused(map.at(), "a map of values", "a field takes one value or a list of values");
            case Yaml.Scalar scalar -> values.add(List.of(value(scalar, regex)));
            case Yaml.Items list -> {
                if (list.items().isEmpty())
                    throw refused(list.at(), "an empty list", "name the values, or leave the line out");
                for (var item : list.items()) {
                    if (!(item instanceof Yaml.Scalar scalar)) {
                        throw refused(item.at(), "a list or map within a list of values", "write plain values");
                    }
                    if (scalar.kind() == Yaml.Kind.NULL) {
                        throw refused(
                                item.at(),
                                "`null` in a list of values",
                                "`null` is a type of its own: ask for it in another selection and combine the two");
                    }
                    values.add(List.of(value(scalar, regex)));
                }
            }
        }
    }

    private Value value(Yaml.Scalar scalar, boolean regex) throws RefusedException {
        var text = scalar.text();
        if (Wild.reserved(text)) {
            throw refused(scalar.at(), "a character that Unicode keeps out of all text", "take it out");
        }
        boolean plain = regex || modifiers.contains("cidr") || modifiers.contains("fieldref");
        if (scalar.kind() == Yaml.Kind.TEXT && !plain) text = Wild.parse(text, modifiers.contains("expand"));
        return new Value(text, scalar.kind(), false, scalar.at());
    }

    private void apply(String modifier) throws RefusedException {
        if (!seen.add(modifier)) throw refused("`" + modifier + "` is said twice", "say it once");
        switch (modifier) {
            case "contains", "startswith", "endswith" -> wildcards(modifier);
            case "all" -> all();
            case "cased" -> needs(modifier, Kind.PLAIN, Kind.FIELD);
            case "neq" -> needs(modifier, Kind.PLAIN, Kind.FIELD, Kind.NET, Kind.REGEX);
            case "re" -> become(modifier, Kind.REGEX);
            case "i", "m", "s" -> {
                if (kind != Kind.REGEX)
                    throw refused("`" + modifier + "` belongs to `re`", "write `re|" + modifier + "`");
                flags.add(RegexFlag.valueOf(modifier.toUpperCase(Locale.ROOT)));
            }
            case "cidr" -> become(modifier, Kind.NET);
            case "fieldref" -> become(modifier, Kind.FIELD);
            case "exists" -> {
                if (modifiers.size() > 1) throw refused("`exists` beside other modifiers", "let it stand alone");
                if (field == null) throw refused("`exists` without a field", "name the field before `|exists`");
                kind = Kind.EXISTS;
            }
            case "lt", "lte", "gt", "gte" -> order(modifier);
            case "minute", "hour", "day", "week", "month", "year" -> time(modifier);
            case "base64" -> encode(modifier, true, text -> List.of(Encoding.base64(text)));
            case "base64offset" -> encode(modifier, true, Encoding::base64offset);
            case "wide", "utf16le" -> encode(modifier, false, text -> List.of(Encoding.utf16le(text)));
            case "utf16be" -> encode(modifier, false, text -> List.of(Encoding.utf16be(text)));
            case "utf16" -> encode(modifier, false, text -> List.of(Encoding.utf16(text)));
            case "windash" -> windash();
            case "expand" -> expand();
            default -> throw refused("there is no modifier `" + modifier + "`", "Sigma knows " + MODIFIERS);
        }
    }

    private void wildcards(String modifier) throws RefusedException {
        if (STRINGS.stream().filter(seen::contains).count() > 1) {
            throw refused("`" + modifier + "` beside another that says where the value stands", "keep one of them");
        }
        needs(modifier, Kind.PLAIN, Kind.FIELD);
        if (time != null || order != null) throw numbersOnly(modifier);
        side = switch (modifier) {
            case "startswith" -> Match.Side.START;
            case "endswith" -> Match.Side.END;
            default -> Match.Side.WITHIN;
        };
        if (kind == Kind.FIELD) return;
        texts(modifier);
        boolean before = !modifier.equals("startswith");
        boolean after = !modifier.equals("endswith");
        each(value ->
                List.of(value.saying((before ? open(value.text) : value.text) + (after ? closing(value.text) : ""))));
    }

    private static String open(String text) {
        return text.startsWith(String.valueOf(Wild.ANY)) ? text : Wild.ANY + text;
    }

    private static String closing(String text) {
        return text.endsWith(String.valueOf(Wild.ANY)) ? "" : String.valueOf(Wild.ANY);
    }

    private void all() throws RefusedException {
        if (values.size() < 2) {
            throw refused(
                    "`all` with a single value",
                    "leave `all` out, or use a selection of its own for the same field again");
        }
        if (seen.contains("neq") || modifiers.contains("neq")) {
            throw refused("`all` and `neq` together say two things at once", "negate a selection in the condition");
        }
    }

    private void become(String modifier, Kind changed) throws RefusedException {
        if (kind != Kind.PLAIN || time != null || order != null || side != Match.Side.WHOLE) {
            throw refused(
                    "`" + modifier + "` after `" + String.join("|", before(modifier)) + "`",
                    changed == Kind.FIELD
                            ? "write `fieldref` first, as in `fieldref|startswith`"
                            : "a value is read in one way: keep one of them");
        }
        if (field == null && changed != Kind.REGEX) {
            throw refused("`" + modifier + "` without a field", "name the field before `|" + modifier + "`");
        }
        for (var group : values) {
            for (var value : group) {
                if (value.kind != Yaml.Kind.TEXT && !(changed == Kind.REGEX && value.kind == Yaml.Kind.NUMBER)) {
                    throw refused(value.at, "`" + modifier + "` takes a text", "put the value between quotes");
                }
            }
        }
        if (changed == Kind.REGEX && (seen.contains("cased") || seen.contains("windash") || seen.contains("expand"))) {
            throw refused(
                    "`re` after `" + String.join("|", before("re")) + "`", "write `re` alone, or with i, m and s");
        }
        kind = changed;
    }

    private List<String> before(String modifier) {
        return modifiers.subList(0, modifiers.indexOf(modifier));
    }

    private void order(String modifier) throws RefusedException {
        if (order != null) throw refused("two comparisons in one line", "write a line for each");
        needs(modifier, Kind.PLAIN);
        if (field == null)
            throw refused("`" + modifier + "` without a field", "name the field before `|" + modifier + "`");
        if (side != Match.Side.WHOLE || seen.contains("cased")) throw numbersOnly(modifier);
        order = Order.valueOf(modifier.toUpperCase(Locale.ROOT));
        numbers(modifier);
    }

    private void time(String modifier) throws RefusedException {
        if (time != null) throw refused("two parts of a time in one line", "write a line for each");
        if (order != null) throw refused("a comparison before `" + modifier + "`", "write `" + modifier + "|gte`");
        needs(modifier, Kind.PLAIN);
        if (field == null)
            throw refused("`" + modifier + "` without a field", "name the field before `|" + modifier + "`");
        time = TimePart.valueOf(modifier.toUpperCase(Locale.ROOT));
        numbers(modifier);
        for (var group : values) {
            var number = amount(group.getFirst());
            if (!number.isWhole() || number.whole() < time.least || number.whole() > time.most) {
                throw refused(
                        group.getFirst().at,
                        "`" + group.getFirst().text + "` is no " + modifier,
                        "a " + modifier + " is a number from " + time.least + " to " + time.most);
            }
        }
    }

    private void numbers(String modifier) throws RefusedException {
        for (var group : values) {
            for (var value : group) {
                if (value.kind != Yaml.Kind.NUMBER) {
                    throw refused(
                            value.at, "`" + modifier + "` compares with a number", "write the number, without quotes");
                }
            }
        }
    }

    private RefusedException numbersOnly(String modifier) {
        return refused("`" + modifier + "` mixes texts and numbers", "write a line for each question");
    }

    private void texts(String modifier) throws RefusedException {
        for (var group : values) {
            for (var value : group) {
                if (value.kind != Yaml.Kind.TEXT && value.kind != Yaml.Kind.NUMBER) {
                    throw refused(
                            value.at, "`" + modifier + "` takes a text", "leave the modifier out, or write a text");
                }
            }
        }
    }

    private void encode(String modifier, boolean fromBytes, Function<String, List<String>> encoding)
            throws RefusedException {
        needs(modifier, Kind.PLAIN);
        if (time != null || order != null) throw numbersOnly(modifier);
        texts(modifier);
        for (var group : values) {
            for (var value : group) {
                if (Wild.in(value.text)) {
                    throw refused(
                            value.at,
                            "`" + modifier + "` of a text with wildcards",
                            "encode first, as in `" + modifier + "|contains`, and escape what is meant plainly: `\\*`");
                }
                if (value.bytes && !fromBytes) {
                    throw refused(value.at, "encoded twice as UTF-16", "keep one of the modifiers");
                }
                if (value.text.isEmpty()) throw refused(value.at, "`" + modifier + "` of nothing", "write a text");
            }
        }
        each(value -> {
            var text = fromBytes && !value.bytes ? Encoding.utf8(value.text) : value.text;
            return encoding.apply(text).stream()
                    .map(encoded -> new Value(encoded, Yaml.Kind.TEXT, !fromBytes, value.at))
                    .toList();
        });
    }

    private void windash() throws RefusedException {
        needs("windash", Kind.PLAIN);
        if (time != null || order != null) throw numbersOnly("windash");
        texts("windash");
        for (var group : values) {
            for (var value : group) {
                if (Encoding.windash(value.text, MOST_DASHES).isEmpty() && !value.text.isEmpty()) {
                    throw refused(
                            value.at, "more than five dashes in one value", "split the value, with `contains|all`");
                }
            }
        }
        each(value -> Encoding.windash(value.text, MOST_DASHES).stream()
                .map(value::saying)
                .toList());
    }

    private void expand() throws RefusedException {
        needs("expand", Kind.PLAIN);
        if (time != null || order != null) throw numbersOnly("expand");
        texts("expand");
        var expanded = new ArrayList<List<Value>>();
        for (var group : values) {
            var into = new ArrayList<Value>();
            for (var value : group) {
                for (var text : expand(value)) into.add(value.saying(text.replace(Wild.PERCENT, '%')));
            }
            expanded.add(into);
        }
        values = expanded;
    }

    private List<String> expand(Value value) throws RefusedException {
        var texts = List.of("");
        var rest = value.text;
        while (true) {
            int start = rest.indexOf('%');
            int end = start < 0 ? -1 : rest.indexOf('%', start + 1);
            if (end < 0) {
                var last = rest;
                return texts.stream().map(text -> text + last).toList();
            }
            var name = rest.substring(start + 1, end);
            var known = placeholders.get(name);
            if (known == null) {
                throw refused(
                        value.at,
                        "nothing is known to put for the placeholder `%" + name + "%`",
                        placeholders.isEmpty()
                                ? "no placeholders are given here; name the values in the rule"
                                : "known here: "
                                        + String.join(
                                                ", ",
                                                placeholders.keySet().stream()
                                                        .sorted()
                                                        .toList()));
            }
            var longer = new ArrayList<String>();
            for (var text : texts) {
                for (var one : known) longer.add(text + rest.substring(0, start) + Wild.parse(one, false));
            }
            if (longer.size() > MOST_VALUES)
                throw refused(value.at, "more than 20,000 values", "use fewer placeholders");
            texts = longer;
            rest = rest.substring(end + 1);
        }
    }

    private void each(Function<Value, List<Value>> change) throws RefusedException {
        var changed = new ArrayList<List<Value>>();
        int total = 0;
        for (var group : values) {
            var into = new ArrayList<Value>();
            for (var value : group) into.addAll(change.apply(value));
            total += into.size();
            if (total > MOST_VALUES) throw refused("more than 20,000 values", "name fewer values");
            changed.add(into);
        }
        values = changed;
    }

    private Expression expression() throws RefusedException {
        boolean all = seen.contains("all");
        var parts = new ArrayList<Expression>();
        for (var group : values) {
            var ways = new ArrayList<Expression>();
            for (var value : group) ways.add(new Expression.Is(field, match(value)));
            if (all) parts.add(Expression.any(ways));
            else parts.addAll(ways);
        }
        var whole = all ? Expression.all(parts) : Expression.any(parts);
        return seen.contains("neq") ? new Expression.Not(whole) : whole;
    }

    private Match match(Value value) throws RefusedException {
        boolean cased = seen.contains("cased");
        return switch (kind) {
            case REGEX ->
                Match.Regex.of(Regexes.compile(
                        value.text, flags.stream().mapToInt(flag -> flag.bit).sum(), value.at));
            case NET -> {
                var network = Network.parse(value.text);
                if (network == null) {
                    throw refused(
                            value.at,
                            "`" + value.text + "` is not a range of addresses",
                            "write it like 10.0.0.0/8 or fe80::/10");
                }
                yield new Match.InNet(network);
            }
            case FIELD -> {
                if (value.text.isEmpty()) throw refused(value.at, "`fieldref` names no field", "write a field's name");
                yield new Match.SameAs(value.text, side, cased);
            }
            case EXISTS -> {
                if (value.kind != Yaml.Kind.BOOLEAN || values.size() > 1) {
                    throw refused(value.at, "`exists` takes `true` or `false`", "write one of them, without quotes");
                }
                yield new Match.Present(Boolean.parseBoolean(value.text));
            }
            case PLAIN -> plain(value, cased);
        };
    }

    private Match plain(Value value, boolean cased) throws RefusedException {
        if (time != null) return new Match.Clock(time, order == null ? Order.EQ : order, amount(value));
        if (order != null) return new Match.Compared(order, amount(value));
        if (field == null) return keyword(value, cased);
        if (cased && value.kind != Yaml.Kind.TEXT) {
            throw refused(value.at, "`cased` takes a text", "leave the modifier out, or write a text");
        }
        return switch (value.kind) {
            case NULL -> new Match.Nothing();
            case BOOLEAN -> new Match.Truth(Boolean.parseBoolean(value.text));
            case NUMBER -> new Match.SameNumber(amount(value), value.text);
            case TEXT -> Wild.match(value.text, cased);
        };
    }

    private Match keyword(Value value, boolean cased) throws RefusedException {
        if (value.kind == Yaml.Kind.NULL || value.text.isEmpty()) {
            throw refused(value.at, "an empty keyword is in every event", "write a keyword, or name a field before it");
        }
        if (side != Match.Side.WHOLE) return Wild.match(value.text, cased);
        return Wild.match(open(value.text) + closing(value.text), cased);
    }

    private static Amount amount(Value value) {
        var amount = Amount.parse(value.text);
        if (amount == null) throw new IllegalStateException("a number that is none: " + value.text);
        return amount;
    }

    private void needs(String modifier, Kind... kinds) throws RefusedException {
        if (!List.of(kinds).contains(kind)) {
            throw refused(
                    "`" + modifier + "` after `" + String.join("|", before(modifier)) + "`",
                    kind == Kind.REGEX
                            ? "a regular expression says by itself where it stands (^ and $) and whether case counts (re|i)"
                            : "a value is read in one way: keep one of them");
        }
        if (List.of("cased", "neq").contains(modifier) && (time != null || order != null)) {
            throw refused(
                    "`" + modifier + "` beside a comparison of numbers", "negate a selection in the condition instead");
        }
    }

    private RefusedException refused(String problem, String hint) {
        return refused(at, problem, hint);
    }

    private RefusedException refused(Yaml.At where, String problem, String hint) {
        return new RefusedException(where, "field `" + (field == null ? "|" : field) + "`: " + problem, hint);
    }
}
