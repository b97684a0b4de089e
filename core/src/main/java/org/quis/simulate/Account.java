package org.quis.simulate;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One who may look: a person, and the account they look with.
///
/// @param supervisorId empty at the top
/// @param activeTo     first day without the account; `null` while in service
record Account(
        int number,
        String id,
        Person person,
        String organization,
        Unit unit,
        String role,
        String supervisorId,
        LocalDate activeFrom,
        @Nullable LocalDate activeTo,
        Habits habits) {

    boolean activeOn(LocalDate day) {
        return !day.isBefore(activeFrom) && (activeTo == null || day.isBefore(activeTo));
    }

    /// Ids are unique, and hashing eleven fields is not free.
    @Override
    public int hashCode() {
        return number;
    }
}
