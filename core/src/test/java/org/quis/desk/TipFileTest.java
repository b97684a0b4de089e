package org.quis.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quis.acts.Act;

class TipFileTest {
    private static final Act TIP = new Act.TipReceived("TIP-1", "somebody looks up the neighbours");
    private static final Act ASIDE = new Act.TipSettled("TIP-1", "", "names nobody and no time");

    private final Desk desk = new Desk();

    @BeforeEach
    void a_tip_is_there() throws Refused {
        desk.done(Desk.QUIS, TIP);
    }

    @Test
    void an_investigator_settles_it_once() throws Refused {
        desk.done(desk.ines, ASIDE);

        assertEquals(
                Refused.Why.NOT_NOW,
                assertThrows(Refused.class, () -> desk.done(desk.ines, ASIDE)).why());
    }

    @Test
    void nobody_else_settles_it_and_nobody_here_makes_one_up() {
        for (var doer : List.of(desk.rita, desk.vera, desk.admin)) {
            assertThrows(Refused.class, () -> desk.done(doer, ASIDE));
        }
        assertThrows(Refused.class, () -> desk.done(desk.ines, new Act.TipReceived("TIP-2", "made up")));
    }
}
