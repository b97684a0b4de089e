package org.quis.ties;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.commons.text.similarity.DamerauLevenshteinDistance;
import org.quis.identity.AddressText;

/// Every address known, by its door and by its street.
final class Addresses {
    private static final DamerauLevenshteinDistance EDITS = new DamerauLevenshteinDistance(1);
    private static final int MOST_REMEMBERED = 50_000;
    private static final int MOST_UNITS = 40; // of a building whose homes are neighbours
    private static final int NEARBY = 2; // house numbers: the next house on either side of the street, at least
    private static final int FARTHEST = 8; // two doors away, where numbers go by fours
    private static final int MOST_NEARBY = 60;

    private final Nodes nodes;
    private final int kind;
    private final long[] byDoor; // hash of the door << 32 | node, sorted
    private final Map<String, List<Integer>> byStreet = new HashMap<>();
    private final ConcurrentMap<String, List<String>> misspelt = new ConcurrentHashMap<>();

    Addresses(Nodes nodes) {
        this.nodes = nodes;
        this.kind = nodes.kind("address");
        var doors = new long[1024];
        int count = 0;
        for (int node = 0; node < nodes.count(); node++) {
            if (nodes.kindOf(node) != kind) continue;
            var address = AddressText.ofKey(nodes.key(node));
            if (count == doors.length) doors = Arrays.copyOf(doors, count * 2);
            doors[count++] = entry(address.door(), node);
            byStreet.computeIfAbsent(streetOf(address), _ -> new ArrayList<>(2)).add(node);
        }
        byDoor = Arrays.copyOf(doors, count);
        Arrays.sort(byDoor);
    }

    private static long entry(String door, int node) {
        return (long) door.hashCode() << 32 | node;
    }

    private static String streetOf(AddressText address) {
        var street = address.street();
        return street.substring(0, street.indexOf('|'));
    }

    /// What a typed address may mean: the same door and, where both are said, the same unit and town. A street that
    /// nobody knows is taken for one a slip of the finger away.
    List<Integer> find(AddressText typed) {
        var found = same(typed);
        if (!found.isEmpty() || typed.number() < 0) return found;
        var street = streetOf(typed);
        if (byStreet.containsKey(street)) return found;
        if (misspelt.size() > MOST_REMEMBERED) misspelt.clear();
        for (var meant : misspelt.computeIfAbsent(street, this::nearly)) {
            var door = typed.door().substring(0, typed.door().indexOf(' ') + 1) + meant;
            found.addAll(same(new AddressText(door, typed.unit(), typed.place())));
        }
        return found;
    }

    private List<String> nearly(String street) {
        var near = new ArrayList<String>();
        if (street.length() < 5) return near;
        for (var known : byStreet.keySet()) {
            if (Math.abs(known.length() - street.length()) <= 1 && EDITS.apply(known, street) == 1) near.add(known);
        }
        return near;
    }

    private List<Integer> same(AddressText wanted) {
        var exact = new ArrayList<Integer>();
        var compatible = new ArrayList<Integer>();
        int at = Arrays.binarySearch(byDoor, entry(wanted.door(), 0));
        if (at < 0) at = -at - 1;
        for (; at < byDoor.length && (int) (byDoor[at] >> 32) == wanted.door().hashCode(); at++) {
            int node = (int) byDoor[at];
            var known = AddressText.ofKey(nodes.key(node));
            if (!known.door().equals(wanted.door()) || !mayBeOne(known.place(), wanted.place())) continue;
            if (known.unit().equals(wanted.unit())) exact.add(node);
            else if (known.unit().isEmpty() || wanted.unit().isEmpty()) compatible.add(node);
        }
        // a unit that was typed and is known stands for itself, and for a call to the whole building
        exact.addAll(compatible);
        return exact;
    }

    /// Towns may be one where one was not said, or a letter is wrong.
    private static boolean mayBeOne(String town, String other) {
        if (town.isEmpty() || other.isEmpty() || town.equals(other)) return true;
        return town.length() > 4 && Math.abs(town.length() - other.length()) <= 1 && EDITS.apply(town, other) == 1;
    }

    /// Homes next door, two doors away, or in the same small building; none where there are too many. Two doors away is
    /// the second house known on that side, if its number is not far.
    List<Integer> near(int node) {
        var home = AddressText.ofKey(nodes.key(node));
        int number = home.number();
        if (number < 0) return List.of();
        var near = new ArrayList<Integer>();
        var below = new TreeSet<Integer>();
        var above = new TreeSet<Integer>();
        for (int other : byStreet.getOrDefault(streetOf(home), List.of())) {
            int there = AddressText.ofKey(nodes.key(other)).number();
            if (there < 0 || there == number) continue;
            (there < number ? below : above).add(Math.abs(there - number));
        }
        int reachBelow = reach(below);
        int reachAbove = reach(above);
        int units = 0;
        for (int other : byStreet.getOrDefault(streetOf(home), List.of())) {
            var there = AddressText.ofKey(nodes.key(other));
            if (other == node || !there.mayBeIn(home.place())) continue;
            boolean building = there.door().equals(home.door());
            if (building && ++units > MOST_UNITS) return List.of();
            int away = there.number() - number;
            boolean isNear =
                    building ? !there.unit().equals(home.unit()) : away < 0 ? -away <= reachBelow : away <= reachAbove;
            if (isNear) near.add(other);
        }
        if (near.size() > MOST_NEARBY) {
            near.removeIf(other -> !AddressText.ofKey(nodes.key(other)).door().equals(home.door())
                    && Math.abs(AddressText.ofKey(nodes.key(other)).number() - number) > 2);
        }
        return near.size() > MOST_NEARBY ? List.of() : near;
    }

    /// How far, in house numbers, the second house is.
    private static int reach(SortedSet<Integer> distances) {
        return distances.stream()
                .skip(1)
                .findFirst()
                .map(second -> Math.clamp(second, NEARBY, FARTHEST))
                .orElse(FARTHEST);
    }
}
