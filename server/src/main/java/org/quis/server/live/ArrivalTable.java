package org.quis.server.live;

import java.util.Collections;
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

    Map<String, Long> find(String source, List<String> keys) {
        if (keys.isEmpty()) return Map.of();
        var marks = String.join(",", Collections.nCopies(keys.size(), "?"));
        var parameters = new Object[keys.size() + 1];
        parameters[0] = source;
        for (int i = 0; i < keys.size(); i++) parameters[i + 1] = keys.get(i);
        var found = new HashMap<String, Long>();
        sql.query(
                "select access_key, place from arrival where source = ? and access_key in (" + marks + ")",
                row -> {
                    found.put(row.getString(1), row.getLong(2));
                },
                parameters);
        return found;
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
