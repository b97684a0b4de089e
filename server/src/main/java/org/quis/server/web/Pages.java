package org.quis.server.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quis.acts.Role;
import org.quis.server.login.Desk;
import org.quis.server.record.FileTables.Account;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/// Fills the templates.
@Component
final class Pages {
    private final TemplateEngine templates = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Pages.class.getClassLoader(), Pages.class.getPackageName());
    private final Desk desk;

    Pages(Desk desk) {
        this.desk = desk;
    }

    /// What every page knows.
    ///
    /// @param who    `null` where nobody is logged in
    /// @param token  against forged requests, for every form
    /// @param notice what the last act came to; empty where there was none
    record Frame(String title, @Nullable Account who, String token, String notice) {
        Set<Role> roles() {
            return who == null ? Set.of() : who.roles();
        }

        boolean is(Role... any) {
            for (var role : any) if (roles().contains(role)) return true;
            return false;
        }
    }

    /// What a template gets.
    record Page<T>(Frame frame, T content) {}

    <T> ResponseEntity<String> page(HttpServletRequest request, String template, String title, T content) {
        return page(request, HttpStatus.OK, template, title, content);
    }

    <T> ResponseEntity<String> page(
            HttpServletRequest request, HttpStatus status, String template, String title, T content) {
        var token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        var name = request.getRemoteUser();
        var frame = new Frame(
                title,
                name == null ? null : desk.account(name).orElse(null),
                token == null ? "" : token.getToken(),
                notice(request));
        var out = new StringOutput();
        templates.render(template + ".jte", new Page<>(frame, content), out);
        return ResponseEntity.status(status)
                .contentType(new MediaType(MediaType.TEXT_HTML, java.nio.charset.StandardCharsets.UTF_8))
                .body(out.toString());
    }

    /// A page that is to be kept as a file.
    String document(String template, Object content) {
        var out = new StringOutput();
        templates.render(template + ".jte", content, out);
        return out.toString();
    }

    private static String notice(HttpServletRequest request) {
        return switch (request.getParameter("done") == null ? "" : request.getParameter("done")) {
            case "" -> "";
            case "decided" -> "Decided and sealed. This is the next item.";
            default -> "Done and sealed.";
        };
    }
}
