package org.quis.identity;

import java.time.LocalDate;

/// How much a typed name and birth date speak for a person, in bits.
///
/// The shares `M_…` say how those who mean a person type a word of their name; they are round numbers from published
/// linkage studies, and only their order matters much. The chance of an accident is counted among the people known.
final class NameScore {
    private static final double M_EXACT = 0.85;
    private static final double M_NICKNAME = 0.05;
    private static final double M_EDIT = 0.03;
    private static final double M_SOUND = 0.01;
    private static final double M_INITIAL = 0.3;
    private static final double U_INITIAL = 0.07;
    private static final double MISSED_WORD = -7; // typed, and not theirs
    private static final double MISSED_INITIAL = -5;
    private static final double MISSED_NAME = -6; // theirs, and nothing typed for it
    private static final double OTHER_ORDER = -1.5;
    private static final double AGAINST_COMMA = -4;
    private static final double DAYS = 80 * 365.25;
    private static final double M_BIRTH = 0.95;
    private static final double M_SWAPPED = 0.02;
    private static final double M_DIGIT = 0.02;
    private static final double OTHER_BIRTH = -12;
    /// What nobody has who is not meant: a rare name agreed in every word.
    private static final double CLEAR_BITS = 3;

    private final NamePeople people;
    private final double count;

    NameScore(NamePeople people) {
        this.people = people;
        this.count = Math.max(1, people.count());
    }

    /// Above this, nobody looks further for slips of the finger.
    double clear() {
        return log2(count) + CLEAR_BITS;
    }

    double of(NameText name, int person) {
        int theirs = people.wordCount(person);
        long used = 0;
        double bits = 0;
        boolean given = false;
        boolean family = false;
        int firstRole = -1;
        int lastRole = -1;
        int agreed = 0;
        for (int t = 0; t < name.words().size(); t++) {
            var word = name.words().get(t);
            double best = 0;
            int at = -1;
            for (int i = 0; i < theirs && i < 64; i++) {
                if ((used >> i & 1) != 0) continue;
                double one = agreement(word, people.word(person, i), people.role(person, i));
                if (one > best) {
                    best = one;
                    at = i;
                }
            }
            if (at < 0) {
                if (NameText.PARTICLES.contains(word)) continue;
                bits += word.length() == 1 ? MISSED_INITIAL : MISSED_WORD;
                continue;
            }
            used |= 1L << at;
            bits += best;
            agreed++;
            int role = people.role(person, at);
            given |= role == NamePeople.GIVEN || role == NamePeople.MIDDLE && word.length() > 1;
            family |= role != NamePeople.GIVEN && word.length() > 1;
            if (firstRole < 0) firstRole = role;
            lastRole = role;
            if (name.family() >= 0) {
                boolean before = t < name.family();
                if (before && role == NamePeople.GIVEN || !before && role == NamePeople.FAMILY) bits += AGAINST_COMMA;
            }
        }
        if (agreed == 0) return Double.NEGATIVE_INFINITY;
        if (!given) bits += MISSED_NAME;
        if (!family) bits += MISSED_NAME;
        if (name.family() < 0 && firstRole == NamePeople.FAMILY && lastRole == NamePeople.GIVEN) bits += OTHER_ORDER;
        return bits;
    }

    private double agreement(String typed, int word, int role) {
        var theirs = people.words().word(word);
        double share = people.words().bearers(word) / count;
        if (typed.equals(theirs)) return typed.length() == 1 ? log2(M_INITIAL / U_INITIAL) : log2(M_EXACT / share);
        if (typed.length() == 1 || theirs.length() == 1) {
            boolean initial = role != NamePeople.FAMILY && typed.charAt(0) == theirs.charAt(0);
            return initial ? log2(M_INITIAL / U_INITIAL) : 0;
        }
        if (role != NamePeople.FAMILY && Nicknames.of(typed).contains(theirs)) {
            return Math.max(0.5, log2(M_NICKNAME / share));
        }
        if (typed.length() >= 3 && theirs.length() >= 3) {
            double near = Math.max(share, 3 / count) * 3; // the words around it are about as common
            if (NameWords.isOneEdit(typed, theirs)) return Math.max(0.5, log2(M_EDIT / near));
            if (NameWords.soundsClose(typed, theirs) && NameWords.soundsAlike(typed, theirs)) {
                return Math.max(0.5, log2(M_SOUND / near));
            }
        }
        return 0;
    }

    /// @param days what was typed may mean these, likeliest first
    double ofBirth(int[] days, int person) {
        int birth = people.birth(person);
        if (days.length == 0 || birth == NamePeople.NO_DAY) return 0;
        for (int i = 0; i < days.length; i++) {
            if (days[i] == birth) return i == 0 ? log2(M_BIRTH * DAYS) : log2(M_SWAPPED * DAYS);
        }
        var theirs = LocalDate.ofEpochDay(birth);
        for (int day : days) {
            var typed = LocalDate.ofEpochDay(day);
            boolean swapped = typed.getYear() == theirs.getYear()
                    && typed.getMonthValue() == theirs.getDayOfMonth()
                    && typed.getDayOfMonth() == theirs.getMonthValue();
            if (swapped) return log2(M_SWAPPED * DAYS);
            if (isOneDigit(typed.toString(), theirs.toString())) return log2(M_DIGIT * DAYS / 60);
        }
        return OTHER_BIRTH;
    }

    private static boolean isOneDigit(String typed, String theirs) {
        int differences = 0;
        for (int i = 0; i < typed.length() && i < theirs.length(); i++) {
            if (typed.charAt(i) != theirs.charAt(i)) differences++;
        }
        return differences == 1;
    }

    static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }
}
