package org.quis.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quis.access.Field;

class PlateReaderAuditTest {
    private static final String HEADER =
            "ID, Name, Org Name, Total Networks Searched, Total Devices Searched, Time Frame, License Plate, Reason, Case #, Filters, Search Time, Search Type, Text Prompt, Moderation\n";

    @TempDir
    Path folder;

    @Test
    void an_event_log_tells_what_was_done_and_keeps_its_details_whole() throws Exception {
        var log = Collected.of(Files.writeString(folder.resolve("events.csv"), """
                Timestamp,User,Event Type,Entity Type,Entity Details,Event Id
                "03/01/2026, 09:15:30 AM UTC",J. Doe,search,Vehicle,"License Plate: 7ABC123
                Reason: stolen vehicle",e-1
                2026-03-01T10:00:00Z,J. Doe,Exported,Report,"Rows: 12",e-2
                2026-03-01T10:05:00Z,***,Logged in,User,,e-3
                """));

        assertEquals(List.of(), log.complaints());
        assertEquals(List.of("2026-03-01T09:15:30Z", "2026-03-01T10:00:00Z", "2026-03-01T10:05:00Z"), log.times());
        assertEquals(
                List.of("query", "export", "<BLANK>"), log.all(Field.ACTION), "logging in is no access to a record");
        assertEquals(List.of("J. Doe", "J. Doe", "<REDACTED>"), log.all(Field.USER_ID));
        assertEquals(
                List.of("License Plate: 7ABC123\nReason: stolen vehicle", "Rows: 12", "<BLANK>"),
                log.all(Field.FILTERS));
        assertEquals(List.of(2L, 3L, 4L), log.numbers(), "a row may take two lines");
    }

    @Test
    void a_row_of_fourteen_columns_says_who_searched_what_when_and_why() throws Exception {
        var log = log(
                HEADER
                        + "s-1,J. Doe,Town CA PD,12,345,\"01/02/2026, 3:04:05 AM UTC\n02/01/2026, 03:04:06 AM UTC\",7ABC123,stolen vehicle,26-0042,\"{\"\"color\"\":\"\"red\"\"}\",\"02/01/2026, 03:04:05 PM UTC\",search - Mobile,,\n");

        assertEquals(List.of(), log.complaints());
        assertEquals(List.of("2026-02-01T15:04:05Z"), log.times());
        assertEquals(List.of("J. Doe"), log.all(Field.USER_ID));
        assertEquals(List.of("Town CA PD"), log.all(Field.ORGANIZATION));
        assertEquals(List.of("7ABC123"), log.all(Field.SUBJECT));
        assertEquals(List.of("plate"), log.all(Field.SUBJECT_KIND));
        assertEquals(List.of("query"), log.all(Field.ACTION));
        assertEquals(List.of("01/02/2026, 3:04:05 AM UTC"), log.all(Field.ASKED_FROM));
        assertEquals(List.of("02/01/2026, 03:04:06 AM UTC"), log.all(Field.ASKED_TO));
        assertEquals(List.of("<BLANK>"), log.all(Field.PROMPT));
        assertEquals(List.of("<NOT_EXPORTED>"), log.all(Field.SOURCE_IP));
        assertEquals(List.of(2L), log.numbers());
    }

    @Test
    void headers_may_be_renamed_reordered_and_blank() throws Exception {
        var log = log("Reason,,license_plate, Org_Name,TIME_FRAME_START,Time Frame End,Search Date,Search Time,Name\n"
                + "theft,x,7ABC123,Town,2026-01-01,2026-01-31,01/31/2026,3:04:05 PM,J. Doe\n");

        assertEquals(List.of(), log.complaints());
        assertEquals(List.of("2026-01-31T15:04:05Z"), log.times());
        assertEquals(List.of("2026-01-01"), log.all(Field.ASKED_FROM));
        assertEquals(List.of("Town"), log.all(Field.ORGANIZATION));
    }

    @Test
    void a_log_without_a_header_is_known_by_what_stands_in_its_first_row() throws Exception {
        for (var tail : List.of(",search", ",search,", ",search,,", "")) {
            var row = "s-1,J. Doe,Town CA PD,12,345,\"a\nb\",7ABC123,theft,26-0042,{},\"2/1/2026, 3:04:05 PM UTC\""
                    + tail + "\n";
            var log = log(row + row);
            assertEquals(List.of(), log.complaints());
            assertEquals(List.of(1L, 2L), log.numbers());
            assertEquals(List.of("7ABC123", "7ABC123"), log.all(Field.SUBJECT));
        }
    }

    @Test
    void a_header_again_in_mid_file_is_not_a_row_and_may_change_the_columns() throws Exception {
        var log = log("ID, Name, License Plate, Search Time\ns-1,A,P1,2026-01-01T00:00:00Z\n"
                + "ID, Name, License Plate, Search Time\ns-2,B,P2,2026-01-02T00:00:00Z\n"
                + "\nID, License Plate, Reason, Search Time\ns-3,P3,theft,2026-01-03T00:00:00Z\n");

        assertEquals(List.of("s-1", "s-2", "s-3"), log.all(Field.ACCESS_ID));
        assertEquals(List.of(2L, 4L, 7L), log.numbers());
        assertEquals(List.of("<NOT_EXPORTED>", "<NOT_EXPORTED>", "theft"), log.all(Field.REASON));
        assertEquals(List.of("A", "B", "<NOT_EXPORTED>"), log.all(Field.USER_ID));
        assertEquals(2, log.layouts.size());
        assertEquals(1, log.begun.size());
    }

    @Test
    void exports_of_other_columns_may_be_stacked_without_a_header() throws Exception {
        var log = log(HEADER
                + "s-1,A,Town,12,345,t,7ABC123,theft,26-0042,{},2026-02-01T00:00:00Z,search,,\n"
                + "s-2,B,Town,12,345,t,7ABC124,theft,{},2026-02-01T00:00:00Z,search\n");

        assertEquals(List.of(), log.complaints());
        assertEquals(List.of("26-0042", "<NOT_EXPORTED>"), log.all(Field.CASE_NUMBER));
        assertEquals(List.of("search", "search"), log.all(Field.SEARCH_TYPE));
    }

    @Test
    void cells_that_slipped_by_one_are_not_believed() throws Exception {
        var log = log(HEADER
                + "s-1,Town,12,345,t,7ABC123,theft,26-0042,{},2026-02-01T00:00:00Z,search,,,\n"
                + "s-2,B,Town,Springfield,345,t,7ABC123,theft,26-0042,{},2026-02-01T00:00:00Z,search,,\n");

        assertEquals(
                List.of(
                        "2 Search Time: `search` is not a time like 11/23/2026, 04:00:00 AM UTC",
                        "3 Total Networks Searched: `Springfield` is not a number"),
                log.complaints());
    }

    @Test
    void a_mask_counts_only_where_it_fills_the_cell() throws Exception {
        var masks =
                List.of("***", " REDACTED", "[REDACTED]", "redacted", "###", "########", "* * *", "7923.600 GC", "——");
        for (var mask : masks) assertEquals(List.of("<REDACTED>"), plate(mask).all(Field.SUBJECT), mask);
        for (var plate : List.of("Z*0028*", "*ABC", "7923", "#1", "REDACTED2")) {
            assertEquals(List.of(plate), plate(plate).all(Field.SUBJECT));
        }
        assertEquals(List.of("<BLANK>"), plate("  ").all(Field.SUBJECT));
    }

    private Collected plate(String plate) throws Exception {
        return log("ID,License Plate,Search Time\ns-1," + plate + ",2026-02-01T00:00:00Z\n");
    }

    private Collected log(String csv) throws Exception {
        var file = folder.resolve("log.csv");
        Files.writeString(file, csv);
        return Collected.of(file);
    }
}
