package org.quis.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Paths of duty: what explains a look, and what only seems to.
class DutyTest {
    private static final String AGENCY = """
            -- people --
            person_id,name,former_names,date_of_birth,address,phone
            p-1881,Nora Quill,,1980-02-14,"12 Oak Street, Lorford",202-555-0143
            p-2,Owen Tarn,,1971-05-02,"14 Oak Street, Lorford",
            p-3,Ines Quill,,1982-08-01,"12 Oak Street, Lorford",
            p-90,Ada Diaz,,1985-01-01,"1 Mill Lane, Lorford",
            p-91,Ben Lee,,1986-01-01,"9 Mill Lane, Lorford",
            -- users --
            user_id,person_id,name,organization,unit,role,supervisor_user_id,active_from,active_to
            a.diaz,p-90,Ada Diaz,Lorford Police,patrol,officer,,2020-01-01,
            b.lee,p-91,Ben Lee,Lorford Police,patrol,officer,a.diaz,2020-01-01,
            c.fox,,Cy Fox,Lorford Police,records,clerk,,2020-01-01,
            -- vehicles --
            plate,state,person_id,valid_from,valid_to
            7ABC123,CO,p-1881,2020-01-01,
            8OLD000,CO,p-2,2019-01-01,2024-01-01
            8OLD000,CO,p-1881,2024-01-01,
            -- cases --
            case_number,kind,unit,opened,closed
            24-001234,theft,patrol,2026-01-02,
            24-001300,theft,patrol,2026-01-02,2026-02-01
            24-001400,theft,patrol,2026-01-02,
            -- assignments --
            case_number,user_id,role,valid_from,valid_to
            24-001234,a.diaz,lead,2026-01-05,
            24-001300,a.diaz,lead,2026-01-05,
            24-001400,b.lee,lead,2026-01-05,
            -- case_subjects --
            case_number,subject_kind,subject,role
            24-001234,person,p-1881,suspect
            24-001300,person,p-2,suspect
            24-001400,person,p-2,witness
            -- dispatches --
            dispatch_id,user_id,started,ended,address,subject_kind,subject
            d-1,c.fox,2026-03-01T10:00:00Z,2026-03-01T11:00:00Z,"12 OAK ST, Lorford",,
            d-2,b.lee,2026-03-01T10:00:00Z,2026-03-01T11:00:00Z,,name,"QUILL, NORA"
            -- stops --
            stop_id,user_id,time,plate,place
            s-1,b.lee,2026-03-02T09:00:00Z,7abc 123,
            -- appointments --
            appointment_id,user_id,subject_kind,subject,started,ended
            ap-1,c.fox,person,p-2,2026-03-03T09:00:00Z,2026-03-03T10:00:00Z
            -- canaries --
            subject_kind,subject,note
            name,"QUILL, INES",decoy
            """;

    @TempDir
    private Path folder;

    private Ward ward;

    @BeforeEach
    void read() {
        ward = new Ward(folder, AGENCY);
    }

    @Test
    void the_lead_of_an_open_case_may_look_at_its_suspect() {
        var seen = ward.looks("a.diaz", "person p-1881", "2026-02-10T12:00:00Z");

        assertEquals("explained", seen.verdict());
        assertEquals("a.diaz -assigned-> case 24-001234 -concerns-> p-1881", seen.duty());
        assertEquals("p-1881", seen.person());
    }

    @Test
    void and_at_the_suspects_car_telephone_and_home() {
        var at = "2026-02-10T12:00:00Z";

        assertEquals(
                "a.diaz -assigned-> case 24-001234 -concerns-> p-1881 -owns-> plate 7ABC123",
                ward.looks("a.diaz", "plate 7ABC-I23", at).duty());
        assertEquals(
                "explained", ward.looks("a.diaz", "phone +1 (202) 555-0143", at).verdict());
        assertEquals("explained", ward.looks("a.diaz", "address 12 oak st.", at).verdict());
        assertEquals("explained", ward.looks("a.diaz", "name quill, nora", at).verdict());
    }

    @Test
    void nobody_else_is_explained_by_that_case() {
        assertEquals(
                "unexplained",
                ward.looks("b.lee", "person p-1881", "2026-02-10T12:00:00Z").verdict());
    }

    @Test
    void a_look_before_the_assignment_is_not_explained_by_it() {
        assertEquals(
                "unexplained",
                ward.looks("a.diaz", "person p-1881", "2025-11-20T12:00:00Z").verdict());
    }

    @Test
    void a_case_lately_closed_is_a_lesser_reason_and_one_long_closed_is_none() {
        var lately = ward.looks("a.diaz", "person p-2", "2026-02-08T12:00:00Z");

        assertEquals("explained", lately.verdict());
        assertTrue(lately.isLesser());
        assertEquals(
                "unexplained",
                ward.looks("a.diaz", "person p-2", "2026-04-08T12:00:00Z").verdict());
    }

    @Test
    void a_call_explains_those_who_live_there_and_not_next_door() {
        assertEquals(
                "explained",
                ward.looks("c.fox", "name Ines Quill", "2026-03-01T10:20:00Z").verdict());
        assertEquals(
                "unexplained",
                ward.looks("c.fox", "name Owen Tarn", "2026-03-01T10:20:00Z").verdict());
    }

    @Test
    void a_call_is_followed_up_for_some_days_as_a_lesser_reason() {
        assertTrue(ward.looks("c.fox", "person p-1881", "2026-03-01T18:00:00Z").isLesser());
        assertTrue(ward.looks("c.fox", "person p-1881", "2026-03-04T18:00:00Z").isLesser());
        assertEquals(
                "unexplained",
                ward.looks("c.fox", "person p-1881", "2026-03-06T18:00:00Z").verdict());
    }

    @Test
    void a_name_given_to_a_dispatcher_is_whom_it_fits() {
        var seen = ward.looks("b.lee", "person p-1881", "2026-03-01T10:20:00Z");

        assertEquals("b.lee -dispatched-> dispatch d-2 -about-> name QUILL, NORA -called-> p-1881", seen.duty());
    }

    @Test
    void a_stop_entered_minutes_after_the_query_explains_plate_and_owner() {
        assertEquals(
                "b.lee -made-> stop s-1 -of-> plate 7ABC123",
                ward.looks("b.lee", "plate 7ABC123", "2026-03-02T08:50:00Z").duty());
        assertEquals(
                "b.lee -made-> stop s-1 -of-> plate 7ABC123 -owned by-> p-1881",
                ward.looks("b.lee", "name Nora Quill", "2026-03-02T09:10:00Z").duty());
    }

    @Test
    void a_plate_mistyped_by_one_letter_is_the_plate_that_was_stopped() {
        assertEquals(
                "explained",
                ward.looks("b.lee", "plate 7ABCC123", "2026-03-02T09:01:00Z").verdict());
        assertEquals( // whose call at the owner's is long over
                "unexplained",
                ward.looks("c.fox", "plate 7ABCC123", "2026-03-09T09:01:00Z").verdict());
    }

    @Test
    void somebody_of_the_drivers_home_is_a_lesser_reason() {
        var seen = ward.looks("b.lee", "name Ines Quill", "2026-03-02T09:10:00Z");

        assertEquals("explained", seen.verdict());
        assertTrue(seen.isLesser());
    }

    @Test
    void a_car_belongs_to_whom_it_belonged_to_then() {
        assertEquals(
                "p-2",
                ward.looks("c.fox", "plate 8OLD000", "2023-06-01T00:00:00Z").person());
        assertEquals(
                "p-1881",
                ward.looks("c.fox", "plate 8OLD000", "2025-06-01T00:00:00Z").person());
    }

    @Test
    void a_colleagues_case_that_is_cited_and_concerns_the_subject_is_a_lesser_reason() {
        var cited = ward.looks("a.diaz", "person p-2", "2026-04-08T12:00:00Z", "24-1400");

        assertEquals("explained", cited.verdict());
        assertTrue(cited.isLesser());
        assertEquals(StatedReason.Standing.SUBJECT_ONLY, cited.stated());
    }

    @Test
    void a_colleagues_case_that_does_not_concern_the_subject_is_no_reason_and_counts_against() {
        var cited = ward.looks("c.fox", "person p-1881", "2026-02-08T12:00:00Z", "24-1400");

        assertEquals("unexplained", cited.verdict());
        assertEquals(StatedReason.Standing.NEITHER, cited.stated());
    }

    @Test
    void the_case_cited_is_checked() {
        var at = "2026-02-10T12:00:00Z";

        assertEquals(
                StatedReason.Standing.SOUND,
                ward.looks("a.diaz", "person p-1881", at, "#24-1234").stated());
        assertEquals(
                StatedReason.Standing.USER_ONLY,
                ward.looks("a.diaz", "person p-3", at, "24001234").stated());
        assertEquals(
                StatedReason.Standing.UNKNOWN,
                ward.looks("c.fox", "person p-3", at, "24-9999").stated());
        assertEquals(
                StatedReason.Standing.NOT_OPEN,
                ward.looks("c.fox", "person p-3", "2026-05-10T12:00:00Z", "24-1300")
                        .stated());
    }

    @Test
    void the_number_of_a_call_is_no_case_that_is_missing() {
        var call = ward.looks("c.fox", "person p-3", "2026-02-10T12:00:00Z", "D-417");

        assertEquals(StatedReason.Standing.UNCHECKED, call.stated());
    }

    @Test
    void a_name_that_hardly_resembles_anybodys_is_nobodys() {
        var known = ward.looks("c.fox", "name Quill, Nora", "2026-02-10T12:00:00Z");
        var stranger = ward.looks("c.fox", "name TEST, TESTER", "2026-02-10T12:00:00Z");

        assertFalse(known.ruling("query").is(Circumstance.SUBJECT_UNKNOWN));
        assertTrue(stranger.ruling("query").is(Circumstance.SUBJECT_UNKNOWN));
    }

    @Test
    void ones_own_case_is_a_lesser_reason_for_a_year_after_it_closed_if_it_is_cited() {
        var uncited = ward.looks("a.diaz", "person p-2", "2026-05-10T12:00:00Z");
        var hearing = ward.looks("a.diaz", "person p-2", "2026-05-10T12:00:00Z", "24-001300");
        var yearsLater = ward.looks("a.diaz", "person p-2", "2028-05-10T12:00:00Z", "24-001300");

        assertEquals("unexplained", uncited.verdict());
        assertEquals("explained", hearing.verdict());
        assertTrue(hearing.isLesser());
        assertEquals(StatedReason.Standing.OVER, hearing.stated());
        assertEquals("unexplained", yearsLater.verdict());
    }

    @Test
    void a_case_that_is_over_says_nothing_for_a_look_at_somebody_whom_it_does_not_concern() {
        var seen = ward.looks("a.diaz", "person p-1881", "2026-05-10T12:00:00Z", "24-001300");
        assertEquals(StatedReason.Standing.NOT_OPEN, seen.stated());
    }

    @Test
    void the_right_case_with_two_digits_swapped_is_a_slip() {
        assertEquals(
                StatedReason.Standing.SLIP,
                ward.looks("a.diaz", "person p-1881", "2026-02-10T12:00:00Z", "24-001243")
                        .stated());
    }

    @Test
    void a_slip_that_makes_another_case_that_there_is_may_be_for_a_colleagues_about_the_subject() {
        var meant = ward.looks("c.fox", "person p-1881", "2026-02-08T12:00:00Z", "24-001200"); // or 24-001234, two off
        var slipped = ward.looks("c.fox", "person p-2", "2026-01-08T12:00:00Z", "24-001500"); // or 24-001400

        assertEquals(StatedReason.Standing.UNKNOWN, meant.stated());
        assertEquals(StatedReason.Standing.SUBJECT_ONLY, slipped.stated());
    }

    @Test
    void a_persons_id_with_two_digits_swapped_is_one_of_the_users_own_work() {
        var own = ward.looks("a.diaz", "person p-1818", "2026-02-10T12:00:00Z", "24-001234");
        var anothers = ward.looks("c.fox", "person p-1818", "2026-02-10T12:00:00Z", "24-001234");

        assertEquals("explained", own.verdict());
        assertEquals(StatedReason.Standing.SUBJECT_ONLY, anothers.stated());
    }

    @Test
    void an_appointment_is_prepared_the_day_before_and_written_up_within_a_fortnight() {
        var before = ward.looks("c.fox", "person p-2", "2026-03-02T08:00:00Z");
        var after = ward.looks("c.fox", "person p-2", "2026-03-12T15:00:00Z");

        assertEquals("explained", before.verdict());
        assertTrue(before.isLesser());
        assertEquals("explained", after.verdict());
        assertTrue(after.isLesser());
        assertEquals(
                "unexplained",
                ward.looks("c.fox", "person p-2", "2026-04-02T08:00:00Z").verdict());
    }

    @Test
    void a_telephone_number_may_be_typed_without_its_area_code() {
        var seen = ward.looks("a.diaz", "phone 555-0143", "2026-02-10T12:00:00Z");

        assertEquals("explained", seen.verdict());
        assertEquals("p-1881", seen.person());
    }

    @Test
    void who_is_at_a_call_is_busy_whomever_they_look_at() {
        assertTrue(ward.looks("c.fox", "person p-91", "2026-03-01T10:20:00Z")
                .ruling("query")
                .is(Circumstance.BUSY));
        assertFalse(ward.looks("c.fox", "person p-91", "2026-03-01T15:20:00Z")
                .ruling("query")
                .is(Circumstance.BUSY));
    }

    @Test
    void a_subject_that_no_table_knows_is_nobody() {
        assertTrue(ward.looks("a.diaz", "plate TEST123", "2026-02-10T12:00:00Z")
                .ruling("query")
                .is(Circumstance.SUBJECT_UNKNOWN));
        assertFalse(ward.looks("a.diaz", "plate 7abc123", "2026-02-10T12:00:00Z")
                .ruling("query")
                .is(Circumstance.SUBJECT_UNKNOWN));
    }

    @Test
    void a_decoys_name_is_a_decoy_though_somebody_bears_it_unless_there_is_a_duty() {
        var curious = ward.looks("b.lee", "name Ines Quill", "2026-02-10T12:00:00Z");
        var called = ward.looks("c.fox", "name Ines Quill", "2026-03-01T10:20:00Z");

        assertTrue(curious.ruling("query").is(Circumstance.DECOY));
        assertFalse(called.ruling("query").is(Circumstance.DECOY));
    }

    @Test
    void those_of_one_unit_and_role_share_a_post() {
        var at = "2026-02-10T12:00:00Z";
        int diaz = ward.looks("a.diaz", "person p-2", at).ruling("query").post();
        int lee = ward.looks("b.lee", "person p-2", at).ruling("query").post();
        int fox = ward.looks("c.fox", "person p-2", at).ruling("query").post();

        assertEquals(diaz, lee);
        assertNotEquals(diaz, fox);
    }

    @Test
    void an_appointment_explains_whom_it_is_with() {
        assertEquals(
                "c.fox -meets-> appointment ap-1 -with-> p-2",
                ward.looks("c.fox", "person p-2", "2026-03-03T08:30:00Z").duty());
    }

    @Test
    void too_little_is_known_of_an_unknown_user_or_of_a_strangers_name() {
        assertEquals(
                "unresolved",
                ward.looks("z.nobody", "person p-2", "2026-03-03T08:30:00Z").verdict());
        assertEquals(
                "unresolved",
                ward.looks("c.fox", "name Zebulon Zyx", "2026-03-03T08:30:00Z").verdict());
    }

    @Test
    void a_plate_that_nobody_knows_could_have_been_stopped_and_was_not() {
        assertEquals(
                "unexplained",
                ward.looks("c.fox", "plate ZZZ999", "2026-03-03T08:30:00Z").verdict());
    }

    @Test
    void an_account_is_found_with_its_domain() {
        assertEquals(
                "explained",
                ward.looks("LPD\\A.Diaz", "person p-1881", "2026-02-10T12:00:00Z")
                        .verdict());
    }

    @Test
    void without_tables_of_duty_nothing_can_be_called_unexplained(@TempDir Path empty) {
        var bare = new Ward(empty, AGENCY.substring(0, AGENCY.indexOf("-- cases --")));

        assertEquals(
                "unresolved",
                bare.looks("a.diaz", "person p-2", "2026-03-03T08:30:00Z").verdict());
        assertFalse(bare.looks("a.diaz", "person p-90", "2026-03-03T08:30:00Z")
                .conflict()
                .isEmpty());
    }

    @Test
    void a_duty_that_the_whole_shift_has_excuses_nobody(@TempDir Path crowded) {
        var tables = new StringBuilder(AGENCY);
        var users = new StringBuilder();
        var assigned = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            users.append("u").append(i).append(",,,Lorford Police,patrol,officer,,2020-01-01,\n");
            assigned.append("24-001234,u").append(i).append(",general,2026-01-05,\n");
        }
        tables.insert(tables.indexOf("-- vehicles --"), users);
        tables.insert(tables.indexOf("-- case_subjects --"), assigned);
        var ward = new Ward(crowded, tables.toString());

        assertEquals(
                "unexplained",
                ward.looks("u7", "person p-1881", "2026-02-10T12:00:00Z").verdict());
        assertEquals(
                "explained",
                ward.looks("b.lee", "plate 7ABC123", "2026-03-02T09:01:00Z").verdict());
    }

    @Test
    void a_duty_that_few_colleagues_have_weighs_more_bits() {
        double alone =
                ward.looks("a.diaz", "person p-1881", "2026-02-10T12:00:00Z").bits();

        assertEquals(Math.log(6 / 0.5) / Math.log(2), alone, 0.01); // nobody else, of at least five
    }
}
