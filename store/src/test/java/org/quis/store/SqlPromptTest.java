package org.quis.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quis.store.SqlPrompt.Format;
import org.quis.store.SqlPrompt.Shown;

class SqlPromptTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void a_finished_database() throws IOException {
        file = folder.resolve("quis.duckdb");
        Files.writeString(folder.resolve("secret.csv"), "a\n1\n");
        try (var store = DuckStore.create(file, 1)) {
            store.table(
                    "users",
                    List.of("user_id VARCHAR", "accesses BIGINT", "risk DOUBLE"),
                    List.of(
                            Arrays.asList("a.diaz", 12L, 0.5),
                            Arrays.asList("=1+1", 3L, -1.0),
                            Arrays.asList("two\nlines\u001b[2J", 100L, null)));
        }
    }

    @Test
    void an_answer_is_an_aligned_table_with_numbers_at_the_right() throws Exception {
        assertEquals("""
                user_id              accesses  risk
                -------------------  --------  ----
                =1+1                        3  -1.0
                a.diaz                     12   0.5
                two\\nlines\\u001b[2J       100
                3 rows
                """, answer("select * from users order by accesses", Format.TEXT, 1000));
    }

    @Test
    void an_answer_can_be_csv_in_which_nothing_is_a_formula() throws Exception {
        assertEquals(
                "user_id,risk\n'=1+1,-1.0\na.diaz,0.5\n\"two\nlines\u001b[2J\",\n",
                answer("select user_id, risk from users order by accesses", Format.CSV, 1000));
    }

    @Test
    void an_answer_that_is_cut_says_so() throws Exception {
        assertEquals("""
                x
                -
                0
                1
                2 rows shown, there are more: raise --limit, or narrow the question
                """, answer("select range as x from range(1000000000)", Format.TEXT, 2));
        assertTrue(answer("select 1 as x", Format.TEXT, 1).endsWith("1 row\n"));
        try (var prompt = SqlPrompt.open(file)) {
            assertEquals(new Shown(2, true), prompt.ask("select * from users", Format.CSV, 2, new StringBuilder()));
            assertEquals(new Shown(3, false), prompt.ask("select * from users", Format.CSV, 3, new StringBuilder()));
        }
    }

    @Test
    void a_mistake_is_explained_in_the_databases_words_without_a_stack_trace() {
        var refused = assertThrows(QueryException.class, () -> answer("select usr from users", Format.TEXT, 10));
        assertTrue(refused.getMessage().contains("usr"), refused.getMessage());
        assertFalse(refused.getMessage().contains("java."), refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into users values ('x', 1, 1)",
                "delete from users",
                "drop table users",
                "create table other (a integer)",
                "create view other as select 1",
                "select * from read_csv('FOLDER/secret.csv')",
                "select * from 'FOLDER/secret.csv'",
                "select * from read_text('/etc/passwd')",
                "select * from glob('/*')",
                "copy users to 'FOLDER/out.csv'",
                "attach 'FOLDER/new.duckdb' as other",
                "export database 'FOLDER/all'",
                "install httpfs",
                "load httpfs",
                "set enable_external_access = true",
                "set lock_configuration = false",
                "set memory_limit = '64GB'",
                "set temp_directory = 'FOLDER'"
            })
    void it_can_neither_write_nor_read_other_files_nor_be_let_out(String sql) throws IOException {
        assertThrows(
                QueryException.class, () -> answer(sql.replace("FOLDER", folder.toString()), Format.TEXT, 10), sql);
        try (var files = Files.list(folder)) {
            assertEquals(
                    List.of(file, folder.resolve("secret.csv")), files.sorted().toList());
        }
    }

    @Test
    void a_folder_without_a_database_is_said_to_be_one() {
        assertThrows(NoSuchFileException.class, () -> SqlPrompt.open(folder.resolve("none.duckdb")));
    }

    private String answer(String sql, Format format, int limit) throws Exception {
        var out = new StringBuilder();
        try (var prompt = SqlPrompt.open(file)) {
            prompt.ask(sql, format, limit, out);
        }
        return out.toString();
    }
}
