package org.quis.server.record;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.quis.acts.Done;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The acts of which somebody is to be told by letter, and what became of each letter.
///
/// A letter is sent first and written down here afterwards: whoever dies in between sends it twice, and never not.
@Component
public final class Outbox {
    private static final int AT_ONCE = 1_000;

    /// What became of a letter.
    public enum Outcome {
        SENT,
        /// the mail server will not have it
        REFUSED,
        /// nobody who is to be told has an address here
        NO_ADDRESS,
        /// it was answered before
        NOT_NEEDED
    }

    private final JdbcClient sql;

    Outbox(JdbcClient sql) {
        this.sql = sql;
    }

    /// Questions and answers of which nobody was told yet, oldest first; not all at once.
    public List<Done> waiting() {
        return sql.sql("""
                select act.* from act left join mailed on mailed.place = act.place
                where act.type in ('reason-asked', 'reason-given') and mailed.place is null
                order by act.place limit ?""").param(AT_ONCE).query(ActTable::done).list();
    }

    /// How many notices of the same night no letter went for so far.
    public int noticesWaiting() {
        return sql.sql("""
                select count(*) from act left join mailed on mailed.place = act.place
                where act.type = 'reason-asked' and act.actor = ? and mailed.place is null""").param(Done.PROGRAM).query(Integer.class).single();
    }

    public void done(Done act, Outcome outcome, Instant at) {
        sql.sql("insert into mailed (place, outcome, at) values (?, ?, ?)")
                .param(act.index())
                .param(outcome.name())
                .param(at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Empty while it waits, and where no letters are sent at all.
    public Optional<Outcome> of(Done act) {
        return sql.sql("select outcome from mailed where place = ?")
                .param(act.index())
                .query(String.class)
                .optional()
                .map(Outcome::valueOf);
    }
}
