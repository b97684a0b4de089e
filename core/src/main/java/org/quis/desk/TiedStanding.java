package org.quis.desk;

import java.time.InstantSource;
import java.util.Optional;
import org.quis.access.MisuseKind;
import org.quis.explain.Explainer;
import org.quis.explain.Inquiry;
import org.quis.ties.Ties;

/// What the reference tables say now of how people stand to each other.
public final class TiedStanding implements Standing {
    private final Ties ties;
    private final Explainer explainer;
    private final InstantSource clock;

    public TiedStanding(Ties ties, InstantSource clock) {
        this.ties = ties;
        this.explainer = new Explainer(ties);
        this.clock = clock;
    }

    @Override
    public Optional<String> recusal(String user, String about, String person) {
        if (user.isEmpty()) return Optional.empty();
        if (user.equals(about)) return Optional.of("it is about your own accesses");
        if (!about.isEmpty()) {
            if (supervises(user, about)) return Optional.of("you supervise whom it is about");
            if (supervises(about, user)) return Optional.of("it is about your supervisor");
            int node = ties.user(about);
            int holder = node == Ties.NOBODY ? Ties.NOBODY : ties.staff().person(node);
            if (holder != Ties.NOBODY) {
                var tie = tie(user, ties.id(holder));
                if (tie.isPresent()) return Optional.of("a personal tie to whom it is about (" + tie.get() + ")");
            }
        }
        if (person.isEmpty()) return Optional.empty();
        return tie(user, person).map(tie -> "a personal tie to the person looked at (" + tie + ")");
    }

    private Optional<String> tie(String user, String person) {
        var asked = new Inquiry(user, clock.millis(), "", "person", person, "", "", "", "");
        var explained = explainer.explain(asked);
        if (explained.user() == Ties.NOBODY) return Optional.empty();
        return explainer.personals(explained, asked).stream()
                .map(path -> path.walk())
                // everybody here is a colleague of those whose accesses they judge
                .filter(walk -> walk.suspicion() != MisuseKind.COWORKER_LOOKUP)
                .map(walk -> walk.name())
                .findFirst();
    }

    @Override
    public Optional<String> unit(String user) {
        int node = user.isEmpty() ? Ties.NOBODY : ties.user(user);
        int unit = node == Ties.NOBODY ? Ties.NOBODY : ties.unit(node);
        return unit == Ties.NOBODY ? Optional.empty() : Optional.of(ties.id(unit));
    }

    @Override
    public boolean supervises(String user, String of) {
        int below = ties.user(of);
        int above = ties.user(user);
        return below != Ties.NOBODY && above != Ties.NOBODY && ties.supervises(above, below);
    }
}
