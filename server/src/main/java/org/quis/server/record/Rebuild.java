package org.quis.server.record;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.quis.desk.Standing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Makes the tables again from the ledger alone, and says whether they had said the same.
///
/// @param acts    how many the ledger has
/// @param changed tables that had said something else, or nothing; each with how many rows differ
public record Rebuild(long acts, Map<String, Long> changed) {
    private static final List<String> MADE_AGAIN =
            List.of("act", "item", "investigation", "account", "publication", "tip", "suppression");

    /// All or nothing: whoever stops it has the tables as they were.
    public static Rebuild of(Sealed ledger, DataSource source, InstantSource clock) throws UnavailableException {
        Flyway.configure()
                .dataSource(source)
                .locations(Database.MIGRATIONS)
                .load()
                .migrate();
        var sql = JdbcClient.create(source);
        var transaction = new TransactionTemplate(new JdbcTransactionManager(source));
        var register = new Register(ledger, sql, transaction, NOBODY, clock);
        UnavailableException[] away = {null};
        var rebuilt = transaction.execute(status -> {
            try {
                return rebuilt(register, sql);
            } catch (UnavailableException e) {
                away[0] = e;
                status.setRollbackOnly();
                return new Rebuild(0, Map.of());
            }
        });
        if (away[0] != null) throw away[0];
        return java.util.Objects.requireNonNull(rebuilt);
    }

    private static Rebuild rebuilt(Register register, JdbcClient sql) throws UnavailableException {
        for (var table : MADE_AGAIN) {
            sql.sql("create table before_" + table + " as select * from " + table)
                    .update();
            sql.sql("delete from " + table).update();
        }
        long acts = register.catchUp();
        Map<String, Long> changed = new LinkedHashMap<>();
        for (var table : MADE_AGAIN) {
            long differ = sql.sql("""
                            select count(*) from (
                              (select * from %1$s except select * from before_%1$s)
                              union all (select * from before_%1$s except select * from %1$s)) as differing""".formatted(table)).query(Long.class).single();
            if (differ > 0) changed.put(table, differ);
            sql.sql("drop table before_" + table).update();
        }
        return new Rebuild(acts, changed);
    }

    /// Acts that are sealed are not judged again.
    private static final Standing NOBODY = new Standing() {
        @Override
        public Optional<String> recusal(String user, String about, String person) {
            return Optional.empty();
        }

        @Override
        public boolean supervises(String user, String of) {
            return false;
        }
    };
}
