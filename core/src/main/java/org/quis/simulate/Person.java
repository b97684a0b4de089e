package org.quis.simulate;

import java.time.LocalDate;
import java.util.Locale;

/// Someone the agency's registers know.
///
/// @param phone empty where no number is known
record Person(String id, Name name, boolean woman, LocalDate born, Town.Home home, String phone) {

    String email() {
        var plain = Accents.lost(name.given() + "." + name.family()).toLowerCase(Locale.ROOT);
        return plain.replaceAll("[^a-z.]", "") + "." + id.substring(id.length() - 3) + "@example.org";
    }

    int ageOn(LocalDate day) {
        return born.until(day).getYears();
    }

    /// Ids are unique, and hashing a name and an address is not free.
    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
