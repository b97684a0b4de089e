package org.quis.ties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Reference tables as strangers send them: what is wrong is told with file and row, what is sound is kept.
class ReferenceTest {
    @TempDir
    private Path folder;

    private List<String> told(String tables) {
        return Folder.read(folder, tables).lints().stream().map(Lint::toString).toList();
    }

    @Test
    void sound_tables_give_no_word() {
        assertEquals(List.of(), told("""
                -- people --
                Person_ID , NAME,date_of_birth,extra
                p-1,Ada Diaz,1985-01-01,x
                """));
    }

    @Test
    void a_missing_column_is_named_beside_those_that_are_there() {
        assertEquals(
                List.of("assignments.csv:1: user_id: this column is missing, and the table says nothing without it;"
                        + " it has case_number, officer"),
                told("""
                -- assignments --
                case_number,officer
                24-1,a.diaz
                """));
    }

    @Test
    void a_date_that_is_none_leaves_out_its_row_and_no_other() {
        var ties = Folder.read(folder, """
                -- assignments --
                case_number,user_id,valid_from,valid_to
                24-1,a.diaz,02/30/2026,
                24-2,a.diaz,2026-02-01,
                """);

        assertEquals(
                "assignments.csv:2: valid_from: `02/30/2026` is not a day like 2026-11-23 or a time like"
                        + " 2026-11-23T04:00:00Z",
                ties.lints().getFirst().toString());
        assertTrue(ties.lints().getFirst().leftOut());
        assertEquals(1, ties.tieCount());
    }

    @Test
    void an_interval_that_ends_before_it_starts_is_left_out() {
        assertEquals(List.of("vehicles.csv:2: valid_to: `2019-01-01` is before `2020-01-01` in valid_from"), told("""
                -- vehicles --
                plate,person_id,valid_from,valid_to
                7ABC123,p-1,2020-01-01,2019-01-01
                """));
    }

    @Test
    void a_kind_that_nobody_declared_is_left_out() {
        var told = told("""
                -- relationships --
                person_id,other_person_id,kind,valid_from,valid_to
                p-1,p-2,penpal,,
                p-1,p-3,sibling,,
                """);

        assertEquals(
                List.of("relationships.csv:2: kind: `penpal` is not a kind of tie that is declared; declare it with"
                        + " `--ties FILE`"),
                told);
    }

    @Test
    void who_supervises_themselves_or_their_supervisor_is_told() {
        var told = told("""
                -- users --
                user_id,supervisor_user_id
                a.diaz,a.diaz
                b.lee,c.fox
                c.fox,b.lee
                """);

        assertEquals("users.csv:2: user_id: `a.diaz` cannot be tied to itself (supervises)", told.getFirst());
        assertTrue(told.stream().anyMatch(lint -> lint.contains("`b.lee` supervises their own supervisor")));
    }

    @Test
    void two_people_with_one_id_and_one_person_with_two_are_told() {
        var told = told("""
                -- people --
                person_id,name,date_of_birth
                p-1,Ada Diaz,1985-01-01
                p-1,Bo Marsh,1971-01-01
                p-2,"Diaz, Ada",1985-01-01
                """);

        assertEquals(
                List.of(
                        "people.csv:3: person_id: `p-1` has a row above already; the first one counts",
                        "people.csv:4: `p-2` has the name and date of birth of `p-1`; both are taken to be one person"),
                told);
    }

    @Test
    void an_id_that_no_table_lists_is_noted_and_its_row_kept() {
        var ties = Folder.read(folder, """
                -- users --
                user_id,person_id
                a.diaz,
                -- assignments --
                case_number,user_id
                24-1,b.ghost
                """);

        assertEquals(
                "assignments.csv:2: user `b.ghost` is not in users.csv",
                ties.lints().getFirst().toString());
        assertFalse(ties.lints().getFirst().leftOut());
        assertTrue(ties.user("b.ghost") >= 0);
    }

    @Test
    void an_assignment_outside_its_case_and_a_row_said_twice_are_noted() {
        var told = told("""
                -- cases --
                case_number,opened,closed
                24-1,2026-01-01,2026-02-01
                -- assignments --
                case_number,user_id,valid_from,valid_to
                24-1,a.diaz,2026-03-01,
                -- vehicles --
                plate,person_id,valid_from,valid_to
                7ABC123,p-1,2020-01-01,
                7abc 123,p-1,2021-01-01,
                """);

        assertEquals(
                List.of(
                        "assignments.csv:2: this assignment lies outside the time in which `24-1` was open (cases.csv:2)",
                        "vehicles.csv:3: says the same as row 2, for a time that overlaps"),
                told);
    }

    @Test
    void a_quote_that_never_ends_costs_only_what_follows() throws IOException {
        Files.writeString(folder.resolve("phones.csv"), "phone,person_id\n202-555-0101,p-1\n\"202-555-0102,p-2\n");
        var ties = Folder.read(folder, "");

        assertEquals(1, ties.lints().size());
        assertTrue(
                ties.lints().getFirst().toString().startsWith("phones.csv:3: "),
                ties.lints().toString());
        assertEquals(1, ties.tieCount());
    }

    @Test
    void bytes_that_are_no_text_are_told() throws IOException {
        var bytes = new byte[50_000];
        new Random(1).nextBytes(bytes);
        Files.write(folder.resolve("people.csv"), bytes);

        assertFalse(Folder.read(folder, "").lints().isEmpty());
    }

    @Test
    void random_cells_never_stop_the_reading() {
        var random = new Random(7);
        var cells =
                List.of("", "p-1", "24-1", "2026-01-01", "\"", ",", "\u0000", "9".repeat(300), "person", "😀", "=1+1");
        for (int round = 0; round < 60; round++) {
            var table = new StringBuilder("""
                    -- case_subjects --
                    case_number,subject_kind,subject
                    """);
            for (int row = 0; row < 40; row++) {
                for (int cell = 0; cell < 4; cell++) {
                    table.append(cells.get(random.nextInt(cells.size()))).append(cell < 3 ? "," : "\n");
                }
            }
            Folder.read(folder, table.toString());
        }
    }

    @Test
    void a_declaration_that_makes_no_sense_is_refused_with_its_place() throws IOException {
        var file = Files.writeString(folder.resolve("own.yaml"), """
                ties:
                  treats: { nature: dutiful }
                """);

        var refused = assertThrows(DeclarationException.class, () -> Declarations.with(file));

        assertTrue(refused.getMessage().startsWith(file + ": tie `treats`: `dutiful` is not a nature"));
    }

    @Test
    void a_chain_of_ties_that_nobody_declared_is_refused() throws IOException {
        var file = Files.writeString(folder.resolve("own.yaml"), """
                duty:
                  - { name: gossip, walk: [assigned, whispers] }
                """);

        var refused = assertThrows(DeclarationException.class, () -> Declarations.with(file));

        assertTrue(refused.getMessage().contains("chain `gossip`: no tie `whispers` is declared"));
    }
}
