package org.quis.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.quis.acts.Act;
import org.quis.acts.Role;
import org.quis.server.login.Credentials;
import org.quis.server.record.Register;

/// What people try who should not be here, or not there.
class IntrudersTest extends AtDesk {
    private static final String SCRIPT = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>${7*7}";

    @Test
    void guessing_passwords_is_slowed_down_and_a_stranger_locks_nobody_out_at_once() throws Exception {
        var guesser = desk.visitor();
        for (int i = 0; i < 10; i++) {
            assertEquals(
                    302,
                    guesser.post("/login", "username=reviewer", "password=guess" + i)
                            .statusCode());
        }
        var late = guesser.post("/login", "username=reviewer", "password=" + OpenDesk.PASSWORD);
        assertEquals(429, late.statusCode());
        assertTrue(late.headers().firstValue("Retry-After").isPresent());
        desk.loggedIn("auditor");
    }

    @Test
    void a_login_page_does_not_tell_whether_there_is_such_an_account() throws Exception {
        var visitor = desk.visitor();
        var known = visitor.post("/login", "username=reviewer", "password=wrong");
        var unknown = visitor.post("/login", "username=nobody", "password=wrong");
        assertEquals(Visitor.location(known), Visitor.location(unknown));
        assertEquals(known.statusCode(), unknown.statusCode());
    }

    @Test
    void a_session_planted_before_login_is_worth_nothing_after_it() throws Exception {
        var visitor = desk.visitor();
        visitor.get("/queue"); // begins a session
        var before = visitor.cookie("JSESSIONID");
        visitor.logIn("reviewer", OpenDesk.PASSWORD);
        assertNotEquals("", before);
        assertNotEquals(before, visitor.cookie("JSESSIONID"));
    }

    @Test
    void whoever_logs_out_is_out() throws Exception {
        var visitor = desk.loggedIn("reviewer");
        assertEquals(200, visitor.get("/queue").statusCode());
        visitor.post("/logout");
        assertEquals(302, visitor.get("/queue").statusCode());
    }

    @Test
    void a_role_taken_away_is_gone_at_once_and_not_at_the_next_login() throws Exception {
        var visitor = desk.loggedIn("reviewer");
        assertEquals(200, visitor.get("/queue").statusCode());
        var admin = desk.doer("administrator");
        desk.register().perform(admin, new Act.AccountChanged("reviewer", Set.of(Role.USER), true));
        assertEquals(403, visitor.get("/queue").statusCode());
        desk.register().perform(admin, new Act.AccountChanged("reviewer", Set.of(Role.REVIEWER), false));
        assertEquals(403, visitor.get("/queue").statusCode());
    }

    @Test
    void what_anybody_writes_is_shown_as_text() throws Exception {
        var item = desk.first().item();
        var reviewer = desk.loggedIn("reviewer");
        assertEquals(
                303, reviewer.post("/items/" + item + "/note", "text=" + SCRIPT).statusCode());
        assertEquals(
                303,
                reviewer.post("/items/" + item + "/question", "text=" + SCRIPT, "days=7")
                        .statusCode());
        assertEquals(
                303,
                desk.loggedIn("user")
                        .post("/reasons/" + item + "/answer", "text=" + SCRIPT, "caseNumber=" + SCRIPT)
                        .statusCode());
        assertEquals(
                303,
                reviewer.post(
                                "/items/" + item + "/decision",
                                "decision=ESCALATED",
                                "reason=" + SCRIPT,
                                "seen=" + Long.MAX_VALUE)
                        .statusCode());
        assertEquals(
                303,
                reviewer.post("/investigations", "item=" + item, "source=FLAG", "kind=no_reason", "summary=" + SCRIPT)
                        .statusCode());
        var admin = desk.loggedIn("administrator");
        assertEquals(
                200,
                admin.post(
                                "/accounts",
                                "account=x",
                                "name=" + SCRIPT,
                                "roles=user",
                                "user=" + SCRIPT,
                                "email=" + SCRIPT)
                        .statusCode());
        var auditor = desk.loggedIn("auditor");
        var pages = List.of(
                reviewer.get("/items/" + item),
                desk.loggedIn("supervisor").get("/reasons/" + item),
                desk.loggedIn("investigator").get("/investigations/2026-0001".replace("2026", year())),
                admin.get("/accounts"),
                auditor.get("/trail"));
        for (var page : pages) {
            assertEquals(200, page.statusCode());
            assertFalse(page.body().contains("<script>alert"), page.uri() + " has the script");
            assertFalse(page.body().contains("<img src=x"), page.uri() + " has the image");
            assertTrue(
                    page.body().contains("&lt;script&gt;") || page.body().contains("&lt;img"),
                    page.uri().getPath());
        }
    }

    private static String year() {
        return Integer.toString(java.time.Year.now(java.time.ZoneOffset.UTC).getValue());
    }

    @Test
    void pages_may_load_and_run_nothing_but_their_own_two_files() throws Exception {
        var headers = desk.loggedIn("reviewer").headers("/queue");
        var policy = headers.get("content-security-policy").getFirst();
        assertTrue(policy.startsWith("default-src 'none'"), policy);
        assertFalse(policy.contains("unsafe"), policy);
        assertEquals(List.of("nosniff"), headers.get("x-content-type-options"));
        assertEquals(List.of("DENY"), headers.get("x-frame-options"));
        assertTrue(headers.get("cache-control").getFirst().contains("no-store"));
    }

    @Test
    void nobody_reads_what_was_asked_of_somebody_else() throws Exception {
        var item = desk.first();
        var asked = new Act.ReasonAsked(
                item.item(), item.user(), "Why?", desk.register().now().plus(Duration.ofDays(7)));
        desk.register().perform(desk.doer("reviewer"), asked);
        var stranger = desk.loggedIn("stranger");
        assertEquals(403, stranger.get("/reasons/" + item.item()).statusCode());
        assertEquals(
                403,
                stranger.post("/reasons/" + item.item() + "/answer", "text=mine")
                        .statusCode());
        assertEquals(
                withoutToken(stranger.get("/reasons/no-such-item").body()),
                withoutToken(stranger.get("/reasons/" + item.item()).body()),
                "the answer tells whether there is such an item");
        assertEquals(200, desk.loggedIn("user").get("/reasons/" + item.item()).statusCode());
    }

    private static String withoutToken(String page) {
        return page.replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
    }

    @Test
    void a_name_in_an_address_is_a_name_and_nothing_more() throws Exception {
        var reviewer = desk.loggedIn("reviewer");
        for (var name : List.of("..%2f..%2fetc%2fpasswd", "'%20or%201=1--", "%00", "x;y=z", "a".repeat(3000))) {
            int status = reviewer.get("/items/" + name).statusCode();
            assertTrue(status >= 400 && status < 500, name + ": " + status);
        }
    }

    @Test
    void pages_show_pseudonyms_until_a_name_is_opened_for_a_purpose() throws Exception {
        var item = desk.first();
        var reviewer = desk.loggedIn("reviewer");
        var before = reviewer.get("/items/" + item.item()).body();
        assertFalse(before.contains(item.user()), "the user's name is on the page");
        assertFalse(before.contains(item.person()), "the subject's id is on the page");
        assertFalse(reviewer.get("/queue").body().contains(item.user()));
        reviewer.post("/items/" + item.item() + "/name", "whose=user", "purpose=to ask the dispatcher");
        var after = reviewer.get("/items/" + item.item()).body();
        assertTrue(after.contains(item.user()));
        assertFalse(after.contains(item.person()), "only the user's name was opened");
        assertFalse(desk.loggedIn("second-reviewer")
                .get("/items/" + item.item())
                .body()
                .contains(item.user()));
        assertTrue(desk.loggedIn("auditor").get("/trail").body().contains("to ask the dispatcher"));
    }

    @Test
    void a_link_works_once_and_only_the_last_one() throws Exception {
        var credentials = desk.server().part(Credentials.class);
        var first = credentials.invite("stranger");
        var second = credentials.invite("stranger");
        var password = "another four words";
        var visitor = desk.visitor();
        assertEquals(
                400,
                visitor.post("/join", "link=" + first, "password=" + password, "again=" + password)
                        .statusCode());
        assertEquals(
                400,
                visitor.post("/join", "link=" + second, "password=short", "again=short")
                        .statusCode());
        assertEquals(
                303,
                visitor.post("/join", "link=" + second, "password=" + password, "again=" + password)
                        .statusCode());
        assertEquals(
                400,
                visitor.post("/join", "link=" + second, "password=" + password, "again=" + password)
                        .statusCode());
        desk.visitor().logIn("stranger", password);
    }

    @Test
    void forms_are_bounded() throws Exception {
        var reviewer = desk.loggedIn("reviewer");
        var item = desk.first().item();
        int tooLong = reviewer.post("/items/" + item + "/note", "text=" + "a".repeat(Act.MOST_TEXT + 1))
                .statusCode();
        assertEquals(400, tooLong);
        int far = reviewer.post("/items/" + item + "/note", "text=" + "a".repeat(600_000))
                .statusCode();
        assertTrue(far >= 400 && far < 500, "" + far);
        assertEquals(1, desk.register().item(item).acts().size());
    }

    @Test
    void nobody_makes_an_account_that_passes_for_quis_itself() throws Exception {
        var admin = desk.loggedIn("administrator");
        assertEquals(
                422,
                admin.post("/accounts", "account=quis", "name=Q", "roles=reviewer")
                        .statusCode());
        assertTrue(desk.register().files().account(Register.PROGRAM.account()).isEmpty());
    }
}
