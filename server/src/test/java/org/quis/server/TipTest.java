package org.quis.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.quis.acts.Act;

/// Somebody outside tells of misuse, and does not say who they are.
class TipTest extends AtDesk {
    @Test
    void a_tip_is_sealed_by_the_program_and_an_investigator_takes_it_up() throws Exception {
        var answer = desk.visitor().post("/tip", "text=<b>Somebody</b> looks up the neighbours.");
        assertTrue(answer.body().contains("TIP-1"), answer.body());
        assertEquals("quis", desk.register().trail(Long.MAX_VALUE, 1).getFirst().actor());

        var investigator = desk.loggedIn("investigator");
        var list = investigator.get("/tips").body();
        assertTrue(list.contains("&lt;b&gt;Somebody&lt;/b&gt; looks up the neighbours."), list);
        investigator.post("/investigations", "source=TIP", "kind=neighbor_lookup", "summary=as TIP-1 says", "user=");
        var number = desk.register().files().investigations(0, 1).getFirst().investigation();
        investigator.post("/tips/TIP-1", "investigation=" + number, "reason=names an account");

        var tip = desk.register().tips().list(10).getFirst();
        assertTrue(tip.settled());
        assertEquals(number, tip.investigation());
    }

    @Test
    void a_tip_is_not_taken_up_in_an_investigation_that_is_none() throws Exception {
        desk.visitor().post("/tip", "text=Somebody looks up the neighbours.");

        var answer = desk.loggedIn("investigator").post("/tips/TIP-1", "investigation=2020-0001", "reason=hm");

        assertEquals(422, answer.statusCode());
        assertFalse(desk.register().tips().list(10).getFirst().settled());
    }

    @Test
    void what_is_too_long_or_empty_is_refused_and_too_many_from_one_address_wait() throws Exception {
        var visitor = desk.visitor();
        assertEquals(400, visitor.post("/tip", "text= ").statusCode());
        assertEquals(
                400,
                visitor.post("/tip", "text=" + "x".repeat(Act.TipReceived.MOST + 1))
                        .statusCode());
        for (int i = 0; i < 3; i++) {
            assertEquals(200, visitor.post("/tip", "text=tip " + i).statusCode());
        }

        assertEquals(429, desk.visitor().post("/tip", "text=one more").statusCode());
        assertEquals(3, desk.register().tips().list(10).size());
    }

    @Test
    void tips_come_back_from_the_ledger_alone() throws Exception {
        desk.visitor().post("/tip", "text=Somebody looks up the neighbours.");
        desk.loggedIn("investigator").post("/tips/TIP-1", "reason=names nobody");
        var before = desk.register().tips().list(10);
        desk.close();
        Files.delete(folder.resolve("desk/desk.mv.db"));

        desk = OpenDesk.at(folder, null);

        assertEquals(before, desk.register().tips().list(10));
    }
}
