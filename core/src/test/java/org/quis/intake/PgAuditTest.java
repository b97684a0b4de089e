package org.quis.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quis.access.Field;

/// A database server's log, in which audit entries stand among other messages.
class PgAuditTest {
    private static final String START =
            "2026-03-01 08:15:30.250 UTC,\"mokafor\",\"registry\",4711,\"10.1.2.3:50412\",69a3f1c2.1267,%d,\"SELECT\",2026-03-01 08:15:00 UTC,3/7,0,LOG,00000,";
    private static final String END = ",,,,,,,,,\"psql\",\"client backend\",,0\n";

    @TempDir
    Path folder;

    @Test
    void an_audit_message_in_the_csv_log_is_an_access_and_others_are_not() throws Exception {
        var log = Collected.of(Files.writeString(
                folder.resolve("postgresql.csv"),
                START.formatted(1) + "\"connection authorized: user=mokafor\"" + END
                        + START.formatted(2)
                        + "\"AUDIT: SESSION,1,1,READ,SELECT,TABLE,public.person,\"\"select name, born from person where id = 1881\"\",<none>\""
                        + END
                        + START.formatted(3)
                        + "\"AUDIT: SESSION,2,1,WRITE,DELETE,TABLE,public.person,delete from person,<none>\"" + END));

        assertEquals(List.of(), log.complaints());
        assertEquals(List.of("query", "delete"), log.all(Field.ACTION));
        assertEquals(List.of("public.person", "public.person"), log.all(Field.SUBJECT));
        assertEquals(
                List.of("select name, born from person where id = 1881", "delete from person"), log.all(Field.FILTERS));
        assertEquals(List.of("mokafor", "mokafor"), log.all(Field.USER_ID));
        assertEquals(List.of("2026-03-01T08:15:30.250Z", "2026-03-01T08:15:30.250Z"), log.times());
        assertEquals(List.of(2L, 3L), log.numbers());
        assertEquals(
                List.of("postgresql.csv: 1 rows are not about accesses and were left out"),
                log.read().notes());
    }

    @Test
    void the_json_log_says_the_same() throws Exception {
        var start =
                "{\"timestamp\":\"2026-03-01 08:15:30.250 UTC\",\"user\":\"mokafor\",\"dbname\":\"registry\",\"pid\":4711,\"remote_host\":\"10.1.2.3\",\"session_id\":\"69a3f1c2.1267\",\"error_severity\":\"LOG\",\"message\":";
        var log = Collected.of(Files.writeString(
                folder.resolve("postgresql.json"),
                start
                        + "\"AUDIT: SESSION,1,1,READ,SELECT,TABLE,public.person,\\\"select name, born from person\\\",<none>\"}\n"
                        + start + "\"checkpoint starting: time\"}\n"));

        assertEquals(List.of("query"), log.all(Field.ACTION));
        assertEquals(List.of("select name, born from person"), log.all(Field.FILTERS));
        assertEquals(List.of("10.1.2.3"), log.all(Field.SOURCE_IP));
        assertEquals(1, log.read().dataRows());
    }
}
