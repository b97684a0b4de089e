package org.quis.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quis.access.Field;

/// Formats that come as JSON, each in its standard's own layout, with invented people.
class JsonFormatsTest {

    @TempDir
    Path folder;

    @Test
    void a_plate_reader_export_as_json_lines_reads_like_its_csv() throws Exception {
        var log = log("""
                {"id":"s-1","userId":"***","searchDate":"2026-03-26T02:24:37.136Z","networkCount":370,"reason":"stolen vehicle"}

                {"id":"s-2","userId":"u-7","searchDate":"2026-03-27T02:24:37Z","networkCount":null,"caseNumber":"26-1"}
                """);

        assertEquals(List.of(), log.complaints());
        assertEquals(List.of("<REDACTED>", "u-7"), log.all(Field.USER_ID));
        assertEquals(List.of("370", "<BLANK>"), log.all(Field.NETWORKS_SEARCHED));
        assertEquals(
                List.of("<NOT_EXPORTED>", "26-1"),
                log.all(Field.CASE_NUMBER),
                "a path counts as a column once it was seen");
        assertEquals(List.of(1L, 3L), log.numbers(), "rows are numbered by line");
    }

    @Test
    void ocsf_datastore_activity_says_who_queried_which_table() throws Exception {
        var log = log("""
                {"activity_id":4,"class_uid":6005,"category_uid":6,"severity_id":1,"status_id":1,"time":1763870400123,"type_uid":600504,"actor":{"session":{"uid":"sess-9"},"user":{"name":"m.okafor","uid":"u-118"}},"database":{"name":"registry","type_id":1},"query_info":{"query_string":"select * from person where id = 1881"},"src_endpoint":{"ip":"10.1.2.3"},"table":{"name":"person"},"metadata":{"uid":"ev-1","version":"1.4.0"}}
                {"activity_id":7,"class_uid":6005,"status_id":2,"time":1763870401000,"actor":{"user":{"name":"m.okafor"}},"database":{"name":"registry"},"metadata":{"uid":"ev-2","version":"1.4.0"}}
                {"class_uid":3002,"time":1763870402000,"metadata":{"uid":"ev-3"}}
                """);

        assertEquals(List.of("2025-11-23T04:00:00.123Z", "2025-11-23T04:00:01Z"), log.times());
        assertEquals(List.of("u-118", "m.okafor"), log.all(Field.USER_ID));
        assertEquals(List.of("query", "delete"), log.all(Field.ACTION));
        assertEquals(List.of("success", "error"), log.all(Field.OUTCOME));
        assertEquals(List.of("10.1.2.3", "<BLANK>"), log.all(Field.SOURCE_IP));
        assertEquals(List.of("3 : this is not an entry of a ocsf-datastore log"), log.complaints());
    }

    @Test
    void a_fhir_audit_event_says_who_read_which_patient() throws Exception {
        var log = log(FHIR_R4 + "\n" + FHIR_R5 + "\n");

        assertEquals(List.of(), log.complaints());
        assertEquals(List.of("2026-03-01T08:15:30.250Z", "2026-03-01T09:00:00Z"), log.times());
        assertEquals(List.of("Practitioner/ex-n7", "Practitioner/ex-n8"), log.all(Field.USER_ID));
        assertEquals(List.of("Patient/ex-p3", "Patient/ex-p4"), log.all(Field.SUBJECT));
        assertEquals(List.of("view", "query"), log.all(Field.ACTION));
        assertEquals(List.of("TREAT", "HOPERAT"), log.all(Field.REASON));
        assertEquals(List.of("success", "success"), log.all(Field.OUTCOME));
    }

    @Test
    void a_disclosure_of_a_patients_record_is_told_from_reading_it() throws Exception {
        var log = log(FHIR_DISCLOSURE_R4 + "\n" + FHIR_DISCLOSURE_R5 + "\n");

        assertEquals(List.of(), log.complaints());
        assertEquals(List.of("disclose", "disclose"), log.all(Field.ACTION));
        assertEquals(List.of("Patient/ex-p5", "Patient/ex-p6"), log.all(Field.SUBJECT));
    }

    @Test
    void a_bundle_is_read_entry_by_entry() throws Exception {
        var log = log(
                "{\n  \"resourceType\": \"Bundle\",\n  \"type\": \"searchset\",\n  \"entry\": [\n    {\"resource\": "
                        + FHIR_R4 + "},\n    {\"resource\": " + FHIR_R5 + "}\n  ]\n}\n");

        assertEquals(List.of(), log.complaints());
        assertEquals(List.of("ae-1", "ae-2"), log.all(Field.ACCESS_ID));
    }

    @Test
    void a_json_array_is_read_object_by_object() throws Exception {
        var log = log("""
                [
                  {"id": "s-1", "userId": "u-1", "searchDate": "2026-03-26T02:24:37Z"},
                  {"id": "s-2", "userId": "u-2", "searchDate": "2026-03-26T02:24:38Z"}
                ]
                """);

        assertEquals(List.of("u-1", "u-2"), log.all(Field.USER_ID));
        assertEquals(List.of(2L, 3L), log.numbers());
    }

    @Test
    void elastic_events_may_be_nested_or_dotted() throws Exception {
        var log = log("""
                {"@timestamp":"2026-03-01T08:15:30.250Z","ecs":{"version":"8.11.0"},"event":{"id":"e1","action":"read","outcome":"success","reason":"billing query"},"user":{"name":"r.sato"},"source":{"ip":"10.0.0.9"}}
                {"@timestamp":"2026-03-01T08:15:31.250Z","ecs.version":"8.11.0","event.id":"e2","event.action":"search","event.outcome":"failure","user.name":"r.sato"}
                """);

        assertEquals(List.of(), log.complaints());
        assertEquals(List.of("e1", "e2"), log.all(Field.ACCESS_ID));
        assertEquals(List.of("view", "query"), log.all(Field.ACTION));
        assertEquals(List.of("success", "error"), log.all(Field.OUTCOME));
        assertEquals(List.of("billing query", "<BLANK>"), log.all(Field.REASON));
    }

    @Test
    void a_line_that_is_not_json_is_rejected_and_the_rest_goes_on() throws Exception {
        var log = log("""
                {"id":"s-1","userId":"u-1","searchDate":"2026-03-26T02:24:37Z"}
                {"id":"s-2","userId":
                [1, 2]
                {"id":"s-3","userId":"u-1","searchDate":"2026-03-26T02:24:39Z"}
                """);

        assertEquals(List.of("s-1", "s-3"), log.all(Field.ACCESS_ID));
        assertEquals(2, log.rejections.size());
        assertEquals("{\"id\":\"s-2\",\"userId\":", log.rejections.getFirst().raw());
        assertEquals("3 : this line is not a JSON object", log.complaints().get(1));
    }

    @Test
    void json_of_no_known_format_names_the_properties_seen() throws Exception {
        var e = assertThrows(UnreadableException.class, () -> log("{\"who\":\"a\",\"when\":\"b\"}\n"));
        assertEquals(
                "log.json: no format knows this header: `who,when`\n"
                        + "  describe it: ./quis formats --draft log.json > my-format.yaml, then say --format my-format.yaml",
                e.getMessage());
    }

    private static final String FHIR_R4 = """
            {"resourceType":"AuditEvent","id":"ae-1","type":{"system":"http://terminology.hl7.org/CodeSystem/audit-event-type","code":"rest"},"action":"R","recorded":"2026-03-01T09:15:30.250+01:00","outcome":"0","agent":[{"type":{"coding":[{"code":"110153"}]},"who":{"display":"gateway"},"requestor":false,"network":{"address":"10.9.9.9"}},{"who":{"reference":"Practitioner/ex-n7"},"requestor":true,"purposeOfUse":[{"coding":[{"code":"TREAT"}]}]}],"source":{"observer":{"display":"ward-ehr"}},"entity":[{"what":{"reference":"Observation/ex-o1"},"role":{"code":"4"}},{"what":{"reference":"Patient/ex-p3"},"type":{"code":"1"},"role":{"code":"1"}}]}""".strip();
    private static final String FHIR_R5 = """
            {"resourceType":"AuditEvent","id":"ae-2","category":[{"coding":[{"code":"rest"}]}],"code":{"coding":[{"code":"search"}]},"action":"E","recorded":"2026-03-01T09:00:00Z","outcome":{"code":{"code":"success"}},"authorization":[{"coding":[{"code":"HOPERAT"}]}],"patient":{"reference":"Patient/ex-p4"},"agent":[{"who":{"reference":"Practitioner/ex-n8"},"requestor":true}],"source":{"observer":{"reference":"Device/ehr"}}}""".strip();

    private static final String FHIR_DISCLOSURE_R4 = """
            {"resourceType":"AuditEvent","id":"ae-3","type":{"system":"http://terminology.hl7.org/CodeSystem/audit-event-type","code":"rest"},"subtype":[{"system":"http://hl7.org/fhir/restful-interaction","code":"read"},{"system":"http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle","code":"disclose"}],"action":"R","recorded":"2026-03-01T09:15:30Z","outcome":"0","agent":[{"who":{"reference":"Practitioner/ex-n7"},"requestor":true}],"source":{"observer":{"display":"ward-ehr"}},"entity":[{"what":{"reference":"Patient/ex-p5"},"type":{"code":"1"},"role":{"code":"1"}}]}""".strip();
    private static final String FHIR_DISCLOSURE_R5 = """
            {"resourceType":"AuditEvent","id":"ae-4","category":[{"coding":[{"code":"rest"}]}],"code":{"coding":[{"code":"disclose"}]},"action":"R","recorded":"2026-03-01T09:00:00Z","outcome":{"code":{"code":"success"}},"patient":{"reference":"Patient/ex-p6"},"agent":[{"who":{"reference":"Practitioner/ex-n8"},"requestor":true}],"source":{"observer":{"reference":"Device/ehr"}}}""".strip();

    private Collected log(String json) throws Exception {
        var file = folder.resolve("log.json");
        Files.writeString(file, json);
        return Collected.of(file);
    }
}
