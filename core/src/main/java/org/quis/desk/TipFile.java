package org.quis.desk;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quis.acts.Act;
import org.quis.acts.Act.TipReceived;
import org.quis.acts.Act.TipSettled;
import org.quis.acts.Doer;
import org.quis.acts.Done;
import org.quis.acts.Role;

/// One tip: the sum of the acts on it.
public final class TipFile {
    private @Nullable Done received;
    private @Nullable TipSettled settled;

    public static TipFile of(List<Done> acts) {
        var file = new TipFile();
        for (var done : acts) {
            switch (done.act()) {
                case TipReceived _ -> file.received = done;
                case TipSettled it -> file.settled = it;
                default -> throw new IllegalArgumentException(done + " is on no tip");
            }
        }
        return file;
    }

    /// How it came: a [TipReceived].
    public Done received() {
        return Objects.requireNonNull(received, "no such tip");
    }

    /// Empty while it waits.
    public Optional<TipSettled> settled() {
        return Optional.ofNullable(settled);
    }

    /// Says whether an act may follow.
    public void check(Act.OnTip act, Doer doer) throws Refused {
        switch (act) {
            case TipReceived _ -> {
                if (!doer.account().equals(Done.PROGRAM)) throw Refused.notTheirs("tips come from outside");
                if (received != null) throw Refused.notNow(act.tip() + " is there already");
            }
            case TipSettled _ -> {
                ItemFile.holds(doer, Role.INVESTIGATOR);
                if (received == null) throw Refused.notNow("there is no " + act.tip());
                if (settled != null) throw Refused.notNow(act.tip() + " is settled already");
            }
        }
    }
}
