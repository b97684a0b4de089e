package org.quis.ties;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Every telephone number known, by its end: those who dial within a town leave the area code out.
final class PhoneEnds {
    private static final int DIGITS = 7;
    /// More than so many of one end are nobody's.
    private static final int MOST = 8;

    private final long[] ends; // the last seven digits, and below them the node; in order

    PhoneEnds(Nodes nodes) {
        int kind = nodes.kind("phone");
        var found = new long[1024];
        int count = 0;
        for (int node = 0; node < nodes.count(); node++) {
            long end = nodes.kindOf(node) == kind ? end(digits(nodes.shown(node))) : -1;
            if (end < 0) continue;
            if (count == found.length) found = Arrays.copyOf(found, count * 2);
            found[count++] = end << Integer.SIZE | node;
        }
        ends = Arrays.copyOf(found, count);
        Arrays.sort(ends);
    }

    /// The numbers that a local one may be; none where more than a handful end so, or it is no local number.
    List<Integer> find(String typed) {
        var digits = digits(typed);
        if (digits.length() != DIGITS) return List.of();
        long end = end(digits);
        int at = Arrays.binarySearch(ends, end << Integer.SIZE);
        var found = new ArrayList<Integer>();
        for (int i = at < 0 ? -at - 1 : at; i < ends.length && ends[i] >> Integer.SIZE == end; i++) {
            found.add((int) ends[i]);
        }
        return found.size() > MOST ? List.of() : found;
    }

    private static long end(String digits) {
        return digits.length() < DIGITS ? -1 : Long.parseLong(digits.substring(digits.length() - DIGITS));
    }

    private static String digits(String text) {
        return text.chars()
                .filter(c -> c >= '0' && c <= '9')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
