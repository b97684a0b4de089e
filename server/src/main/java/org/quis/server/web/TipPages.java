package org.quis.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.quis.acts.Act;
import org.quis.acts.Role;
import org.quis.desk.Refused;
import org.quis.server.record.Register;
import org.quis.server.record.Tips.Tip;
import org.quis.server.record.UnavailableException;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What people outside tell, without saying who they are, and what becomes of it.
@Controller
final class TipPages {
    private static final int ON_A_PAGE = 200;

    private final Pages pages;
    private final Who who;
    private final Register register;

    TipPages(Pages pages, Who who, Register register) {
        this.pages = pages;
        this.who = who;
        this.register = register;
    }

    @GetMapping("/tip")
    ResponseEntity<String> tip(HttpServletRequest request) {
        return pages.page(request, "tip", "Tell of misuse", "");
    }

    @PostMapping("/tip")
    ResponseEntity<String> received(HttpServletRequest request, @RequestParam String text)
            throws Refused, UnavailableException {
        var tip = (Act.TipReceived) register.receive(text).act();
        return pages.page(request, "tip", "Tell of misuse", tip.tip());
    }

    record Line(Tip tip, String at) {}

    record Listed(List<Line> lines, boolean maySettle) {}

    @GetMapping("/tips")
    ResponseEntity<String> tips(HttpServletRequest request) throws Refused {
        var lines = register.tips().list(ON_A_PAGE).stream()
                .map(tip -> new Line(tip, Said.time(tip.at())))
                .toList();
        return pages.page(
                request, "tips", "Tips", new Listed(lines, who.of(request).is(Role.INVESTIGATOR)));
    }

    /// @param investigation it is taken up in; empty to set it aside
    @PostMapping("/tips/{tip}")
    ResponseEntity<Void> settled(
            HttpServletRequest request,
            @PathVariable String tip,
            @RequestParam(defaultValue = "") String investigation,
            @RequestParam String reason)
            throws Refused, UnavailableException {
        var number = investigation.strip();
        if (!number.isEmpty() && register.investigation(number).isEmpty()) {
            throw new Refused(Refused.Why.NOT_NOW, "there is no investigation " + number + "; open it first");
        }
        register.perform(who.of(request), new Act.TipSettled(tip, number, reason));
        return Redirect.to("/tips?done=sealed");
    }
}
