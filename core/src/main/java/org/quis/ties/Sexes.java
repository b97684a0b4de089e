package org.quis.ties;

import java.util.BitSet;
import java.util.Locale;

/// Who is a woman and who a man, where `people.csv` has a column `sex` that says so; never guessed from a name.
final class Sexes {
    private final BitSet women = new BitSet();
    private final BitSet men = new BitSet();

    void add(int person, String cell) {
        switch (cell.toLowerCase(Locale.ROOT)) {
            case "f", "female", "w", "woman" -> women.set(person);
            case "m", "male", "man" -> men.set(person);
            default -> {} // not said, or neither
        }
    }

    boolean isKnown(int person) {
        return women.get(person) || men.get(person);
    }

    boolean isWoman(int person) {
        return women.get(person);
    }
}
