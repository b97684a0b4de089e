package org.quis.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quis.server.login.IdentityProvider;

/// People come in by the login of their house, a real OpenID provider on this machine.
class HouseLoginTest {
    @TempDir
    Path folder;

    private MockOAuth2Server house;
    private OpenDesk desk;

    @BeforeEach
    void open() throws Exception {
        house = new MockOAuth2Server();
        house.start();
        InventedAudit.copyTo(folder);
        desk = OpenDesk.withHouseLogin(
                folder,
                new IdentityProvider(house.issuerUrl("agency").uri(), "quis", "a secret", "preferred_username"));
    }

    @AfterEach
    void close() throws Exception {
        desk.close();
        house.shutdown();
    }

    @Test
    void whoever_has_an_account_comes_in_and_may_do_what_its_roles_say() throws Exception {
        vouchFor("reviewer");
        var browser = browser();

        var page = get(browser, "/oauth2/authorization/house");

        assertEquals(200, page.statusCode(), page.body());
        assertTrue(page.uri().getPath().equals("/queue"), page.uri().toString());
        assertTrue(page.body().contains("A reviewer"), page.body());
        assertEquals(403, get(browser, "/accounts").statusCode());
    }

    @Test
    void whoever_the_house_knows_and_this_desk_does_not_stays_outside_and_is_told_why() throws Exception {
        vouchFor("somebody.else");
        var browser = browser();

        var page = get(browser, "/oauth2/authorization/house");

        assertTrue(page.body().contains("Nobody here has the account you logged in with"), page.body());
        assertTrue(get(browser, "/queue").uri().getPath().equals("/login"));
    }

    @Test
    void an_account_that_is_closed_stays_outside() throws Exception {
        desk.loggedIn("administrator").post("/accounts/reviewer", "open=false");
        vouchFor("reviewer");

        var page = get(browser(), "/oauth2/authorization/house");

        assertTrue(page.uri().getPath().equals("/login"), page.uri().toString());
    }

    @Test
    void an_answer_that_nobody_asked_for_lets_nobody_in() throws Exception {
        var browser = browser();

        var page = get(browser, "/login/oauth2/code/house?code=forged&state=forged");

        assertTrue(page.uri().getPath().equals("/login"), page.uri().toString());
        assertTrue(get(browser, "/queue").uri().getPath().equals("/login"));
    }

    @Test
    void the_login_page_offers_it_beside_the_password() throws Exception {
        assertTrue(desk.visitor().get("/login").body().contains("/oauth2/authorization/house"));
        desk.loggedIn("auditor");
    }

    @Test
    void an_issuer_without_tls_is_refused_and_its_secret_is_in_no_log() {
        var wrong = assertThrows(
                IllegalArgumentException.class,
                () -> new IdentityProvider(URI.create("http://login.example.org"), "quis", "a secret", "email"));
        assertTrue(String.valueOf(wrong.getMessage()).contains("is not an issuer like https://"), wrong.getMessage());
        var house = new IdentityProvider(URI.create("https://login.example.org"), "quis", "hunter2", "email");
        assertFalse(house.toString().contains("hunter2"));
    }

    private void vouchFor(String account) {
        house.enqueueCallback(new DefaultOAuth2TokenCallback(
                "agency", "subject-of-" + account, "JWT", List.of("quis"), Map.of("preferred_username", account), 600));
    }

    private static HttpClient browser() {
        return HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    private HttpResponse<String> get(HttpClient browser, String path) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(desk.server().url() + path)).build();
        return browser.send(request, BodyHandlers.ofString());
    }
}
