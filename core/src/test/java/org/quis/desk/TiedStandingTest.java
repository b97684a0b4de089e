package org.quis.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quis.ties.Declarations;
import org.quis.ties.Ties;

/// What the tables say of how colleagues stand to each other.
class TiedStandingTest {
    @TempDir
    Path tables;

    private Standing standing;

    @BeforeEach
    void a_unit_of_four() throws Exception {
        Files.writeString(tables.resolve("users.csv"), """
                user_id,person_id,name,organization,unit,role,supervisor_user_id,active_from,active_to
                a.diaz,p-1,Ana Diaz,Bureau,North,officer,b.frost,2020-01-01,
                b.frost,p-2,Ben Frost,Bureau,North,sergeant,,2015-01-01,
                k.lund,p-3,Kim Lund,Bureau,North,officer,b.frost,2020-01-01,
                r.ames,p-4,Rita Ames,Bureau,North,officer,b.frost,2020-01-01,
                """);
        Files.writeString(tables.resolve("people.csv"), """
                person_id,name,former_names,date_of_birth,address,phone,email
                p-1,Ana Diaz,,1990-02-03,1 Oak St,,
                p-2,Ben Frost,,1980-02-03,2 Elm St,,
                p-3,Kim Lund,,1991-02-03,3 Ash St,,
                p-4,Rita Ames,,1985-02-03,4 Fir St,,
                p-9,Carl Ames,,1984-02-03,9 Bay St,,
                """);
        Files.writeString(tables.resolve("relationships.csv"), """
                person_id,other_person_id,kind,valid_from,valid_to
                p-1,p-3,former_partner,2015-01-01,2020-01-01
                p-4,p-9,sibling,,
                """);
        var ties = Ties.read(tables, Declarations.shipped(), ZoneOffset.UTC, "US");
        standing = new TiedStanding(ties, InstantSource.fixed(Instant.parse("2026-11-23T12:00:00Z")));
    }

    private boolean keepsOut(String user, String about, String person) {
        return standing.recusal(user, about, person).isPresent();
    }

    @Test
    void a_colleague_may_judge() {
        assertEquals(Optional.empty(), standing.recusal("r.ames", "a.diaz", "p-3"));
    }

    @Test
    void nobody_judges_themselves() {
        assertTrue(keepsOut("a.diaz", "a.diaz", ""));
    }

    @Test
    void neither_supervisors_nor_those_they_supervise_judge_each_other() {
        assertTrue(keepsOut("b.frost", "a.diaz", ""));
        assertTrue(keepsOut("a.diaz", "b.frost", ""));
        assertTrue(standing.supervises("b.frost", "a.diaz"));
        assertFalse(standing.supervises("a.diaz", "b.frost"));
    }

    @Test
    void former_partners_keep_out_for_good() {
        assertTrue(keepsOut("k.lund", "a.diaz", ""));
        assertTrue(keepsOut("a.diaz", "k.lund", ""));
    }

    @Test
    void nobody_judges_a_look_at_their_own_kin() {
        assertTrue(keepsOut("r.ames", "a.diaz", "p-9"));
    }

    @Test
    void whoever_uses_none_of_the_databases_is_tied_to_nobody_that_is_known() {
        assertFalse(keepsOut("", "a.diaz", "p-9"));
        assertFalse(keepsOut("x.stranger", "a.diaz", "p-9"));
    }
}
