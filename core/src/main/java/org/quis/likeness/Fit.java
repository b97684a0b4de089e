package org.quis.likeness;

/// How like the others who look at a person an account is, from -1 to 1: 1 where they look at the same people as the
/// account does, about 0 where they have nobody in common.
///
/// @param here  the others who look at this person
/// @param usual those who look at the account's subjects, on average
public record Fit(double here, double usual) {
    /// Nobody else looks at the person, or too little is known of those who do.
    public static final Fit UNKNOWN = new Fit(0, 0);

    /// How much less like them the account is than it usually is; negative where it is more.
    public double unlike() {
        return usual - here;
    }
}
