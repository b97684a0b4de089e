package org.quis.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.quis.acts.Act;
import org.quis.acts.Role;

class AccountFileTest {
    private final Desk desk = new Desk();

    private static Act opened(String account, Role... roles) {
        return new Act.AccountOpened(account, "Somebody", Set.of(roles), "", "");
    }

    @Test
    void administrators_keep_the_accounts() throws Refused {
        desk.done(desk.admin, opened("new", Role.REVIEWER));
        assertThrows(Refused.class, () -> new Desk().done(desk.rita, opened("new", Role.REVIEWER)));
    }

    @Test
    void nobody_changes_their_own_account() {
        var own = new Act.AccountChanged("admin", Set.of(Role.REVIEWER), true);
        assertEquals(
                Refused.Why.NOT_THEIRS,
                assertThrows(Refused.class, () -> desk.done(desk.admin, own)).why());
    }

    @Test
    void whoever_keeps_accounts_or_audits_does_nothing_else() {
        for (var alone : Set.of(Role.ADMINISTRATOR, Role.AUDITOR)) {
            assertThrows(Refused.class, () -> desk.done(desk.admin, opened("new", alone, Role.REVIEWER)));
        }
    }

    @Test
    void a_closed_account_may_do_nothing() throws Refused {
        desk.done(desk.admin, opened("new", Role.REVIEWER))
                .done(desk.admin, new Act.AccountChanged("new", Set.of(Role.REVIEWER), false));
        assertEquals(Set.of(), desk.account().doer().roles());
    }
}
