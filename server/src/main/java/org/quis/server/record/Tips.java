package org.quis.server.record;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.quis.acts.Act;
import org.quis.desk.TipFile;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What somebody outside told.
public final class Tips {
    private final JdbcClient sql;

    Tips(JdbcClient sql) {
        this.sql = sql;
    }

    /// @param investigation it was taken up in; empty where it was not
    /// @param reason        why it was settled so; empty while it waits
    public record Tip(
            String tip, long place, Instant at, String text, boolean settled, String investigation, String reason) {}

    void put(TipFile file) {
        var received = file.received();
        var act = (Act.TipReceived) received.act();
        sql.sql("delete from tip where tip = ?").param(act.tip()).update();
        sql.sql("insert into tip (tip, place, at, body, settled, investigation, reason) values (?, ?, ?, ?, ?, ?, ?)")
                .param(act.tip())
                .param(received.index())
                .param(received.time().atOffset(ZoneOffset.UTC))
                .param(act.text())
                .param(file.settled().isPresent())
                .param(file.settled().map(Act.TipSettled::investigation).orElse(""))
                .param(file.settled().map(Act.TipSettled::reason).orElse(""))
                .update();
    }

    /// Those that wait first, and of these the oldest.
    public List<Tip> list(int most) {
        return sql.sql("select * from tip order by settled, case when settled then -place else place end limit ?")
                .param(most)
                .query((row, _) -> new Tip(
                        row.getString("tip"),
                        row.getLong("place"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("body"),
                        row.getBoolean("settled"),
                        row.getString("investigation"),
                        row.getString("reason")))
                .list();
    }

    /// The number of the next one.
    String next() {
        return "TIP-"
                + (1 + sql.sql("select count(*) from tip").query(Long.class).single());
    }
}
