package org.quis.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.quis.acts.Act;
import org.quis.acts.Act.AccessesDrawn;
import org.quis.acts.Doer;
import org.quis.acts.Done;

/// What was drawn by chance from accesses that came in: each entry of the ledger is in one draw at most.
public final class DrawsFile {
    private final List<Done> draws = new ArrayList<>();

    public static DrawsFile of(List<Done> acts) {
        var file = new DrawsFile();
        for (var done : acts) {
            if (!(done.act() instanceof AccessesDrawn)) throw new IllegalArgumentException(done + " is no draw");
            file.draws.add(done);
        }
        return file;
    }

    /// Oldest first.
    public List<AccessesDrawn> draws() {
        return draws.stream().map(done -> (AccessesDrawn) done.act()).toList();
    }

    public Optional<AccessesDrawn> last() {
        return draws.isEmpty()
                ? Optional.empty()
                : Optional.of((AccessesDrawn) draws.getLast().act());
    }

    /// How many findings the draws so far were for.
    public int findings() {
        return draws().stream().mapToInt(AccessesDrawn::findings).sum();
    }

    /// Says whether an act may follow.
    public void check(Act.OnDraws act, Doer doer) throws Refused {
        switch (act) {
            case AccessesDrawn it -> {
                if (!doer.account().equals(Done.PROGRAM)) throw Refused.notTheirs("only Quis draws");
                if (last().filter(before -> before.upTo() >= it.from()).isPresent()) {
                    throw Refused.notNow("that was drawn from already");
                }
            }
        }
    }
}
