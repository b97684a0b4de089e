package org.quis.server.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.quis.acts.Act;
import org.quis.acts.Done;
import org.quis.acts.Role;
import org.quis.desk.ItemFile;
import org.quis.server.login.AnswerLinks;
import org.quis.server.record.FileTables.Account;
import org.quis.server.record.Outbox;
import org.quis.server.record.Outbox.Outcome;
import org.quis.server.record.Register;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.scheduling.annotation.Scheduled;

/// Tells whoever was asked, and then whoever is to confirm. What cannot be sent now waits, and goes when the mail
/// server is back; what it will not have is not tried again.
public final class Postman {
    /// after an answer was due: late ones are welcome
    private static final Duration GRACE = Duration.ofDays(30);

    /// after somebody was asked: a letter that goes later says so
    private static final Duration SAME_NIGHT = Duration.ofHours(3);

    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);

    private final MailServer server;
    private final JavaMailSender sender;
    private final Outbox outbox;
    private final Register register;
    private final AnswerLinks links;
    private final ZoneId zone;
    private boolean away;

    public Postman(MailServer server, Outbox outbox, Register register, AnswerLinks links, ZoneId zone) {
        this.server = server;
        this.sender = server.sender();
        this.outbox = outbox;
        this.register = register;
        this.links = links;
        this.zone = zone;
    }

    /// Sends what waits.
    ///
    /// @return how many letters went
    @Scheduled(fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    public synchronized int deliver() {
        int sent = 0;
        try {
            for (var act : outbox.waiting()) {
                var outcome = deliver(act);
                outbox.done(act, outcome, register.now());
                if (outcome == Outcome.SENT) sent++;
                if (outcome == Outcome.REFUSED)
                    LOG.warn("the mail server refused the letter about entry {}", act.index());
            }
            if (away) LOG.warn("the mail server is back");
            away = false;
        } catch (MailException e) {
            if (!away)
                LOG.warn(
                        "the mail server cannot be reached; letters wait: {}",
                        e.getClass().getSimpleName());
            away = true;
        } catch (DataAccessException e) {
            LOG.warn("the database is away; letters wait");
        }
        return sent;
    }

    private Outcome deliver(Done act) {
        return switch (act.act()) {
            case Act.ReasonAsked asked -> question(asked, act);
            case Act.ReasonGiven given -> confirmation(given);
            default -> throw new IllegalStateException("no letter goes for entry " + act.index());
        };
    }

    private Outcome question(Act.ReasonAsked asked, Done done) {
        var file = register.item(asked.item());
        boolean open = file.asked() == ItemFile.Asked.WAITING
                && file.question().filter(asked::equals).isPresent();
        if (!open) return Outcome.NOT_NEEDED;
        var to = addressed(Role.USER).stream()
                .filter(account -> account.user().equals(asked.user()))
                .toList();
        boolean nightly = done.actor().equals(Done.PROGRAM);
        boolean late = register.now().isAfter(done.time().plus(SAME_NIGHT));
        int looks = file.queued().accesses().size();
        return send(
                to,
                asked.item(),
                asked.until().plus(GRACE),
                link -> nightly
                        ? Letter.notice(link, looks, done.time(), late, asked.until(), zone)
                        : Letter.question(link, asked.until(), zone));
    }

    private Outcome confirmation(Act.ReasonGiven given) {
        var file = register.item(given.item());
        // a supervisor sees the answers to notices on their page; a letter for each would be one they no longer read
        if (file.asked() != ItemFile.Asked.ANSWERED || file.isNotice()) return Outcome.NOT_NEEDED;
        var to = addressed(Role.SUPERVISOR).stream()
                .filter(account -> register.standing()
                        .supervises(account.user(), file.queued().user()))
                .toList();
        return send(to, given.item(), register.now().plus(GRACE), Letter::confirmation);
    }

    private List<Account> addressed(Role role) {
        return register.files().accounts().stream()
                .filter(account -> account.doer().is(role) && !account.email().isEmpty())
                .toList();
    }

    private interface Written {
        Letter to(String link);
    }

    private Outcome send(List<Account> to, String item, Instant until, Written written) {
        var outcome = Outcome.NO_ADDRESS;
        for (var account : to) {
            var secret = links.make(item, account.account(), until);
            boolean sent = false;
            try {
                sent = send(account.email(), written.to(server.link("/answer?link=" + secret)));
            } finally {
                if (!sent) links.forget(secret);
            }
            if (sent) outcome = Outcome.SENT;
            else if (outcome != Outcome.SENT) outcome = Outcome.REFUSED;
        }
        return outcome;
    }

    /// @return whether it was taken; false where it never will be
    private boolean send(String address, Letter letter) {
        try {
            MimeMessage message = sender.createMimeMessage();
            message.setFrom(new InternetAddress(server.from(), true));
            message.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress(address, true));
            message.setSubject(letter.subject(), "UTF-8");
            message.setText(letter.text(), "UTF-8");
            message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: nobody's absence is answered to us
            sender.send(message);
            return true;
        } catch (MailSendException e) {
            if (isRefused(e)) return false;
            throw e;
        } catch (MessagingException | MailParseException malformed) {
            return false;
        }
    }

    /// Whether the address will not be had, rather than the server being away.
    private static boolean isRefused(MailSendException e) {
        for (var each : e.getMessageExceptions()) {
            for (Throwable cause = each; cause != null; cause = cause.getCause()) {
                if (cause instanceof SendFailedException failed
                        && failed.getInvalidAddresses() != null
                        && failed.getInvalidAddresses().length > 0) return true;
            }
        }
        return false;
    }
}
