package org.quis.simulate;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// How people type what they look for: their own way of writing a name, accents lost, dashes moved,
/// fingers slipping.
final class Typing {
    static final int NAME_STYLES = 7;

    private static final DateTimeFormatter US = DateTimeFormatter.ofPattern("MM/dd/yyyy", Locale.ROOT);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("M/d/yy", Locale.ROOT);
    private static final String[][] STREETS = {
        {" Street", " St", " St.", " ST"},
        {" Avenue", " Ave", " Av", " AVE."},
        {" Road", " Rd", " Rd.", " RD"},
        {" Lane", " Ln", " Ln.", " LN"},
        {" Drive", " Dr", " Dr.", " DR"},
        {" Court", " Ct", " Ct.", " CT"},
        {" Boulevard", " Blvd", " Blvd.", " BLVD"},
        {" Place", " Pl", " Pl.", " PL"}
    };

    private final People people;
    private final Chance chance;

    Typing(People people, Chance chance) {
        this.people = people;
        this.chance = chance;
    }

    /// A person, looked for by `facet` or, where they have none (no car, no phone), by name.
    Subject subject(Account who, Person person, Facet facet) {
        return switch (facet) {
            case PERSON -> new Subject("person", person.id());
            case NAME -> name(who, person);
            case PLATE -> {
                var vehicles = people.vehiclesOf(person);
                if (vehicles.isEmpty()) yield name(who, person);
                yield plate(who, chance.pick(vehicles).plate()).about(person);
            }
            case PHONE ->
                person.phone().isEmpty()
                        ? name(who, person)
                        : new Subject("phone", slip(who, phone(person.phone()))).about(person);
            case ADDRESS -> address(who, person.home()).about(person);
        };
    }

    Subject plate(Account who, String plate) {
        var squeezed = plate.replace("-", "");
        var typed = switch (chance.weighted(45, 20, 20, 15)) {
            case 0 -> squeezed;
            case 1 -> plate;
            case 2 ->
                squeezed.substring(0, squeezed.length() - 3)
                        + chance.oneOf(" ", "-")
                        + squeezed.substring(squeezed.length() - 3);
            default -> squeezed.toLowerCase(Locale.ROOT);
        };
        return new Subject("plate", slip(who, typed));
    }

    Subject address(Account who, Town.Home home) {
        return new Subject("address", slip(who, address(home)), "", chance.between(1, 5));
    }

    Subject name(Account who, Person person) {
        var dob = chance.happens(0.4) ? date(person.born()) : "";
        int hits = dob.isEmpty() ? chance.between(1, 9) : 1;
        return new Subject("name", slip(who, written(who.habits(), person.name())), dob, hits, person.id());
    }

    Subject stranger(Account who, Name name) {
        return new Subject("name", written(who.habits(), name), "", chance.between(0, 3));
    }

    private String written(Habits habits, Name name) {
        var given = !name.nickname().isEmpty() && chance.happens(0.06) ? name.nickname() : name.given();
        var family = name.family();
        if (!name.formerFamilies().isEmpty() && chance.happens(0.12))
            family = name.formerFamilies().getFirst();
        int cut = family.lastIndexOf(' ');
        if (cut > 0 && Character.isUpperCase(family.charAt(0)) && chance.happens(0.35)) {
            family = family.substring(0, cut); // one of two surnames
        }
        if (chance.happens(0.25)) family = family.replace("'", "").replace("-", " ");
        if (chance.happens(0.75)) {
            given = Accents.lost(given);
            family = Accents.lost(family);
        }
        var initial = name.middle().isEmpty() ? "" : name.middle().substring(0, 1);
        int style = chance.happens(0.7) ? habits.nameStyle() : chance.below(NAME_STYLES);
        return switch (style) {
            case 0 -> (family + ", " + given + (initial.isEmpty() ? "" : " " + initial)).toUpperCase(Locale.ROOT);
            case 1 -> (given + " " + family).toLowerCase(Locale.ROOT);
            case 2 -> given + " " + family;
            case 3 -> (family + "," + given).toUpperCase(Locale.ROOT);
            case 4 -> given + (initial.isEmpty() ? " " : " " + initial + ". ") + family;
            case 5 -> (family + " " + given).toUpperCase(Locale.ROOT);
            default -> family + ", " + given;
        };
    }

    private String phone(String phone) {
        var digits = phone.replace("-", "");
        var area = digits.substring(0, 3);
        var last = digits.substring(6);
        return switch (chance.weighted(35, 25, 20, 12, 8)) {
            case 0 -> phone;
            case 1 -> digits;
            case 2 -> "(" + area + ") 555-" + last;
            case 3 -> "+1 (" + area + ") 555-" + last;
            default -> area + ".555." + last;
        };
    }

    private String address(Town.Home home) {
        var line = home.line();
        for (var spellings : STREETS) line = line.replace(spellings[0], spellings[chance.below(spellings.length)]);
        if (chance.happens(0.3)) line = line.replace(" Apt ", chance.oneOf(" #", " Apt. ", " Unit "));
        if (chance.happens(0.65)) line = line.substring(0, line.lastIndexOf(','));
        return switch (chance.weighted(50, 30, 20)) {
            case 0 -> line;
            case 1 -> line.toUpperCase(Locale.ROOT);
            default -> line.toLowerCase(Locale.ROOT);
        };
    }

    private String date(LocalDate born) {
        return switch (chance.weighted(50, 35, 15)) {
            case 0 -> US.format(born);
            case 1 -> born.toString();
            default -> SHORT.format(born);
        };
    }

    /// `26-001234` as `26-1234`, `26001234`, `#26-001234`.
    String caseNumber(Account who, String number) {
        return slip(who, written(number));
    }

    private String written(String number) {
        int dash = number.indexOf('-');
        var year = number.substring(0, dash);
        var serial = number.substring(dash + 1);
        return switch (chance.weighted(55, 25, 12, 8)) {
            case 0 -> number;
            case 1 -> year + "-" + Integer.parseInt(serial);
            case 2 -> year + serial;
            default -> "#" + number;
        };
    }

    /// One letter doubled, lost, or swapped with the next, now and then.
    private String slip(Account who, String text) {
        if (text.length() < 4 || !chance.happens(who.habits().slips())) return text;
        int at = chance.between(1, text.length() - 2);
        var before = text.substring(0, at);
        var after = text.substring(at + 1);
        char c = text.charAt(at);
        return switch (chance.below(3)) {
            case 0 -> before + c + c + after;
            case 1 -> before + after;
            default -> before + after.charAt(0) + c + after.substring(1);
        };
    }
}
