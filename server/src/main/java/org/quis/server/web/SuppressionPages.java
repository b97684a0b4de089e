package org.quis.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.quis.acts.Act;
import org.quis.acts.Act.Decision;
import org.quis.acts.Role;
import org.quis.desk.Refused;
import org.quis.server.evidence.Evidence;
import org.quis.server.evidence.Evidence.Sight;
import org.quis.server.record.FileTables.Item;
import org.quis.server.record.HoldingBack;
import org.quis.server.record.HoldingBack.Scope;
import org.quis.server.record.Register;
import org.quis.server.record.UnavailableException;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What is held back from the queue, why, until when; and what one more would hold back, before anybody makes it.
@Controller
final class SuppressionPages {
    private static final int ON_A_PAGE = 200;
    private static final int SHOWN = 50;
    private static final int USUAL_DAYS = 90;

    private final Pages pages;
    private final Who who;
    private final Register register;
    private final Evidence evidence;
    private final HoldingBack holdingBack;

    SuppressionPages(Pages pages, Who who, Register register, Evidence evidence, HoldingBack holdingBack) {
        this.pages = pages;
        this.who = who;
        this.register = register;
        this.evidence = evidence;
        this.holdingBack = holdingBack;
    }

    /// @param whose an account, by its pseudonym, or a unit
    /// @param state in words
    record Line(
            String suppression,
            String rule,
            String whose,
            String until,
            String reason,
            String by,
            String state,
            int held,
            boolean holds) {}

    record Listed(List<Line> lines, boolean mayEnd) {}

    @GetMapping("/suppressions")
    ResponseEntity<String> list(HttpServletRequest request) throws Refused {
        var today = register.today();
        var doer = who.of(request);
        var sight = new Sight(doer.is(Role.AUDITOR), false, false);
        var lines = register.suppressions().list(ON_A_PAGE).stream()
                .map(one -> new Line(
                        one.suppression(),
                        one.rule(),
                        one.unit().isEmpty() ? evidence.user(one.user(), sight) : "unit " + one.unit(),
                        one.until().toString(),
                        one.reason(),
                        one.by() + ", " + Said.time(one.at()) + ", ledger index " + one.place(),
                        one.ended() ? "ended: " + one.endReason() : one.holds(today) ? "holds" : "over",
                        one.held(),
                        one.holds(today)))
                .toList();
        return pages.page(request, "suppressions", "Suppressions", new Listed(lines, doer.is(Role.REVIEWER)));
    }

    /// @param recusal why it is not theirs to make; empty where it is
    /// @param decided what became of items of the same scope, in words
    record Preview(
            String item,
            String whose,
            String rule,
            String named,
            List<Item> open,
            int more,
            List<String> decided,
            String recusal,
            LocalDate until) {}

    /// @param item  an example of what is to be held back
    /// @param whose `user` or `unit`
    @GetMapping("/items/{item}/suppression")
    ResponseEntity<String> preview(
            HttpServletRequest request, @PathVariable String item, @RequestParam(defaultValue = "user") String whose)
            throws Refused {
        var scope = scope(item, whose);
        var open = holdingBack.open(scope);
        var until = register.today().plusDays(USUAL_DAYS);
        return pages.page(
                request,
                "suppression",
                "Hold findings back",
                new Preview(
                        item,
                        whose,
                        scope.rule(),
                        scope.unit().isEmpty()
                                ? evidence.user(scope.user(), new Sight(false, false, false))
                                : "unit " + scope.unit(),
                        open.stream().limit(SHOWN).toList(),
                        Math.max(0, open.size() - SHOWN),
                        decided(holdingBack.decided(scope)),
                        recusal(request, scope, until),
                        until));
    }

    private String recusal(HttpServletRequest request, Scope scope, LocalDate until) throws Refused {
        try {
            register.check(who.of(request), made(scope, until, "a preview").apply("S0"));
            return "";
        } catch (Refused refused) {
            return Objects.requireNonNullElse(refused.getMessage(), "this is not yours to judge");
        }
    }

    private static List<String> decided(List<Item> items) {
        return List.of(Decision.values()).stream()
                .map(decision -> items.stream()
                                .filter(item -> item.decision().equals(decision.name()))
                                .count()
                        + " " + Said.decision(decision).toLowerCase(Locale.ROOT))
                .toList();
    }

    private Scope scope(String item, String whose) throws Refused {
        var file = register.item(item);
        if (file.isEmpty()) throw new Refused(Refused.Why.NOT_NOW, "there is no item " + item);
        var scope = holdingBack.of(file.queued(), whose.equals("unit"));
        if (scope.rule().isEmpty()) {
            throw new Refused(
                    Refused.Why.NOT_NOW, "no rule found " + item + "; what is drawn at random is never held back");
        }
        if (scope.user().isEmpty() && scope.unit().isEmpty()) {
            throw new Refused(
                    Refused.Why.NOT_NOW, "the tables do not say to which unit the account of " + item + " belongs");
        }
        return scope;
    }

    /// A suppression, once it has a number.
    private static Function<String, Act.SuppressionMade> made(Scope scope, LocalDate until, String reason) {
        return number -> new Act.SuppressionMade(number, scope.rule(), scope.user(), scope.unit(), until, reason);
    }

    @PostMapping("/suppressions")
    ResponseEntity<Void> make(
            HttpServletRequest request,
            @RequestParam String item,
            @RequestParam String whose,
            @RequestParam LocalDate until,
            @RequestParam String reason)
            throws Refused, UnavailableException {
        register.suppress(who.of(request), made(scope(item, whose), until, reason));
        holdingBack.apply();
        return Redirect.to("/suppressions?done=sealed");
    }

    @PostMapping("/suppressions/{suppression}")
    ResponseEntity<Void> end(HttpServletRequest request, @PathVariable String suppression, @RequestParam String reason)
            throws Refused, UnavailableException {
        register.perform(who.of(request), new Act.SuppressionEnded(suppression, reason));
        return Redirect.to("/suppressions?done=sealed");
    }
}
