package org.quis.server.record;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.quis.acts.Act.FiguresPublished;
import org.quis.acts.Done;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What was published.
public final class Publications {
    private final JdbcClient sql;

    Publications(JdbcClient sql) {
        this.sql = sql;
    }

    /// @param place in the ledger
    public record Publication(String publication, long place, Instant at, LocalDate from, LocalDate to, String csv) {}

    void put(Done done) {
        var act = (FiguresPublished) done.act();
        sql.sql("insert into publication (publication, place, at, from_day, to_day, csv) values (?, ?, ?, ?, ?, ?)")
                .param(act.publication())
                .param(done.index())
                .param(done.time().atOffset(ZoneOffset.UTC))
                .param(act.from())
                .param(act.to())
                .param(act.csv())
                .update();
    }

    /// Newest first.
    public List<Publication> all() {
        return query("order by place desc");
    }

    public Optional<Publication> find(String publication) {
        return query("where publication = ?", publication).stream().findFirst();
    }

    /// The number of the next one.
    public String next() {
        return "P"
                + (1
                        + sql.sql("select count(*) from publication")
                                .query(Long.class)
                                .single());
    }

    private List<Publication> query(String which, Object... params) {
        return sql.sql("select * from publication " + which)
                .params(params)
                .query((row, _) -> new Publication(
                        row.getString("publication"),
                        row.getLong("place"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getObject("from_day", LocalDate.class),
                        row.getObject("to_day", LocalDate.class),
                        row.getString("csv")))
                .list();
    }
}
