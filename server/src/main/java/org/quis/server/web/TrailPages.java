package org.quis.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.quis.server.record.Register;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Everything that was done here, for those who watch the watchers.
@Controller
final class TrailPages {
    private static final int ON_A_PAGE = 100;

    private final Pages pages;
    private final Register register;

    TrailPages(Pages pages, Register register) {
        this.pages = pages;
        this.register = register;
    }

    record Listed(List<QueuePages.Entry> entries, long next) {}

    @GetMapping("/trail")
    ResponseEntity<String> trail(
            HttpServletRequest request, @RequestParam(defaultValue = Long.MAX_VALUE + "") long before) {
        var acts = register.trail(before, ON_A_PAGE);
        var entries = acts.stream().map(QueuePages.Entry::of).toList();
        long next = acts.size() < ON_A_PAGE ? -1 : acts.getLast().index();
        return pages.page(request, "trail", "Everything done here", new Listed(entries, next));
    }
}
