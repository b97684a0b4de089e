package org.quis.desk;

import java.util.Optional;
import org.quis.acts.Doer;

/// How those who work here stand to those whose accesses they judge. Users are named as in the databases audited.
public interface Standing {
    /// Why a user must keep out of what concerns another user or a person; empty where nothing known speaks against
    /// them.
    ///
    /// @param user   theirs; empty where they use none of the databases
    /// @param about  whose accesses these are; may be empty
    /// @param person looked at; may be empty
    Optional<String> recusal(String user, String about, String person);

    /// Whether a user is the supervisor of another.
    boolean supervises(String user, String of);

    /// The unit that a user belongs to; empty where no table says.
    default Optional<String> unit(String user) {
        return Optional.empty();
    }

    /// @throws Refused where they must keep out
    default void keepOut(Doer doer, String about, String person) throws Refused {
        var why = recusal(doer.user(), about, person);
        if (why.isPresent()) throw Refused.notTheirs("this is not yours to judge: " + why.get());
    }
}
