package org.quis.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.quis.acts.Act;
import org.quis.acts.Role;
import org.quis.desk.Refused;
import org.quis.server.login.Credentials;
import org.quis.server.login.Tokens;
import org.quis.server.record.FileTables.Account;
import org.quis.server.record.Register;
import org.quis.server.record.UnavailableException;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Who may log in, and as what. No case is to be seen here.
@Controller
final class AccountPages {
    private final Pages pages;
    private final Who who;
    private final Register register;
    private final Credentials credentials;
    private final Tokens tokens;

    AccountPages(Pages pages, Who who, Register register, Credentials credentials, Tokens tokens) {
        this.pages = pages;
        this.who = who;
        this.register = register;
        this.credentials = credentials;
        this.tokens = tokens;
    }

    /// @param link to hand on, shown once; empty where none was made. A token, where it is for a program
    record Listed(List<Account> accounts, String link, String linkFor, boolean isToken) {}

    @GetMapping("/accounts")
    ResponseEntity<String> accounts(HttpServletRequest request) {
        return list(request, "", "", false);
    }

    private ResponseEntity<String> list(HttpServletRequest request, String link, String linkFor, boolean isToken) {
        var listed = new Listed(register.files().accounts(), link, linkFor, isToken);
        return pages.page(request, "accounts", "Accounts", listed);
    }

    @PostMapping("/accounts")
    ResponseEntity<String> open(
            HttpServletRequest request,
            @RequestParam String account,
            @RequestParam String name,
            @RequestParam(defaultValue = "") List<String> roles,
            @RequestParam(defaultValue = "") String user,
            @RequestParam(defaultValue = "") String email)
            throws Refused, UnavailableException {
        register.perform(
                who.of(request),
                new Act.AccountOpened(account.strip(), name.strip(), roles(roles), user.strip(), email.strip()));
        return link(request, account.strip());
    }

    @PostMapping("/accounts/{account}")
    ResponseEntity<Void> change(
            HttpServletRequest request,
            @PathVariable String account,
            @RequestParam(defaultValue = "") List<String> roles,
            @RequestParam(defaultValue = "false") boolean open)
            throws Refused, UnavailableException {
        register.perform(who.of(request), new Act.AccountChanged(account, roles(roles), open));
        return Redirect.to("/accounts?done=sealed");
    }

    private static Set<Role> roles(List<String> labels) {
        return labels.stream().filter(label -> !label.isBlank()).map(Role::of).collect(Collectors.toSet());
    }

    @PostMapping("/accounts/{account}/link")
    ResponseEntity<String> link(HttpServletRequest request, @PathVariable String account) throws Refused {
        var open = register.files()
                .account(account)
                .filter(Account::open)
                .orElseThrow(() -> new Refused(Refused.Why.NOT_NOW, "there is no open account " + account));
        if (open.roles().contains(Role.SOURCE)) return list(request, tokens.issue(account), account, true);
        var base = request.getRequestURL().toString().replaceFirst("/accounts.*$", "");
        return list(request, base + "/join?link=" + credentials.invite(account), account, false);
    }
}
