package org.quis.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.quis.desk.RuleWorth;
import org.quis.evaluate.Share;
import org.quis.server.evidence.Evidence;
import org.quis.server.record.Register;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// What each rule was worth to those who read its findings.
@Controller
final class RulePages {
    private final Pages pages;
    private final Register register;
    private final Evidence evidence;

    RulePages(Pages pages, Register register, Evidence evidence) {
        this.pages = pages;
        this.register = register;
        this.evidence = evidence;
    }

    /// @param precision of those decided, the share substantiated, with its 95 % interval
    /// @param minutes   median of a review
    record Line(String rule, long decided, long substantiated, long unfounded, String precision, String minutes) {}

    @GetMapping("/rules")
    ResponseEntity<String> rules(HttpServletRequest request) {
        var rules = evidence.rules();
        List<Line> lines = register.worth(item -> rules.getOrDefault(item, "")).entrySet().stream()
                .map(each -> line(each.getKey(), each.getValue()))
                .toList();
        return pages.page(request, "rules", "What rules are worth", lines);
    }

    private static Line line(String rule, RuleWorth of) {
        var share = new Share(of.substantiated(), of.decided());
        return new Line(
                rule,
                of.decided(),
                of.substantiated(),
                of.unfounded(),
                String.format(
                        Locale.ROOT, "%.0f %% (%.0f–%.0f)", 100 * share.value(), 100 * share.low(), 100 * share.high()),
                Double.isNaN(of.minutes()) ? "–" : String.format(Locale.ROOT, "%.1f", of.minutes()));
    }
}
