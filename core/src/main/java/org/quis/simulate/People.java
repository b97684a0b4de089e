package org.quis.simulate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The registers: who lives where, what they drive, what rings, whom they are tied to.
final class People {
    /// Person numbers are scattered over a prime, so that they do not tell who was invented when.
    private static final int NUMBERS = 99_991;

    /// @param until `null` while it holds
    record Vehicle(
            String plate,
            String state,
            Person owner,
            LocalDate since,
            @Nullable LocalDate until) {}

    record Line(
            String phone,
            Person holder,
            LocalDate since,
            @Nullable LocalDate until) {}

    record Stay(
            Person person,
            Town.Home home,
            LocalDate since,
            @Nullable LocalDate until) {}

    private final List<Person> all = new ArrayList<>();
    private final List<Person> adults = new ArrayList<>();
    private final List<Tie> ties = new ArrayList<>();
    private final List<Vehicle> vehicles = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final List<Stay> stays = new ArrayList<>();
    private final Map<Town.Street, List<Person>> byStreet = new HashMap<>();
    private final Map<Person, List<Tie>> tiesOf = new HashMap<>();
    private final Map<Person, List<Vehicle>> vehiclesOf = new HashMap<>();
    private final Plates plates;
    private final Chance chance;
    private final LocalDate today;
    private int phones;

    People(LocalDate today, Chance chance) {
        this.today = today;
        this.chance = chance;
        this.plates = new Plates(chance.fork());
    }

    /// Someone moves in, with whatever they drive and whatever rings.
    Person add(Name name, boolean woman, int age, Town.Home home, LocalDate movedIn) {
        var born = today.minusYears(age).minusDays(chance.between(1, 364));
        int number = (int) ((all.size() + 1L) * 7_919 % NUMBERS);
        var phone = age >= 15 && chance.happens(0.9) ? phone() : "";
        var person = new Person("p-" + (100_000 + number), name, woman, born, home, phone);
        all.add(person);
        if (age >= 18) adults.add(person);
        byStreet.computeIfAbsent(home.street(), _ -> new ArrayList<>()).add(person);
        stays.add(new Stay(person, home, movedIn, null));
        if (!phone.isEmpty()) {
            var since = today.minusDays(chance.between(300, Math.min(4_000, 400 + (age - 15) * 300)));
            lines.add(new Line(phone, person, since, null));
            // numbers are handed on: the same number was someone else's before
            if (chance.happens(0.04)) {
                lines.add(new Line(phone, chance.pick(all), since.minusDays(900), since.minusDays(60)));
            }
        }
        if (age >= 17 && chance.happens(0.8)) drive(person);
        if (age >= 25 && chance.happens(0.15)) drive(person);
        return person;
    }

    private void drive(Person person) {
        int driving = person.ageOn(today) - 17;
        var since = today.minusDays(chance.between(200, Math.min(3_000, 300 + driving * 300)));
        var plate = plates.next();
        var vehicle = new Vehicle(plate, plates.state(), person, since, null);
        vehicles.add(vehicle);
        vehiclesOf.computeIfAbsent(person, _ -> new ArrayList<>()).add(vehicle);
        // and cars are sold on with their plates
        if (chance.happens(0.05)) {
            vehicles.add(new Vehicle(plate, vehicle.state(), chance.pick(all), since.minusDays(1_200), since));
        }
    }

    /// Keeps someone out of everyone's life: nobody meets, befriends or neighbours them by chance.
    void setApart(Person person) {
        adults.remove(person);
        byStreet.getOrDefault(person.home().street(), List.of()).remove(person);
    }

    /// A plate of someone from elsewhere, in no register here.
    String strangersPlate() {
        return plates.next();
    }

    /// Numbers of the block kept for fiction, 555-0100 to 555-0199, in as many area codes as it takes.
    private String phone() {
        int area = phones / 100;
        int last = phones++ % 100;
        return String.format(Locale.ROOT, "%d%d%d-555-01%02d", 2 + area / 90 % 8, area / 10 % 9, area % 10, last);
    }

    void tie(Person person, Tie.Kind kind, Person other, LocalDate since, @Nullable LocalDate until, boolean recorded) {
        var tie = new Tie(person, kind, other, since, until, recorded);
        ties.add(tie);
        tiesOf.computeIfAbsent(person, _ -> new ArrayList<>()).add(tie);
        tiesOf.computeIfAbsent(other, _ -> new ArrayList<>()).add(tie);
    }

    void lived(Person person, Town.Home home, LocalDate since, LocalDate until) {
        stays.add(new Stay(person, home, since, until));
    }

    List<Person> all() {
        return all;
    }

    List<Person> adults() {
        return adults;
    }

    List<Tie> ties() {
        return ties;
    }

    List<Tie> tiesOf(Person person) {
        return tiesOf.getOrDefault(person, List.of());
    }

    List<Vehicle> vehicles() {
        return vehicles;
    }

    /// What a person drives now.
    List<Vehicle> vehiclesOf(Person person) {
        return vehiclesOf.getOrDefault(person, List.of());
    }

    List<Line> lines() {
        return lines;
    }

    List<Stay> stays() {
        return stays;
    }

    List<Person> neighborsOf(Person person) {
        return byStreet.getOrDefault(person.home().street(), List.of()).stream()
                .filter(other -> other.home().near(person.home()))
                .toList();
    }

    LocalDate today() {
        return today;
    }
}
