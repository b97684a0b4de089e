package org.quis.server.record;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.quis.acts.Act;
import org.quis.desk.SuppressionFile;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What holds items back from the queue.
public final class Suppressions {
    private final JdbcClient sql;

    Suppressions(JdbcClient sql) {
        this.sql = sql;
    }

    /// @param user      empty for a unit's
    /// @param unit      empty for an account's
    /// @param until     last day
    /// @param ended     by somebody, before that day
    /// @param endReason empty where nobody did
    /// @param held      items that are open, and were held back
    public record Suppression(
            String suppression,
            long place,
            Instant at,
            String by,
            String rule,
            String user,
            String unit,
            LocalDate until,
            String reason,
            boolean ended,
            String endReason,
            int held) {
        public boolean holds(LocalDate day) {
            return !ended && !until.isBefore(day);
        }
    }

    void put(SuppressionFile file) {
        var made = file.made();
        var act = (Act.SuppressionMade) made.act();
        sql.sql("delete from suppression where suppression = ?")
                .param(act.suppression())
                .update();
        sql.sql("""
                insert into suppression (suppression, place, made_at, made_by, rule_id, user_id, unit, until_day, reason,
                                         ended, end_reason)
                values (:suppression, :place, :at, :by, :rule, :user, :unit, :until, :reason, :ended, :end)""")
                .param("suppression", act.suppression())
                .param("place", made.index())
                .param("at", made.time().atOffset(ZoneOffset.UTC))
                .param("by", made.actor())
                .param("rule", act.rule())
                .param("user", act.user())
                .param("unit", act.unit())
                .param("until", act.until())
                .param("reason", act.reason())
                .param("ended", file.ended().isPresent())
                .param("end", file.ended().map(Act.SuppressionEnded::reason).orElse(""))
                .update();
    }

    /// Newest first.
    public List<Suppression> list(int most) {
        return sql.sql("""
                select suppression.*,
                       (select count(*) from item where held_back = suppression.suppression and decision = '') as held
                from suppression order by place desc limit ?""")
                .param(most)
                .query((row, _) -> new Suppression(
                        row.getString("suppression"),
                        row.getLong("place"),
                        row.getObject("made_at", OffsetDateTime.class).toInstant(),
                        row.getString("made_by"),
                        row.getString("rule_id"),
                        row.getString("user_id"),
                        row.getString("unit"),
                        row.getObject("until_day", LocalDate.class),
                        row.getString("reason"),
                        row.getBoolean("ended"),
                        row.getString("end_reason"),
                        row.getInt("held")))
                .list();
    }

    /// The number of the next one.
    String next() {
        return "S"
                + (1
                        + sql.sql("select count(*) from suppression")
                                .query(Long.class)
                                .single());
    }
}
