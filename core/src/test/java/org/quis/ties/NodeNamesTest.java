package org.quis.ties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Readers know people by their names. The tables say them, and are asked when a chain is shown.
class NodeNamesTest {
    @TempDir
    private Path folder;

    /// What everything of a kind is called, by id.
    private static Map<String, String> called(String kind, Ties ties) throws IOException {
        var names = new TreeMap<String, String>();
        ties.names(ties.nodesOf(kind)).forEach((node, name) -> names.put(ties.id(node), name));
        return names;
    }

    private Map<String, String> people(String rows) throws IOException {
        return called("person", Folder.read(folder, "-- people --\nperson_id,name\n" + rows));
    }

    @Test
    void an_account_is_called_as_users_say_and_a_person_as_people_say() throws IOException {
        var ties = Folder.read(folder, """
                -- users --
                user_id,person_id,name
                a.diaz,p-1,Ana Diaz
                -- people --
                person_id,name
                p-1,Ana Maria Diaz
                """);

        assertEquals(Map.of("a.diaz", "Ana Diaz"), called("user", ties));
        assertEquals(Map.of("p-1", "Ana Maria Diaz"), called("person", ties));
    }

    @Test
    void nobody_is_named_who_was_not_asked_about() throws IOException {
        var ties = Folder.read(folder, "-- people --\nperson_id,name\np-1,Ana Diaz\np-2,Bo Marsh\n");
        int ana = ties.person("p-1");

        assertEquals(Map.of(ana, "Ana Diaz"), ties.names(List.of(ana)));
    }

    @Test
    void a_hospital_says_in_its_declarations_what_its_patients_are_called() throws Exception {
        var ties = Folder.read(folder, """
                -- patients --
                mrn,full_name
                H-7,Jane Roe
                -- encounters --
                encounter_id,user_id,mrn,started
                e-1,a.diaz,h-7,2026-03-01
                """, declared("""
                ties:
                  treats:  { nature: duty, back: treated in, before: 1h, after: 12h }
                  patient: { nature: duty, back: patient of, before: ever, after: ever }
                tables:
                  patients:
                    need: [mrn]
                    names: [{ patient: mrn, by: full_name }]
                  encounters:
                    id: encounter_id
                    need: [user_id, mrn, started]
                    valid: [started, started]
                    ties:
                      - { from: { user: user_id }, tie: treats, to: { encounter: encounter_id } }
                      - { from: { encounter: encounter_id }, tie: patient, to: { patient: mrn } }
                """));

        assertEquals(Map.of("h-7", "Jane Roe"), called("patient", ties));
    }

    @Test
    void people_may_be_named_in_a_table_of_ones_own() throws Exception {
        var ties = Folder.read(
                folder,
                "-- patients --\nperson_id,full_name\np-1,Jane Roe\n-- vehicles --\nplate,person_id\n7ABC123,p-1\n",
                declared("tables: { patients: { need: [person_id], names: [{ person: person_id, by: full_name }] } }"));

        assertEquals(Map.of("p-1", "Jane Roe"), called("person", ties));
    }

    @Test
    void a_vehicle_that_tables_know_by_an_id_is_called_by_its_plate() throws Exception {
        var ties = Folder.read(folder, """
                -- fleet --
                vehicle_id,plate,user_id
                v-12,7ABC 123,a.diaz
                """, declared("""
                ties:
                  drives: { nature: duty, back: driven by }
                tables:
                  fleet:
                    id: vehicle_id
                    need: [vehicle_id]
                    names: [{ vehicle: vehicle_id, by: plate }]
                    ties:
                      - { from: { user: user_id }, tie: drives, to: { vehicle: vehicle_id } }
                """));

        assertEquals(Map.of("v-12", "7ABC 123"), called("vehicle", ties));
    }

    @Test
    void a_declaration_of_names_that_says_no_column_is_refused() {
        var refused = assertThrows(
                DeclarationException.class, () -> declared("tables: { patients: { names: [{ patient: mrn }] } }"));

        assertTrue(
                refused.getMessage()
                        .contains("table `patients`: `names` takes entries like `{ person: person_id, by: name }`"),
                refused.getMessage());
    }

    private Declarations declared(String yaml) throws Exception {
        return Declarations.with(Files.writeString(folder.resolve("mine.yaml"), yaml));
    }

    @Test
    void a_name_that_is_missing_blank_or_without_a_letter_is_none() throws IOException {
        assertEquals(Map.of(), people("p-1,\np-2,   \np-3,\"\u202e\u200d\u0000\"\np-4,—\np-5\n"));
    }

    @Test
    void somebody_entered_twice_under_two_names_has_none() throws IOException {
        assertEquals(Map.of("p-2", "Bo Marsh"), people("p-1,Ana Diaz\np-1,Bo Marsh\np-2,Bo Marsh\n"));
    }

    @Test
    void who_is_listed_again_under_the_same_name_keeps_it() throws IOException {
        var ties = Folder.read(folder, """
                -- users --
                user_id,name,unit,active_from,active_to
                a.diaz,Ana Diaz,patrol,2020-01-01,2024-01-01
                A.Diaz,Ana Diaz,detectives,2024-01-01,
                """);

        assertEquals(Map.of("a.diaz", "Ana Diaz"), called("user", ties));
    }

    @Test
    void a_name_is_one_line_that_steers_nothing() throws IOException {
        assertEquals(
                Map.of("p-1", "Ana Diaz [31m live (p-9)"),
                people("p-1,\"\u202eAna\r\n\t Diaz\u0007\u2066 \u001b[31m\u00a0live\u2028 \ufeff(p-9)\"\n"));
    }

    @Test
    void the_joiners_that_scripts_are_written_with_stay() throws IOException {
        assertEquals(Map.of("p-1", "علی\u200cرضا"), people("p-1,علی\u200cرضا\n"));
    }

    @Test
    void a_name_of_ten_thousand_letters_is_cut() throws IOException {
        assertEquals(Map.of("p-1", "x".repeat(200) + "…"), people("p-1," + "x".repeat(10_000) + "\n"));
    }

    @Test
    void a_table_that_was_changed_since_names_nobody() throws IOException {
        var ties = Folder.read(folder, "-- people --\nperson_id,name\np-1,Ana Diaz\n");
        Folder.of(folder, "-- people --\nperson_id,name\np-1,Bo Marsh\n");

        assertEquals(Map.of(), called("person", ties));
    }

    @Test
    void a_table_that_is_gone_names_nobody() throws IOException {
        var ties = Folder.read(folder, "-- people --\nperson_id,name\np-1,Ana Diaz\n");
        Files.delete(folder.resolve("people.csv"));

        assertEquals(Map.of(), called("person", ties));
    }
}
