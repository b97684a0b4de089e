package org.quis.server.web;

import jakarta.servlet.http.HttpServletRequest;
import org.quis.desk.Refused;
import org.quis.server.login.AnswerLinks;
import org.quis.server.login.AnswerLinks.Link;
import org.quis.server.record.UnavailableException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The way in by the link of a letter: to one question, and to nothing else.
@Controller
final class AnswerPages {
    private final Pages pages;
    private final AnswerLinks links;
    private final Questions questions;

    AnswerPages(Pages pages, AnswerLinks links, Questions questions) {
        this.pages = pages;
        this.links = links;
        this.questions = questions;
    }

    /// @param secret of the link, for the form
    record Answer(String secret, Questions.Reason reason) {}

    /// Only looking uses nothing up: mail scanners open links, too.
    @GetMapping("/answer")
    ResponseEntity<String> show(HttpServletRequest request, @RequestParam("link") String secret) {
        var link = links.find(secret);
        if (link.isEmpty()) return ended(request, HttpStatus.GONE, "This link no longer works.");
        try {
            var reason = questions.show(link.get().item(), link.get().doer());
            return pages.page(request, "answer", "Why was this looked at?", new Answer(secret, reason));
        } catch (Refused e) {
            return ended(request, HttpStatus.GONE, "This link no longer works.");
        }
    }

    @PostMapping("/answer")
    ResponseEntity<String> answer(
            HttpServletRequest request,
            @RequestParam("link") String secret,
            @RequestParam String text,
            @RequestParam(defaultValue = "") String caseNumber)
            throws Refused, UnavailableException {
        var link = working(secret);
        questions.answer(link.item(), link.doer(), text, caseNumber);
        links.use(link);
        return ended(request, HttpStatus.OK, "Your answer is sealed. Thank you.");
    }

    @PostMapping("/answer/confirmation")
    ResponseEntity<String> confirmation(
            HttpServletRequest request,
            @RequestParam("link") String secret,
            @RequestParam boolean confirmed,
            @RequestParam(defaultValue = "") String text)
            throws Refused, UnavailableException {
        var link = working(secret);
        questions.confirm(link.item(), link.doer(), confirmed, text);
        links.use(link);
        return ended(request, HttpStatus.OK, "What you said is sealed. Thank you.");
    }

    private Link working(String secret) throws Refused {
        return links.find(secret).orElseThrow(() -> new Refused(Refused.Why.NOT_THEIRS, "this link no longer works"));
    }

    private ResponseEntity<String> ended(HttpServletRequest request, HttpStatus status, String said) {
        return pages.page(request, status, "answered", "A question", said);
    }
}
