package org.quis.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.quis.acts.Role;
import org.quis.desk.ItemFile;
import org.quis.desk.Refused;
import org.quis.server.record.FileTables;
import org.quis.server.record.Register;
import org.quis.server.record.UnavailableException;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// "Why did you look?", for the one who looked and for their supervisor. Neither learns what was suspected, nor who
/// asks.
@Controller
final class ReasonPages {
    private final Pages pages;
    private final Who who;
    private final Register register;
    private final Questions questions;

    ReasonPages(Pages pages, Who who, Register register, Questions questions) {
        this.pages = pages;
        this.who = who;
        this.register = register;
        this.questions = questions;
    }

    /// @param mine whether it was asked of whoever reads this
    record Line(String item, String user, String asked, String due, boolean late, boolean mine, boolean waits) {}

    @GetMapping("/reasons")
    ResponseEntity<String> reasons(HttpServletRequest request) throws Refused {
        var doer = who.of(request);
        var files = register.files();
        var mine = doer.user().isEmpty() || !doer.is(Role.USER)
                ? List.<Line>of()
                : files.askedOf(doer.user()).stream()
                        .map(item -> line(item, true))
                        .toList();
        var theirs = !doer.is(Role.SUPERVISOR)
                ? List.<Line>of()
                : files.answered().stream()
                        .filter(item -> register.standing().supervises(doer.user(), item.user()))
                        .map(item -> line(item, false))
                        .toList();
        return pages.page(request, "reasons", "Reasons asked for", new Listed(mine, theirs, doer.is(Role.SUPERVISOR)));
    }

    record Listed(List<Line> mine, List<Line> theirs, boolean supervises) {}

    private Line line(FileTables.Item item, boolean mine) {
        var due = item.due();
        boolean waits = item.asked() == ItemFile.Asked.WAITING;
        return new Line(
                item.item(),
                item.user(),
                Said.asked(item.asked()),
                due == null ? "" : Said.time(due),
                waits && due != null && due.isBefore(register.now()),
                mine,
                waits);
    }

    @GetMapping("/reasons/{item}")
    ResponseEntity<String> reason(HttpServletRequest request, @PathVariable String item) throws Refused {
        return pages.page(request, "reason", "Why was this looked at?", questions.show(item, who.of(request)));
    }

    @PostMapping("/reasons/{item}/answer")
    ResponseEntity<Void> answer(
            HttpServletRequest request,
            @PathVariable String item,
            @RequestParam String text,
            @RequestParam(defaultValue = "") String caseNumber)
            throws Refused, UnavailableException {
        questions.answer(item, who.of(request), text, caseNumber);
        return Redirect.to("/reasons?done=sealed");
    }

    @PostMapping("/reasons/{item}/confirmation")
    ResponseEntity<Void> confirmation(
            HttpServletRequest request,
            @PathVariable String item,
            @RequestParam boolean confirmed,
            @RequestParam(defaultValue = "") String text)
            throws Refused, UnavailableException {
        questions.confirm(item, who.of(request), confirmed, text);
        return Redirect.to("/reasons?done=sealed");
    }
}
