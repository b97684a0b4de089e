package org.quis.server.web;

import jakarta.servlet.http.HttpServletRequest;
import org.quis.acts.Doer;
import org.quis.desk.Refused;
import org.quis.server.login.Desk;
import org.springframework.stereotype.Component;

/// Who asks.
@Component
final class Who {
    private final Desk desk;

    Who(Desk desk) {
        this.desk = desk;
    }

    Doer of(HttpServletRequest request) throws Refused {
        var name = request.getRemoteUser();
        var doer = name == null ? java.util.Optional.<Doer>empty() : desk.doer(name);
        return doer.orElseThrow(() -> new Refused(Refused.Why.NOT_THEIRS, "log in first"));
    }
}
