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

    private Collected log(String csv) throws Exception {
        var file = folder.resolve("log.csv");
        Files.writeString(file, csv);
        return Collected.of(file);
    }
}
