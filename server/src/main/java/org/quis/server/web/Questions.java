package org.quis.server.web;

import java.util.List;
import java.util.Optional;
import org.quis.acts.Act;
import org.quis.acts.Doer;
import org.quis.acts.Role;
import org.quis.desk.ItemFile;
import org.quis.desk.Refused;
import org.quis.server.evidence.Evidence;
import org.quis.server.evidence.Evidence.Sight;
import org.quis.server.evidence.Shown;
import org.quis.server.record.Register;
import org.quis.server.record.UnavailableException;
import org.springframework.stereotype.Component;

/// One question, for whoever was asked and for their supervisor, however they came to it.
@Component
final class Questions {
    private final Register register;
    private final Evidence evidence;

    Questions(Register register, Evidence evidence) {
        this.register = register;
        this.evidence = evidence;
    }

    /// @param answer empty while none is given
    record Reason(
            String item,
            String question,
            String due,
            List<Shown.Line> accesses,
            String answer,
            String caseNumber,
            String check,
            String asked,
            boolean mayAnswer,
            boolean mayConfirm) {}

    Reason show(String item, Doer doer) throws Refused {
        var file = theirs(item, doer);
        var question = file.question().orElseThrow();
        var given = given(file);
        boolean own = isOwn(file, doer);
        // what they looked at is theirs to see again, and nothing beyond it
        var shown = evidence.show(file.queued(), new Sight(true, true, true));
        return new Reason(
                item,
                question.question(),
                Said.time(question.until()),
                shown.accesses(),
                given.map(Act.ReasonGiven::text).orElse(""),
                given.map(Act.ReasonGiven::caseNumber).orElse(""),
                given.map(Act.ReasonGiven::check).orElse(""),
                Said.asked(file.asked()),
                own && doer.is(Role.USER) && file.asked() == ItemFile.Asked.WAITING,
                !own && file.asked() == ItemFile.Asked.ANSWERED);
    }

    void answer(String item, Doer doer, String text, String caseNumber) throws Refused, UnavailableException {
        var check = evidence.check(theirs(item, doer).queued(), caseNumber);
        register.perform(doer, new Act.ReasonGiven(item, text, caseNumber.strip(), check));
    }

    void confirm(String item, Doer doer, boolean confirmed, String text) throws Refused, UnavailableException {
        theirs(item, doer);
        register.perform(doer, new Act.ReasonConfirmed(item, confirmed, text));
    }

    /// An item in which this person was asked, or somebody they supervise; the same answer whether it is not theirs or
    /// not there.
    private ItemFile theirs(String item, Doer doer) throws Refused {
        var file = register.item(item);
        boolean asked = !file.isEmpty() && file.question().isPresent();
        if (asked && isOwn(file, doer)) return file;
        if (asked
                && doer.is(Role.SUPERVISOR)
                && register.standing().supervises(doer.user(), file.queued().user())) return file;
        throw new Refused(Refused.Why.NOT_THEIRS, "nothing of this name was asked of you");
    }

    private static boolean isOwn(ItemFile file, Doer doer) {
        return !doer.user().isEmpty() && doer.user().equals(file.queued().user());
    }

    private static Optional<Act.ReasonGiven> given(ItemFile file) {
        return file.acts().reversed().stream()
                .map(done -> done.act())
                .takeWhile(act -> !(act instanceof Act.ReasonAsked))
                .filter(Act.ReasonGiven.class::isInstance)
                .map(Act.ReasonGiven.class::cast)
                .findFirst();
    }
}
