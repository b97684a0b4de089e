package org.quis.simulate;

import java.util.ArrayList;
import java.util.List;

/// Streets and the doors on them. Doors are given out in order along a street, so that people who come
/// one after another are neighbours, as they would be in a register.
final class Town {
    private static final List<String> SUFFIXES =
            List.of("Street", "Avenue", "Road", "Lane", "Drive", "Court", "Boulevard", "Place");

    private final List<Street> streets = new ArrayList<>();
    private final Chance chance;
    private final int doorsPerStreet;
    private int street;
    private int number = 1;

    record Street(String name, String suffix, String city) {}

    /// @param apartment empty for a house
    record Home(Street street, int number, String apartment) {

        String line() {
            var door = number + " " + street.name() + " " + street.suffix();
            return (apartment.isEmpty() ? door : door + " Apt " + apartment) + ", " + street.city();
        }

        boolean sameDoor(Home other) {
            return equals(other);
        }

        /// Next door, across the street, or down the hall.
        boolean near(Home other) {
            return street.equals(other.street) && Math.abs(number - other.number) <= 4 && !sameDoor(other);
        }
    }

    Town(int homes, Chance chance) {
        this.chance = chance;
        for (var suffix : SUFFIXES) {
            for (var name : Words.split(String.join(",", Words.lines("streets")))) {
                streets.add(new Street(name, suffix, chance.happens(0.8) ? "Harrow Falls" : "Elmet Junction"));
            }
        }
        doorsPerStreet = Math.max(12, homes / streets.size() + 1);
    }

    /// The next empty home.
    List<Home> nextDoor() {
        if (number > doorsPerStreet * 2) {
            street = (street + 1) % streets.size();
            number = 1;
        }
        number += chance.between(1, 2);
        var at = streets.get(street);
        if (!chance.happens(0.08)) return List.of(new Home(at, number, ""));
        var house = new ArrayList<Home>();
        int apartments = chance.between(2, 8);
        for (int i = 1; i <= apartments; i++) {
            house.add(new Home(at, number, chance.happens(0.7) ? String.valueOf(i) : "" + (char) ('A' + i - 1)));
        }
        return house.stream().distinct().toList();
    }
}
