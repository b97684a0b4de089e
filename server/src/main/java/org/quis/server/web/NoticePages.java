package org.quis.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneOffset;
import java.util.List;
import org.quis.acts.Act;
import org.quis.acts.Act.Decision;
import org.quis.acts.Act.NightNoticed;
import org.quis.acts.Done;
import org.quis.acts.Role;
import org.quis.desk.NoticesFile;
import org.quis.desk.Refused;
import org.quis.server.evidence.Evidence;
import org.quis.server.evidence.Evidence.Sight;
import org.quis.server.notice.Nights;
import org.quis.server.record.FileTables.Item;
import org.quis.server.record.Outbox;
import org.quis.server.record.Register;
import org.quis.server.record.UnavailableException;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Whether whoever looked at something that nothing explains is asked why the same night, how many were, and, for those
/// who review, what they answered.
@Controller
final class NoticePages {
    private static final int ON_A_PAGE = 50;
    private static final int NIGHTS = 30;

    private final Pages pages;
    private final Who who;
    private final Register register;
    private final Outbox outbox;
    private final Evidence evidence;
    private final Nights nights;

    NoticePages(Pages pages, Who who, Register register, Outbox outbox, Evidence evidence, Nights nights) {
        this.pages = pages;
        this.who = who;
        this.register = register;
        this.outbox = outbox;
        this.evidence = evidence;
        this.nights = nights;
    }

    /// One notice.
    record Line(String item, String title, String user, int accesses, String asked, String decision) {}

    /// @param set    who set it, and when; empty where nobody ever did
    /// @param nights the last ones, the newest first
    /// @param away   letters that wait for the mail server
    /// @param mail   whether letters are sent at all
    /// @param mayRead whether the notices are theirs to see, `maySet` whether the switch is theirs
    record Listed(
            boolean on,
            int hour,
            String zone,
            String set,
            List<NightNoticed> nights,
            int away,
            boolean mail,
            List<Line> lines,
            int from,
            boolean more,
            boolean mayRead,
            boolean maySet) {
        int next() {
            return from + ON_A_PAGE;
        }

        int before() {
            return Math.max(0, from - ON_A_PAGE);
        }
    }

    @GetMapping("/notices")
    ResponseEntity<String> notices(HttpServletRequest request, @RequestParam(defaultValue = "0") int from)
            throws Refused {
        var doer = who.of(request);
        boolean maySet = doer.is(Role.ADMINISTRATOR);
        int start = Math.max(0, from);
        var items = maySet ? List.<Item>of() : register.files().notices(start, ON_A_PAGE + 1);
        var file = register.notices();
        var listed = new Listed(
                file.isOn(),
                file.hour(),
                nights.zone().equals(ZoneOffset.UTC) ? "UTC" : nights.zone().getId(),
                file.set().map(NoticePages::by).orElse(""),
                lastOf(file),
                nights.letters() ? outbox.noticesWaiting() : 0,
                nights.letters(),
                items.stream().limit(ON_A_PAGE).map(this::line).toList(),
                start,
                items.size() > ON_A_PAGE,
                !maySet,
                maySet);
        return pages.page(request, "notices", "Notices of the same night", listed);
    }

    private static String by(Done set) {
        return set.actor() + ", " + Said.time(set.time()) + ", ledger index " + set.index();
    }

    private static List<NightNoticed> lastOf(NoticesFile file) {
        return file.nights().stream()
                .limit(NIGHTS)
                .map(done -> (NightNoticed) done.act())
                .toList();
    }

    private Line line(Item item) {
        return new Line(
                item.item(),
                item.title(),
                evidence.user(item.user(), new Sight(false, false, false)),
                item.accesses(),
                Said.asked(item.asked()),
                item.decision().isEmpty() ? "" : Said.decision(Decision.valueOf(item.decision())));
    }

    @PostMapping("/notices")
    ResponseEntity<Void> set(
            HttpServletRequest request, @RequestParam(defaultValue = "false") boolean on, @RequestParam int hour)
            throws Refused, UnavailableException {
        register.perform(who.of(request), new Act.NoticesSet(on, hour));
        return Redirect.to("/notices?done=sealed");
    }
}
