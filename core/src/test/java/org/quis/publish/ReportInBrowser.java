package org.quis.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A real browser that reads a report as people do, for any report file: wide and narrow, light and dark, by keyboard,
/// by screen reader, printed, and without script.
///
/// Each check fails with a sentence. Screenshots go to a folder, to be looked at.
public final class ReportInBrowser implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    private final Path report;
    private final Path screenshots;
    private final Playwright playwright;
    private final Browser browser;

    public ReportInBrowser(Path report, Path screenshots) {
        this.report = report;
        this.screenshots = screenshots;
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of("--no-sandbox", "--force-color-profile=srgb")));
    }

    /// Whether there is a browser. Where there is none, says so loudly: a test that did not run proves nothing.
    public static boolean isThere() {
        if (Files.isExecutable(CHROMIUM)) return true;
        System.err.println("""

                *** THE REPORT WAS NOT LOOKED AT IN A BROWSER: there is no /usr/bin/chromium.
                *** Install it (Debian: apt-get install --no-install-recommends chromium) and run again.
                """);
        return false;
    }

    /// A screen the report must fit.
    public enum Screen {
        DESKTOP(1280, 900),
        PHONE(390, 844);

        private final int width;
        private final int height;

        Screen(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    /// No horizontal scrolling, every chart drawn, no complaint of the browser, nothing fetched, nothing that axe-core
    /// finds a barrier; with everything closed, and again with two findings and an account open.
    public void reads(Screen screen, ColorScheme scheme) {
        var complaints = new ArrayList<String>();
        try (var context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(screen.width, screen.height)
                .setColorScheme(scheme))) {
            var page = context.newPage();
            page.onConsoleMessage(message -> {
                if (!message.type().equals("log")) complaints.add(message.type() + ": " + message.text());
            });
            page.onPageError(error -> complaints.add("error: " + error));
            page.onRequest(request -> {
                if (!request.url().equals(report.toUri().toString())) complaints.add("request: " + request.url());
            });
            open(page);
            var name = screen.name().toLowerCase() + "-" + scheme.name().toLowerCase();

            assertFits(page, name);
            assertDrawn(page);
            assertBarrierFree(page, name);
            page.screenshot(shot(name).setFullPage(false));
            page.evaluate(
                    "for (const each of ['#finding-1', '#finding-3', '.user']) document.querySelector(each)?.setAttribute('open', '')");
            assertFits(page, name + " opened");
            assertBarrierFree(page, name + " opened");
            for (var part : List.of(
                    "findings",
                    "finding-1",
                    "verdicts",
                    "unchecked",
                    "scope",
                    "figures",
                    "organizations",
                    "users",
                    "method")) {
                page.evaluate("part => document.getElementById(part)?.scrollIntoView({behavior: 'instant'})", part);
                page.screenshot(shot(name + "-" + part));
            }
            page.locator("#figures")
                    .screenshot(
                            new Locator.ScreenshotOptions().setPath(screenshots.resolve(name + "-all-figures.png")));
            assertInert(page);
            assertEquals(List.of(), complaints, name);
        }
    }

    /// Tab reaches the link past the contents first, and the findings; Enter opens one; the filter leaves what fits.
    public void isUsedByKeyboard() {
        try (var context = browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 900))) {
            var page = context.newPage();
            open(page);
            page.keyboard().press("Tab");
            assertEquals("Skip to the findings", page.evaluate("document.activeElement.textContent"));
            page.keyboard().press("Enter");
            var first = page.locator(".finding").first();
            for (int i = 0;
                    i < 12 && !(boolean) first.evaluate("f => f.firstElementChild === document.activeElement");
                    i++) {
                page.keyboard().press("Tab");
            }
            page.keyboard().press("Enter");
            assertTrue((boolean) first.evaluate("f => f.open"), "Tab and Enter open the first finding");
            assertTrue(
                    (boolean) page.evaluate("getComputedStyle(document.activeElement).outlineStyle !== 'none'"),
                    "the focus can be seen");

            page.locator("#filter-text").fill("no such words anywhere");
            assertEquals(0, page.locator(".finding:visible").count());
            page.locator("#filter-text").fill("");
            var kind = (String) first.getAttribute("data-kind");
            page.locator("#filter-kind").selectOption(kind);
            assertEquals(
                    page.locator(".finding:visible").count(),
                    page.locator(".finding[data-kind='" + kind + "']").count());
        }
    }

    /// Without script every finding, access and number is still there to read.
    public void readsWithoutScript() {
        try (var context = browser.newContext(
                new Browser.NewContextOptions().setJavaScriptEnabled(false).setViewportSize(390, 844))) {
            var page = context.newPage();
            open(page);
            var first = page.locator(".finding").first();
            first.locator("summary").click();
            assertTrue(first.locator("table.accesses").isVisible(), "a finding opens without script");
            assertTrue(page.locator("#table-hours").isVisible(), "a figure's numbers are there without script");
            assertTrue(page.locator("#filter").isHidden(), "a filter that could not work is not offered");
        }
    }

    /// Printed, as PDF beside the screenshots.
    public void prints() {
        try (var context = browser.newContext()) {
            var page = context.newPage();
            open(page);
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            page.screenshot(shot("print").setFullPage(true));
            page.pdf(new Page.PdfOptions()
                    .setPath(screenshots.resolve("report.pdf"))
                    .setFormat("A4"));
        }
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private void open(Page page) {
        page.navigate(report.toUri().toString());
    }

    private static void assertFits(Page page, String name) {
        var tooWide = page.evaluate("""
                () => document.documentElement.scrollWidth <= document.documentElement.clientWidth ? '' :
                  [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1 && !e.closest('.scroll, pre'))
                    .slice(0, 5).map(e => e.tagName + '.' + e.className).join(', ') || 'something'
                """);
        assertEquals("", tooWide, name + " must not scroll sideways");
    }

    private static void assertDrawn(Page page) {
        assertEquals(
                page.locator(".plot").count(), page.locator(".plot:has(svg)").count(), "every figure has its drawing");
    }

    private static void assertBarrierFree(Page page, String name) {
        // the hundredth finding is built like the first, and axe takes minutes for five hundred of them
        var violations = new AxeBuilder(page)
                .exclude(".finding:nth-child(n+12)")
                .exclude(".user:nth-of-type(n+8)")
                .analyze()
                .getViolations();
        assertEquals(
                "",
                violations.stream()
                        .map(rule -> rule.getId() + ": " + rule.getHelp() + " "
                                + rule.getNodes().stream()
                                        .limit(3)
                                        .map(node -> node.getTarget() + " " + node.getHtml())
                                        .toList())
                        .collect(Collectors.joining("\n")),
                name);
    }

    /// What was typed into the log by somebody hoping to run it sets `window.hacked`; nothing may.
    private static void assertInert(Page page) {
        page.mouse().move(300, 300);
        assertNull(page.evaluate("window.hacked ?? null"), "a cell of the log ran as script");
    }

    private Page.ScreenshotOptions shot(String name) {
        return new Page.ScreenshotOptions().setPath(screenshots.resolve(name + ".png"));
    }
}
