package org.quis.likeness;

/// One week of one account, added up.
public final class Week {
    private final long monday;
    private final double[] sums = new double[Trait.values().length];
    private final int[] counts = new int[Trait.values().length];
    private int accesses;
    private int people;
    private int namesakes;
    private double namesakesByChance;

    /// @param monday its first day, in days since 1970-01-01
    public Week(long monday) {
        this.monday = monday;
    }

    /// The week of a day.
    ///
    /// @param day in days since 1970-01-01, a Thursday
    public static long monday(long day) {
        return day - Math.floorMod(day + 3, 7L);
    }

    public void access() {
        accesses++;
    }

    /// One access, or one of the people looked at, and its number; for a share 0 or 1.
    public void add(Trait trait, double number) {
        sums[trait.ordinal()] += number;
        counts[trait.ordinal()]++;
    }

    /// One of the people looked at, each counted once.
    ///
    /// @param namesake whether they bear a family name of the account's holder
    /// @param chance   the share of everybody who does
    public void person(boolean namesake, double chance) {
        people++;
        namesakes += namesake ? 1 : 0;
        namesakesByChance += chance;
    }

    public long monday() {
        return monday;
    }

    public int accesses() {
        return accesses;
    }

    /// How many are known to be people, each counted once.
    public int people() {
        return people;
    }

    int namesakes() {
        return namesakes;
    }

    double namesakesByChance() {
        return namesakesByChance;
    }

    /// Of how many accesses, or people, a trait is known.
    int count(Trait trait) {
        return trait == Trait.VOLUME ? accesses : counts[trait.ordinal()];
    }

    /// As [Trait#scaled] has it.
    double scaled(Trait trait) {
        return trait.scaled(trait == Trait.VOLUME ? accesses : sums[trait.ordinal()] / counts[trait.ordinal()]);
    }
}
