package org.quis.server.notice;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.quis.acts.Act;
import org.quis.acts.Act.ItemQueued;
import org.quis.acts.Act.NightNoticed;
import org.quis.acts.Role;
import org.quis.desk.ItemFile;
import org.quis.desk.Refused;
import org.quis.server.record.Register;
import org.quis.server.record.UnavailableException;
import org.quis.store.OngoingAudit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;

/// Once a night, where an administrator switched it on, asks each user about the day's looks that nothing explains.
///
/// A notice is an item like any other with a question on it, and so is answered, confirmed, decided and sealed like any
/// other; but it is not in the queue. That a night is done is sealed last: after a crash in the middle it is finished,
/// and whoever was asked is not asked again.
public final class Nights {
    private static final Logger LOG = LoggerFactory.getLogger(Nights.class);
    private static final Duration TO_ANSWER = Duration.ofDays(7);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ROOT);

    private final OngoingAudit audit;
    private final Unexplained unexplained;
    private final Register register;
    private final ZoneId zone;
    private final boolean letters;
    private boolean hindered;

    /// @param letters whether there is a mail server to write by
    public Nights(OngoingAudit audit, Register register, ZoneId zone, boolean letters) {
        this.audit = audit;
        this.unexplained = new Unexplained(audit, register);
        this.register = register;
        this.zone = zone;
        this.letters = letters;
    }

    /// Whether those who are asked get a letter; without, they see it when they log in.
    public boolean letters() {
        return letters;
    }

    /// In which the hour is told.
    public ZoneId zone() {
        return zone;
    }

    @Scheduled(fixedDelay = 30, initialDelay = 30, timeUnit = TimeUnit.SECONDS)
    void look() {
        try {
            ask();
            if (hindered) LOG.warn("notices of the same night can be given again");
            hindered = false;
        } catch (UnavailableException | DataAccessException | Refused e) {
            if (!hindered) LOG.warn("notices of this night wait: {}", e.getMessage());
            hindered = true;
        }
    }

    /// Asks those who are to be asked now.
    ///
    /// @return the night that was done; empty where none was due
    public synchronized Optional<NightNoticed> ask() throws UnavailableException, Refused {
        var due = register.notices().due(register.now(), zone);
        if (due.isEmpty()) return Optional.empty();
        var night = due.get();
        long upTo = audit.last(); // what is examined later is of the next night
        var reached = reached();
        var name = "notice-" + night.day() + "-";
        var asked = register.files().notices(name); // before a crash
        for (var item : asked.keySet()) question(item);
        var known = new HashSet<>(asked.values());
        int users = 0;
        int unreached = 0;
        long looks = 0;
        int number = asked.size();
        for (var of : unexplained.in(night, upTo)) {
            if (!reached.test(of.user())) {
                unreached++;
                continue;
            }
            users++;
            looks += of.looks();
            if (!known.add(of.user())) continue;
            var item = name + ++number;
            register.perform(Register.PROGRAM, queued(item, of, night.day()));
            question(item);
        }
        var done = new NightNoticed(night.day(), upTo, users, looks, unreached);
        register.perform(Register.PROGRAM, done);
        return Optional.of(done);
    }

    private Predicate<String> reached() {
        return register.files().accounts().stream()
                .filter(account -> account.doer().is(Role.USER))
                .map(account -> account.user())
                .collect(Collectors.toSet())::contains;
    }

    private ItemQueued queued(String item, Unexplained.Of of, LocalDate day) {
        var accesses = unexplained.accesses(of);
        var title = (of.looks() == 1 ? "One look" : "%,d looks".formatted(of.looks()))
                + " that nothing explains, asked about on " + DAY.format(day);
        return new ItemQueued(item, 0, ItemQueued.NOTICE, of.user(), "", title, 0, ItemQueued.NOTICE, 0, accesses);
    }

    private void question(String item) throws UnavailableException, Refused {
        var file = register.item(item);
        if (file.asked() != ItemFile.Asked.NOT_YET) return;
        Instant until = register.now().plus(TO_ANSWER);
        var text = "Nothing in the records explains what was looked up here with your account. Why did you look?";
        register.perform(
                Register.PROGRAM, new Act.ReasonAsked(item, file.queued().user(), text, until));
    }
}
