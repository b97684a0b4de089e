package org.quis.server.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.quis.acts.ActCodec;
import org.quis.acts.Done;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The acts, as the ledger has them.
final class ActTable {
    private final JdbcClient sql;

    ActTable(JdbcClient sql) {
        this.sql = sql;
    }

    void add(Done done) {
        sql.sql("insert into act (place, at, actor, type, about, body) values (?, ?, ?, ?, ?, ?)")
                .param(done.index())
                .param(done.time().atOffset(ZoneOffset.UTC))
                .param(done.actor())
                .param(ActCodec.type(done.act()))
                .param(About.of(done.act()))
                .param(ActCodec.cells(done.act()).getLast())
                .update();
    }

    /// Of one file, oldest first.
    List<Done> about(String about) {
        return sql.sql("select * from act where about = ? order by place")
                .param(about)
                .query(ActTable::done)
                .list();
    }

    /// Of all files, newest first.
    List<Done> before(long place, int most) {
        return sql.sql("select * from act where place < ? order by place desc limit ?")
                .param(place)
                .param(most)
                .query(ActTable::done)
                .list();
    }

    /// All of them, oldest first.
    List<Done> all() {
        return sql.sql("select * from act order by place").query(ActTable::done).list();
    }

    /// The index of the last act that is here; -1 where there is none.
    long last() {
        return sql.sql("select coalesce(max(place), -1) from act")
                .query(Long.class)
                .single();
    }

    static Done done(ResultSet row, int number) throws SQLException {
        return new Done(
                row.getLong("place"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                ActCodec.read(row.getString("type"), List.of(ActCodec.VERSION, row.getString("body"))));
    }
}
