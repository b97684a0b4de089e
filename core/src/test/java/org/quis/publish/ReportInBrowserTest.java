package org.quis.publish;

import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quis.publish.ReportInBrowser.Screen;

class ReportInBrowserTest {
    private static ReportInBrowser browser;

    @BeforeAll
    static void openBrowser() throws IOException {
        Assumptions.assumeTrue(ReportInBrowser.isThere(), "no browser to look at the report with");
        var screenshots = Files.createDirectories(Path.of("target", "screenshots"));
        var report = screenshots.resolve("report.html").toAbsolutePath();
        Report.write(
                new InventedCounty(60, false),
                report,
                ReportOptions.of("audit", Instant.parse("2026-11-23T06:00:00Z")));
        browser = new ReportInBrowser(report, screenshots);
    }

    @AfterAll
    static void closeBrowser() {
        if (browser != null) browser.close();
    }

    @ParameterizedTest
    @CsvSource({"DESKTOP, LIGHT", "DESKTOP, DARK", "PHONE, LIGHT", "PHONE, DARK"})
    void it_reads_well_and_runs_nothing_that_was_typed_into_the_log(Screen screen, ColorScheme scheme) {
        browser.reads(screen, scheme);
    }

    @Test
    void it_can_be_used_by_keyboard_alone() {
        browser.isUsedByKeyboard();
    }

    @Test
    void it_can_be_read_without_script() {
        browser.readsWithoutScript();
    }

    @Test
    void it_prints() {
        browser.prints();
    }
}
