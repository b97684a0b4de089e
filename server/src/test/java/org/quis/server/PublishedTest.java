package org.quis.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quis.acts.Act;

/// What the public is told of what was decided two days ago.
class PublishedTest {
    private static final Pattern CSV = Pattern.compile("name=\"csv\" value=\"([^\"]*)\"");

    @TempDir
    Path folder;

    private OpenDesk desk;
    private String day;

    @BeforeEach
    void decideTwoDaysAgoAndComeBackToday() throws Exception {
        InventedAudit.copyTo(folder);
        var clock = InstantSource.offset(InstantSource.system(), Duration.ofDays(-2));
        day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
        desk = OpenDesk.at(folder, null, null, clock);
        for (var item : desk.register().files().open(0, 6)) {
            desk.register()
                    .perform(
                            desk.doer("second-reviewer"),
                            new Act.ItemDecided(item.item(), Act.Decision.NO_CONCERN, "a call that night"));
        }
        desk.close();
        desk = OpenDesk.at(folder, null);
    }

    @AfterEach
    void close() throws Exception {
        desk.close();
    }

    @Test
    void figures_are_seen_first_then_published_and_then_there_for_everybody() throws Exception {
        var officer = desk.loggedIn("records-officer");

        publish(officer, shown(officer));

        var everybody = desk.visitor();
        assertTrue(everybody.get("/figures").body().contains("/figures/P1"));
        var csv = everybody.get("/figures/P1");
        assertEquals(
                "text/csv;charset=UTF-8",
                csv.headers().firstValue("Content-Type").orElse(""));
        assertTrue(csv.body().startsWith("from,to,group,what,count\n" + day + "," + day + ",review,"), csv.body());
        assertEquals(
                6,
                csv.body()
                        .lines()
                        .filter(line -> line.contains(": no concern,"))
                        .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(',') + 1)))
                        .sum());
    }

    @Test
    void nobody_publishes_other_figures_than_the_acts_come_to() throws Exception {
        var officer = desk.loggedIn("records-officer");

        var answer = publish(officer, shown(officer).replace("no concern,", "no concern,1"));

        assertEquals(422, answer.statusCode());
        assertEquals(List.of(), desk.register().publications().all());
    }

    @Test
    void what_was_published_is_sealed_and_comes_back_from_the_ledger_alone() throws Exception {
        var officer = desk.loggedIn("records-officer");
        publish(officer, shown(officer));
        var before = desk.register().publications().find("P1").orElseThrow();
        desk.close();
        java.nio.file.Files.delete(folder.resolve("desk/desk.mv.db"));

        desk = OpenDesk.at(folder, null);

        assertEquals(before, desk.register().publications().find("P1").orElseThrow());
    }

    @Test
    void figures_of_the_same_period_supersede_the_ones_before_and_both_stay() throws Exception {
        var officer = desk.loggedIn("records-officer");
        publish(officer, shown(officer));
        publish(officer, shown(officer));

        var list = desk.visitor().get("/figures").body();

        assertTrue(list.contains("P2, CSV</a></td>") && list.contains("P1, CSV</a> <i>superseded</i>"), list);
        assertEquals(200, desk.visitor().get("/figures/P1").statusCode());
    }

    /// What the page offers to publish, counts told in full.
    private String shown(Visitor officer) throws Exception {
        var page = officer.get("/publications/preview?from=" + day + "&to=" + day + "&least=0")
                .body();
        var csv = CSV.matcher(page);
        assertTrue(csv.find(), page);
        return csv.group(1).replace("&lt;", "<");
    }

    private HttpResponse<String> publish(Visitor officer, String csv) throws Exception {
        return officer.post("/publications", "from=" + day, "to=" + day, "least=0", "csv=" + csv);
    }
}
