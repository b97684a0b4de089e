package org.quis.detect;

import java.util.Optional;
import org.quis.access.Site;
import org.quis.likeness.Persons;

/// What is known beside the accesses themselves.
///
/// @param persons of the people looked at, for statistics
/// @param sites   where connections are
public record Background(Persons persons, Sites sites) {
    /// Nothing is.
    public static final Background NONE = new Background(Persons.UNKNOWN, _ -> Optional.empty());

    /// Says where accounts were used.
    public interface Sites {
        /// Empty where no table says.
        Optional<Site> of(Connection connection);
    }
}
