package org.quis.detect;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How often one account was at each place, and how often within minutes of a use elsewhere.
///
/// Those of all accounts are held at once, hence sixteen bytes a place.
public final class Whereabouts {
    private static final Whereabouts NOWHERE = new Whereabouts(List.of(), Means.DEVICE);

    private final int[] places; // in ascending order
    private final int[] visits;
    private final int[] beside;
    private final int[] amid;
    private final int main;
    private final int all;
    private final int alone;

    private Whereabouts(List<Visit> stays, Means means) {
        Map<Integer, Integer> looks = new HashMap<>();
        var counted = new TreeMap<Integer, int[]>();
        for (var stay : stays) {
            looks.merge(stay.place(), stay.looks().size(), Integer::sum);
            // a session is one account's alone, and there are many: only those at once with another are kept
            if (means.mustGoOn() && !stay.beside()) continue;
            var of = counted.computeIfAbsent(stay.place(), _ -> new int[3]);
            of[0]++;
            if (stay.beside()) of[1]++;
            if (stay.amid()) of[2] = Math.max(of[2], stay.looks().size());
        }
        places = counted.keySet().stream().mapToInt(place -> place).toArray();
        visits = counted.values().stream().mapToInt(of -> of[0]).toArray();
        beside = counted.values().stream().mapToInt(of -> of[1]).toArray();
        amid = counted.values().stream().mapToInt(of -> of[2]).toArray();
        all = stays.size();
        alone = all - (int) stays.stream().filter(Visit::beside).count();
        int most = 0;
        int at = 0;
        for (var stay : stays) { // of several the first visited: fingerprints differ from run to run
            int here = looks.getOrDefault(stay.place(), 0);
            if (here > most) {
                most = here;
                at = stay.place();
            }
        }
        main = at;
    }

    static Whereabouts of(List<Visit> stays, Means means) {
        return stays.isEmpty() ? NOWHERE : new Whereabouts(stays, means);
    }

    int[] places() {
        return places.clone();
    }

    /// Where the account is used most; 0 if nowhere.
    int main() {
        return main;
    }

    int visits() {
        return all;
    }

    /// Visits to a place.
    int visits(int place) {
        int at = Arrays.binarySearch(places, place);
        return at < 0 ? 0 : visits[at];
    }

    /// Those of them within minutes of a use elsewhere.
    int beside(int place) {
        int at = Arrays.binarySearch(places, place);
        return at < 0 ? 0 : beside[at];
    }

    /// The most looks of one visit amid a use elsewhere.
    int amid(int place) {
        int at = Arrays.binarySearch(places, place);
        return at < 0 ? 0 : amid[at];
    }

    /// Visits to any place, with no use elsewhere within minutes.
    int alone() {
        return alone;
    }
}
