package org.quis.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quis.access.MisuseKind;
import org.quis.ties.Declarations;

/// Personal paths: what puts a look in doubt, and what does not.
class PersonalTest {
    private static final String TOWN = """
            -- people --
            person_id,name,former_names,date_of_birth,address,phone
            p-1,Ada Diaz,,1985-01-01,,202-555-0101
            p-2,Rui Costa,,1984-03-03,,
            p-3,Lea Diaz,Lea Morrow,1983-01-01,,
            p-4,Tom Hale,,1982-01-01,,
            p-5,Eva Stone,,1990-01-01,,
            p-6,Max Stone,,1991-01-01,,
            p-7,Ben Lee,,1986-01-01,,
            -- addresses --
            person_id,address,valid_from,valid_to
            p-1,"10 Mill Lane Apt 2, Lorford",2020-01-01,
            p-2,"77 Elm Road, Lorford",2023-01-01,
            p-5,"10 Mill Lane Apt 9, Lorford",2020-01-01,
            p-6,"12 Mill Lane, Lorford",2020-01-01,2025-01-01
            p-4,"10 Mill Lane Apt 2, Lorford",2025-06-01,
            -- users --
            user_id,person_id,name,organization,unit,role,supervisor_user_id,active_from,active_to
            a.diaz,p-1,Ada Diaz,Lorford Police,patrol,officer,,2020-01-01,
            b.lee,p-7,Ben Lee,Lorford Police,patrol,officer,,2020-01-01,
            -- relationships --
            person_id,other_person_id,kind,valid_from,valid_to
            p-2,p-1,spouse,2010-01-01,2022-05-01
            p-1,p-3,sibling,,
            p-4,p-1,friend,2026-01-01,
            -- vehicles --
            plate,state,person_id,valid_from,valid_to
            OWN1CAR,CO,p-1,2020-01-01,
            EX2CAR,CO,p-2,2020-01-01,
            -- cases --
            case_number,kind,unit,opened,closed
            26-1,theft,patrol,2026-01-02,
            -- assignments --
            case_number,user_id,role,valid_from,valid_to
            26-1,a.diaz,lead,2026-01-05,
            -- case_subjects --
            case_number,subject_kind,subject,role
            26-1,person,p-3,victim
            26-1,person,p-7,witness
            26-1,person,p-5,witness
            """;

    private static final String AT = "2026-03-01T12:00:00Z";

    @TempDir
    private Path folder;

    @Test
    void an_officer_who_looks_up_herself_her_car_or_her_telephone_is_found() {
        var ward = new Ward(folder, TOWN);

        assertEquals("a.diaz -is-> p-1", ward.looks("a.diaz", "person p-1", AT).conflict());
        assertEquals(
                "a.diaz -is-> p-1 -owns-> plate OWN1CAR",
                ward.looks("a.diaz", "plate OWN 1CAR", AT).conflict());
        assertEquals("conflicted", ward.looks("a.diaz", "phone 2025550101", AT).verdict());
        assertEquals("conflicted", ward.looks("a.diaz", "name DIAZ, ADA", AT).verdict());
        assertEquals(
                MisuseKind.SELF_LOOKUP,
                ward.looks("a.diaz", "name DIAZ, ADA", AT).ruling("query").tie());
    }

    @Test
    void a_husband_is_family_until_the_divorce_and_a_former_partner_ever_after() {
        var ward = new Ward(folder, TOWN);

        var before = ward.looks("a.diaz", "person p-2", "2021-01-01T00:00:00Z");
        var after = ward.looks("a.diaz", "plate EX2CAR", AT);

        assertEquals(MisuseKind.FAMILY_LOOKUP, before.ruling("query").tie());
        assertEquals(MisuseKind.FORMER_PARTNER_LOOKUP, after.ruling("query").tie());
        assertEquals("a.diaz -is-> p-1 -former_spouse-> p-2 -owns-> plate EX2CAR", after.conflict());
    }

    @Test
    void a_sister_is_found_by_the_name_she_had_before() {
        var ward = new Ward(folder, TOWN);

        assertEquals("conflicted", ward.looks("a.diaz", "name morrow, lea", AT).verdict());
    }

    @Test
    void a_friendship_counts_while_it_lasts_and_who_moves_in_is_household() {
        var ward = new Ward(folder, TOWN);

        assertEquals(
                MisuseKind.FRIEND_LOOKUP,
                ward.looks("a.diaz", "person p-4", AT).ruling("query").tie());
        assertEquals(
                "a.diaz -is-> p-1 -lives_at-> address 10 Mill Lane Apt 2, Lorford -home of-> p-4",
                ward.looks("a.diaz", "person p-4", "2025-10-01T00:00:00Z").conflict());
        assertEquals(
                "unexplained",
                ward.looks("a.diaz", "person p-4", "2025-03-01T00:00:00Z").verdict());
    }

    @Test
    void who_lives_in_the_same_block_is_a_neighbour_and_not_family() {
        var ward = new Ward(folder, TOWN);

        assertEquals(
                MisuseKind.NEIGHBOR_LOOKUP,
                ward.looks("a.diaz", "person p-5", "2025-12-01T12:00:00Z")
                        .ruling("query")
                        .tie());
    }

    @Test
    void who_moved_away_is_no_neighbour_any_more() {
        var ward = new Ward(folder, TOWN);

        assertEquals(
                "conflicted",
                ward.looks("a.diaz", "person p-6", "2024-06-01T00:00:00Z").verdict());
        assertEquals("unexplained", ward.looks("a.diaz", "person p-6", AT).verdict());
    }

    @Test
    void a_duty_outweighs_a_neighbour_or_a_colleague() {
        var ward = new Ward(folder, TOWN);

        assertEquals("explained", ward.looks("a.diaz", "person p-5", AT).verdict());
        assertEquals("explained", ward.looks("a.diaz", "person p-7", AT).verdict());
        assertEquals("conflicted", ward.looks("b.lee", "person p-1", AT).verdict());
    }

    @Test
    void a_duty_stands_beside_kinship_and_takes_the_suspicion_away() {
        var seen = new Ward(folder, TOWN).looks("a.diaz", "person p-3", AT);

        assertEquals("conflicted", seen.verdict());
        assertEquals("a.diaz -assigned-> case 26-1 -concerns-> p-3", seen.duty());
        assertEquals(Ruling.Duty.STRONG, seen.ruling("query").duty());
    }

    /// Ninety people called Rui Costa, in a town of a thousand.
    private static String crowd() {
        var crowd = new StringBuilder();
        for (int i = 0; i < 90; i++) crowd.append("n-%d,Rui Costa,,1970-01-%02d,,%n".formatted(i, 1 + i % 9));
        for (int i = 0; i < 900; i++) {
            crowd.append("m-%d,%s Hollow%s,,1975-02-%02d,,%n"
                    .formatted(i, FIRST_NAMES[i % FIRST_NAMES.length], (char) ('a' + i % 26), 1 + i % 28));
        }
        return crowd.toString();
    }

    private static final String[] FIRST_NAMES = {"Anna", "Boris", "Clara", "Dunja", "Emil", "Fadil", "Greta"};

    @Test
    void among_many_namesakes_nobody_is_taken_for_the_former_husband() {
        var ward = new Ward(folder, TOWN.replace("-- addresses --", crowd() + "-- addresses --"));

        var seen = ward.looks("a.diaz", "name Rui Costa", AT);

        assertEquals("unexplained", seen.verdict());
        assertEquals("", seen.person());
    }

    @Test
    void a_birth_date_tells_the_former_husband_from_his_namesakes() {
        var ward = new Ward(folder, TOWN.replace("-- addresses --", crowd() + "-- addresses --"));

        var seen = ward.looks(new Inquiry(
                "a.diaz",
                java.time.Instant.parse(AT).toEpochMilli(),
                "rms",
                "name",
                "COSTA, RUI",
                "3/3/84",
                "",
                "",
                ""));

        assertEquals("p-2", seen.person());
        assertEquals("conflicted", seen.verdict());
    }

    @Test
    void a_namesake_in_ones_own_case_is_not_oneself() {
        var ward = new Ward(
                folder,
                TOWN.replace("-- addresses --", "p-8,Ada Diaz,,1999-09-09,,\n-- addresses --")
                        + "26-1,person,p-8,suspect\n");

        var seen = ward.looks("a.diaz", "name ADA DIAZ", AT);

        assertEquals("explained", seen.verdict());
        assertEquals("p-8", seen.person());
    }

    @Test
    void a_jail_makes_nobody_neighbour_or_household() {
        var crowd = new StringBuilder();
        var homes = new StringBuilder("p-1,\"1 Jail Road, Lorford\",2020-01-01,\n");
        for (int i = 0; i < 5_000; i++) {
            crowd.append("j-")
                    .append(i)
                    .append(",Inmate ")
                    .append(Integer.toString(i, 36))
                    .append(",,,,\n");
            homes.append("j-").append(i).append(",\"1 Jail Road, Lorford\",2020-01-01,\n");
        }
        var ward = new Ward(
                folder,
                TOWN.replace("-- addresses --", crowd + "-- addresses --")
                        .replace("-- users --", homes + "-- users --"));

        assertEquals("unexplained", ward.looks("a.diaz", "person j-77", AT).verdict());
        assertEquals("", ward.looks("b.lee", "address 1 jail rd", AT).person());
    }

    @Test
    void one_person_entered_twice_is_one_person() {
        var ward =
                new Ward(folder, TOWN.replace("-- addresses --", "p-1b,\"Diaz, Ada\",,1985-01-01,,\n-- addresses --"));

        assertTrue(ward.looks("a.diaz", "person p-1b", AT).conflict().startsWith("a.diaz -is-> p-1"));
    }

    @Test
    void a_hospital_declares_its_encounters_and_needs_no_code() throws Exception {
        var own = Files.writeString(folder.resolve("hospital.yaml"), """
                ties:
                  treats:  { nature: duty, back: treated in, before: 1h, after: 12h }
                  patient: { nature: duty, back: patient of, before: ever, after: ever }
                tables:
                  encounters:
                    id: encounter_id
                    need: [user_id, person_id, started]
                    valid: [started, ended]
                    ties:
                      - { from: { user: user_id }, tie: treats, to: { encounter: encounter_id } }
                      - { from: { encounter: encounter_id }, tie: patient, to: { person: person_id } }
                duty:
                  - { name: treatment, walk: [treats, patient], late: 7d, would: "an encounter with {person}" }
                """);
        var ward = new Ward(folder, TOWN + """
                -- encounters --
                encounter_id,user_id,person_id,started,ended
                e-1,b.lee,p-5,2026-03-01T10:00:00Z,2026-03-01T14:00:00Z
                """, Declarations.with(own));

        assertEquals(
                "b.lee -treats-> encounter e-1 -patient-> p-5",
                ward.looks("b.lee", "person p-5", AT).duty());
    }

    @Test
    void where_houses_count_by_fours_the_second_one_is_two_doors_away() {
        var street = """
                p-2,"18 Mill Lane, Lorford",2023-01-01,
                p-5,"22 Mill Lane, Lorford",2020-01-01,
                """;
        var ward = new Ward(
                folder,
                TOWN.replace(
                                "p-2,\"77 Elm Road, Lorford\",2023-01-01,\n",
                                street.lines().findFirst().orElseThrow() + "\n")
                        .replace("10 Mill Lane Apt 9", "22 Mill Lane")
                        .replace("10 Mill Lane Apt 2", "14 Mill Lane"));

        assertTrue(ward.looks("a.diaz", "person p-5", AT).conflict().contains("next_to"));
    }

    @Test
    void
            who_has_a_child_with_the_user_and_lives_elsewhere_is_a_former_partner_in_whichever_direction_the_table_writes() {
        var child = "p-8,Kim Diaz,,2012-01-01,,\np-7,Ben";
        var ward = new Ward(
                folder,
                TOWN.replace("p-7,Ben", child)
                        .replace("p-1,p-3,sibling,,\n", "p-1,p-3,sibling,,\np-8,p-1,parent,,\np-5,p-8,parent,,\n"));

        var seen = ward.looks("a.diaz", "person p-5", AT);

        assertEquals(MisuseKind.FORMER_PARTNER_LOOKUP, seen.ruling("query").tie());
        assertTrue(seen.conflict().contains("has_child_with"), seen.conflict());
    }

    @Test
    void where_every_number_is_a_house_the_third_one_is_no_neighbor() {
        var ward = new Ward(
                folder,
                TOWN.replace("p-5,\"10 Mill Lane Apt 9, Lorford\"", "p-5,\"13 Mill Lane, Lorford\"")
                        .replace(
                                "p-6,\"12 Mill Lane, Lorford\",2020-01-01,2025-01-01",
                                "p-6,\"12 Mill Lane, Lorford\",2020-01-01,")
                        .replace("p-2,\"77 Elm Road, Lorford\"", "p-2,\"11 Mill Lane, Lorford\""));

        assertTrue(ward.looks("a.diaz", "person p-6", AT).conflict().contains("next_to"));
        assertEquals("", ward.looks("a.diaz", "person p-5", AT).conflict());
    }

    @Test
    void a_colleague_of_the_same_unit_is_close_by_and_one_of_another_is_not() {
        var sameUnit = new Ward(folder, TOWN);
        var another = new Ward(folder, TOWN.replace("Ben Lee,Lorford Police,patrol", "Ben Lee,Lorford Police,records"));

        assertTrue(sameUnit.looks("a.diaz", "person p-7", AT).ruling("query").is(Circumstance.CLOSE_COLLEAGUE));
        assertFalse(another.looks("a.diaz", "person p-7", AT).ruling("query").is(Circumstance.CLOSE_COLLEAGUE));
    }
}
