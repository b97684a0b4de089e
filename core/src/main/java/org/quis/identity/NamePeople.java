package org.quis.identity;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The names and birth dates of everybody known, in a few bytes each.
final class NamePeople {
    static final int GIVEN = 0;
    static final int MIDDLE = 1;
    static final int FAMILY = 2;
    /// A word of a former name.
    static final int FORMER = 3;
    /// Several words written as one: good to agree with, nothing to miss.
    static final int JOINED = 4;
    static final int PARTICLE = 5;

    static final int NO_DAY = Integer.MIN_VALUE;
    static final int MOST_WORDS = 32;
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private final NameWords words = new NameWords();
    private int[] nodes = new int[1024];
    private int[] births = new int[1024];
    private int[] starts = new int[1025]; // where a person's words begin in `borne`
    private int[] borne = new int[4096]; // word << 3 | role
    private int count;
    private int[] families = {0}; // by word: where those begin in `pairs` who have it for a family name
    private long[] pairs = {}; // another of their words << 32 | person, sorted within a family name
    private long[] byDay = {}; // day << 32 | person, sorted
    private long[] byNode = {}; // node << 32 | person, sorted
    private int[] firstNames = {0}; // by initial: how many given and middle names begin so; all of them at last

    void add(int node, String name, String formerNames, @Nullable LocalDate birth) {
        if (count == nodes.length) {
            nodes = Arrays.copyOf(nodes, count * 2);
            births = Arrays.copyOf(births, count * 2);
            starts = Arrays.copyOf(starts, count * 2 + 1);
        }
        nodes[count] = node;
        births[count] = birth == null ? NO_DAY : (int) birth.toEpochDay();
        starts[count + 1] = starts[count];
        bear(name, false);
        if (!formerNames.isEmpty()) {
            for (var former : formerNames.split(";")) if (!former.isBlank()) bear(former, true);
        }
        count++;
    }

    private void bear(String written, boolean former) {
        var name = NameText.of(written);
        var all = name.words();
        int family = name.family() >= 0 ? 0 : familyStart(written, all.size());
        int end = name.family() >= 0 ? name.family() : all.size();
        int first = name.family() >= 0 ? end : 0;
        for (int i = 0; i < all.size(); i++) {
            boolean isFamily = i >= family && i < end;
            boolean isParticle = NameParts.PARTICLES.contains(all.get(i)) && (isFamily ? i < end - 1 : i != first);
            if (isParticle) bear(all.get(i), PARTICLE);
            else if (former) bear(all.get(i), FORMER);
            else if (isFamily) bear(all.get(i), FAMILY);
            else bear(all.get(i), i == first ? GIVEN : MIDDLE);
        }
        for (var joined : name.joined()) for (var word : joined.words()) bear(word, JOINED);
        if (end - family == 2) bear(all.get(family) + all.get(family + 1), JOINED); // a double name typed as one
    }

    /// Without a comma: the last word with those hyphened to it, and the particles before it.
    private static int familyStart(String written, int words) {
        var parts = SPACES.split(written.strip());
        int start = words;
        for (int i = parts.length - 1; i > 0; i--) {
            var part = NameText.of(parts[i]).words();
            if (part.isEmpty()) continue; // a title
            boolean belongs = start == words || NameParts.PARTICLES.contains(part.getLast());
            if (!belongs) break;
            start -= part.size();
        }
        return Math.max(start, Math.min(1, words - 1));
    }

    private void bear(String word, int role) {
        int number = words.add(word);
        boolean known = false;
        for (int i = starts[count]; i < starts[count + 1]; i++) {
            if (borne[i] >>> 3 != number) continue;
            if (role > FAMILY || (borne[i] & 7) == role) return; // Ali Ali bears it twice
            known = true;
        }
        if (starts[count + 1] - starts[count] == MOST_WORDS) return;
        if (starts[count + 1] == borne.length) borne = Arrays.copyOf(borne, borne.length * 2);
        borne[starts[count + 1]++] = number << 3 | role;
        if (!known) words.bear(number);
    }

    /// Call once everybody is known.
    void index() {
        var renumbered = words.index();
        for (int i = 0; i < starts[count]; i++) borne[i] = renumbered[borne[i] >>> 3] << 3 | borne[i] & 7;
        firstNames = new int[NameWords.INITIALS + 1];
        for (int i = 0; i < starts[count]; i++) {
            if ((borne[i] & 7) > MIDDLE) continue;
            firstNames[NameWords.initial(words.word(borne[i] >>> 3))]++;
            firstNames[NameWords.INITIALS]++;
        }
        pair();
        byDay = new long[count];
        byNode = new long[count];
        for (int person = 0; person < count; person++) {
            byDay[person] = (long) births[person] << 32 | person;
            byNode[person] = (long) nodes[person] << 32 | person;
        }
        Arrays.parallelSort(byDay);
        Arrays.parallelSort(byNode);
    }

    /// Every word that may be a family name, beside every other of the same person.
    private void pair() {
        families = new int[words.count() + 1];
        for (int person = 0; person < count; person++) {
            for (int f = starts[person]; f < starts[person + 1]; f++) {
                if (mayBeFamily(borne[f])) families[(borne[f] >>> 3) + 1] += others(person, f, null, 0);
            }
        }
        for (int word = 0; word < words.count(); word++) families[word + 1] += families[word];
        pairs = new long[families[words.count()]];
        var at = families.clone();
        for (int person = 0; person < count; person++) {
            for (int f = starts[person]; f < starts[person + 1]; f++) {
                if (mayBeFamily(borne[f])) at[borne[f] >>> 3] += others(person, f, pairs, at[borne[f] >>> 3]);
            }
        }
        for (int word = 0; word < words.count(); word++) Arrays.sort(pairs, families[word], families[word + 1]);
    }

    private boolean mayBeFamily(int bears) {
        int role = bears & 7;
        return role != GIVEN && role != PARTICLE && !NameWords.isInitial(words.word(bears >>> 3));
    }

    private int others(int person, int family, long @Nullable [] into, int at) {
        int written = 0;
        for (int g = starts[person]; g < starts[person + 1]; g++) {
            int role = borne[g] & 7;
            if (g == family || role == PARTICLE || role == FORMER) continue;
            if (role == FAMILY && (borne[family] & 7) == FAMILY) continue;
            if (into != null) into[at + written] = (long) (borne[g] >>> 3) << 32 | person;
            written++;
        }
        return written;
    }

    /// Where in [#paired] those begin who have one word for a family name, and another that is not before `other`.
    int pairsFrom(int family, int other) {
        int at = Arrays.binarySearch(pairs, families[family], families[family + 1], (long) other << 32);
        return at < 0 ? -at - 1 : at;
    }

    int paired(int at) {
        return (int) pairs[at];
    }

    int bornFrom(int day) {
        int at = Arrays.binarySearch(byDay, (long) day << 32);
        return at < 0 ? -at - 1 : at;
    }

    int born(int at) {
        return (int) byDay[at];
    }

    /// The share of given and middle names that have an initial.
    double initialShare(String word) {
        int all = firstNames[NameWords.INITIALS];
        return (1.0 + firstNames[NameWords.initial(word)]) / (NameWords.INITIALS + all);
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
        return borne[starts[person] + i] >>> 3;
    }

    int role(int person, int i) {
        return borne[starts[person] + i] & 7;
    }
}
