package org.quis.bench;

import java.util.SplittableRandom;

/// The invented people who search: their names, their agencies, and who is on duty when.
///
/// A few accounts do much of the searching and most do little; some work by day, some by night, in four
/// time zones. How busy an hour of the week is follows from that.
final class Staff {
    static final int ACCOUNTS = 4000;
    static final int ORGANIZATIONS = 200;
    static final int HOURS_A_WEEK = 168;

    private static final int DRAWS = 8192; // a power of two: an account is drawn with one look into a table
    private static final double BUSIEST = 0.6; // exponent of how quickly searching falls off by rank
    private static final double OFF_DUTY = 0.015; // share of searching that is done outside one's shift

    private static final String[] FIRST = {
        "Al", "Bar", "Cor", "Dun", "El", "Far", "Gar", "Hol", "Ing", "Jas", "Kel", "Lan", "Mar", "Nor", "Ost", "Pel",
        "Quil", "Ros", "Sel", "Tor", "Ul", "Ver", "Wen", "Yar", "Zel"
    };
    private static final String[] LAST = {
        "bek", "cott", "dano", "ester", "fell", "grim", "huis", "ives", "jian", "kov", "lund", "mont", "nari", "ovic",
        "quist", "rado", "sara", "tani", "uru", "vane", "wick", "zian"
    };
    private static final String[] PLACE = {
        "brook", "bury", "crest", "dale", "field", "ford", "gate", "haven", "mere", "port", "ridge", "view", "wood"
    };
    private static final String[] AGENCY = {
        " CA PD", " CA PD", " TX PD", " County CA SO", " IL PD", " County GA SO", " State Patrol"
    };

    private final byte[][] names = new byte[ACCOUNTS][];
    private final byte[][] organizations = new byte[ORGANIZATIONS][];
    private final int[] organizationOf = new int[ACCOUNTS];
    private final int[] networksOf = new int[ORGANIZATIONS];
    private final double[] busy = new double[HOURS_A_WEEK];
    private final short[][] draws = new short[HOURS_A_WEEK][DRAWS];

    Staff(SplittableRandom random) {
        for (int i = 0; i < ORGANIZATIONS; i++) {
            String place = FIRST[i % FIRST.length] + PLACE[(i / FIRST.length + i % FIRST.length) % PLACE.length];
            organizations[i] = Line.ascii(place + AGENCY[random.nextInt(AGENCY.length)]);
            networksOf[i] = 40 + random.nextInt(5500);
        }
        var weights = new double[ACCOUNTS][];
        for (int i = 0; i < ACCOUNTS; i++) {
            char initial = (char) ('A' + random.nextInt(26));
            names[i] = Line.ascii(initial + ". " + any(FIRST, random) + any(LAST, random));
            organizationOf[i] = (int) (ORGANIZATIONS * Math.pow(random.nextDouble(), 1.6)); // some are large
            weights[i] = week(1 / Math.pow(i + 1, BUSIEST), random);
        }
        for (int hour = 0; hour < HOURS_A_WEEK; hour++) fill(hour, weights);
    }

    private static String any(String[] of, SplittableRandom random) {
        return of[random.nextInt(of.length)];
    }

    /// How much an account searches in each hour of a week, which begins on Monday at 00:00 UTC.
    private static double[] week(double searches, SplittableRandom random) {
        int zone = -8 + random.nextInt(4);
        int kind = random.nextInt(10); // five in ten by day, two late, two at night, one in an office
        int from = kind < 5 ? 7 : kind < 7 ? 15 : kind < 9 ? 22 : 8;
        int hours = kind == 9 ? 9 : 10;
        int firstDay = kind == 9 ? 0 : random.nextInt(7);
        int days = kind == 9 ? 5 : 4;
        var week = new double[HOURS_A_WEEK];
        for (int hour = 0; hour < HOURS_A_WEEK; hour++) week[hour] = searches * OFF_DUTY;
        for (int day = firstDay; day < firstDay + days; day++) {
            for (int hour = from; hour < from + hours; hour++) {
                week[Math.floorMod(day * 24 + hour - zone, HOURS_A_WEEK)] = searches;
            }
        }
        return week;
    }

    private void fill(int hour, double[][] weights) {
        for (var week : weights) busy[hour] += week[hour];
        double reached = 0;
        int account = -1;
        for (int draw = 0; draw < DRAWS; draw++) {
            while (account < 0 || reached <= busy[hour] * draw / DRAWS && account < ACCOUNTS - 1) {
                reached += weights[++account][hour];
            }
            draws[hour][draw] = (short) account;
        }
    }

    double busy(int hourOfWeek) {
        return busy[hourOfWeek];
    }

    int onDuty(int hourOfWeek, SplittableRandom random) {
        return draws[hourOfWeek][random.nextInt(DRAWS)];
    }

    byte[] name(int account) {
        return names[account];
    }

    byte[] organization(int account) {
        return organizations[organizationOf[account]];
    }

    /// How many agencies' cameras the account's own agency can search.
    int networks(int account) {
        return networksOf[organizationOf[account]];
    }
}
