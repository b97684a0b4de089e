package org.quis.identity;

import org.apache.commons.text.similarity.DamerauLevenshteinDistance;

/// One slip of the finger: a letter more, less, other, or two swapped.
final class Slips {
    private static final DamerauLevenshteinDistance EDITS = new DamerauLevenshteinDistance(1);

    private Slips() {}

    /// Whether two texts that are not the same differ by one slip.
    static boolean isOne(String one, String other) {
        int a = one.length();
        int b = other.length();
        if (Math.abs(a - b) > 1 || one.equals(other)) return false;
        int start = 0;
        while (start < a && start < b && one.charAt(start) == other.charAt(start)) start++;
        int end = 0;
        while (end < a - start && end < b - start && one.charAt(a - 1 - end) == other.charAt(b - 1 - end)) end++;
        if (Math.max(a, b) - start - end > 2) return false; // most pairs end here
        return EDITS.apply(one, other) == 1;
    }

    /// How likely it is that somebody who means a word types another, one slip away: two letters swapped, one lost or
    /// doubled come easily; any other letter is one of many.
    static double share(String typed, String meant) {
        int length = meant.length();
        boolean easy = switch (typed.length() - length) {
            case -1 -> true;
            case 0 -> isSwapped(typed, meant);
            default -> isDoubled(typed, meant);
        };
        return easy ? Weights.SLIP / (3 * length) : Weights.OTHER_SLIP / (50 * length);
    }

    private static boolean isSwapped(String typed, String meant) {
        int at = 0;
        while (typed.charAt(at) == meant.charAt(at)) at++;
        return at + 1 < meant.length()
                && typed.charAt(at) == meant.charAt(at + 1)
                && typed.charAt(at + 1) == meant.charAt(at);
    }

    private static boolean isDoubled(String typed, String meant) {
        int at = 0;
        while (at < meant.length() && typed.charAt(at) == meant.charAt(at)) at++;
        return at > 0 && typed.charAt(at) == typed.charAt(at - 1);
    }
}
