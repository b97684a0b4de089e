package org.quis.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quis.access.MisuseKind;

class MarksTest {
    @TempDir
    Path folder;

    @Test
    void an_entry_nobody_marked_is_its_own_access_without_suspicion() throws Exception {
        try (var marks = new Marks(folder.resolve("marks"), 0, 10)) {
            assertEquals(7, marks.first(7));
            assertEquals(0, marks.kinds(7));
            assertEquals(0f, marks.risk(7));
        }
    }

    @Test
    void a_repeat_leads_back_to_the_first_sighting() throws Exception {
        try (var marks = new Marks(folder.resolve("marks"), 0, 10)) {
            marks.repeat(9, 2);

            assertEquals(2, marks.first(9));
            assertEquals(2, marks.first(2));
        }
    }

    @Test
    void kinds_add_up_and_the_highest_risk_stays() throws Exception {
        try (var marks = new Marks(folder.resolve("marks"), 0, 10)) {
            marks.suspect(3, MisuseKind.NO_REASON.bit(), 0.7f);
            marks.suspect(3, MisuseKind.REPEATED_TARGET.bit(), 0.4f);

            assertEquals(MisuseKind.NO_REASON.bit() | MisuseKind.REPEATED_TARGET.bit(), marks.kinds(3));
            assertEquals(0.7f, marks.risk(3));
        }
    }
}
