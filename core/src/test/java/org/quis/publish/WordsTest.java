package org.quis.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.quis.access.MisuseKind;

class WordsTest {

    @Test
    void numbers_are_counted_in_words_that_agree() {
        assertEquals("1 access", Words.number(1, "access", "accesses"));
        assertEquals("1,234,567 accesses", Words.number(1_234_567, "access", "accesses"));
    }

    @Test
    void a_small_share_is_never_said_to_be_none() {
        assertEquals("0 %", Words.percent(0));
        assertEquals("< 0.1 %", Words.percent(0.000_01));
        assertEquals("6.4 %", Words.percent(0.0644));
        assertEquals("64 %", Words.percent(0.64));
        assertEquals("–", Words.percent(Double.NaN));
    }

    @Test
    void ranks_are_ordinals_and_the_ends_have_names() {
        assertEquals("lowest", Words.percentile(0));
        assertEquals("1st", Words.percentile(0.01));
        assertEquals("12th", Words.percentile(0.12));
        assertEquals("22nd", Words.percentile(0.22));
        assertEquals("93rd", Words.percentile(0.93));
        assertEquals("highest", Words.percentile(1));
    }

    @Test
    void every_kind_of_misuse_has_a_name_and_a_meaning() {
        for (var kind : MisuseKind.values()) {
            assertFalse(Words.kindMeaning(kind.label()).isEmpty(), kind.label());
        }
    }

    @Test
    void a_time_line_shows_one_access_beside_a_thousand() {
        assertEquals("M1 20V18M5 20V0", Timeline.path(new long[] {1, 0, 1000}));
    }

    @Test
    void zones_are_spelled_as_the_database_knows_them() {
        assertEquals("America/Chicago", Archive.zoneName(ZoneId.of("America/Chicago")));
        assertEquals("UTC", Archive.zoneName(ZoneId.of("Z")));
        assertEquals("UTC", Archive.zoneName(ZoneId.of("UTC")));
        assertEquals("GMT+02:00", Archive.zoneName(ZoneId.of("+02:00")));
    }

    @Test
    void json_has_nothing_in_it_that_a_browser_would_take_for_markup() {
        assertEquals("\"\\u003c/script\\u003e\\u003c!--\\u0026\"", InertJson.of("</script><!--&"));
    }

    @Test
    void every_query_says_in_its_first_line_what_it_counts() throws IOException, URISyntaxException {
        var folder = Path.of(Query.class.getResource("sql").toURI());
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                var query = Query.named(file.getFileName().toString().replace(".sql", ""));
                assertTrue(query.meaning().length() > 30, query.name());
                assertTrue(query.statement().matches("(?s)(SELECT|WITH) .*[^;]"), query.name());
            }
        }
    }
}
