package org.quis.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Draws names: frequent surnames for some, rare ones for most, and a mix of origins.
final class Names {
    private final List<Origin> origins = new ArrayList<>();
    private final double[] weights;
    private final List<String> beginnings;
    private final List<String> ends;
    private final Map<String, List<String>> nicknames = Words.topics("nicknames");

    record Origin(String name, double weight, List<String> women, List<String> men, List<String> families) {}

    Names() {
        var lines = Words.lines("names");
        for (int i = 0; i < lines.size(); i += 4) {
            var head = List.of(lines.get(i).split(" ", 3));
            origins.add(new Origin(
                    head.get(1),
                    Double.parseDouble(head.get(2)),
                    list(lines.get(i + 1)),
                    list(lines.get(i + 2)),
                    list(lines.get(i + 3))));
        }
        weights = origins.stream().mapToDouble(Origin::weight).toArray();
        var parts = Words.lines("family-parts");
        beginnings = list(parts.get(0));
        ends = list(parts.get(1));
    }

    private static List<String> list(String line) {
        return Words.split(line.substring(line.indexOf(':') + 1));
    }

    Origin origin(Chance chance) {
        return origins.get(chance.weighted(weights));
    }

    String family(Origin origin, Chance chance) {
        if (origin.name().equals("island") && chance.happens(0.55)) return chance.pick(beginnings) + chance.pick(ends);
        var family = chance.frequent(origin.families());
        if (origin.name().equals("valley") && chance.happens(0.35)) {
            return family + " " + chance.frequent(origin.families());
        }
        return family;
    }

    Name of(Origin origin, boolean woman, String family, Chance chance) {
        var given = chance.frequent(woman ? origin.women() : origin.men());
        var middle = chance.happens(0.6) ? chance.frequent(woman ? origin.women() : origin.men()) : "";
        if (middle.equals(given)) middle = "";
        var familiar = nicknames.get(given);
        var nickname = familiar == null ? "" : chance.pick(Words.split(familiar.getFirst()));
        return new Name(given, middle, family, nickname, List.of());
    }

    Name anyone(Chance chance) {
        var origin = origin(chance);
        return of(origin, chance.happens(0.5), family(origin, chance), chance);
    }
}
