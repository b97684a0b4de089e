package org.quis.simulate;

/// How untidy an agency is: shares of calls, stops and appointments.
///
/// @param missing never entered
/// @param late    entered as of minutes or half an hour later
/// @param wrong   entered with a slip in the plate, the house number or the id
public record Gaps(double missing, double late, double wrong) {
    public static final Gaps USUAL = new Gaps(0.05, 0.10, 0.02);

    public Gaps {
        if (missing < 0 || late < 0 || wrong < 0 || missing + late + wrong > 0.5) {
            throw new IllegalArgumentException("gaps are shares, and together at most a half");
        }
    }
}
