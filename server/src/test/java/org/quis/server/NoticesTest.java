package org.quis.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quis.acts.Act;
import org.quis.acts.Role;
import org.quis.desk.ItemFile;
import org.quis.publish.Query;
import org.quis.server.login.Tokens;
import org.quis.server.mail.MailServer;
import org.quis.server.mail.Postman;
import org.quis.server.notice.Nights;
import org.quis.server.record.Database;
import org.quis.server.record.FileTables;
import org.quis.server.record.Rebuild;
import org.quis.server.record.Register;
import org.quis.store.CheckpointDatabase;

/// Whoever looked at something that nothing explains is asked why the same night, by a real mail server: on the
/// embedded database, and on PostgreSQL.
abstract class NoticesTest {
    private static final Pattern LINK = Pattern.compile("https://desk\\.example\\.org(/answer\\?link=([\\w-]+))");

    /// One of the day's looks that nothing explains and no finding holds, and how many its user has that day.
    private static final Query QUIET = new Query("a user with looks that nothing explains", """
            select log.user_id, log.time::date as day, count(*) as looks,
                   string_agg(distinct log.database_id, ' ') as databases, string_agg(distinct log.subject, '|') as subjects
            from log join marks using (entry)
            where verdict = 'unexplained' and marks.first_entry = log.entry and marks.kinds = 0
              and log.user_id not in (select user_id from findings where user_id is not null)
              and log.user_id <> '' and hour(log.time) < 21
            group by 1, 2 having count(*) > 1 order by looks desc, 1, 2 limit 1""");

    @TempDir
    Path folder;

    private @Nullable CheckpointDatabase database;
    private GreenMail mail;
    private int port;
    private OpenDesk desk;
    private String user;
    private LocalDate day;
    private long looks;
    private List<String> unspoken;
    private volatile Instant now;

    abstract @Nullable CheckpointDatabase database();

    static class OnTheEmbeddedDatabaseTest extends NoticesTest {
        @Override
        @Nullable
        CheckpointDatabase database() {
            return null;
        }
    }

    static class OnPostgreSqlTest extends NoticesTest {
        private static PostgreSql postgres;

        @BeforeAll
        static void start() throws Exception {
            postgres = PostgreSql.start();
        }

        @AfterAll
        static void stop() throws Exception {
            postgres.close();
        }

        @Override
        CheckpointDatabase database() {
            return postgres.fresh();
        }
    }

    @BeforeEach
    void noonOfADayWithALookThatNothingExplains() throws Exception {
        InventedAudit.copyTo(folder);
        database = database();
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        mail = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        now = Instant.parse("2026-01-01T12:00:00Z"); // until it is known which day is looked at
        open();
        var quiet = desk.tables().query(QUIET).getFirst();
        user = quiet.text("user_id");
        day = LocalDate.parse(quiet.text("day"));
        looks = quiet.count("looks");
        unspoken = List.of((quiet.text("databases").replace(' ', '|') + "|" + quiet.text("subjects")).split("\\|"));
        now = hour(12);
        seat("looker", user);
    }

    private void open() throws Exception {
        var server = new MailServer(
                URI.create("smtp://127.0.0.1:" + port),
                "quis@agency.example",
                URI.create("https://desk.example.org/"),
                null);
        desk = OpenDesk.at(folder, database, server, () -> now);
    }

    @AfterEach
    void close() throws Exception {
        desk.close();
        mail.stop();
    }

    private Instant hour(int hour) {
        return day.atStartOfDay(ZoneOffset.UTC).plusHours(hour).toInstant();
    }

    private void seat(String account, String of) throws Exception {
        desk.register()
                .perform(
                        Register.PROGRAM,
                        new Act.AccountOpened(account, "A user", Set.of(Role.USER), of, OpenDesk.address(account)));
        desk.letIn(account);
    }

    private void switchOn(int hour) throws Exception {
        var answer = desk.loggedIn("administrator").post("/notices", "on=true", "hour=" + hour);
        assertEquals(303, answer.statusCode(), answer.body());
    }

    /// As the clock would do every half minute.
    private void night(Instant at) throws Exception {
        now = at;
        desk.server().part(Nights.class).ask();
    }

    private List<FileTables.Item> notices() {
        return desk.register().files().notices(0, 10_000);
    }

    private FileTables.Item noticeOf(String user) {
        return notices().stream()
                .filter(item -> item.user().equals(user))
                .findFirst()
                .orElseThrow();
    }

    private Postman postman() {
        return desk.server().part(Postman.class);
    }

    private List<MimeMessage> letters() {
        postman().deliver();
        return Arrays.stream(mail.getReceivedMessages())
                .filter(letter -> to(letter).equals(OpenDesk.address("looker")))
                .toList();
    }

    private static String to(MimeMessage letter) {
        try {
            return letter.getAllRecipients()[0].toString();
        } catch (jakarta.mail.MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static String link(MimeMessage letter, int part) throws Exception {
        var link = LINK.matcher((String) letter.getContent());
        assertTrue(link.find());
        return link.group(part);
    }

    @Test
    void it_is_off_until_an_administrator_switches_it_on_and_then_each_gets_one_letter_a_night() throws Exception {
        night(hour(21));
        assertEquals(List.of(), notices());
        now = hour(12);
        switchOn(20);
        night(hour(19));
        assertEquals(List.of(), notices());

        night(hour(20));
        var letters = letters();
        night(hour(21));
        night(hour(20 + 24));

        assertEquals(1, letters.size());
        assertEquals(1, letters().size());
        var text = (String) letters.getFirst().getContent();
        assertTrue(text.contains(looks + " looks"), text);
        for (var secret : unspoken) assertFalse(text.contains(secret), secret);
        assertFalse(text.contains(user), text);
        assertFalse(text.contains("comes late"), text);
        var trail = desk.loggedIn("auditor").get("/trail").body();
        assertTrue(trail.contains("switched notices of the same night on, at 20:00"), "sealed as any act");
    }

    @Test
    void who_looked_answers_by_the_link_and_those_who_review_read_it_outside_their_queue() throws Exception {
        switchOn(20);
        night(hour(20));
        var letter = letters().getFirst();
        var item = noticeOf(user).item();

        var page = desk.visitor().get(link(letter, 1)).body();
        for (var secret : unspoken) assertTrue(page.contains(secret), "behind the link: " + secret);
        var sent = desk.visitor().post("/answer", "link=" + link(letter, 2), "text=A witness called back.");

        assertEquals(200, sent.statusCode());
        assertEquals(ItemFile.Asked.ANSWERED, desk.register().item(item).asked());
        assertEquals("looker", desk.register().item(item).acts().getLast().actor());
        var reviewer = desk.loggedIn("reviewer");
        var listed = reviewer.get("/notices").body();
        assertTrue(listed.contains("reason given") && listed.contains("/items/" + item), listed);
        assertFalse(listed.contains(user), "under a pseudonym");
        assertTrue(reviewer.get("/items/" + item).body().contains("A witness called back."));
        assertFalse(reviewer.get("/queue").body().contains("/items/notice-"), "nobody need review it");
        var administrator = desk.loggedIn("administrator").get("/notices").body();
        assertFalse(administrator.contains("/items/"), "who keeps the accounts sees no case");
        assertEquals(1, letters().size());
    }

    @Test
    void nobody_is_warned_of_what_a_finding_holds_what_is_under_review_or_a_personal_tie() throws Exception {
        var users = desk.tables().query(new Query("users", "select distinct user_id from log where user_id <> ''"));
        int number = 0;
        for (var row : users) {
            if (!row.text("user_id").equals(user)) seat("user-" + ++number, row.text("user_id"));
        }
        var from = day.minusDays(6);
        now = from.atStartOfDay(ZoneOffset.UTC).plusHours(12).toInstant();
        switchOn(20);
        night(hour(20));

        var told = new TreeSet<Long>();
        for (var item : notices()) {
            desk.register().item(item.item()).queued().accesses().forEach(access -> told.add(access.ledgerIndex()));
        }
        assertTrue(told.size() > looks, told.size() + " looks");
        var of = "select entry from log where time between '%s' and '%s 21:00' and ".formatted(from, day);
        var held = entries(of + "entry in (select entry from finding_entries) and verdict = 'unexplained'");
        var tied = entries(of + "verdict = 'conflicted'");
        assertTrue(!held.isEmpty() && !tied.isEmpty(), "there are such");
        assertEquals(Set.of(), both(told, held), "held by a finding");
        assertEquals(Set.of(), both(told, tied), "with a personal tie");
        assertTrue(entries(of + "verdict = 'unexplained'").containsAll(told), "and nothing else");
        var drawn = new TreeSet<Long>();
        for (var item : desk.register().files().drawn()) {
            desk.register().item(item).queued().accesses().forEach(access -> drawn.add(access.ledgerIndex()));
        }
        assertFalse(drawn.isEmpty());
        assertEquals(Set.of(), both(told, drawn), "drawn for review");
        var again = entries("""
                select log.entry from log join findings on findings.user_id = log.user_id
                where findings.person_id = log.person_id or findings.subject = log.subject""");
        assertFalse(both(again, entries("""
                select entry from log
                where verdict = 'unexplained' and entry not in (select entry from finding_entries)""")).isEmpty(), "there are such");
        assertEquals(Set.of(), both(told, again), "at whom a finding is about");
    }

    private Set<Long> entries(String sql) {
        return desk.tables().query(new Query("entries", sql)).stream()
                .map(row -> row.count("entry"))
                .collect(Collectors.toSet());
    }

    private static Set<Long> both(Set<Long> one, Set<Long> other) {
        var both = new TreeSet<>(one);
        both.retainAll(other);
        return both;
    }

    @Test
    void nobody_under_investigation_is_asked() throws Exception {
        desk.register()
                .open(
                        desk.doer("investigator"),
                        number -> new Act.InvestigationOpened(number, Act.Source.COMPLAINT, "", user, "a complaint"));
        switchOn(20);

        night(hour(20));

        assertEquals(List.of(), notices());
        assertEquals(List.of(), letters());
    }

    @Test
    void a_letter_that_could_not_go_goes_later_over_a_restart_says_so_and_goes_once() throws Exception {
        switchOn(20);
        synchronized (postman()) { // so that it does not go round by itself meanwhile
            mail.stop();
            night(hour(20));
            assertEquals(0, postman().deliver());
            var page = desk.loggedIn("administrator").get("/notices").body();
            assertTrue(page.contains("not gone yet"), page);
        }
        desk.close();
        now = hour(30);
        open();
        mail.start();

        night(hour(31));

        assertEquals(1, letters().size());
        assertTrue(((String) letters().getFirst().getContent()).contains("comes late"));
        desk.close();
        open();
        night(hour(32));
        assertEquals(1, letters().size());
        assertEquals(1, notices().size());
    }

    @Test
    void a_night_in_which_the_desk_died_is_finished_and_nobody_is_asked_twice() throws Exception {
        switchOn(20);
        var name = "notice-" + day + "-1";
        var queued = new Act.ItemQueued(name, 0, "notice", user, "", "Looks", 0, "notice", 0, List.of());
        desk.register().perform(Register.PROGRAM, queued); // and died before it asked

        night(hour(20));

        assertEquals(
                List.of(name), notices().stream().map(FileTables.Item::item).toList());
        assertEquals(ItemFile.Asked.WAITING, desk.register().item(name).asked());
    }

    @Test
    void a_look_that_came_in_live_is_asked_about_the_same_night_and_one_that_comes_later_the_next() throws Exception {
        switchOn(20);
        night(hour(20));
        var first = noticeOf(user).item();
        handIn("late-1");

        night(hour(21));
        assertEquals(1, notices().size());
        night(hour(20 + 24));

        var second = notices().stream()
                .filter(item -> !item.item().equals(first))
                .findFirst()
                .orElseThrow();
        assertEquals(
                List.of("late-1"),
                desk.register().item(second.item()).queued().accesses().stream()
                        .map(Act.Access::id)
                        .toList());
        assertEquals(2, letters().size());
    }

    private void handIn(String id) throws Exception {
        var token = desk.server().part(Tokens.class).issue("source");
        var body = """
                {"access_id":"%s","time":"%s","user_id":"%s","database_id":"records","action":"query",\
                "subject_kind":"plate","subject":"9ZZZ999","reason":"parked across a driveway"}""".formatted(id, hour(19), user);
        var request = HttpRequest.newBuilder(URI.create(desk.server().url() + "/v1/accesses"))
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            assertEquals(200, client.send(request, BodyHandlers.ofString()).statusCode());
        }
        var there = new Query("live", "select verdict from live.log where access_id = ?");
        for (var until = Instant.now().plus(Duration.ofSeconds(30));
                Instant.now().isBefore(until); ) {
            if (!desk.tables().query(there, id).isEmpty()) break;
            Thread.sleep(100);
        }
        assertEquals("unexplained", desk.tables().query(there, id).getFirst().text("verdict"));
    }

    @Test
    void the_tables_are_made_again_from_the_ledger_alone() throws Exception {
        switchOn(20);
        night(hour(20));
        desk.loggedIn("looker").post("/reasons/" + noticeOf(user).item() + "/answer", "text=A witness called back.");
        desk.close();

        try (var ledger = OpenDesk.ledger(folder);
                var source = Database.of(folder.resolve("desk"), database)) {
            assertEquals(Map.of(), Rebuild.of(ledger, source, Clock.systemUTC()).changed());
        }

        open();
        assertEquals(ItemFile.Asked.ANSWERED, noticeOf(user).asked());
        assertEquals(1, desk.register().notices().nights().size());
        night(hour(21));
        assertEquals(1, notices().size());
    }
}
