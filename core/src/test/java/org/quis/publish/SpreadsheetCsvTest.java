package org.quis.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetCsvTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "=cmd|' /C calc'!A0",
                "@SUM(A1)",
                "+A1",
                "-A1",
                "-2+3+cmd|' /C calc'!A0",
                "+1*5",
                "-",
                "+",
                "\t=1+1",
                "\r=1+1"
            })
    void a_cell_that_a_spreadsheet_would_run_is_made_inert(String cell) {
        assertEquals("'" + cell, SpreadsheetCsv.inert(cell));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7ABC123",
                "-5",
                "-3.14",
                "+5",
                "+1 (202) 555-0143",
                "+44 20 7946 0958",
                "-1,000",
                "a=b",
                "'=1",
                " =1",
                "24-001234"
            })
    void numbers_telephone_numbers_and_other_text_stay_as_they_are(String cell) {
        assertEquals(cell, SpreadsheetCsv.inert(cell));
    }

    @Test
    void a_formula_is_found_in_the_middle_of_a_buffer() {
        var row = "a,=1,-2,b".getBytes(UTF_8);

        assertTrue(SpreadsheetCsv.isFormula(row, 2, 2));
        assertFalse(SpreadsheetCsv.isFormula(row, 5, 2));
        assertFalse(SpreadsheetCsv.isFormula(row, 2, 0), "an empty cell has no first byte");
    }

    @Test
    void cells_are_quoted_where_rfc_4180_asks_for_it() throws IOException {
        assertEquals(
                "plain,\"with, comma\",\"with \"\"quotes\"\"\",\"two\nlines\",\n",
                written(
                        SpreadsheetCsv.LineEnd.LF,
                        List.of("plain", "with, comma", "with \"quotes\"", "two\nlines", "")));
    }

    @Test
    void a_formula_that_needs_quotes_gets_both() throws IOException {
        assertEquals(
                "\"'=HYPERLINK(\"\"http://example.org\"\",1)\"\r\n",
                written(SpreadsheetCsv.LineEnd.CRLF, List.of("=HYPERLINK(\"http://example.org\",1)")));
    }

    @Test
    void a_row_of_one_empty_cell_is_not_a_blank_line() throws IOException {
        assertEquals("\"\"\n", written(SpreadsheetCsv.LineEnd.LF, List.of("")));
    }

    @Test
    void text_is_utf_8_without_a_byte_order_mark() throws IOException {
        assertEquals("Þórsdóttir\n", written(SpreadsheetCsv.LineEnd.LF, List.of("Þórsdóttir")));
    }

    private static String written(SpreadsheetCsv.LineEnd lineEnd, List<String> cells) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var csv = new SpreadsheetCsv(out, lineEnd)) {
            csv.row(cells);
        }
        return out.toString(UTF_8);
    }
}
