package org.quis.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.quis.acts.Act;
import org.quis.acts.Doer;
import org.quis.acts.Role;
import org.quis.desk.ItemFile;
import org.quis.desk.Refused;
import org.quis.server.evidence.Evidence;
import org.quis.server.evidence.Evidence.Sight;
import org.quis.server.evidence.Shown;
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
    private final Evidence evidence;

    ReasonPages(Pages pages, Who who, Register register, Evidence evidence) {
        this.pages = pages;
        this.who = who;
        this.register = register;
        this.evidence = evidence;
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

    /// @param answer empty while none is given
    record Reason(
            String item,
            String question,
            String due,
            List<Shown.Line> accesses,
            String answer,
            String caseNumber,
            String check,
            String asked,
            boolean mayAnswer,
            boolean mayConfirm) {}

    @GetMapping("/reasons/{item}")
    ResponseEntity<String> reason(HttpServletRequest request, @PathVariable String item) throws Refused {
        var doer = who.of(request);
        var file = theirs(item, doer);
        var question = file.question().orElseThrow();
        var given = given(file);
        boolean own = isOwn(file, doer);
        // what they looked at is theirs to see again, and nothing beyond it
        var shown = evidence.show(file.queued(), new Sight(true, true, true));
        var reason = new Reason(
                item,
                question.question(),
                Said.time(question.until()),
                shown.accesses(),
                given.map(Act.ReasonGiven::text).orElse(""),
                given.map(Act.ReasonGiven::caseNumber).orElse(""),
                given.map(Act.ReasonGiven::check).orElse(""),
                Said.asked(file.asked()),
                own && doer.is(Role.USER) && file.asked() == ItemFile.Asked.WAITING,
                !own && file.asked() == ItemFile.Asked.ANSWERED);
        return pages.page(request, "reason", "Why was this looked at?", reason);
    }

    /// An item in which this person was asked, or somebody they supervise; the same answer whether it is not theirs or
    /// not there.
    private ItemFile theirs(String item, Doer doer) throws Refused {
        var file = register.item(item);
        boolean asked = !file.isEmpty() && file.question().isPresent();
        if (asked && isOwn(file, doer)) return file;
        if (asked
                && doer.is(Role.SUPERVISOR)
                && register.standing().supervises(doer.user(), file.queued().user())) return file;
        throw new Refused(Refused.Why.NOT_THEIRS, "nothing of this name was asked of you");
    }

    private static boolean isOwn(ItemFile file, Doer doer) {
        return !doer.user().isEmpty() && doer.user().equals(file.queued().user());
    }

    private static Optional<Act.ReasonGiven> given(ItemFile file) {
        return file.acts().reversed().stream()
                .map(done -> done.act())
                .takeWhile(act -> !(act instanceof Act.ReasonAsked))
                .filter(Act.ReasonGiven.class::isInstance)
                .map(Act.ReasonGiven.class::cast)
                .findFirst();
    }

    @PostMapping("/reasons/{item}/answer")
    ResponseEntity<String> answer(
            HttpServletRequest request,
            @PathVariable String item,
            @RequestParam String text,
            @RequestParam(defaultValue = "") String caseNumber)
            throws Refused, UnavailableException {
        var doer = who.of(request);
        var check = evidence.check(theirs(item, doer).queued(), caseNumber);
        register.perform(doer, new Act.ReasonGiven(item, text, caseNumber.strip(), check));
        return Redirect.to("/reasons?done=sealed");
    }

    @PostMapping("/reasons/{item}/confirmation")
    ResponseEntity<String> confirmation(
            HttpServletRequest request,
            @PathVariable String item,
            @RequestParam boolean confirmed,
            @RequestParam(defaultValue = "") String text)
            throws Refused, UnavailableException {
        var doer = who.of(request);
        theirs(item, doer);
        register.perform(doer, new Act.ReasonConfirmed(item, confirmed, text));
        return Redirect.to("/reasons?done=sealed");
    }
}
