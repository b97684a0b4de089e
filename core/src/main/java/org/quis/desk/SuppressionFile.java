package org.quis.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quis.acts.Act;
import org.quis.acts.Act.SuppressionEnded;
import org.quis.acts.Act.SuppressionMade;
import org.quis.acts.Doer;
import org.quis.acts.Done;
import org.quis.acts.Role;

/// One suppression: the sum of the acts on it.
public final class SuppressionFile {
    /// Who knows a cause today does not know it for ever.
    static final int MOST_DAYS = 366;

    private @Nullable Done made;
    private @Nullable SuppressionEnded ended;

    public static SuppressionFile of(List<Done> acts) {
        var file = new SuppressionFile();
        for (var done : acts) {
            switch (done.act()) {
                case SuppressionMade _ -> file.made = done;
                case SuppressionEnded it -> file.ended = it;
                default -> throw new IllegalArgumentException(done + " is on no suppression");
            }
        }
        return file;
    }

    /// How it began: a [SuppressionMade].
    public Done made() {
        return Objects.requireNonNull(made, "no such suppression");
    }

    /// Empty while nobody ended it; its last day may be over all the same.
    public Optional<SuppressionEnded> ended() {
        return Optional.ofNullable(ended);
    }

    /// Says whether an act may follow.
    public void check(Act.OnSuppression act, Doer doer, Standing standing, LocalDate today) throws Refused {
        ItemFile.holds(doer, Role.REVIEWER);
        switch (act) {
            case SuppressionMade it -> {
                if (made != null) throw Refused.notNow(act.suppression() + " is there already");
                if (it.until().isBefore(today)) throw Refused.notNow("its last day is over");
                if (it.until().isAfter(today.plusDays(MOST_DAYS))) {
                    throw Refused.notNow("it may hold for " + MOST_DAYS + " days at most; make another then");
                }
                standing.keepOut(doer, it.user(), "");
                boolean own = !it.unit().isEmpty()
                        && it.unit().equals(standing.unit(doer.user()).orElse(""));
                if (own) throw Refused.notTheirs("this is not yours to judge: it is about your own unit");
            }
            case SuppressionEnded _ -> {
                if (made == null) throw Refused.notNow("there is no suppression " + act.suppression());
                if (ended != null) throw Refused.notNow(act.suppression() + " was ended already");
            }
        }
    }
}
