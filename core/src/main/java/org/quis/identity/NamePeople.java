package org.quis.identity;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The names and birth dates of everybody known, in a few bytes each.
final class NamePeople {
    static final int GIVEN = 0;
    static final int MIDDLE = 1;
    static final int FAMILY = 2;
    /// A word of a former name, or of a family name written another way: good to agree with, nothing to miss.
    static final int ALSO = 3;

    static final int NO_DAY = Integer.MIN_VALUE;
    private static final long PERSON = (1L << 27) - 1;

    private final NameWords words = new NameWords();
    private int[] nodes = new int[1024];
    private int[] births = new int[1024];
    private int[] starts = new int[1025]; // where a person's words begin in `borne`
    private int[] borne = new int[4096]; // word << 2 | role
    private int count;
    private long[] byFamily = {}; // word << 32 | initial << 27 | person, sorted
    private long[] byDay = {}; // day << 32 | person, sorted
    private long[] byNode = {}; // node << 32 | person, sorted

    void add(int node, String name, String formerNames, @Nullable LocalDate birth) {
        if (count == nodes.length) {
            nodes = Arrays.copyOf(nodes, count * 2);
            births = Arrays.copyOf(births, count * 2);
            starts = Arrays.copyOf(starts, count * 2 + 1);
        }
        nodes[count] = node;
        births[count] = birth == null ? NO_DAY : (int) birth.toEpochDay();
        starts[count + 1] = starts[count];
        bear(NameText.of(name), false);
        for (var former : formerNames.split(";")) if (!former.isBlank()) bear(NameText.of(former), true);
        count++;
    }

    private void bear(NameText name, boolean former) {
        var words = name.words();
        int family = familyStart(name);
        for (int i = 0; i < words.size(); i++) {
            boolean isFamily = name.family() >= 0 ? i < name.family() : i >= family;
            boolean isFirst = name.family() >= 0 ? i == name.family() : i == 0;
            boolean particle = isFamily && NameText.PARTICLES.contains(words.get(i));
            if (former || particle) bear(words.get(i), ALSO);
            else if (isFamily) bear(words.get(i), FAMILY);
            else bear(words.get(i), isFirst ? GIVEN : MIDDLE);
        }
        for (var joined : name.joined()) for (var word : joined.words()) bear(word, ALSO);
        if (name.family() < 0 && words.size() - family == 2 || name.family() == 2) {
            int at = name.family() < 0 ? family : 0;
            bear(words.get(at) + words.get(at + 1), ALSO); // a double name typed as one
        }
    }

    /// Without a comma: the last word, with the particles before it.
    private static int familyStart(NameText name) {
        int start = name.words().size() - 1;
        while (start > 1 && NameText.PARTICLES.contains(name.words().get(start - 1))) start--;
        return start;
    }

    private void bear(String word, int role) {
        int number = words.add(word);
        for (int i = starts[count]; i < starts[count + 1]; i++) {
            if (borne[i] >>> 2 == number) return;
        }
        if (starts[count + 1] == borne.length) borne = Arrays.copyOf(borne, borne.length * 2);
        borne[starts[count + 1]++] = number << 2 | role;
        words.bear(number);
    }

    /// Call once everybody is known.
    void index() {
        words.index();
        long size = 0;
        for (int person = 0; person < count; person++) size += pairs(person, null, 0);
        byFamily = new long[(int) size];
        byDay = new long[count];
        byNode = new long[count];
        for (int person = 0; person < count; person++) byNode[person] = (long) nodes[person] << 32 | person;
        Arrays.parallelSort(byNode);
        int at = 0;
        for (int person = 0; person < count; person++) {
            at += pairs(person, byFamily, at);
            byDay[person] = (long) births[person] << 32 | person;
        }
        Arrays.parallelSort(byFamily);
        Arrays.parallelSort(byDay);
    }

    /// Every word of two letters and more that is not a plain given name, beside every initial of another.
    private int pairs(int person, long @Nullable [] into, int at) {
        int written = 0;
        for (int f = starts[person]; f < starts[person + 1]; f++) {
            int family = borne[f] >>> 2;
            if ((borne[f] & 3) == GIVEN || words.word(family).length() < 2) continue;
            long initials = 0;
            for (int g = starts[person]; g < starts[person + 1]; g++) {
                if (g == f || (borne[g] & 3) == FAMILY && (borne[f] & 3) == FAMILY) continue;
                initials |= 1L << initial(words.word(borne[g] >>> 2));
            }
            for (int initial = 0; initial < 32; initial++) {
                if ((initials >> initial & 1) == 0) continue;
                if (into != null) into[at + written] = (long) family << 32 | (long) initial << 27 | person;
                written++;
            }
        }
        return written;
    }

    static int initial(String word) {
        char first = word.charAt(0);
        return first >= 'a' && first <= 'z' ? first - 'a' : 26 + first % 6;
    }

    void withFamily(int word, int initial, Set<Integer> into, int most) {
        gather(byFamily, (long) word << 32 | (long) initial << 27, 1L << 27, into, most);
    }

    void withFamily(int word, Set<Integer> into, int most) {
        gather(byFamily, (long) word << 32, 1L << 32, into, most);
    }

    void bornOn(int day, Set<Integer> into, int most) {
        gather(byDay, (long) day << 32, 1L << 32, into, most);
    }

    private static void gather(long[] sorted, long from, long span, Set<Integer> into, int most) {
        int at = Arrays.binarySearch(sorted, from);
        if (at < 0) at = -at - 1;
        for (int n = 0; at < sorted.length && sorted[at] < from + span && n < most; at++, n++) {
            into.add((int) (sorted[at] & PERSON));
        }
    }

    /// @return -1 where the node is nobody with a name
    int find(int node) {
        int at = Arrays.binarySearch(byNode, (long) node << 32);
        if (at < 0) at = -at - 1;
        return at < byNode.length && byNode[at] >>> 32 == node ? (int) byNode[at] : -1;
    }

    NameWords words() {
        return words;
    }

    int count() {
        return count;
    }

    int node(int person) {
        return nodes[person];
    }

    /// As a day since 1970-01-01, or [#NO_DAY].
    int birth(int person) {
        return births[person];
    }

    int wordCount(int person) {
        return starts[person + 1] - starts[person];
    }

    int word(int person, int i) {
        return borne[starts[person] + i] >>> 2;
    }

    int role(int person, int i) {
        return borne[starts[person] + i] & 3;
    }
}
