package org.quis.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import org.quis.acts.Act;
import org.quis.desk.Refused;
import org.quis.server.record.Register;
import org.quis.server.record.UnavailableException;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// From finding to appeal, and back where it is remanded.
@Controller
final class AppealPages {
    private final Who who;
    private final Register register;

    AppealPages(Who who, Register register) {
        this.who = who;
        this.register = register;
    }

    @PostMapping("/investigations/{number}/appeal")
    ResponseEntity<Void> appeal(
            HttpServletRequest request,
            @PathVariable String number,
            @RequestParam String by,
            @RequestParam LocalDate day,
            @RequestParam String grounds)
            throws Refused, UnavailableException {
        register.perform(who.of(request), new Act.AppealFiled(number, by, day, grounds));
        return InvestigationPages.back(number);
    }

    @PostMapping("/investigations/{number}/ruling")
    ResponseEntity<Void> ruling(
            HttpServletRequest request,
            @PathVariable String number,
            @RequestParam Act.Ruling ruling,
            @RequestParam String reason)
            throws Refused, UnavailableException {
        register.perform(who.of(request), new Act.AppealDecided(number, ruling, reason));
        return InvestigationPages.back(number);
    }
}
