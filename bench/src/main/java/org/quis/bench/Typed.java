package org.quis.bench;

import java.util.SplittableRandom;

/// What people type into a search: plates, reasons, case numbers, and the filters they click together.
///
/// Frequencies follow what published audits show: one word and its misspellings dominate, about one reason
/// in twelve is free text, one search in twenty has a case number.
final class Typed {
    private static final int PLATES = 1_500_000; // vehicles that are ever looked for
    private static final int FILTERS = 3000; // distinct settings

    private static final String[] REASONS = {
        "investigation",
        "inv",
        "stolen vehicle",
        "Investigation",
        "burglary",
        "invest",
        "warrant",
        "robbery",
        "hit and run",
        "missing person",
        "theft",
        "investigations",
        "traffic",
        "459",
        "suspicious vehicle",
        "INVESTIGATION",
        "10851",
        "investigaton",
        "narcotics",
        "assault",
        "211pc",
        "shooting",
        "homicide",
        "invesitgation",
        "welfare check",
        "GTA",
        "patrol",
        "follow up",
        "crim",
        "retail theft",
        "dv",
        "investigtion",
        "vandalism",
        "person+crime",
        "fraud",
        "487",
        "occupied stolen",
        "BOLO",
        "attempt to locate",
        "pursuit",
        "inestigation",
        "reckless driver",
        "kidnapping",
        "242",
        "catalytic converter theft",
        "be on lookout",
        "sa investigation",
        "ongoing investigation",
        "273.5",
        "evading",
        "stalking",
        "identity theft",
        "mail theft",
        "felony vandalism",
        "brandishing",
        "possible dui",
        "recovered stolen",
        "cold case",
        "arson",
        "human trafficking",
        "wanted subject",
        "outside agency assist",
        "test",
        "training",
        "."
    };
    private static final String[] WHO = {
        "susp", "suspect veh", "poss veh", "RP's veh", "white pickup", "silver sedan", "male", "vic"
    };
    private static final String[] DID = {
        "fled", "seen at", "last seen near", "took items from", "circling", "parked at", "left"
    };
    private static final String[] WHERE = {
        "gas station", "market", "school lot", "hwy on ramp", "storage units", "park", "mall"
    };
    private static final String[] MAKES = {
        "Honda", "Toyota", "Ford", "Chevrolet", "Nissan", "Kia", "Hyundai", "BMW", "Dodge", "Tesla"
    };
    private static final String[] COLORS = {"black", "white", "silver", "grey", "blue", "red", "green", "tan"};
    private static final String[] BODIES = {"sedan", "suv", "pickup", "van", "coupe", "motorcycle"};

    private final SplittableRandom random;
    private final byte[][] reasons = new byte[REASONS.length][];
    private final byte[][] filters = new byte[FILTERS][];

    Typed(SplittableRandom random) {
        this.random = random;
        for (int i = 0; i < reasons.length; i++) reasons[i] = Line.ascii(REASONS[i]);
        for (int i = 0; i < FILTERS; i++) filters[i] = Line.ascii(filter());
    }

    private String filter() {
        var json = new StringBuilder("{\"cameraNetworks\":\"")
                .append(random.nextInt(4) == 0 ? "own" : "all")
                .append('"');
        if (random.nextInt(3) > 0)
            json.append(",\"vehicleMake\":\"").append(any(MAKES)).append('"');
        if (random.nextInt(3) > 0) json.append(",\"plateState\":\"CA\"");
        if (random.nextInt(3) > 0)
            json.append(",\"bodyType\":\"").append(any(BODIES)).append('"');
        if (random.nextInt(2) > 0)
            json.append(",\"color\":\"").append(any(COLORS)).append('"');
        json.append(",\"cameras\":").append(random.nextInt(400)).append('}');
        return '"' + json.toString().replace("\"", "\"\"") + '"';
    }

    private String any(String[] of) {
        return of[random.nextInt(of.length)];
    }

    /// A vehicle to look for. Few are looked for often: the share of the commonest n is about √(n / all).
    int vehicle() {
        double u = random.nextDouble();
        return (int) (u * u * PLATES);
    }

    /// A vehicle's plate, always the same but for how people type it.
    void plate(int vehicle, Line line) {
        long mixed = mix(vehicle);
        int letters = (int) (mixed & 0x7fff) % (26 * 26 * 26);
        int digits = (int) (mixed >>> 16 & 0xffff) % 1000;
        int style = random.nextInt(50); // 47 in 50 type it plainly
        char first = (char) ((style == 0 ? 'a' : 'A') + letters % 26);
        char second = style == 1 ? '*' : (char) ((style == 0 ? 'a' : 'A') + letters / 26 % 26);
        char third = (char) ((style == 0 ? 'a' : 'A') + letters / 676);
        if (mixed >>> 60 < 13) line.put((char) ('1' + (mixed >>> 40) % 9));
        line.put(first).put(second).put(third);
        if (style == 2) line.put(' ');
        line.number(digits, 3);
    }

    private static long mix(long value) { // the finalizer of SplitMix64
        long z = value * 0x9E3779B97F4A7C15L + 0x1234567L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    void reason(Line line) {
        int kind = random.nextInt(200);
        if (kind < 16) freeText(line);
        else if (kind < 22) caseNumber(line);
        else if (kind >= 25) line.put(reasons[zipf(reasons.length)]); // 22 to 24: left blank
    }

    private void freeText(Line line) {
        boolean comma = random.nextInt(4) == 0;
        if (comma) line.put('"');
        line.put(Line.ascii(any(WHO)))
                .put(comma ? ',' : ' ')
                .put(Line.ascii(any(DID)))
                .put(' ')
                .put(Line.ascii(any(WHERE)));
        line.put(' ').number(random.nextInt(1_000_000));
        if (comma) line.put('"');
    }

    private int zipf(int ranks) { // by inverting the integral of 1/x, which is close enough to the sum
        return (int) Math.pow(ranks + 1, random.nextDouble()) - 1;
    }

    void caseNumber(Line line) {
        line.number(23 + random.nextInt(3)).put('-').number(random.nextInt(200_000), 6);
    }

    void filters(Line line) {
        if (random.nextInt(10) > 0) line.put(filters[zipf(FILTERS)]);
    }
}
