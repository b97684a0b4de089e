package org.quis.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quis.anchor.OpensslAuthority;

/// An agency has its ledger stamped by an authority that runs openssl.
class TimestampCommandTest {
    @TempDir
    Path home;

    private OpensslAuthority authority;
    private Path audit;

    @BeforeEach
    void an_audit_and_an_authority() throws Exception {
        authority = OpensslAuthority.start(home.resolve("authority"), "Stamps");
        audit = home.resolve("audit");
        Files.writeString(home.resolve("log.csv"), """
                access_id,time,user_id,action,subject_kind,subject,reason
                a1,2026-01-05T10:00:00Z,u1,query,person,p1,theft
                a2,2026-01-05T10:02:00Z,u1,query,person,p2,theft
                """);
        var run = CommandLineRun.audit(home, home.resolve("log.csv"), "--out", audit);
        assertEquals(0, run.exit(), run.err());
    }

    @AfterEach
    void close_it() {
        if (authority != null) authority.close();
    }

    @Test
    void a_ledger_is_stamped_verified_and_shown_to_openssl() throws Exception {
        var stamp = stamp("--authority-ca", authority.root());
        assertEquals(0, stamp.exit(), stamp.err());
        var kept = audit.resolve("ledger/timestamps/4");
        assertTrue(
                stamp.out()
                        .matches("time-stamped: the first 4 entries existed before 20.*Z, says CN=tsa, O=Stamps\n"
                                + "kept in " + kept + "\n"),
                stamp.out());

        var verified = CommandLineRun.of("verify", audit, "--authority-ca", authority.root());
        assertEquals(0, verified.exit(), verified.err());
        var line = stamp.out().lines().findFirst().orElseThrow();
        assertTrue(verified.out().endsWith("\n" + line + "\n"), verified.out());

        var said = authority.openssl(
                "ts",
                "-verify",
                "-in",
                kept.resolve("token.tsr").toString(),
                "-data",
                kept.resolve("checkpoint").toString(),
                "-CAfile",
                "root.crt");
        assertTrue(said.contains("Verification: OK"), said);
    }

    @Test
    void whoever_names_no_certificate_is_told_what_was_not_checked() {
        var unchecked = "not checked: whether it is the authority that says so; for that name who vouches for it, with"
                + " `--authority-ca FILE`\n";
        assertTrue(stamp().out().contains(unchecked));
        var verified = CommandLineRun.of("verify", audit.resolve("ledger"));
        assertEquals(0, verified.exit(), verified.err());
        assertTrue(verified.out().endsWith(unchecked), verified.out());
    }

    @Test
    void an_authority_that_is_away_or_refuses_leaves_the_ledger_as_it_was() throws Exception {
        authority.configure("sha512");
        var refused = stamp();
        assertEquals(3, refused.exit());
        assertEquals(
                "quis: " + authority.url() + ": gave no time-stamp: it refused with status 2,"
                        + " `Message digest algorithm is not supported.`\n"
                        + "      the ledger is as good as before; ask again, or another with `--authority URL`\n",
                refused.err());
        authority.close();
        var away = stamp();
        assertEquals(3, away.exit());
        assertTrue(away.err().contains(": gave no time-stamp: no answer: nobody is there\n"), away.err());
        assertFalse(Files.exists(audit.resolve("ledger/timestamps")));
    }

    @Test
    void an_answer_that_proves_nothing_is_not_kept() throws Exception {
        byte[] earlier = authority.reply(Files.readAllBytes(query()));
        authority.answers(_ -> earlier);
        var replayed = stamp();
        assertEquals(4, replayed.exit());
        assertEquals("""
                quis: the answer of %s is not of this checkpoint
                      nothing of it was kept
                """.formatted(authority.url()), replayed.err());

        authority.answers(_ -> "<html>\u001b[31m".getBytes(StandardCharsets.UTF_8));
        assertEquals(4, stamp().exit());

        authority.answers(authority::reply);
        try (var other = OpensslAuthority.start(home.resolve("other"), "Others")) {
            var stranger = stamp("--ca", other.root());
            assertEquals(4, stranger.exit());
            assertTrue(
                    stranger.err()
                            .contains(
                                    " is signed by `CN=tsa, O=Stamps`, for whom no certificate that is believed vouches\n"),
                    stranger.err());
        }
        assertFalse(Files.exists(audit.resolve("ledger/timestamps")));
    }

    @Test
    void a_stamp_that_was_altered_or_taken_away_is_a_fault_of_the_ledger() throws Exception {
        assertEquals(0, stamp().exit());
        var token = audit.resolve("ledger/timestamps/4/token.tsr");
        var bytes = Files.readAllBytes(token);
        bytes[bytes.length - 1] ^= 1; // the last of the signature
        Files.write(token, bytes);
        var altered = CommandLineRun.of("verify", audit);
        assertEquals(4, altered.exit());
        assertEquals("""
                quis: the time-stamps do not verify: 1 fault
                      timestamps/4/token.tsr: has a false signature: signature not created by certificate.
                """, altered.err());

        Files.delete(token);
        Files.delete(token.resolveSibling("checkpoint"));
        Files.delete(token.getParent());
        assertEquals(0, CommandLineRun.of("verify", audit).exit());
        var asked = CommandLineRun.of("verify", audit, "--authority-ca", authority.root());
        assertEquals(4, asked.exit());
        assertEquals("""
                quis: the time-stamps do not verify: 1 fault
                      timestamps: holds no time-stamp, and one is asked for
                """, asked.err());
    }

    @Test
    void wrong_options_are_told_in_the_users_words() throws Exception {
        var address = CommandLineRun.of("ledger", "timestamp", audit, "--authority", "tsa.example");
        assertEquals(2, address.exit());
        assertTrue(
                address.err().startsWith("`tsa.example` is not an address like https://tsa.example\n"), address.err());
        var text = stamp("--authority-ca", home.resolve("log.csv"));
        assertEquals(2, text.exit());
        assertTrue(
                text.err().startsWith("quis: " + home.resolve("log.csv") + ": holds no certificates in PEM: "),
                text.err());
        var missing = stamp("--authority-ca", home.resolve("none.crt"));
        assertEquals(2, missing.exit());
        assertTrue(missing.err().startsWith("quis: " + home.resolve("none.crt") + ": cannot be read\n"), missing.err());
    }

    /// A request for a time-stamp of something else.
    private Path query() throws Exception {
        var file = home.resolve("authority/other.tsq");
        authority.openssl("ts", "-query", "-data", "tsa.cnf", "-sha256", "-cert", "-out", "other.tsq");
        return file;
    }

    private CommandLineRun stamp(Object... options) {
        var line = new Object[5 + options.length];
        System.arraycopy(new Object[] {"ledger", "timestamp", audit, "--authority", authority.url()}, 0, line, 0, 5);
        System.arraycopy(options, 0, line, 5, options.length);
        return CommandLineRun.of(line);
    }
}
