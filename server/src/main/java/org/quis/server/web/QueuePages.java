package org.quis.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.quis.acts.Act;
import org.quis.acts.Doer;
import org.quis.acts.Done;
import org.quis.acts.Role;
import org.quis.desk.ItemFile;
import org.quis.desk.Refused;
import org.quis.server.evidence.Evidence;
import org.quis.server.evidence.Evidence.Sight;
import org.quis.server.evidence.Shown;
import org.quis.server.live.Arrivals;
import org.quis.server.live.Follower;
import org.quis.server.record.Outbox;
import org.quis.server.record.Register;
import org.quis.server.record.UnavailableException;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The queue, and one screen for each item in it.
@Controller
final class QueuePages {
    private static final int ON_A_PAGE = 50;
    private static final int MOST_DAYS = 90;

    private final Pages pages;
    private final Who who;
    private final Register register;
    private final Outbox outbox;
    private final Evidence evidence;
    private final Arrivals arrivals;
    private final Follower follower;

    QueuePages(
            Pages pages,
            Who who,
            Register register,
            Outbox outbox,
            Evidence evidence,
            Arrivals arrivals,
            Follower follower) {
        this.pages = pages;
        this.who = who;
        this.register = register;
        this.outbox = outbox;
        this.evidence = evidence;
        this.arrivals = arrivals;
        this.follower = follower;
    }

    // ---- the list

    /// @param decision in words; empty while open
    record Line(String item, String title, String user, String person, int accesses, String decision, String asked) {}

    /// Somebody was asked, and has not answered in time.
    record Late(String item, String title, String due) {}

    /// @param unexamined accesses that came in and are sealed, of which it is not known yet whether one is a lead
    record Listed(
            List<Line> lines,
            List<Late> late,
            boolean open,
            int count,
            int other,
            int from,
            boolean more,
            long unexamined) {
        int next() {
            return from + ON_A_PAGE;
        }

        int before() {
            return Math.max(0, from - ON_A_PAGE);
        }
    }

    @GetMapping("/queue")
    ResponseEntity<String> queue(
            HttpServletRequest request,
            @RequestParam(defaultValue = "open") String which,
            @RequestParam(defaultValue = "0") int from) {
        boolean open = !which.equals("decided");
        var files = register.files();
        int start = Math.max(0, from);
        var items = open ? files.open(start, ON_A_PAGE + 1) : files.decided(start, ON_A_PAGE + 1);
        var hidden = new Sight(false, false, false);
        var lines = items.stream()
                .limit(ON_A_PAGE)
                .map(item -> new Line(
                        item.item(),
                        item.title(),
                        evidence.user(item.user(), hidden),
                        evidence.person(item.person(), hidden),
                        item.accesses(),
                        said(item.decision()),
                        said(item.asked())))
                .toList();
        var late = files.overdue(register.now()).stream()
                .map(item -> new Late(item.item(), item.title(), Said.time(Objects.requireNonNull(item.due()))))
                .toList();
        var listed = new Listed(
                lines,
                late,
                open,
                files.count(open),
                files.count(!open),
                start,
                items.size() > ON_A_PAGE,
                arrivals.since(follower.next()));
        return pages.page(request, "queue", open ? "To review" : "Decided", listed);
    }

    private static String said(String decision) {
        return decision.isEmpty() ? "" : Said.decision(Act.Decision.valueOf(decision));
    }

    private static String said(ItemFile.Asked asked) {
        return asked == ItemFile.Asked.NOT_YET ? "" : Said.asked(asked);
    }

    // ---- one item

    /// @param seen     the last act that is shown
    /// @param letter   what became of the letter to whoever was asked; empty where there is nothing to say
    /// @param recusal  why it is not theirs to judge; empty where it is
    /// @param mayNote, mayJudge what this person may do here
    record Item(
            ItemFile file,
            Shown shown,
            String title,
            String kind,
            String risk,
            List<Entry> history,
            String next,
            String previous,
            long seen,
            String letter,
            String recusal,
            boolean mayNote,
            boolean mayJudge,
            boolean mayOpen,
            boolean mayAsk) {}

    /// One act, in words.
    record Entry(String time, String actor, String what, String text, long index) {
        static Entry of(Done done) {
            return of(done, done.actor());
        }

        static Entry of(Done done, String actor) {
            return new Entry(Said.time(done.time()), actor, Said.what(done.act()), Said.text(done.act()), done.index());
        }
    }

    @GetMapping("/items/{item}")
    ResponseEntity<String> item(HttpServletRequest request, @PathVariable String item) throws Refused {
        var doer = who.of(request);
        var file = found(item);
        var queued = file.queued();
        var recusal = register.standing().recusal(doer.user(), queued.user(), queued.person());
        boolean judges = recusal.isEmpty() && doer.is(Role.REVIEWER);
        var shown = evidence.show(queued, sight(doer, file, recusal));
        var files = register.files();
        var page = new Item(
                file,
                shown,
                queued.title(),
                Said.kind(queued.kind()),
                Said.risk(queued.risk()),
                file.acts().stream()
                        .map(done -> Entry.of(done, shown.isUserOpen() ? done.actor() : actor(done)))
                        .toList(),
                file.isNotice()
                        ? ""
                        : files.next(queued.position(), queued.item()).orElse(""),
                file.isNotice()
                        ? ""
                        : files.previous(queued.position(), queued.item()).orElse(""),
                file.acts().getLast().index(),
                letter(file),
                recusal.orElse(""),
                recusal.isEmpty() && (judges || doer.is(Role.ANALYST)),
                judges,
                recusal.isEmpty() && (judges || doer.is(Role.INVESTIGATOR) || doer.is(Role.DECIDING_OFFICIAL)),
                judges && !queued.user().isEmpty() && file.asked() != ItemFile.Asked.WAITING);
        return pages.page(request, "item", queued.title(), page);
    }

    private String letter(ItemFile file) {
        if (file.asked() != ItemFile.Asked.WAITING) return "";
        return file.acts().reversed().stream()
                .filter(done -> done.act() instanceof Act.ReasonAsked)
                .findFirst()
                .flatMap(outbox::of)
                .map(Said::letter)
                .orElse("");
    }

    /// Whoever must keep out sees what an analyst sees.
    private static Sight sight(Doer doer, ItemFile file, Optional<String> recusal) {
        if (recusal.isPresent()) return new Sight(false, false, false);
        if (doer.is(Role.AUDITOR)) return new Sight(true, true, true);
        boolean reads = doer.is(Role.REVIEWER) || doer.is(Role.INVESTIGATOR) || doer.is(Role.DECIDING_OFFICIAL);
        return new Sight(file.isOpenTo(doer.account(), "user"), file.isOpenTo(doer.account(), "subject"), reads);
    }

    /// Who answers would tell whose accesses they are.
    private static String actor(Done done) {
        return switch (done.act()) {
            case Act.ReasonGiven _ -> "the user";
            case Act.ReasonConfirmed _ -> "their supervisor";
            default -> done.actor();
        };
    }

    private ItemFile found(String item) throws Refused {
        var file = register.item(item);
        if (file.isEmpty()) throw new Refused(Refused.Why.NOT_NOW, "there is no item " + item);
        return file;
    }

    @PostMapping("/items/{item}/name")
    ResponseEntity<Void> name(
            HttpServletRequest request,
            @PathVariable String item,
            @RequestParam String whose,
            @RequestParam String purpose)
            throws Refused, UnavailableException {
        register.perform(who.of(request), new Act.NameOpened(item, whose, purpose));
        return back(item);
    }

    @PostMapping("/items/{item}/note")
    ResponseEntity<Void> note(HttpServletRequest request, @PathVariable String item, @RequestParam String text)
            throws Refused, UnavailableException {
        register.perform(who.of(request), new Act.NoteWritten(item, text));
        return back(item);
    }

    @PostMapping("/items/{item}/question")
    ResponseEntity<Void> question(
            HttpServletRequest request,
            @PathVariable String item,
            @RequestParam String text,
            @RequestParam(defaultValue = "7") int days)
            throws Refused, UnavailableException {
        if (days < 1 || days > MOST_DAYS) throw new IllegalArgumentException("an answer is due in 1 to 90 days");
        Instant until = register.now().plus(Duration.ofDays(days));
        var asked = new Act.ReasonAsked(item, found(item).queued().user(), text, until);
        register.perform(who.of(request), asked);
        return back(item);
    }

    @PostMapping("/items/{item}/decision")
    ResponseEntity<Void> decision(
            HttpServletRequest request,
            @PathVariable String item,
            @RequestParam Act.Decision decision,
            @RequestParam String reason,
            @RequestParam long seen)
            throws Refused, UnavailableException {
        var file = found(item);
        int place = file.queued().position();
        register.perform(who.of(request), new Act.ItemDecided(item, decision, reason), seen);
        if (decision == Act.Decision.ESCALATED) return back(item);
        if (file.isNotice()) return Redirect.to("/notices?done=sealed");
        var next = register.files().next(place, item);
        return Redirect.to(next.map(it -> "/items/" + Redirect.segment(it) + "?done=decided")
                .orElse("/queue?done=all"));
    }

    private static ResponseEntity<Void> back(String item) {
        return Redirect.to("/items/" + Redirect.segment(item) + "?done=sealed");
    }
}
