package org.quis.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.quis.publish.Query;
import org.quis.publish.Row;

class PseudonymsTest {

    @Test
    void the_nodes_of_a_path_are_named_as_accounts_and_targets_are() {
        var row = hidden(
                List.of("user_id", "from_kind", "from_node", "subject", "to_kind", "to_node"),
                "r.aspen",
                "user",
                "r.aspen",
                "7ABC123",
                "plate",
                "7ABC123");

        assertEquals(row.text("user_id"), row.text("from_node"));
        assertEquals(row.text("subject"), row.text("to_node"));
        assertTrue(row.text("from_node").matches("user-[0-9a-f]{10}"), row.text("from_node"));
        assertTrue(row.text("to_node").matches("target-[0-9a-f]{10}"), row.text("to_node"));
        assertEquals("plate", row.text("to_kind"));
    }

    @Test
    void nobody_on_a_path_is_named_beside_their_pseudonym_even_where_ids_are_shown() {
        var row = new Row(
                List.of("from_kind", "from_node", "from_name", "to_kind", "to_node", "to_name"),
                List.of("user", "r.aspen", "Rowan Aspen", "person", "p-4", "Jo Lark"));

        for (var shown : List.of(Set.<String>of(), Set.of("user", "target"))) {
            var hidden = new Pseudonyms((query, parameters) -> List.of(), new byte[32], shown).hide(row);

            assertEquals("", hidden.text("from_name"));
            assertEquals("", hidden.text("to_name"));
        }
    }

    @Test
    void a_kind_of_node_that_somebody_declared_is_hidden_too_and_an_organization_is_not() {
        var columns = List.of("from_kind", "from_node");

        assertFalse(hidden(columns, "encounter", "Doe, Jane, ward 3")
                .text("from_node")
                .contains("Doe"));
        assertEquals(
                "Alder Falls Police",
                hidden(columns, "organization", "Alder Falls Police").text("from_node"));
    }

    @Test
    void of_a_ties_time_only_the_year_is_told() {
        var row = hidden(List.of("valid_from", "valid_to"), "1975-09-10", null);

        assertEquals("1975", row.text("valid_from"));
        assertEquals("", row.text("valid_to"));
    }

    @Test
    void paths_written_out_are_withheld_and_so_is_what_a_message_quotes() {
        var row = hidden(
                List.of("explanation", "conflict", "problem"),
                "r.aspen -made-> stop 1 -of-> plate 7ABC123",
                "r.aspen -is-> p-17",
                "`p-4` has the name of `p-`17`; both are taken to be one person");

        assertEquals("[withheld]", row.text("explanation"));
        assertEquals("[withheld]", row.text("conflict"));
        assertEquals("`…`; both are taken to be one person", row.text("problem"));
    }

    private static Row hidden(List<String> columns, Object... values) {
        var row = new Row(columns, Arrays.asList(values));
        return new Pseudonyms((query, parameters) -> List.of(row))
                .query(new Query("any", "select 1"))
                .getFirst();
    }
}
