package org.quis.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quis.acts.Act;
import org.quis.acts.Role;
import org.quis.desk.CaseFile;
import org.quis.server.record.Register;

/// Somebody does not agree with what was found, and another official looks at it.
class AppealTest extends AtDesk {
    private String number;

    @BeforeEach
    void an_investigation_has_an_outcome() throws Exception {
        var register = desk.register();
        var official = desk.doer("deciding-official");
        var opened = register.open(
                desk.doer("investigator"),
                next -> new Act.InvestigationOpened(next, Act.Source.COMPLAINT, "", "", "looked without a reason"));
        number = ((Act.OnInvestigation) opened.act()).investigation();
        register.perform(
                desk.doer("investigator"),
                new Act.AllegationMade(number, "A", "no_reason", "", null, null, 1, "looked without a reason"));
        register.perform(official, new Act.InvestigationAssigned(number, Role.INVESTIGATOR, "investigator"));
        register.perform(official, new Act.InvestigationAssigned(number, Role.DECIDING_OFFICIAL, "deciding-official"));
        register.perform(desk.doer("investigator"), new Act.NarrativeWritten(number, "She was asked twice."));
        register.perform(official, new Act.FindingMade(number, "A", Act.Finding.SUBSTANTIATED, "no reason was shown"));
        register.perform(official, new Act.OutcomeRecorded(number, Act.Outcome.REPRIMAND, ""));
        register.perform(
                Register.PROGRAM,
                new Act.AccountOpened("second-official", "Another", Set.of(Role.DECIDING_OFFICIAL), "", ""));
        desk.letIn("second-official");
    }

    private String at(String step) {
        return "/investigations/" + number + step;
    }

    private CaseFile file() {
        return desk.register().investigation(number);
    }

    @Test
    void an_appeal_is_taken_in_and_another_official_remands_it() throws Exception {
        var investigator = desk.loggedIn("investigator");
        assertTrue(investigator.get(at("")).body().contains("Take in an appeal"));
        var taken = investigator.post(
                at("/appeal"), "by=A. Diaz", "day=2026-11-20", "grounds=The call was not looked for.");
        assertEquals(303, taken.statusCode(), taken.body());

        var decided = desk.loggedIn("deciding-official");
        var page = decided.get(at("")).body();
        assertTrue(page.contains("Under appeal"), page);
        assertTrue(page.contains("The call was not looked for."), page);
        assertFalse(page.contains("/ruling"), "nothing for whoever decided it");
        assertEquals(
                403, decided.post(at("/ruling"), "ruling=DENIED", "reason=no").statusCode());

        var other = desk.loggedIn("second-official");
        assertTrue(other.get(at("")).body().contains("/ruling"));
        other.post(at("/ruling"), "ruling=REMANDED", "reason=It was not.");

        assertEquals(CaseFile.State.ASSIGNED, file().state());
        assertTrue(file().outcome().isEmpty());
    }

    @Test
    void the_register_shows_what_is_under_appeal() throws Exception {
        desk.register()
                .perform(
                        desk.doer("investigator"),
                        new Act.AppealFiled(number, "A. Diaz", desk.register().today(), "a call"));

        var page = desk.loggedIn("auditor").get("/investigations").body();

        assertTrue(page.contains("Under appeal"), page);
    }
}
