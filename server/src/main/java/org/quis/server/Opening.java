package org.quis.server;

import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.quis.acts.Act;
import org.quis.acts.Role;
import org.quis.desk.Refused;
import org.quis.publish.Query;
import org.quis.publish.Row;
import org.quis.results.UnfitException;
import org.quis.review.Queue;
import org.quis.review.QueueFile;
import org.quis.server.live.Follower;
import org.quis.server.login.Credentials;
import org.quis.server.record.HoldingBack;
import org.quis.server.record.Register;
import org.quis.server.record.UnavailableException;
import org.springframework.stereotype.Component;

/// The first hour of a desk: somebody to let the others in, and something to review.
@Component
public final class Opening {
    private static final String ADMINISTRATOR = "admin";

    private static final Query FINDINGS = new Query("findings", """
            select finding_id, title, coalesce(findings.person_id, '') as person_id, access_id,
                   marks.first_entry as entry
            from findings join finding_entries using (finding_id) join log using (entry) join marks using (entry)
            order by finding_id, entry""");

    private static final Query ACCESS = new Query("access", """
            select 'An access' as title, coalesce(log.person_id, '') as person_id, access_id,
                   marks.first_entry as entry
            from log join marks using (entry) where log.access_id = ? order by log.entry limit 1""");

    private final ServerOptions options;
    private final Register register;
    private final Credentials credentials;
    private final HoldingBack holdingBack;
    private final Follower follower;

    Opening(
            ServerOptions options,
            Register register,
            Credentials credentials,
            HoldingBack holdingBack,
            Follower follower) {
        this.follower = follower;
        this.holdingBack = holdingBack;
        this.options = options;
        this.register = register;
        this.credentials = credentials;
    }

    /// The secret of a link by which the first administrator comes in; empty where one has.
    public Optional<String> firstLink() throws Refused, UnavailableException {
        if (register.files().account(ADMINISTRATOR).isEmpty()) {
            var act = new Act.AccountOpened(ADMINISTRATOR, "Administrator", Set.of(Role.ADMINISTRATOR), "", "");
            register.perform(Register.PROGRAM, act);
        }
        return credentials.hasPassword(ADMINISTRATOR)
                ? Optional.empty()
                : Optional.of(credentials.invite(ADMINISTRATOR));
    }

    /// Puts up for review what was drawn from the audit, or draws now; does nothing where that was done. From now on
    /// what comes in is examined, too.
    ///
    /// @return how many items wait
    public int fillQueue() throws IOException, UnfitException, Refused, UnavailableException {
        int there = register.files().items();
        var drawn = drawn();
        if (there < drawn.size()) put(drawn);
        holdingBack.apply();
        boolean sources = register.files().accounts().stream()
                .anyMatch(account -> account.open() && account.roles().contains(Role.SOURCE));
        follower.start(sources || !options.live().folders().isEmpty());
        return register.files().count(true);
    }

    private List<Queue.Item> drawn() throws IOException, UnfitException {
        var file = options.audit().resolve("queue.csv");
        if (!Files.exists(file)) {
            long findings = options.tables()
                    .query(new Query("count", "select count(*) as findings from findings"))
                    .getFirst()
                    .count("findings");
            // a little more than there are findings, so that some are drawn from everything
            int reviews = options.reviews() > 0 ? options.reviews() : (int) Math.max(20, Math.ceil(findings * 1.1));
            var queue = Queue.draw(options.audit(), new Queue.Budget(0, reviews), new SecureRandom());
            QueueFile.write(queue, file);
        }
        return QueueFile.read(file);
    }

    private void put(List<Queue.Item> drawn) throws Refused, UnavailableException {
        Map<String, List<Row>> findings = new HashMap<>();
        for (var row : options.tables().query(FINDINGS)) {
            findings.computeIfAbsent(row.text("finding_id"), _ -> new ArrayList<>())
                    .add(row);
        }
        int position = 0;
        for (var item : drawn) {
            position++;
            if (!register.item(item.id()).isEmpty()) continue;
            var rows = findings.getOrDefault(item.id(), List.of());
            if (rows.isEmpty()) rows = options.tables().query(ACCESS, item.id());
            register.perform(Register.PROGRAM, queued(item, position, rows));
        }
    }

    private static Act.ItemQueued queued(Queue.Item item, int position, List<Row> rows) {
        return new Act.ItemQueued(
                item.id(),
                position,
                item.kind(),
                item.user(),
                rows.getFirst().text("person_id"),
                rows.getFirst().text("title"),
                item.risk(),
                item.why().name().toLowerCase(Locale.ROOT),
                item.probability(),
                rows.stream()
                        .map(row -> new Act.Access(row.text("access_id"), row.count("entry")))
                        .toList());
    }

    /// Somebody of each role, at an agency that does not exist.
    public record Guest(String role, String secret) {}

    /// Opens an account of each role, the user's being of somebody whose accesses wait for review.
    public List<Guest> guests() throws Refused, UnavailableException {
        var guests = new ArrayList<Guest>();
        var user = register.files().open(0, 50).stream()
                .map(item -> item.user())
                .filter(it -> !it.isEmpty())
                .findFirst()
                .orElse("");
        for (var role : Role.values()) {
            if (role == Role.ADMINISTRATOR || role == Role.SOURCE) continue;
            var account = role.label();
            if (register.files().account(account).isEmpty()) {
                var itself = role == Role.USER ? user : role == Role.SUPERVISOR ? supervisor(user) : "";
                var name = "A " + role.words();
                register.perform(Register.PROGRAM, new Act.AccountOpened(account, name, Set.of(role), itself, ""));
            }
            if (!credentials.hasPassword(account)) guests.add(new Guest(role.words(), credentials.invite(account)));
        }
        return guests;
    }

    private String supervisor(String user) {
        var ties = options.ties();
        if (ties == null) return "";
        return ties.nodesOf("user").stream()
                .map(ties::id)
                .filter(other -> options.standing().supervises(other, user))
                .findFirst()
                .orElse("");
    }
}
