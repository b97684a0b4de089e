package org.quis.server.login;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What sources show to be let in: each has one token, which lasts until the next is made or the account is closed.
/// No more of it is kept than a hash.
@Component
public class Tokens {
    private final JdbcClient sql;
    private final Desk desk;

    Tokens(JdbcClient sql, Desk desk) {
        this.sql = sql;
        this.desk = desk;
    }

    /// A new token; the one made before for this account no longer works.
    @Transactional
    public String issue(String account) {
        var token = Secret.fresh();
        sql.sql("delete from token where account = ?").param(account).update();
        sql.sql("insert into token (account, hash) values (?, ?)")
                .param(account)
                .param(Secret.hash(token))
                .update();
        return token;
    }

    /// Whose token it is; empty where it is nobody's, or the account is closed.
    Optional<String> account(String token) {
        return sql.sql("select account from token where hash = ?")
                .param(Secret.hash(token))
                .query(String.class)
                .optional()
                .filter(account -> desk.account(account).isPresent());
    }
}
