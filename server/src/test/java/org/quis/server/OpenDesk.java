package org.quis.server;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quis.acts.Act;
import org.quis.acts.Doer;
import org.quis.acts.Role;
import org.quis.desk.TiedStanding;
import org.quis.detect.RuleBook;
import org.quis.detect.Rules;
import org.quis.intake.Formats;
import org.quis.ledger.CheckpointFiles;
import org.quis.ledger.Keyring;
import org.quis.ledger.Ledger;
import org.quis.ledger.LogKey;
import org.quis.server.login.IdentityProvider;
import org.quis.server.mail.MailServer;
import org.quis.server.record.FileTables;
import org.quis.server.record.LedgerOfActs;
import org.quis.server.record.Register;
import org.quis.store.CheckpointDatabase;
import org.quis.store.OngoingAudit;
import org.quis.ties.Declarations;
import org.quis.ties.Ties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/// A real server on a real ledger, with somebody of each role. Everybody's password is [#PASSWORD].
final class OpenDesk implements AutoCloseable {
    static final String PASSWORD = "four unrelated words";
    private static final Rules WORDS = Rules.shipped();
    private static final RuleBook RULES = RuleBook.shipped(WORDS);
    private static String hash = "";

    private final LedgerOfActs ledger;
    private final OngoingAudit tables;
    private final Ties ties;
    private final Server server;

    private OpenDesk(LedgerOfActs ledger, OngoingAudit tables, Ties ties, Server server) {
        this.ledger = ledger;
        this.tables = tables;
        this.ties = ties;
        this.server = server;
    }

    /// Opens the desk of a folder that [InventedAudit] filled, for the first time or again.
    static OpenDesk at(Path folder, @Nullable CheckpointDatabase database) throws Exception {
        return at(folder, database, null);
    }

    /// One that writes letters, too. Who is seated then has an address, [#address].
    static OpenDesk at(Path folder, @Nullable CheckpointDatabase database, @Nullable MailServer mail) throws Exception {
        return at(folder, database, mail, InstantSource.system());
    }

    /// @param clock by which acts are dated
    static OpenDesk at(
            Path folder, @Nullable CheckpointDatabase database, @Nullable MailServer mail, InstantSource clock)
            throws Exception {
        return at(folder, database, null, mail, clock, false, RULES);
    }

    /// @param rules Sigma rules of one's own, for what comes in
    static OpenDesk withRules(Path folder, Path rules) throws Exception {
        return at(folder, null, null, null, InstantSource.system(), false, RuleBook.with(WORDS, List.of(rules)));
    }

    static OpenDesk behindProxy(Path folder) throws Exception {
        return at(folder, null, null, null, InstantSource.system(), true, RULES);
    }

    static OpenDesk withHouseLogin(Path folder, IdentityProvider house) throws Exception {
        return at(folder, null, house, null, InstantSource.system(), false, RULES);
    }

    private static OpenDesk at(
            Path folder,
            @Nullable CheckpointDatabase database,
            @Nullable IdentityProvider house,
            @Nullable MailServer mail,
            InstantSource clock,
            boolean proxied,
            RuleBook rules)
            throws Exception {
        var audit = folder.resolve("audit");
        var home = Files.createDirectories(folder.resolve("desk"));
        var ledger = ledger(folder, clock);
        var tables = OngoingAudit.open(audit.resolve("quis.duckdb"), home.resolve("since.duckdb"));
        var ties = Ties.read(folder.resolve("agency"), Declarations.shipped(), ZoneOffset.UTC, "US");
        var options = new ServerOptions(
                audit,
                tables,
                new LiveIntake(WORDS, rules, Formats.shipped(), List.of()),
                ties,
                new TiedStanding(ties, InstantSource.system()),
                ZoneOffset.UTC,
                ledger,
                home,
                database,
                house,
                mail,
                0,
                InetAddress.getLoopbackAddress(),
                proxied,
                0,
                clock);
        var desk = new OpenDesk(ledger, tables, ties, Server.start(options));
        desk.server.opening().fillQueue();
        desk.seat();
        return desk;
    }

    static LedgerOfActs ledger(Path folder) throws Exception {
        return ledger(folder, InstantSource.system());
    }

    private static LedgerOfActs ledger(Path folder, InstantSource clock) throws Exception {
        var ledger = folder.resolve("audit/ledger");
        var key =
                LogKey.load(folder.resolve("audit.key")).of(Ledger.keyOf(ledger).name());
        return LedgerOfActs.open(
                ledger,
                key,
                new CheckpointFiles(folder.resolve("checkpoints")),
                Keyring.open(folder.resolve("keyring")),
                clock);
    }

    /// One of each role, and a second reviewer; the user is whose accesses come first, the supervisor theirs.
    private void seat() throws Exception {
        var user = first().user();
        for (var role : Role.values())
            seat(role.label(), role, role == Role.USER ? user : role == Role.SUPERVISOR ? supervisor(user) : "");
        seat("second-reviewer", Role.REVIEWER, "");
        seat("stranger", Role.USER, "nobody.at.all");
    }

    private void seat(String account, Role role, String user) throws Exception {
        if (register().files().account(account).isPresent()) return;
        var act = new Act.AccountOpened(account, "A " + role.words(), Set.of(role), user, address(account));
        register().perform(Register.PROGRAM, act);
        letIn(account);
    }

    /// Gives an account the [#PASSWORD] that everybody has here; hashing it is slow on purpose, and done once.
    void letIn(String account) {
        if (hash.isEmpty()) hash = server.part(PasswordEncoder.class).encode(PASSWORD);
        server.part(JdbcClient.class)
                .sql("insert into credential (account, hash) values (?, ?)")
                .param(account)
                .param(hash)
                .update();
    }

    static String address(String account) {
        return account + "@agency.example";
    }

    private String supervisor(String user) {
        return ties.nodesOf("user").stream()
                .map(ties::id)
                .filter(other -> register().standing().supervises(other, user))
                .findFirst()
                .orElseThrow();
    }

    /// A route's path with something of this desk for each of its names.
    String filled(String path) {
        return path.replace("{item}", first().item())
                .replace("{number}", "2026-0001")
                .replace("{tip}", "TIP-1")
                .replace("{suppression}", "S1")
                .replace("{task}", "T1")
                .replace("{evidence}", "E1")
                .replace("{publication}", "P1")
                .replace("{account}", "stranger");
    }

    /// The first finding of the queue whose user has a supervisor; what was drawn at random is passed over.
    FileTables.Item first() {
        return register().files().open(0, 100).stream()
                .filter(item -> !item.kind().equals("access"))
                .filter(item -> !item.user().isEmpty() && !item.person().isEmpty())
                .filter(item -> ties.nodesOf("user").stream()
                        .anyMatch(other -> register().standing().supervises(ties.id(other), item.user())))
                .findFirst()
                .orElseThrow();
    }

    Doer doer(String account) {
        return register().files().account(account).orElseThrow().doer();
    }

    Register register() {
        return server.part(Register.class);
    }

    OngoingAudit tables() {
        return tables;
    }

    Server server() {
        return server;
    }

    Visitor visitor() {
        return new Visitor(server.url());
    }

    Visitor loggedIn(String account) throws Exception {
        var visitor = visitor();
        visitor.logIn(account, PASSWORD);
        return visitor;
    }

    /// As if the disk under it were gone.
    void closeLedger() throws Exception {
        ledger.close();
    }

    @Override
    public void close() throws Exception {
        server.close();
        ledger.close();
        tables.close();
    }
}
