package org.quis.server.live;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/// Which accesses of which source are sealed where.
final class ArrivalTable {
    private final JdbcTemplate sql;
    private final TransactionTemplate transaction;

    ArrivalTable(JdbcTemplate sql, TransactionTemplate transaction) {
        this.sql = sql;
        this.transaction = transaction;
    }

    /// The highest entry; -1 where there is none.
    long last() {
        Long last = sql.queryForObject("select coalesce(max(place), -1) from arrival", Long.class);
        return last == null ? -1 : last;
    }

    /// How many there are from an entry on.
    long since(long entry) {
        Long count = sql.queryForObject("select count(*) from arrival where place >= ?", Long.class, entry);
        return count == null ? 0 : count;
    }

    Map<String, Long> find(String source, List<String> keys) {
        if (keys.isEmpty()) return Map.of();
        var found = new HashMap<String, Long>();
        // joined, since H2 would compare every row of the source with every key of a list
        sql.query(
                """
                select asked.access_key, arrival.place from unnest(?) as asked(access_key)
                join arrival on arrival.source = ? and arrival.access_key = asked.access_key""",
                statement -> {
                    statement.setArray(1, statement.getConnection().createArrayOf("varchar", keys.toArray()));
                    statement.setString(2, source);
                },
                row -> {
                    found.put(row.getString(1), row.getLong(2));
                });
        return found;
    }

    /// Empties it, to be made again from the ledger.
    void clear() {
        sql.execute("truncate table arrival");
    }

    /// As [#add], but ends at the first that cannot be added instead of trying every one.
    void addOneByOne(String source, Map<String, Long> entries) {
        transaction.executeWithoutResult(_ -> entries.forEach((key, entry) ->
                sql.update("insert into arrival (source, access_key, place) values (?, ?, ?)", source, key, entry)));
    }

    /// @param entries by key, none of which is there
    void add(String source, Map<String, Long> entries) {
        var rows = entries.entrySet().stream()
                .map(entry -> new Object[] {source, entry.getKey(), entry.getValue()})
                .toList();
        transaction.executeWithoutResult(
                _ -> sql.batchUpdate("insert into arrival (source, access_key, place) values (?, ?, ?)", rows));
    }
}
