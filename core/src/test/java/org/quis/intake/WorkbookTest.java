package org.quis.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quis.access.Field;
import org.quis.access.Source;

/// Workbooks, written here as the bare XML that a spreadsheet program would zip.
class WorkbookTest {
    private static final String LOG = row(
                    1,
                    text("A1", "id")
                            + text("B1", "userId")
                            + text("C1", "searchDate")
                            + text("D1", "cameraCount")
                            + text("E1", "reason"))
            + row(
                    2,
                    text("A2", "s-1")
                            + text("B2", "u-1")
                            + date("C2", "45826.001444317131")
                            + number("D2", "100000")
                            + number("E2", "459"))
            + row(
                    4,
                    text("A4", "s-2")
                            + text("B4", "***")
                            + text("C4", "2026-01-02T03:04:05Z")
                            + number("D4", "1.0E5")
                            + number("E4", "2.60042E5"))
            + row(5, text("A5", "s-3") + text("B5", "u-1") + text("C5", "yesterday"));

    @TempDir
    Path folder;

    @Test
    void cells_become_the_text_that_a_reader_sees() throws Exception {
        var log = Collected.of(write("log.xlsx", workbook(Map.of("Log", LOG))));

        assertEquals(List.of("2025-06-18T00:02:04.789Z", "2026-01-02T03:04:05Z"), log.times());
        assertEquals(List.of("100000", "100000"), log.all(Field.DEVICES_SEARCHED));
        assertEquals(List.of("459", "260042"), log.all(Field.REASON));
        assertEquals(List.of("u-1", "<REDACTED>"), log.all(Field.USER_ID));
        assertEquals(List.of(2L, 4L), log.numbers(), "row 3 is blank and has no number of its own");
        assertEquals(List.of("5 searchDate: `yesterday` is not a time like 2026-11-23T04:00:00Z"), log.complaints());
    }

    @Test
    void every_sheet_with_a_log_is_a_source_and_the_others_are_listed() throws Exception {
        var sheets = new LinkedHashMap<String, String>();
        sheets.put("Cover", row(1, text("A1", "Exported on request")));
        sheets.put("May", LOG);
        sheets.put("June", LOG);
        var log = Collected.of(write("log.xlsx", workbook(sheets)));

        assertEquals(
                List.of("log.xlsx/May", "log.xlsx/June"),
                log.read().sources().stream().map(Source::label).toList());
        assertEquals(6, log.read().dataRows());
        assertTrue(log.read()
                .skipped()
                .getFirst()
                .startsWith("log.xlsx/Cover: no format knows this header: `Exported on request`"));
    }

    @Test
    void a_workbook_may_be_gzipped_or_a_member_of_a_zip() throws Exception {
        var gzipped = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(gzipped)) {
            gzip.write(workbook(Map.of("Log", LOG)));
        }
        assertEquals(
                3, Collected.of(write("log.xlsx.gz", gzipped.toByteArray())).rows());

        var zipped = zip(Map.of("may.xlsx", workbook(Map.of("Log", LOG))));
        var log = Collected.of(write("logs.zip", zipped));
        assertEquals("logs.zip/may.xlsx/Log", log.begun.getFirst().label());
    }

    @Test
    void a_damaged_workbook_is_refused() throws Exception {
        var whole = workbook(Map.of("Log", LOG));
        var cut = write("cut.xlsx", Arrays.copyOf(whole, whole.length / 2));
        assertTrue(assertThrows(UnreadableException.class, () -> Collected.of(cut))
                .getMessage()
                .contains("damaged"));
        var garbled = workbook(Map.of("Log", "<row r=\"1\"><c r=\"A1\"><v>1</c></row>"));
        var file = write("garbled.xlsx", garbled);
        assertTrue(assertThrows(UnreadableException.class, () -> Collected.of(file))
                .getMessage()
                .contains("damaged"));
    }

    @Test
    void a_row_wider_than_any_log_is_named_rather_than_left_out() throws Exception {
        var wide = row(6, text("A6", "s-4") + text("GZZ6", "beside the table")); // column 5,434
        var file = write("wide.xlsx", workbook(Map.of("Log", LOG + wide)));
        var e = assertThrows(UnreadableException.class, () -> Collected.of(file));
        assertTrue(
                e.getMessage().startsWith("wide.xlsx:6: this row has 5434 cells, and a log has at most 4096"),
                e.getMessage());
    }

    @Test
    void a_workbook_that_unpacks_to_too_much_is_refused() throws Exception {
        var file = write("log.xlsx", workbook(Map.of("Log", LOG)));
        var options = new Intake.Options(null, 1 << 20, 250, 1 << 20, 10, 2_000);
        var e = assertThrows(UnreadableException.class, () -> Collected.of(file, Formats.shipped(), options));
        assertEquals("log.xlsx: the workbook unpacks to more than 2000 bytes\n  export it as CSV", e.getMessage());
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static String row(int number, String cells) {
        return "<row r=\"" + number + "\">" + cells + "</row>";
    }

    private static String text(String at, String text) {
        return "<c r=\"" + at + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }

    private static String number(String at, String value) {
        return "<c r=\"" + at + "\"><v>" + value + "</v></c>";
    }

    private static String date(String at, String days) {
        return "<c r=\"" + at + "\" s=\"1\"><v>" + days + "</v></c>";
    }

    private static byte[] workbook(Map<String, String> sheets) throws IOException {
        var main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
        var relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        var parts = new LinkedHashMap<String, String>();
        var list = new StringBuilder();
        var relations = new StringBuilder();
        int n = 0;
        for (var sheet : sheets.entrySet()) {
            n++;
            list.append("<sheet name=\"%s\" sheetId=\"%d\" r:id=\"rId%d\"/>".formatted(sheet.getKey(), n, n));
            relations.append("<Relationship Id=\"rId%d\" Type=\"%s/worksheet\" Target=\"worksheets/sheet%d.xml\"/>"
                    .formatted(n, relation, n));
            parts.put(
                    "xl/worksheets/sheet" + n + ".xml",
                    "<worksheet " + main + "><sheetData>" + sheet.getValue() + "</sheetData></worksheet>");
        }
        relations.append("<Relationship Id=\"rIdS\" Type=\"%s/styles\" Target=\"styles.xml\"/>".formatted(relation));
        parts.put(
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
                        + "<Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/></Types>");
        parts.put(
                "xl/workbook.xml",
                "<workbook " + main + " xmlns:r=\"" + relation + "\"><sheets>" + list + "</sheets></workbook>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + relations
                        + "</Relationships>");
        parts.put(
                "xl/styles.xml",
                "<styleSheet " + main
                        + "><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\\ hh:mm:ss\"/></numFmts>"
                        + "<cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"164\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>");
        var members = new LinkedHashMap<String, byte[]>();
        parts.forEach((name, xml) -> members.put(name, xml.getBytes(StandardCharsets.UTF_8)));
        return zip(members);
    }

    private static byte[] zip(Map<String, byte[]> members) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var member : members.entrySet()) {
                zip.putNextEntry(new ZipEntry(member.getKey()));
                zip.write(member.getValue());
            }
        }
        return bytes.toByteArray();
    }
}
