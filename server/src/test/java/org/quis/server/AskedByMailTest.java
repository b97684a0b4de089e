package org.quis.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quis.acts.Act;
import org.quis.desk.ItemFile;
import org.quis.server.mail.MailServer;
import org.quis.server.mail.Postman;
import org.quis.server.record.FileTables;

/// "Why did you look?" goes to whoever looked, and then to their supervisor, through a real mail server.
class AskedByMailTest {
    private static final Pattern LINK = Pattern.compile("https://desk\\.example\\.org(/answer\\?link=([\\w-]+))");

    @TempDir
    Path folder;

    private GreenMail mail;
    private OpenDesk desk;
    private FileTables.Item item;

    @BeforeEach
    void open() throws Exception {
        InventedAudit.copyTo(folder);
        mail = new GreenMail(new ServerSetup(freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        desk = open(mail.getSmtp().getPort());
        item = desk.first();
    }

    private OpenDesk open(int port) throws Exception {
        var server = new MailServer(
                URI.create("smtp://127.0.0.1:" + port),
                "quis@agency.example",
                URI.create("https://desk.example.org/"),
                null);
        return OpenDesk.at(folder, null, server);
    }

    private static int freePort() throws Exception {
        try (var free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    @AfterEach
    void close() throws Exception {
        desk.close();
        mail.stop();
    }

    @Test
    void who_looked_answers_by_the_link_of_a_letter_and_the_supervisor_confirms_by_another() throws Exception {
        ask();
        var question = letterTo("user");

        var visitor = desk.visitor();
        var page = visitor.get(path(question));
        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("What was this about?"), page.body());
        visitor.post("/answer", "link=" + secret(question), "text=A witness called back.", "caseNumber=");

        assertEquals(ItemFile.Asked.ANSWERED, file().asked());
        assertEquals("user", file().acts().getLast().actor());
        var confirmation = letterTo("supervisor");
        assertTrue(visitor.get(path(confirmation)).body().contains("A witness called back."));
        visitor.post("/answer/confirmation", "link=" + secret(confirmation), "confirmed=true", "text=");
        assertEquals(ItemFile.Asked.CONFIRMED, file().asked());
        assertEquals("supervisor", file().acts().getLast().actor());
    }

    @Test
    void a_link_works_once() throws Exception {
        ask();
        var letter = letterTo("user");
        var visitor = desk.visitor();

        visitor.post("/answer", "link=" + secret(letter), "text=A witness called back.");
        var again = visitor.post("/answer", "link=" + secret(letter), "text=Something else.");

        assertEquals(403, again.statusCode());
        assertEquals(410, visitor.get(path(letter)).statusCode());
        assertEquals(
                1,
                file().acts().stream()
                        .filter(done -> done.act() instanceof Act.ReasonGiven)
                        .count());
    }

    @Test
    void a_mail_scanner_that_opens_the_link_uses_nothing_up() throws Exception {
        ask();
        var letter = letterTo("user");

        for (int i = 0; i < 5; i++) {
            assertEquals(200, desk.visitor().get(path(letter)).statusCode());
        }
        desk.visitor().post("/answer", "link=" + secret(letter), "text=A witness called back.");

        assertEquals(ItemFile.Asked.ANSWERED, file().asked());
    }

    @Test
    void a_link_opens_one_question_and_nothing_else() throws Exception {
        ask();
        var visitor = desk.visitor();
        visitor.get(path(letterTo("user")));

        for (var path : List.of("/reasons", "/queue", "/items/" + item.item())) {
            assertEquals("/login", Visitor.location(visitor.get(path)).replaceFirst(".*(/login).*", "$1"), path);
        }
        assertEquals(410, visitor.get("/answer?link=x").statusCode());
    }

    @Test
    void a_letter_tells_nothing_of_what_was_looked_up_nor_of_whom() throws Exception {
        ask();
        var letter = letterTo("user");
        var text = letter.getSubject() + letter.getContent();

        for (var secret : List.of(item.user(), item.person(), item.item(), item.title(), "What was this about?")) {
            assertFalse(text.contains(secret), secret);
        }
    }

    @Test
    void while_the_mail_server_is_away_letters_wait_and_each_goes_once_when_it_is_back() throws Exception {
        synchronized (postman()) { // so that it does not go round by itself meanwhile
            mail.stop();
            ask();
            assertEquals(0, deliver());

            mail.start();

            assertEquals(1, deliver());
            assertEquals(0, deliver());
        }
        assertEquals(1, mail.getReceivedMessages().length);
    }

    @Test
    void after_a_restart_a_letter_that_went_does_not_go_again_and_its_link_still_works() throws Exception {
        ask();
        var letter = letterTo("user");
        desk.close();

        desk = open(mail.getSmtp().getPort());

        assertEquals(0, deliver());
        assertEquals(200, desk.visitor().get(path(letter)).statusCode());
    }

    @Test
    void a_question_that_was_answered_meanwhile_calls_for_no_letter_but_to_the_supervisor() throws Exception {
        synchronized (postman()) { // so that it does not go round by itself meanwhile
            ask();
            desk.loggedIn("user").post("/reasons/" + item.item() + "/answer", "text=A witness called back.");

            deliver();
        }

        assertEquals(
                List.of(OpenDesk.address("supervisor")),
                Arrays.stream(mail.getReceivedMessages())
                        .map(AskedByMailTest::to)
                        .toList());
    }

    @Test
    void whoever_has_left_the_desk_cannot_answer_by_an_old_link() throws Exception {
        ask();
        var letter = letterTo("user");
        desk.loggedIn("administrator").post("/accounts/user", "open=false");

        assertEquals(410, desk.visitor().get(path(letter)).statusCode());
        desk.visitor().post("/answer", "link=" + secret(letter), "text=A witness called back.");
        assertEquals(ItemFile.Asked.WAITING, file().asked());
    }

    @Test
    void the_reviewer_sees_whether_the_letter_went() throws Exception {
        ask();
        deliver();

        var page = desk.loggedIn("reviewer").get("/items/" + item.item()).body();

        assertTrue(page.contains("asked by e-mail and have not answered yet"), page);
    }

    @Test
    void whoever_has_no_address_is_told_by_people() throws Exception {
        desk.loggedIn("administrator").post("/accounts/user", "open=false");
        ask();
        deliver();

        var page = desk.loggedIn("reviewer").get("/items/" + item.item()).body();

        assertTrue(page.contains("has an e-mail address here"), page);
        assertEquals(0, mail.getReceivedMessages().length);
    }

    @Test
    void an_answer_that_is_late_stands_first_before_the_reviewers_and_is_still_welcome() throws Exception {
        ask(Duration.ofSeconds(1));
        var letter = letterTo("user");
        Thread.sleep(1_200);

        var queue = desk.loggedIn("reviewer").get("/queue").body();
        assertTrue(queue.contains("Answers that are late"), queue);

        desk.visitor().post("/answer", "link=" + secret(letter), "text=I was on leave.");
        assertEquals(ItemFile.Asked.ANSWERED, file().asked());
    }

    @Test
    void a_mail_server_that_cannot_be_one_is_refused_with_a_sentence() {
        var desk = URI.create("https://desk.example.org");
        record Wrong(String server, String from, String says) {}
        for (var wrong : List.of(
                new Wrong("http://mail.example.org", "quis@agency.example", "is not smtp://host or smtps://host"),
                new Wrong("smtp:mail", "quis@agency.example", "is not smtp://host or smtps://host"),
                new Wrong("smtp://quis:secret@mail", "quis@agency.example", "does not belong on a command line"),
                new Wrong("smtps://mail.example.org", "not an address", "is not an e-mail address"))) {
            var refused = assertThrows(
                    IllegalArgumentException.class,
                    () -> new MailServer(URI.create(wrong.server()), wrong.from(), desk, null));
            assertTrue(String.valueOf(refused.getMessage()).contains(wrong.says()), refused.getMessage());
            assertFalse(String.valueOf(refused.getMessage()).contains("secret"), refused.getMessage());
        }
    }

    @Test
    void the_password_of_a_mail_server_is_in_no_log() {
        var server = new MailServer(
                URI.create("smtps://quis@mail.example.org"),
                "quis@agency.example",
                URI.create("https://desk.example.org"),
                "hunter2");

        assertFalse(server.toString().contains("hunter2"));
    }

    private void ask() throws Exception {
        ask(Duration.ofDays(7));
    }

    private void ask(Duration due) throws Exception {
        var until = desk.register().now().plus(due);
        desk.register()
                .perform(
                        desk.doer("reviewer"),
                        new Act.ReasonAsked(item.item(), item.user(), "What was this about?", until));
    }

    private int deliver() {
        return postman().deliver();
    }

    private Postman postman() {
        return desk.server().part(Postman.class);
    }

    private ItemFile file() {
        return desk.register().item(item.item());
    }

    private MimeMessage letterTo(String account) {
        deliver();
        return Arrays.stream(mail.getReceivedMessages())
                .filter(letter -> to(letter).equals(OpenDesk.address(account)))
                .findFirst()
                .orElseThrow();
    }

    private static String to(MimeMessage letter) {
        try {
            return letter.getAllRecipients()[0].toString();
        } catch (jakarta.mail.MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static String path(MimeMessage letter) throws Exception {
        return link(letter, 1);
    }

    private static String secret(MimeMessage letter) throws Exception {
        return link(letter, 2);
    }

    private static String link(MimeMessage letter, int part) throws Exception {
        var link = LINK.matcher((String) letter.getContent());
        assertTrue(link.find(), (String) letter.getContent());
        return link.group(part);
    }
}
