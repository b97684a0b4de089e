package org.quis.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.quis.access.MisuseKind;
import org.quis.acts.Act;
import org.quis.acts.Doer;
import org.quis.acts.Role;
import org.quis.desk.CaseFile;
import org.quis.desk.Refused;
import org.quis.server.record.FileTables.Account;
import org.quis.server.record.Register;
import org.quis.server.record.UnavailableException;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// From allegation to finding.
@Controller
final class InvestigationPages {
    private static final int ON_A_PAGE = 50;

    private final Pages pages;
    private final Who who;
    private final Register register;

    InvestigationPages(Pages pages, Who who, Register register) {
        this.pages = pages;
        this.who = who;
        this.register = register;
    }

    // ---- the register

    record Line(
            String investigation,
            String state,
            String source,
            String user,
            int allegations,
            String investigator,
            String official,
            String opened,
            String due,
            boolean late) {}

    record Listed(List<Line> lines, boolean mayOpen) {}

    @GetMapping("/investigations")
    ResponseEntity<String> investigations(HttpServletRequest request, @RequestParam(defaultValue = "0") int from)
            throws Refused {
        var doer = who.of(request);
        var lines = register.files().investigations(Math.max(0, from), ON_A_PAGE).stream()
                .filter(it -> isTheirs(doer, it.user()))
                .map(it -> new Line(
                        it.investigation(),
                        Said.state(it.state()),
                        Said.words(it.source()),
                        it.user(),
                        it.allegations(),
                        it.investigator(),
                        it.official(),
                        Said.time(it.opened()),
                        it.due() == null ? "" : it.due().toString(),
                        isLate(it.due())))
                .toList();
        return pages.page(request, "investigations", "Investigations", new Listed(lines, doer.is(Role.INVESTIGATOR)));
    }

    private boolean isLate(@Nullable LocalDate due) {
        return due != null && due.isBefore(today());
    }

    private LocalDate today() {
        return register.now().atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /// Those an investigation is about, and those close to them, do not learn of it here.
    private boolean isTheirs(Doer doer, String user) {
        return register.standing().recusal(doer.user(), user, "").isEmpty();
    }

    @PostMapping("/investigations")
    ResponseEntity<Void> open(
            HttpServletRequest request,
            @RequestParam Act.Source source,
            @RequestParam(defaultValue = "") String item,
            @RequestParam(defaultValue = "") String user,
            @RequestParam String kind,
            @RequestParam String summary)
            throws Refused, UnavailableException {
        var doer = who.of(request);
        var about = item.isEmpty() ? user.strip() : escalated(item);
        var misuse = kind(kind);
        var done = register.open(doer, number -> new Act.InvestigationOpened(number, source, item, about, summary));
        var number = ((Act.OnInvestigation) done.act()).investigation();
        register.perform(doer, new Act.AllegationMade(number, "A", misuse, "", null, null, 0, summary));
        // whoever reviews and does not investigate hands it on here
        return doer.is(Role.INVESTIGATOR)
                ? back(number)
                : Redirect.to("/items/" + Redirect.segment(item) + "?done=sealed");
    }

    private String escalated(String item) throws Refused {
        var file = register.item(item);
        boolean escalated = !file.isEmpty()
                && file.decided()
                        .map(done -> ((Act.ItemDecided) done.act()).decision() == Act.Decision.ESCALATED)
                        .orElse(false);
        if (!escalated) throw new Refused(Refused.Why.NOT_NOW, "an item is escalated before it is investigated");
        return file.queued().user();
    }

    private static String kind(String label) {
        return Arrays.stream(MisuseKind.values())
                .map(MisuseKind::label)
                .filter(label::equals)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("`" + label + "` is no kind of misuse"));
    }

    // ---- one case

    record Allegation(Act.AllegationMade made, String kind, String finding, String rationale) {}

    record Task(Act.TaskSet set, boolean late) {}

    /// @param draft what the narrative says, or may begin with
    record Case(
            CaseFile file,
            String number,
            String state,
            String source,
            List<Allegation> allegations,
            List<QueuePages.Entry> history,
            List<Task> tasks,
            String draft,
            List<Account> investigators,
            List<Account> officials,
            boolean isInvestigator,
            boolean isOfficial,
            boolean mayAssign,
            boolean mayRoute,
            boolean mayCopy,
            boolean mayRule) {
        boolean isClosed() {
            return file.state() == CaseFile.State.CLOSED;
        }

        boolean isAppealed() {
            return file.state() == CaseFile.State.APPEALED;
        }

        List<QueuePages.Entry> appeals() {
            return file.appeals().stream().map(QueuePages.Entry::of).toList();
        }

        boolean mayAppeal() {
            return mayRoute && file.outcome().isPresent() && !isAppealed();
        }
    }

    @GetMapping("/investigations/{number}")
    ResponseEntity<String> investigation(HttpServletRequest request, @PathVariable String number) throws Refused {
        var doer = who.of(request);
        var file = register.investigation(number);
        if (file.isEmpty() || !isTheirs(doer, file.opened().user())) {
            throw new Refused(Refused.Why.NOT_THEIRS, "there is no investigation " + number + " for you");
        }
        var accounts =
                register.files().accounts().stream().filter(Account::open).toList();
        var page = new Case(
                file,
                number,
                Said.state(file.state()),
                Said.words(file.opened().source()),
                allegations(file),
                file.acts().stream().map(QueuePages.Entry::of).toList(),
                file.tasks().stream()
                        .map(task -> new Task(task, isLate(task.due())))
                        .toList(),
                file.narrative()
                        .map(Act.NarrativeWritten::text)
                        .orElseGet(
                                () -> Draft.of(file, register.item(file.opened().item()))),
                accounts.stream()
                        .filter(account -> account.roles().contains(Role.INVESTIGATOR))
                        .toList(),
                accounts.stream()
                        .filter(account -> account.roles().contains(Role.DECIDING_OFFICIAL))
                        .toList(),
                file.investigator().equals(java.util.Optional.of(doer.account())),
                file.official().equals(java.util.Optional.of(doer.account())),
                doer.is(Role.DECIDING_OFFICIAL),
                doer.is(Role.DECIDING_OFFICIAL) || doer.is(Role.INVESTIGATOR),
                doer.is(Role.DECIDING_OFFICIAL) || doer.is(Role.INVESTIGATOR) || doer.is(Role.AUDITOR),
                doer.is(Role.DECIDING_OFFICIAL) && file.appeal().isPresent() && !file.hadPart(doer.account()));
        return pages.page(request, "investigation", "Investigation " + number, page);
    }

    static List<Allegation> allegations(CaseFile file) {
        return file.allegations().stream().map(made -> allegation(file, made)).toList();
    }

    private static Allegation allegation(CaseFile file, Act.AllegationMade made) {
        var finding = file.finding(made.allegation());
        return new Allegation(
                made,
                Said.kind(made.kind()),
                finding.map(it -> Said.words(it.finding())).orElse(""),
                finding.map(Act.FindingMade::rationale).orElse(""));
    }

    @PostMapping("/investigations/{number}/allegation")
    ResponseEntity<Void> allegation(
            HttpServletRequest request,
            @PathVariable String number,
            @RequestParam String kind,
            @RequestParam(defaultValue = "") String databases,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "0") int subjects,
            @RequestParam String text)
            throws Refused, UnavailableException {
        var letter = register.investigation(number).nextAllegation();
        return done(
                request,
                new Act.AllegationMade(number, letter, kind(kind), databases, day(from), day(to), subjects, text));
    }

    private static @Nullable LocalDate day(String typed) {
        return typed.isBlank() ? null : LocalDate.parse(typed);
    }

    @PostMapping("/investigations/{number}/routing")
    ResponseEntity<Void> routing(
            HttpServletRequest request,
            @PathVariable String number,
            @RequestParam Act.Jurisdiction jurisdiction,
            @RequestParam(defaultValue = "false") boolean criminal,
            @RequestParam String reason)
            throws Refused, UnavailableException {
        return done(request, new Act.InvestigationRouted(number, jurisdiction, criminal, reason));
    }

    @PostMapping("/investigations/{number}/assignment")
    ResponseEntity<Void> assignment(
            HttpServletRequest request,
            @PathVariable String number,
            @RequestParam String duty,
            @RequestParam String account)
            throws Refused, UnavailableException {
        return done(request, new Act.InvestigationAssigned(number, Role.of(duty), account));
    }

    @PostMapping("/investigations/{number}/evidence")
    ResponseEntity<Void> evidence(
            HttpServletRequest request,
            @PathVariable String number,
            @RequestParam String description,
            @RequestParam(defaultValue = "") String access)
            throws Refused, UnavailableException {
        var file = register.investigation(number);
        if (file.isEmpty()) throw new Refused(Refused.Why.NOT_NOW, "there is no investigation " + number);
        long index = access.isBlank() ? -1 : ledgerIndex(file, access.strip());
        return done(
                request,
                new Act.EvidenceAdded(number, file.nextEvidence(), description, access.strip(), index, "", ""));
    }

    /// Where an access of the item that this came from was sealed.
    private long ledgerIndex(CaseFile file, String access) throws Refused {
        var item = register.item(file.opened().item());
        var accesses = item.isEmpty() ? List.<Act.Access>of() : item.queued().accesses();
        for (var each : accesses) if (each.id().equals(access)) return each.ledgerIndex();
        var known = accesses.stream().map(Act.Access::id).limit(10).collect(Collectors.joining(", "));
        throw new Refused(
                Refused.Why.NOT_NOW,
                "`" + access + "` is no access of what this came from" + (known.isEmpty() ? "" : "; it has " + known));
    }

    @PostMapping("/investigations/{number}/task")
    ResponseEntity<Void> task(
            HttpServletRequest request,
            @PathVariable String number,
            @RequestParam String text,
            @RequestParam LocalDate due,
            @RequestParam(defaultValue = "") String basis)
            throws Refused, UnavailableException {
        return done(
                request, new Act.TaskSet(number, register.investigation(number).nextTask(), text, due, basis));
    }

    @PostMapping("/investigations/{number}/task/{task}")
    ResponseEntity<Void> task(
            HttpServletRequest request,
            @PathVariable String number,
            @PathVariable String task,
            @RequestParam(defaultValue = "") String text)
            throws Refused, UnavailableException {
        return done(request, new Act.TaskDone(number, task, text));
    }

    @PostMapping("/investigations/{number}/notice")
    ResponseEntity<Void> notice(
            HttpServletRequest request,
            @PathVariable String number,
            @RequestParam Act.Notice notice,
            @RequestParam String to,
            @RequestParam LocalDate day,
            @RequestParam(defaultValue = "") String text)
            throws Refused, UnavailableException {
        return done(request, new Act.NoticeServed(number, notice, to, day, text));
    }

    @PostMapping("/investigations/{number}/interview")
    ResponseEntity<Void> interview(
            HttpServletRequest request,
            @PathVariable String number,
            @RequestParam String person,
            @RequestParam LocalDate day,
            @RequestParam(defaultValue = "") String present,
            @RequestParam String text)
            throws Refused, UnavailableException {
        return done(request, new Act.InterviewHeld(number, person, day, present, text));
    }

    @PostMapping("/investigations/{number}/narrative")
    ResponseEntity<Void> narrative(HttpServletRequest request, @PathVariable String number, @RequestParam String text)
            throws Refused, UnavailableException {
        return done(request, new Act.NarrativeWritten(number, text));
    }

    @PostMapping("/investigations/{number}/finding")
    ResponseEntity<Void> finding(
            HttpServletRequest request,
            @PathVariable String number,
            @RequestParam String allegation,
            @RequestParam Act.Finding finding,
            @RequestParam String rationale)
            throws Refused, UnavailableException {
        return done(request, new Act.FindingMade(number, allegation, finding, rationale));
    }

    @PostMapping("/investigations/{number}/outcome")
    ResponseEntity<Void> outcome(
            HttpServletRequest request,
            @PathVariable String number,
            @RequestParam Act.Outcome outcome,
            @RequestParam(defaultValue = "") String text)
            throws Refused, UnavailableException {
        return done(request, new Act.OutcomeRecorded(number, outcome, text));
    }

    @PostMapping("/investigations/{number}/notification")
    ResponseEntity<Void> notification(
            HttpServletRequest request,
            @PathVariable String number,
            @RequestParam boolean told,
            @RequestParam String reason)
            throws Refused, UnavailableException {
        return done(request, new Act.NotificationDecided(number, told, reason));
    }

    @PostMapping("/investigations/{number}/closure")
    ResponseEntity<Void> closure(
            HttpServletRequest request, @PathVariable String number, @RequestParam(defaultValue = "") String text)
            throws Refused, UnavailableException {
        return done(request, new Act.InvestigationClosed(number, text));
    }

    @PostMapping("/investigations/{number}/reopening")
    ResponseEntity<Void> reopening(HttpServletRequest request, @PathVariable String number, @RequestParam String reason)
            throws Refused, UnavailableException {
        return done(request, new Act.InvestigationReopened(number, reason));
    }

    private ResponseEntity<Void> done(HttpServletRequest request, Act.OnInvestigation act)
            throws Refused, UnavailableException {
        register.perform(who.of(request), act);
        return back(act.investigation());
    }

    static ResponseEntity<Void> back(String number) {
        return Redirect.to("/investigations/" + Redirect.segment(number) + "?done=sealed");
    }
}
