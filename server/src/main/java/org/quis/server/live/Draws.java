package org.quis.server.live;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.quis.acts.Act;
import org.quis.acts.Act.AccessesDrawn;
import org.quis.acts.Act.ItemQueued;
import org.quis.desk.Refused;
import org.quis.publish.Archive;
import org.quis.publish.Query;
import org.quis.publish.Row;
import org.quis.review.RunningSample;
import org.quis.server.record.Register;
import org.quis.server.record.Sealed;
import org.quis.server.record.UnavailableException;

/// Puts up for review, beside what is found, some of all accesses that came in, explained ones among them.
///
/// That a draw is made, and of what, is sealed before what it drew is put up: after a crash in between the same
/// accesses are put up, and nothing is drawn from twice.
public final class Draws {
    private static final Query CAME = new Query("accesses that came in", """
            select count(*) as accesses, min(entry) as first from live.log where entry between ? and ?""");

    private static final Query DRAWN = new Query("accesses drawn", """
            with came as (
              select entry, row_number() over (order by entry) - 1 as place from live.log where entry between ? and ?)
            select log.entry, coalesce(log.access_id, '') as access_id, coalesce(log.user_id, '') as user_id,
                   coalesce(log.person_id, '') as person_id, marks.risk
            from came join live.log using (entry) join live.marks using (entry)
            where came.place in (select unnest(string_split(?, ',')::bigint[])) order by log.entry""");

    private static final String DRAWN_BY_ITSELF = "-" + ItemQueued.ACCESS;

    private final Archive archive;
    private final Sealed ledger;
    private final Register register;
    private final RunningSample sample;
    private final SecureRandom chance = new SecureRandom();
    private int findings; // put up since the last draw
    private long from; // the first entry that no draw was about
    private @Nullable Instant since; // when the first access after it came; null while none did
    private @Nullable AccessesDrawn unfinished; // not all of it may be put up

    /// @param archive in which `live` has what came in
    public Draws(Archive archive, Sealed ledger, Register register, RunningSample sample) {
        this.archive = archive;
        this.ledger = ledger;
        this.register = register;
        this.sample = sample;
        var file = register.draws();
        this.findings = register.files().found(NewFindings.PREFIX) - file.findings();
        this.unfinished = file.last().orElse(null);
        this.from = file.last().map(AccessesDrawn::upTo).orElse(-1L) + 1;
    }

    /// Something that was found has been put up.
    void found() {
        findings++;
    }

    /// Draws, if it is time to.
    ///
    /// @param upTo the last entry that was examined
    void look(long upTo) throws Refused, UnavailableException {
        if (unfinished != null && !putUp(unfinished, upTo)) return;
        unfinished = null;
        var came = archive.query(CAME, from, upTo).getFirst();
        long accesses = came.count("accesses");
        if (accesses == 0) return;
        var due = sample.due(findings, accesses, waiting(came.count("first")));
        if (due.drawn() == 0) return;
        var draw = new AccessesDrawn(came.count("first"), upTo, accesses, due.findings(), due.drawn());
        register.perform(Register.PROGRAM, draw);
        findings -= due.findings();
        from = upTo + 1;
        since = null;
        unfinished = draw;
        if (putUp(draw, upTo)) unfinished = null;
    }

    private Duration waiting(long first) throws UnavailableException {
        if (since == null) ledger.received(first, 1, (_, time, _) -> since = time);
        return since == null ? Duration.ZERO : Duration.between(since, register.now());
    }

    /// @return whether all that was drawn is put up; not while it is examined again, its tables having been lost
    private boolean putUp(AccessesDrawn draw, long upTo) throws Refused, UnavailableException {
        if (upTo < draw.upTo()) return false;
        var there = entriesDrawn(draw);
        if (there.size() >= draw.drawn()) return true; // whatever became of the key
        for (var row : drawn(draw)) {
            if (!there.contains(row.count("entry"))) {
                register.perform(Register.PROGRAM, queued(row, draw.probability()));
            }
        }
        return true;
    }

    /// Those of a draw that are put up.
    private Set<Long> entriesDrawn(AccessesDrawn draw) {
        return register.files().drawn().stream()
                .filter(item -> item.startsWith(NewFindings.PREFIX) && item.endsWith(DRAWN_BY_ITSELF))
                .map(item -> Long.valueOf(
                        item.substring(NewFindings.PREFIX.length(), item.length() - DRAWN_BY_ITSELF.length())))
                .filter(entry -> draw.from() <= entry && entry <= draw.upTo())
                .collect(Collectors.toSet());
    }

    private List<Row> drawn(AccessesDrawn draw) {
        var places = sample.places(draw.from(), draw.upTo(), draw.accesses(), draw.drawn()).stream()
                .map(String::valueOf)
                .collect(Collectors.joining(","));
        return archive.query(DRAWN, draw.from(), draw.upTo(), places);
    }

    private ItemQueued queued(Row row, double probability) {
        return new ItemQueued(
                NewFindings.PREFIX + row.count("entry") + DRAWN_BY_ITSELF,
                register.files().placeOf(chance.nextInt(register.files().count(true) + 1)),
                ItemQueued.ACCESS,
                row.text("user_id"),
                row.text("person_id"),
                "An access",
                row.number("risk"),
                ItemQueued.RANDOM,
                probability,
                List.of(new Act.Access(row.text("access_id"), row.count("entry"))));
    }
}
