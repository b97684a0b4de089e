package org.quis.desk;

import java.time.Instant;
import java.time.ZoneOffset;
import org.quis.acts.Act;
import org.quis.acts.Act.FiguresPublished;
import org.quis.acts.Doer;
import org.quis.acts.Role;

/// Who publishes, and what.
public final class Publishing {
    private Publishing() {}

    /// Says whether an act may follow.
    ///
    /// @param isNew   whether nothing was published under its number
    /// @param figures what the acts come to: nobody publishes other numbers
    public static void check(Act.OnPublication act, Doer doer, boolean isNew, Figures figures, Instant now)
            throws Refused {
        ItemFile.holds(doer, Role.RECORDS_OFFICER);
        if (!isNew) throw Refused.notNow(act.publication() + " is published already");
        switch (act) {
            case FiguresPublished it -> {
                if (!it.to().isBefore(now.atOffset(ZoneOffset.UTC).toLocalDate())) {
                    throw Refused.notNow("the period is not over: its last day is " + it.to());
                }
                if (!it.csv().equals(figures.csv(it.least()))) {
                    throw Refused.notNow("the figures have changed since they were shown; look at them again");
                }
            }
        }
    }
}
