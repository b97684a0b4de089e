package org.quis.server.web;

import jakarta.servlet.http.HttpServletRequest;
import org.quis.acts.Doer;
import org.quis.acts.Role;
import org.quis.desk.Refused;
import org.quis.server.login.Credentials;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// How somebody comes in, and where they are led.
@Controller
final class LoginPages {
    private final Pages pages;
    private final Who who;
    private final Credentials credentials;
    private final boolean house;

    /// @param said  what became of the last try; may be empty
    /// @param house whether the house has a login of its own
    record Come(String said, boolean house) {}

    LoginPages(
            Pages pages,
            Who who,
            Credentials credentials,
            ObjectProvider<ClientRegistrationRepository> identityProvider) {
        this.house = identityProvider.getIfAvailable() != null;
        this.pages = pages;
        this.who = who;
        this.credentials = credentials;
    }

    @GetMapping("/login")
    ResponseEntity<String> login(HttpServletRequest request) {
        return pages.page(request, "login", "Log in", new Come(said(request), house));
    }

    private static String said(HttpServletRequest request) {
        var said = request.getParameterMap();
        if (said.containsKey("error")) return "That name and password do not belong together.";
        if (said.containsKey("out")) return "You are logged out.";
        if (said.containsKey("joined")) return "Your password is set. Log in with it.";
        if (said.containsKey("unknown")) {
            return "Nobody here has the account you logged in with. An administrator can open one.";
        }
        return "";
    }

    /// @param secret of the link; `account` empty where it no longer works
    record Join(String secret, String account, String problem) {}

    @GetMapping("/join")
    ResponseEntity<String> join(HttpServletRequest request, @RequestParam("link") String secret) {
        var account = credentials.invited(secret).orElse("");
        return pages.page(request, "join", "Set a password", new Join(secret, account, ""));
    }

    @PostMapping("/join")
    ResponseEntity<?> joined(
            HttpServletRequest request,
            @RequestParam("link") String secret,
            @RequestParam String password,
            @RequestParam String again) {
        try {
            if (!password.equals(again)) throw new IllegalArgumentException("The two passwords differ.");
            credentials.join(secret, password);
            return Redirect.to("/login?joined");
        } catch (IllegalArgumentException e) {
            var account = credentials.invited(secret).orElse("");
            var join = new Join(secret, account, String.valueOf(e.getMessage()));
            return pages.page(request, HttpStatus.BAD_REQUEST, "join", "Set a password", join);
        }
    }

    @GetMapping("/")
    ResponseEntity<Void> home(HttpServletRequest request) throws Refused {
        return Redirect.to(home(who.of(request)));
    }

    private static String home(Doer doer) {
        if (doer.is(Role.REVIEWER) || doer.is(Role.ANALYST)) return "/queue";
        if (doer.is(Role.INVESTIGATOR) || doer.is(Role.DECIDING_OFFICIAL)) return "/investigations";
        if (doer.is(Role.ADMINISTRATOR)) return "/accounts";
        if (doer.is(Role.AUDITOR)) return "/trail";
        if (doer.is(Role.RECORDS_OFFICER)) return "/publications";
        return "/reasons";
    }
}
