package org.quis.simulate;

import java.util.List;
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
        var cell = cites ? typing.caseNumber(number) : "";
        if (dice < habits.blank()) return new Stated("", cell, "");
        if ((dice -= habits.blank()) < habits.vague()) return new Stated(chance.frequent(vague), cell, "");
        dice -= habits.vague();
        if (!number.isEmpty() && dice < habits.number()) {
            return new Stated(typing.caseNumber(number), mustCite ? cell : "", "");
        }
        if (chance.happens(habits.code())) return new Stated(chance.pick(codes), cell, "");
        if (chance.happens(0.01)) return new Stated(chance.pick(innocent), cell, "");
        var text = chance.pick(Words.topic(topics, topic)).replace("{kind}", kind);
        return new Stated(text, cell, "");
    }

    /// What one writes who has no reason to give.
    Stated cover(Account who) {
        return switch (chance.weighted(55, 15, 15, 15)) {
            case 0 -> new Stated(chance.frequent(vague));
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
