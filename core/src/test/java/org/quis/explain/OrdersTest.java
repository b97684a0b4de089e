package org.quis.explain;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where a database demands an order: which access one covers.
class OrdersTest {
    private static final String AGENCY = """
            -- people --
            person_id,name,former_names,date_of_birth,address,phone
            p-44671,Nora Quill,,1980-02-14,,202-555-0143
            p-90312,Owen Tarn,,1971-05-02,,202-555-0177
            -- users --
            user_id,person_id,name,organization,unit,role,supervisor_user_id,active_from,active_to
            a.diaz,,Ada Diaz,Lorford Police,patrol,officer,,2020-01-01,
            -- cases --
            case_number,kind,unit,opened,closed
            26-001234,theft,patrol,2026-01-02,
            -- case_subjects --
            case_number,subject_kind,subject,role
            26-001234,person,p-44671,suspect
            -- databases --
            database_id,name,owner,categories,requires_case,requires_authority
            calls,Call records,Lorford Police,communications,,true
            -- authorities --
            authority_id,kind,issuer,issued,expires,database_id,subject_kind,subject,case_number
            au-1,court_order,County Court,2026-02-01,2026-04-01,calls,person,p-44671,26-001234
            """;

    @TempDir
    private Path folder;

    private Ward ward;

    @BeforeEach
    void read() {
        ward = new Ward(folder, AGENCY);
    }

    private Ruling looks(String kind, String subject, String day, String caseNumber, String order) {
        return ward.looks(new Inquiry(
                        "a.diaz",
                        Instant.parse(day + "T12:00:00Z").toEpochMilli(),
                        "calls",
                        kind,
                        subject,
                        "",
                        "",
                        caseNumber,
                        order))
                .ruling("query");
    }

    private boolean isCovered(String kind, String subject, String caseNumber, String order) {
        return looks(kind, subject, "2026-03-01", caseNumber, order).is(Circumstance.COVERED);
    }

    @Test
    void an_order_covers_whom_it_names_while_it_is_in_force() {
        assertTrue(isCovered("person", "p-44671", "", "au-1"));
        assertTrue(isCovered("phone", "(202) 555-0143", "", "au-1"));
        assertFalse(isCovered("person", "p-90312", "", "au-1"));
        assertTrue(looks("person", "p-44671", "2026-05-01", "", "au-1").is(Circumstance.NO_AUTHORITY));
    }

    @Test
    void a_slip_of_the_finger_away_from_whom_it_names_is_whom_it_names() {
        assertTrue(isCovered("person", "p-44761", "", "au-1"));
        assertFalse(isCovered("person", "p-44761", "", ""));
    }

    @Test
    void a_number_that_nobody_is_known_to_have_is_covered_in_the_case_of_the_order() {
        assertTrue(isCovered("phone", "202-555-0199", "26-001234", "au-1"));
        assertFalse(isCovered("phone", "202-555-0199", "", "au-1"));
        assertFalse(isCovered("phone", "202-555-0177", "26-001234", "au-1")); // somebody else's
    }

    @Test
    void an_order_that_is_in_no_table_covers_nobody() {
        var ruling = looks("person", "p-44671", "2026-03-01", "26-001234", "au-9");

        assertTrue(ruling.is(Circumstance.NO_AUTHORITY));
        assertTrue(ruling.is(Circumstance.ORDER_UNKNOWN));
    }

    @Test
    void words_in_the_place_of_an_order_are_none() {
        assertFalse(looks("person", "p-90312", "2026-03-01", "", "verbal ok").is(Circumstance.ORDER_UNKNOWN));
        assertTrue(looks("person", "p-90312", "2026-03-01", "", "verbal ok").is(Circumstance.NO_AUTHORITY));
        assertTrue(looks("person", "p-90312", "2026-03-01", "", "au-7").is(Circumstance.ORDER_UNKNOWN));
    }
}
