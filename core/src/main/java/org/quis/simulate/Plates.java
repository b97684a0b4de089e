package org.quis.simulate;

import java.util.HashSet;
import java.util.Set;

/// Number plates in several states' styles, none twice.
final class Plates {
    private static final String LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ";

    private final Chance chance;
    private final Set<String> taken = new HashSet<>();
    private String state = "";

    Plates(Chance chance) {
        this.chance = chance;
    }

    String next() {
        while (true) {
            var plate = draw();
            if (taken.add(plate.replaceAll("[^A-Z0-9]", ""))) return plate;
        }
    }

    /// The state that issued the plate drawn last.
    String state() {
        return state;
    }

    private String draw() {
        return switch (chance.weighted(70, 10, 8, 8, 4)) {
            case 0 -> issued("CO", letters(3) + "-" + letters(1) + digits(2));
            case 1 -> issued("CA", digits(1) + letters(3) + digits(3));
            case 2 -> issued("WY", chance.between(1, 23) + "-" + digits(5));
            case 3 -> issued("NM", letters(3) + digits(3));
            default -> issued("CO", chance.oneOf("GO", "MY", "LUV", "BIG", "OLD") + letters(2) + digits(1));
        };
    }

    private String issued(String by, String plate) {
        state = by;
        return plate;
    }

    private String letters(int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) text.append(LETTERS.charAt(chance.below(LETTERS.length())));
        return text.toString();
    }

    private String digits(int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) text.append(chance.below(10));
        return text.toString();
    }
}
