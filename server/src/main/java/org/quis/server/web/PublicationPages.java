package org.quis.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.quis.acts.Act;
import org.quis.acts.Role;
import org.quis.desk.Figures;
import org.quis.desk.Refused;
import org.quis.server.record.Publications.Publication;
import org.quis.server.record.Register;
import org.quis.server.record.UnavailableException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What the public is told: counts of a period, sealed as they are handed out.
@Controller
final class PublicationPages {
    private static final String LEAST = "5";

    private final Pages pages;
    private final Who who;
    private final Register register;

    PublicationPages(Pages pages, Who who, Register register) {
        this.pages = pages;
        this.who = who;
        this.register = register;
    }

    /// @param superseded whether the same period was published again later
    record Line(String publication, String from, String to, String at, long place, boolean superseded) {}

    /// @param lines   published so far, newest first
    /// @param mayAdd  whether this person publishes
    record Listed(List<Line> lines, boolean mayAdd, String from, String to) {}

    @GetMapping("/publications")
    ResponseEntity<String> publications(HttpServletRequest request) throws Refused {
        var month = lastMonth();
        var listed = new Listed(
                lines(),
                who.of(request).is(Role.RECORDS_OFFICER),
                month.atDay(1).toString(),
                month.atEndOfMonth().toString());
        return pages.page(request, "publications", "Publications", listed);
    }

    private YearMonth lastMonth() {
        return YearMonth.from(register.now().atOffset(ZoneOffset.UTC)).minusMonths(1);
    }

    private List<Line> lines() {
        var periods = new HashSet<String>();
        var lines = new ArrayList<Line>();
        for (var each : register.publications().all()) lines.add(line(each, periods));
        return lines;
    }

    private static Line line(Publication of, HashSet<String> periods) {
        boolean superseded = !periods.add(of.from() + " " + of.to());
        return new Line(
                of.publication(), of.from().toString(), of.to().toString(), Said.time(of.at()), of.place(), superseded);
    }

    /// @param figures as they would be published
    record Preview(Figures figures, int least, List<String> told) {}

    @GetMapping("/publications/preview")
    ResponseEntity<String> preview(
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(defaultValue = LEAST) int least) {
        var month = lastMonth();
        var figures = register.figures(
                Objects.requireNonNullElse(from, month.atDay(1)), Objects.requireNonNullElse(to, month.atEndOfMonth()));
        var told = figures.csv(least)
                .lines()
                .skip(1)
                .map(row -> row.substring(row.lastIndexOf(',') + 1))
                .toList();
        return pages.page(request, "preview", "Figures to publish", new Preview(figures, least, told));
    }

    @PostMapping("/publications")
    ResponseEntity<Void> publish(
            HttpServletRequest request,
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            @RequestParam int least,
            @RequestParam String csv)
            throws Refused, UnavailableException {
        var number = register.publications().next();
        // a form sends its line breaks as the network does
        var shown = csv.replace("\r\n", "\n");
        register.perform(who.of(request), new Act.FiguresPublished(number, from, to, least, shown));
        return Redirect.to("/publications?done=sealed");
    }

    /// For everybody.
    @GetMapping("/figures")
    ResponseEntity<String> figures(HttpServletRequest request) {
        return pages.page(request, "figures", "Published figures", lines());
    }

    @GetMapping(path = "/figures/{publication}", produces = "text/csv")
    ResponseEntity<String> figures(@PathVariable String publication) throws Refused {
        var found = register.publications()
                .find(publication)
                .orElseThrow(() -> new Refused(Refused.Why.NOT_NOW, "nothing was published as " + publication));
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", java.nio.charset.StandardCharsets.UTF_8))
                .body(found.csv());
    }
}
