package org.quis.simulate;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What people write in the reason box: something, nothing, a number, a code.
final class Reasons {
    private static final List<String> NOTHING = List.of("", "", "", ".", "x", "-", "asdf", "na", "none");

    private final Map<String, List<String>> topics = Words.topics("reasons");
    private final List<String> vague = Words.lines("vague");
    private final List<String> codes = Words.lines("codes");
    private final List<String> prohibited = Words.lines("prohibited");
    private final List<String> innocent = Words.lines("innocent");
    private final List<String> crimes = Words.lines("crimes");
    private final List<String> streets = Words.split(String.join(",", Words.lines("streets")));
    private final Typing typing;
    private final Chance chance;

    Reasons(Typing typing, Chance chance) {
        this.typing = typing;
        this.chance = chance;
    }

    /// A reason on duty, without a case.
    Stated duty(Account who, String topic) {
        return duty(who, topic, chance.frequent(crimes), "", false);
    }

    /// A reason on duty.
    ///
    /// @param number     the case, empty where there is none
    /// @param mustCite   whether the database asks for the case
    Stated duty(Account who, String topic, String kind, String number, boolean mustCite) {
        var habits = who.habits();
        if (habits.silent()) return new Stated(chance.happens(habits.blank()) ? "" : chance.pick(NOTHING));
        double dice = chance.between(0.0, 1.0);
        boolean cites = !number.isEmpty() && (mustCite ? chance.happens(0.97) : chance.happens(habits.caseFilled()));
        var cell = cites ? typing.caseNumber(who, number) : "";
        if (dice < habits.blank()) return new Stated("", cell, "");
        if ((dice -= habits.blank()) < habits.vague()) return new Stated(chance.commonest(vague), cell, "");
        dice -= habits.vague();
        if (!number.isEmpty() && dice < habits.number()) {
            return new Stated(typing.caseNumber(who, number), mustCite ? cell : "", "");
        }
        if (chance.happens(habits.code())) return new Stated(chance.pick(codes), cell, "");
        if (chance.happens(0.01)) return new Stated(chance.pick(innocent), cell, "");
        return new Stated(substantive(topic, kind), cell, "");
    }

    /// A phrase with whatever detail came to mind, in whatever case the keys were.
    private String substantive(String topic, String kind) {
        var text = phrase(topic).replace("{kind}", kind);
        if (chance.happens(0.12)) text += ", " + phrase("detail");
        return switch (chance.weighted(75, 15, 10)) {
            case 0 -> text;
            case 1 -> text.toLowerCase(Locale.ROOT);
            default -> text.toUpperCase(Locale.ROOT);
        };
    }

    private String phrase(String topic) {
        var text = chance.pick(Words.topic(topics, topic));
        if (text.indexOf('{') < 0) return text;
        int clock = chance.between(1_000, 2_359);
        return text.replace("{street}", chance.pick(streets))
                .replace("{n}", String.valueOf(chance.between(2, 1_899)))
                .replace("{time}", String.valueOf(clock - clock % 100 + clock % 60));
    }

    /// What one writes who has no reason to give.
    Stated cover(Account who) {
        return switch (chance.weighted(55, 15, 15, 15)) {
            case 0 -> new Stated(chance.commonest(vague));
            case 1 -> new Stated("");
            case 2 -> new Stated(chance.pick(codes));
            default -> duty(who, chance.oneOf("stop", "call", "case"));
        };
    }

    Stated prohibited() {
        return new Stated(chance.pick(prohibited));
    }

    Stated innocent() {
        return new Stated(chance.pick(innocent));
    }

    String crime() {
        return chance.frequent(crimes);
    }
}
