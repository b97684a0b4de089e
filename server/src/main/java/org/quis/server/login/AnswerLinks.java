package org.quis.server.login;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import org.quis.acts.Doer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Links by which whoever was asked answers one question without a password. Each is for one item and one account, and
/// is gone once it was used.
@Component
public final class AnswerLinks {
    private final JdbcClient sql;
    private final Desk desk;
    private final InstantSource clock;

    AnswerLinks(JdbcClient sql, Desk desk, InstantSource clock) {
        this.sql = sql;
        this.desk = desk;
        this.clock = clock;
    }

    /// @param doer as the account may act now, which may be less than when the link was made
    public record Link(String item, Doer doer) {}

    /// A new secret to put into a link.
    public String make(String item, String account, Instant until) {
        var secret = Secret.fresh();
        sql.sql("insert into answer_link (hash, item, account, until) values (?, ?, ?, ?)")
                .param(Secret.hash(secret))
                .param(item)
                .param(account)
                .param(until.atOffset(ZoneOffset.UTC))
                .update();
        return secret;
    }

    /// Empty where it was used, is too old or never was, or the account is closed.
    public Optional<Link> find(String secret) {
        return sql.sql("select item, account from answer_link where hash = ? and until > ?")
                .param(Secret.hash(secret))
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, _) -> new String[] {row.getString("item"), row.getString("account")})
                .optional()
                .flatMap(found -> desk.doer(found[1]).map(doer -> new Link(found[0], doer)));
    }

    /// Uses up a link, and every other one for the same answer.
    public void use(Link link) {
        sql.sql("delete from answer_link where item = ? and account = ?")
                .param(link.item())
                .param(link.doer().account())
                .update();
    }

    /// Forgets a link whose letter could not be sent.
    public void forget(String secret) {
        sql.sql("delete from answer_link where hash = ?")
                .param(Secret.hash(secret))
                .update();
    }
}
