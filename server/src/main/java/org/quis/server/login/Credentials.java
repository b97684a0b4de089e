package org.quis.server.login;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Passwords, and the links by which somebody sets one: each works once and for a day. Of neither is more kept than a
/// hash.
@Component
public class Credentials implements UserDetailsService {
    public static final int FEWEST = 12; // characters of a password (NIST SP 800-63B asks for 8, or 15 alone)
    static final int MOST = 64; // bytes that bcrypt takes, less a few

    private static final Duration VALID = Duration.ofHours(24);

    private final JdbcClient sql;
    private final Desk desk;
    private final PasswordEncoder encoder;
    private final InstantSource clock;

    Credentials(JdbcClient sql, Desk desk, PasswordEncoder encoder, InstantSource clock) {
        this.sql = sql;
        this.desk = desk;
        this.encoder = encoder;
        this.clock = clock;
    }

    @Override
    public UserDetails loadUserByUsername(String account) {
        var hash = sql.sql("select hash from credential where account = ?")
                .param(account)
                .query(String.class)
                .optional();
        if (hash.isEmpty() || desk.account(account).isEmpty()) throw new UsernameNotFoundException("no such account");
        return User.withUsername(account)
                .password(hash.get())
                .authorities("desk")
                .build();
    }

    public boolean hasPassword(String account) {
        return sql.sql("select count(*) from credential where account = ?")
                        .param(account)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /// A new secret to put into a link; those made before for this account no longer work.
    @Transactional
    public String invite(String account) {
        var secret = Secret.fresh();
        sql.sql("delete from link where account = ?").param(account).update();
        sql.sql("insert into link (hash, account, until) values (?, ?, ?)")
                .param(Secret.hash(secret))
                .param(account)
                .param(clock.instant().plus(VALID).atOffset(ZoneOffset.UTC))
                .update();
        return secret;
    }

    /// Whom a link is for; empty where it was used, is too old or never was.
    public Optional<String> invited(String secret) {
        return sql.sql("select account from link where hash = ? and until > ?")
                .param(Secret.hash(secret))
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .query(String.class)
                .optional()
                .filter(account -> desk.account(account).isPresent());
    }

    /// Sets a password and uses up the link.
    ///
    /// @throws IllegalArgumentException where the password will not do, or the link no longer works
    @Transactional
    public String join(String secret, String password) {
        if (password.codePointCount(0, password.length()) < FEWEST) {
            throw new IllegalArgumentException("A password has at least " + FEWEST + " characters.");
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > MOST) {
            throw new IllegalArgumentException("A password has at most " + MOST + " bytes.");
        }
        var account = invited(secret)
                .orElseThrow(() -> new IllegalArgumentException(
                        "This link no longer works. An administrator can make a new one."));
        int used = sql.sql("delete from link where hash = ?")
                .param(Secret.hash(secret))
                .update();
        if (used == 0) throw new IllegalArgumentException("This link was used just now.");
        set(account, password);
        return account;
    }

    @Transactional
    public void set(String account, String password) {
        sql.sql("delete from credential where account = ?").param(account).update();
        sql.sql("insert into credential (account, hash) values (?, ?)")
                .param(account)
                .param(encoder.encode(password))
                .update();
    }
}
