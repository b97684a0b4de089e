package org.quis.ties;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who is around a person, so that looks at her mother and her new partner stand beside those at her.
class CircleTest {
    private static final long MARCH = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();

    @TempDir
    private Path folder;

    private Map<String, String> around(String tables) {
        return Folder.read(folder, tables).around("P-1", MARCH);
    }

    @Test
    void kin_and_friends_are_named_from_where_the_person_stands() {
        assertEquals(Map.of("P-2", "parent", "P-3", "child", "P-4", "friend"), around("""
                -- people --
                person_id,name
                P-1,Ada Diaz
                P-2,Eva Diaz
                P-3,Ben Diaz
                P-4,Kim Roe
                -- relationships --
                person_id,other_person_id,kind
                P-1,P-2,parent
                P-3,P-1,parent
                P-4,P-1,friend
                """));
    }

    @Test
    void a_partner_of_then_is_a_former_one_now_and_a_later_one_is_none_yet() {
        assertEquals(Map.of("P-2", "former_partner"), around("""
                -- people --
                person_id,name
                P-1,Ada Diaz
                P-2,Kim Roe
                P-3,Max Orr
                -- relationships --
                person_id,other_person_id,kind,valid_from,valid_to
                P-1,P-2,partner,2020-01-01,2025-01-01
                P-1,P-3,partner,2026-10-01,
                """));
    }

    @Test
    void who_lives_there_is_around_and_who_lives_in_the_same_shelter_is_not() {
        var shelter = IntStream.range(10, 30)
                .mapToObj("P-%d,1 Shelter Rd,2020-01-01,"::formatted)
                .collect(Collectors.joining("\n"));
        assertEquals(Map.of("P-2", "same household"), around("""
                -- people --
                person_id,name
                P-1,Ada Diaz
                P-2,Kim Roe
                -- addresses --
                person_id,address,valid_from,valid_to
                P-1,7 Elm St,2020-01-01,
                P-2,7 Elm St,2020-01-01,
                P-3,7 Elm St,2010-01-01,2015-01-01
                P-1,1 Shelter Rd,2020-01-01,
                """ + shelter + "\n"));
    }

    @Test
    void nobody_is_around_somebody_not_known() {
        assertEquals(Map.of(), around("-- people --\nperson_id,name\nP-9,Ada Diaz\n"));
    }
}
