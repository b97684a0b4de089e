package org.quis.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.quis.acts.Act.AccessesDrawn;

class DrawsFileTest {
    private final Desk desk = new Desk();

    @Test
    void nothing_is_drawn_from_twice() throws Refused {
        desk.done(Desk.QUIS, new AccessesDrawn(100, 199, 90, 12, 1));
        assertThrows(Refused.class, () -> desk.done(Desk.QUIS, new AccessesDrawn(199, 250, 40, 12, 1)));
        desk.done(Desk.QUIS, new AccessesDrawn(200, 250, 40, 12, 1));
    }

    @Test
    void nobody_draws_but_quis() {
        assertThrows(Refused.class, () -> desk.done(desk.admin, new AccessesDrawn(100, 199, 90, 12, 1)));
    }

    @Test
    void the_chance_of_each_is_known() {
        assertEquals(0.025, new AccessesDrawn(100, 199, 80, 12, 2).probability());
    }
}
