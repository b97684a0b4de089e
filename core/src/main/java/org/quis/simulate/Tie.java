package org.quis.simulate;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How two people are tied: `other` is the `kind` of `person`.
///
/// @param until    empty (`null`) while it lasts
/// @param recorded whether the agency's table knows; the story goes on either way
record Tie(
        Person person,
        Kind kind,
        Person other,
        LocalDate since,
        @Nullable LocalDate until,
        boolean recorded) {

    enum Kind {
        SPOUSE,
        FORMER_SPOUSE,
        PARTNER,
        FORMER_PARTNER,
        PARENT,
        CHILD,
        SIBLING,
        RELATIVE,
        FRIEND,
        ROOMMATE,
        EMERGENCY_CONTACT;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean isFamily() {
            return switch (this) {
                case SPOUSE, PARTNER, PARENT, CHILD, SIBLING, RELATIVE -> true;
                case FORMER_SPOUSE, FORMER_PARTNER, FRIEND, ROOMMATE, EMERGENCY_CONTACT -> false;
            };
        }

        boolean isFormer() {
            return this == FORMER_SPOUSE || this == FORMER_PARTNER;
        }

        boolean isFriend() {
            return this == FRIEND || this == ROOMMATE || this == EMERGENCY_CONTACT;
        }
    }

    /// The one at the other end.
    Person besides(Person one) {
        return one.equals(person) ? other : person;
    }
}
