package org.quis.simulate;

import java.time.LocalDate;
import java.time.ZoneId;

/// What to invent.
///
/// @param accesses rows of the log, exactly; below 20,000 there are fewer than three episodes of a kind
/// @param users    accounts, a few of which have left the agency
/// @param days     length of the log, from `firstDay`
/// @param zone     where the agency is; the rota and everybody's habits follow its clocks
/// @param gaps     what its tables lack
public record SimulationOptions(
        long seed, int accesses, int users, int days, LocalDate firstDay, ZoneId zone, Gaps gaps) {

    public SimulationOptions {
        if (accesses < 1_000) throw new IllegalArgumentException("an agency makes at least 1,000 accesses");
        if (users < 60 || users > 5_000) throw new IllegalArgumentException("an agency has 60 to 5,000 users");
        if (days < 60 || days > 366) throw new IllegalArgumentException("a log covers 60 to 366 days");
    }

    /// A quarter of a year, with as many users as make so many accesses at a believable pace.
    public static SimulationOptions of(long seed, int accesses) {
        return of(seed, accesses, 0, Gaps.USUAL);
    }

    /// @param users 0 for as many as fit
    public static SimulationOptions of(long seed, int accesses, int users, Gaps gaps) {
        if (users > 0) {
            return new SimulationOptions(
                    seed, accesses, users, 92, LocalDate.of(2026, 1, 5), ZoneId.of("America/Denver"), gaps);
        }
        return of(seed, accesses, Math.clamp((long) (0.85 * StrictMath.sqrt(accesses)), 80, 2_000), gaps);
    }
}
