package org.quis.simulate;

/// How one person fills in a form, day after day. Shares are of their accesses.
///
/// @param nameStyle   their favourite of [Typing]'s ways to write a name
/// @param blank       reason left empty
/// @param vague       reason that says nothing
/// @param number      case number in place of a reason, where there is one
/// @param code        a radio or penal code
/// @param caseFilled  case number filled in, where there is one
/// @param slips       typed values with a slip of the finger
/// @param silent      a user who never says why: the story behind `no_reason`
record Habits(
        int nameStyle,
        double blank,
        double vague,
        double number,
        double code,
        double caseFilled,
        double slips,
        boolean silent) {

    static Habits of(Unit unit, boolean silent, Chance chance) {
        int style = chance.below(Typing.NAME_STYLES);
        if (silent) return new Habits(style, 0.75, 0.25, 0, 0, 0, 0.02, true);
        double care = chance.between(0.3, 1.7); // few are careful about everything
        boolean desk = unit == Unit.RECORDS || unit == Unit.DETECTIVES || unit == Unit.ANALYSIS;
        return new Habits(
                style,
                0.06 * care,
                0.20 * care,
                chance.between(0.05, 0.3),
                unit == Unit.PATROL ? chance.between(0.1, 0.3) : 0.05,
                desk ? chance.between(0.2, 0.8) : chance.between(0.0, 0.4),
                0.025 * care,
                false);
    }
}
