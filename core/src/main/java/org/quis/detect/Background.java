package org.quis.detect;

import java.util.Optional;
import java.util.Set;
import org.quis.access.Site;
import org.quis.likeness.Persons;

/// What is known beside the accesses themselves.
///
/// @param persons of the people looked at, for statistics
/// @param sites   where connections are
/// @param circles who is around whom
public record Background(Persons persons, Sites sites, Circles circles) {
    /// Nothing is.
    public static final Background NONE = new Background(Persons.UNKNOWN, _ -> Optional.empty(), (_, _) -> Set.of());

    /// Says who is around a person: kin, friends, household.
    public interface Circles {
        /// @param instant milliseconds since 1970, UTC
        Set<Integer> around(int person, long instant);
    }

    /// Says where accounts were used.
    public interface Sites {
        /// Empty where no table says.
        Optional<Site> of(Connection connection);
    }
}
