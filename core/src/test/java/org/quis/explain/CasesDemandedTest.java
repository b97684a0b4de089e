package org.quis.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where a database demands a case: what counts as citing one.
class CasesDemandedTest {
    private static final String AGENCY = """
            -- people --
            person_id,name,former_names,date_of_birth,address,phone
            p-44671,Nora Quill,,1980-02-14,,
            -- users --
            user_id,person_id,name,organization,unit,role,supervisor_user_id,active_from,active_to
            a.diaz,,Ada Diaz,Lorford Police,patrol,officer,,2020-01-01,
            -- cases --
            case_number,kind,unit,opened,closed
            26-001234,theft,patrol,2026-01-02,
            -- databases --
            database_id,name,owner,categories,requires_case,requires_authority
            plates,Plate reads,Lorford Police,plate_reader,true,
            records,Records,Lorford Police,investigative,false,
            """;

    @TempDir
    private Path folder;

    private Ward ward;

    @BeforeEach
    void read() {
        ward = new Ward(folder, AGENCY);
    }

    private boolean isMissing(String user, String database, String reason, String caseNumber) {
        long noon = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();
        var asked = new Inquiry(user, noon, database, "person", "p-44671", "", reason, caseNumber, "");
        return ward.looks(asked).ruling("query").is(Circumstance.NO_CASE);
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', true",
        "check, '', true",
        "check, '-', true",
        "'see 26-001234', '', false",
        "'', 26-1234, false",
        "'', 26-999999, false", // there is none such, which is another matter
        "'', new, false", // an answer: it has no number yet
    })
    void neither_a_number_nor_a_word_about_it(String reason, String caseNumber, boolean missing) {
        assertEquals(missing, isMissing("a.diaz", "plates", reason, caseNumber));
    }

    @Test
    void nothing_is_missing_where_none_is_demanded_or_nothing_is_known_of_the_account() {
        assertEquals(false, isMissing("a.diaz", "records", "", ""));
        assertEquals(false, isMissing("nobody", "plates", "", ""));
    }
}
