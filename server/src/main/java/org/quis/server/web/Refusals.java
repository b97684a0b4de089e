package org.quis.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import org.quis.desk.Refused;
import org.quis.server.record.UnavailableException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/// What cannot be done is said in a sentence, and what was typed stays one step back in the browser.
@ControllerAdvice
final class Refusals {
    /// @param isForm whether something was to be done, and not only seen
    record Refusal(String sentence, boolean isForm) {}

    /// The same for a program.
    record Problem(String problem) {}

    private final Pages pages;

    Refusals(Pages pages) {
        this.pages = pages;
    }

    @ExceptionHandler
    ResponseEntity<?> refused(Refused refused, HttpServletRequest request) {
        var status = switch (refused.why()) {
            case NOT_THEIRS -> HttpStatus.FORBIDDEN;
            case NOT_NOW -> HttpStatus.UNPROCESSABLE_CONTENT;
            case OVERTAKEN -> HttpStatus.CONFLICT;
        };
        return said(request, status, String.valueOf(refused.getMessage()));
    }

    @ExceptionHandler({
        IllegalArgumentException.class,
        DateTimeException.class,
        MissingServletRequestParameterException.class,
        MissingServletRequestPartException.class,
        MethodArgumentTypeMismatchException.class
    })
    ResponseEntity<?> unfit(Exception unfit, HttpServletRequest request) {
        var said = unfit instanceof IllegalArgumentException && !(unfit instanceof NumberFormatException)
                ? String.valueOf(unfit.getMessage())
                : "a field of this form is missing or not in the form it should have";
        return said(request, HttpStatus.BAD_REQUEST, said);
    }

    @ExceptionHandler
    ResponseEntity<?> unavailable(UnavailableException away, HttpServletRequest request) {
        return said(request, HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(away.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<?> unavailable(DataAccessException away, HttpServletRequest request) {
        return said(request, HttpStatus.SERVICE_UNAVAILABLE, "the database is away; nothing was lost, try again soon");
    }

    @ExceptionHandler
    ResponseEntity<?> missing(NoResourceFoundException missing, HttpServletRequest request) {
        return said(request, HttpStatus.NOT_FOUND, "there is no such page");
    }

    private ResponseEntity<?> said(HttpServletRequest request, HttpStatus status, String sentence) {
        var said = Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
        var text = said.endsWith(".") ? said : said + ".";
        if (isProgram(request)) {
            return ResponseEntity.status(status)
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(new Problem(text));
        }
        boolean isForm = request.getMethod().equals("POST");
        var refusal = new Refusal(text, isForm);
        return pages.page(request, status, "refused", isForm ? "This was not done" : "Nothing to see here", refusal);
    }

    /// Whether JSON is wanted, and no page.
    private static boolean isProgram(HttpServletRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(MediaType.APPLICATION_JSON_VALUE) && !accept.contains("html");
    }
}
