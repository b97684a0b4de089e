package org.quis.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quis.desk.CaseFile;
import org.quis.server.login.AnswerLinks;

/// A real browser walks the whole story, by keyboard alone: from the queue to a finding by a second person and the
/// figure that the public is told. Every page on the way is looked at by axe-core, and nothing on it may complain,
/// scroll sideways or come from elsewhere.
class StoryInBrowserTest {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    @TempDir
    static Path folder;

    /// The story takes place the day before yesterday, so that its figures can be published.
    private static final InstantSource CLOCK = () -> Instant.now().minus(StoryInBrowserTest.behind);

    private static volatile Duration behind = Duration.ofDays(2);
    private static OpenDesk desk;
    private static Playwright playwright;
    private static Browser browser;

    @BeforeAll
    static void open() throws Exception {
        boolean there = Files.isExecutable(CHROMIUM);
        if (!there) {
            System.err.println("""

                    *** THE DESK WAS NOT WALKED THROUGH IN A BROWSER: there is no /usr/bin/chromium.
                    *** Install it (Debian: apt-get install --no-install-recommends chromium) and run again.
                    """);
        }
        assumeTrue(there);
        InventedAudit.copyTo(folder);
        desk = OpenDesk.at(folder, null, null, CLOCK);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions().setExecutablePath(CHROMIUM).setArgs(List.of("--no-sandbox")));
        Files.createDirectories(SCREENSHOTS);
    }

    @AfterAll
    static void close() throws Exception {
        if (playwright != null) playwright.close();
        if (desk != null) desk.close();
    }

    /// Somebody at a keyboard.
    private static final class Person implements AutoCloseable {
        private final BrowserContext context;
        private final Page page;
        private final List<String> complaints = new ArrayList<>();

        /// Logged in by keyboard.
        Person(String account, int width, ColorScheme scheme) {
            this(width, scheme);
            page.navigate("/");
            to("#username").type(account).press("Tab").type(OpenDesk.PASSWORD).press("Enter");
            page.waitForURL(Pattern.compile(".*/(queue|reasons|investigations|accounts|trail|publications)"));
        }

        /// Whoever comes along.
        Person(int width, ColorScheme scheme) {
            context = browser.newContext(new Browser.NewContextOptions()
                    .setBaseURL(desk.server().url())
                    .setViewportSize(width, 900)
                    .setColorScheme(scheme));
            page = context.newPage();
            page.onConsoleMessage(message -> {
                if (!message.type().equals("log")) complaints.add(message.type() + ": " + message.text());
            });
            page.onRequest(request -> {
                if (!request.url().startsWith(desk.server().url())) {
                    complaints.add("asks elsewhere: " + request.url());
                }
            });
        }

        Person at(String path) {
            page.navigate(path);
            return this;
        }

        /// Presses Tab until something of this name has the focus.
        Person to(String selector) {
            awaitPage();
            for (int i = 0; i < 200; i++) {
                var reached = page.evaluate(
                        "s => document.activeElement !== null && document.activeElement.matches(s)", selector);
                if (Boolean.TRUE.equals(reached)) return this;
                page.keyboard().press("Tab");
            }
            throw new AssertionError(selector + " cannot be reached by keyboard on " + page.url());
        }

        /// What is pressed while a page is still coming is lost, as it is for people.
        private void awaitPage() {
            page.waitForFunction("document.readyState === 'complete' && document.hasFocus()");
        }

        Person press(String key) {
            awaitPage();
            page.keyboard().press(key);
            return this;
        }

        Person type(String text) {
            awaitPage();
            page.keyboard().type(text);
            return this;
        }

        /// Opens what is folded away, if it is, and fills in the first field behind it.
        Person unfold(String details) {
            to(details + " > summary");
            if (page.locator(details).getAttribute("open") == null) press("Enter");
            return this;
        }

        /// What a page must be, whoever reads it.
        Person reads(String name) {
            var wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth");
            assertEquals(false, wide, name + " scrolls sideways");
            var violations = new AxeBuilder(page).analyze().getViolations();
            page.bringToFront(); // axe-core had a page of its own
            assertTrue(violations.isEmpty(), name + ": " + violations);
            assertEquals(List.of(), complaints, name);
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(SCREENSHOTS.resolve(name + ".png"))
                    .setFullPage(true));
            return this;
        }

        @Override
        public void close() {
            // where a step fails, this is where it did
            page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve("last.png")));
            context.close();
        }
    }

    private static String tied() {
        return desk.register().files().open(0, 100).stream()
                .filter(item -> item.kind().equals("former_partner_lookup"))
                .findFirst()
                .orElseThrow()
                .item();
    }

    @Test
    void from_the_queue_to_a_published_figure_by_keyboard_alone() throws Exception {
        var item = desk.first().item();
        try (var reviewer = new Person("reviewer", 1280, ColorScheme.LIGHT)) {
            reviewer.reads("queue").to("a.item").press("Enter");
            reviewer.page.waitForURL(Pattern.compile(".*/items/.*"));
            reviewer.at("/items/" + item)
                    .press("o")
                    .press("Tab")
                    .type("to ask whoever was on duty")
                    .press("Enter");
            assertThat(reviewer.page.locator(".who strong").first())
                    .containsText("(" + desk.first().user() + ")");
            reviewer.press("a")
                    .press("Control+A")
                    .type("Why did you look at this person?")
                    .press("Control+Enter");
            assertThat(reviewer.page.locator(".history")).containsText("asked for a reason");
            reviewer.press("t").type("waits for the answer").press("Control+Enter");
            assertThat(reviewer.page.locator(".history")).containsText("waits for the answer");
            reviewer.unfold(".score").reads("item");
            assertThat(reviewer.page.locator(".score")).containsText("what the rule is worth");
            reviewer.at("/items/" + tied()).reads("item-with-a-tie");
            assertThat(reviewer.page.locator(".path.personal .node").first()).isVisible();
            for (int whose = 0; whose < 2; whose++) {
                reviewer.press("o").press("Tab").type("to see who they are").press("Enter");
                assertThat(reviewer.page.locator(".who strong").nth(whose)).containsText("(");
            }
            assertThat(reviewer.page.locator(".path.personal .node").nth(1)).containsText("(p-");
            reviewer.reads("item-with-names");
        }
        try (var reviewer = new Person("reviewer", 390, ColorScheme.DARK)) {
            reviewer.at("/items/" + tied()).reads("item-with-names-on-a-phone");
        }
        try (var user = new Person("user", 390, ColorScheme.DARK)) {
            user.reads("reasons").to(".requests a").press("Enter");
            user.page.waitForURL(Pattern.compile(".*/reasons/.*"));
            user.reads("reason").to("#text").type("I do not remember.").press("Control+Enter");
            user.page.waitForURL(Pattern.compile(".*done=sealed"));
        }
        var link = desk.server()
                .part(AnswerLinks.class)
                .make(item, "supervisor", CLOCK.instant().plusSeconds(60));
        try (var reader = new Person(390, ColorScheme.LIGHT)) {
            reader.at("/answer?link=" + link).reads("answer");
            assertThat(reader.page.locator("main")).containsText("I do not remember.");
        }
        try (var supervisor = new Person("supervisor", 1280, ColorScheme.LIGHT)) {
            supervisor.to(".requests a").press("Enter");
            supervisor.page.waitForURL(Pattern.compile(".*/reasons/.*"));
            supervisor.reads("confirmation").to("button[value=false]").press("Enter");
            supervisor.page.waitForURL(Pattern.compile(".*done=sealed"));
        }
        try (var reviewer = new Person("reviewer", 1280, ColorScheme.LIGHT)) {
            reviewer.at("/items/" + item)
                    .press("e")
                    .type("Nobody knows a reason.")
                    .press("Control+Enter");
            assertThat(reviewer.page.locator("#investigate")).isVisible();
            reviewer.to("#summary").type("Looked somebody up without a reason.").press("Control+Enter");
            assertThat(reviewer.page.locator(".notice").first()).containsText("sealed");
        }
        try (var official = new Person("deciding-official", 1280, ColorScheme.DARK)) {
            official.to("td a").press("Enter");
            official.page.waitForURL(Pattern.compile(".*/investigations/.*"));
            official.reads("investigation-open")
                    .to("#investigator")
                    .press("Tab")
                    .press("Enter");
            official.page.waitForURL(Pattern.compile(".*done=sealed"));
            official.to("#official").press("Tab").press("Enter");
            assertThat(official.page.locator(".history")).containsText("assigned deciding-official");
        }
        try (var investigator = new Person("investigator", 1280, ColorScheme.LIGHT)) {
            investigator.to("td a").press("Enter");
            investigator.page.waitForURL(Pattern.compile(".*/investigations/.*"));
            investigator
                    .unfold("#hear")
                    .to("#person")
                    .type("the user")
                    .to("#heard")
                    .type("11202026");
            investigator.to("#said").type("They do not remember.").press("Control+Enter");
            assertThat(investigator.page.locator(".history")).containsText("heard the user on 2026-11-20");
            investigator
                    .unfold("#set-task")
                    .to("#task")
                    .type("Give notice of the finding")
                    .to("#due");
            investigator
                    .type("01022026")
                    .to("#basis")
                    .type("30 days, collective agreement")
                    .press("Enter");
            assertThat(investigator.page.locator("main .late")).hasText("late");
            investigator.unfold("#write");
            assertThat(investigator.page.locator("#narrative"))
                    .hasValue(Pattern.compile("Opened on .*the user was heard.*", Pattern.DOTALL));
            investigator
                    .to("#narrative")
                    .press("Control+A")
                    .type("Asked twice; no call, no case.")
                    .press("Control+Enter");
            assertThat(investigator.page.locator(".narrative")).containsText("no call");
            investigator.reads("investigation");
        }
        try (var official = new Person("deciding-official", 390, ColorScheme.LIGHT)) {
            official.to("td a").press("Enter");
            official.page.waitForURL(Pattern.compile(".*/investigations/.*"));
            official.unfold(".find")
                    .to("#finding-A")
                    .type("Sub")
                    .press("Tab")
                    .type("None was shown.")
                    .press("Control+Enter");
            assertThat(official.page.locator(".allegations")).containsText("Substantiated");
            official.unfold("#impose").to("#outcome").type("Coun").press("Tab").press("Control+Enter");
            assertThat(official.page.locator("#outcome-head")).isVisible();
            official.unfold("#tell")
                    .to("#tell-reason")
                    .type("Nothing speaks against it.")
                    .to("button[value=true]")
                    .press("Enter");
            assertThat(official.page.locator("main")).containsText("Those looked at are told");
            official.unfold("#close").to("#close-text").press("Control+Enter");
            assertThat(official.page.locator(".who")).containsText("Closed");
            official.reads("investigation-closed");
        }
        var number = desk.register().files().investigations(0, 1).getFirst().investigation();
        assertEquals(
                CaseFile.State.CLOSED, desk.register().investigation(number).state());
        try (var auditor = new Person("auditor", 1280, ColorScheme.LIGHT)) {
            auditor.reads("trail");
            assertThat(auditor.page.locator(".history")).containsText("closed investigation " + number);
            auditor.at("/investigations").reads("investigations");
            auditor.at("/rules").reads("rules");
            assertThat(auditor.page.locator("main table")).containsText("100 %");
        }
        var day = LocalDate.ofInstant(CLOCK.instant(), ZoneOffset.UTC).toString();
        behind = Duration.ZERO;
        try (var officer = new Person("records-officer", 1280, ColorScheme.LIGHT)) {
            officer.reads("publications").at("/publications/preview?from=" + day + "&to=" + day);
            officer.reads("preview").to("#publish").press("Enter");
            officer.page.waitForURL(Pattern.compile(".*done=sealed"));
        }
        try (var everybody = new Person(390, ColorScheme.DARK)) {
            everybody.at("/tip").reads("tip").to("#text").type("Somebody looks up the neighbours.");
            everybody.press("Control+Enter");
            assertThat(everybody.page.locator("main")).containsText("TIP-1");
            everybody.at("/figures").reads("figures");
            assertThat(everybody.page.locator("td a")).hasText("P1, CSV");
        }
        var figures = desk.visitor().get("/figures/P1").body();
        assertTrue(figures.contains(",findings,substantiated,<5\n"), figures);
        try (var investigator = new Person("investigator", 1280, ColorScheme.LIGHT)) {
            investigator.at("/tips").reads("tips");
        }
        try (var reviewer = new Person("reviewer", 1280, ColorScheme.DARK)) {
            reviewer.at("/items/" + desk.first().item() + "/suppression?whose=user")
                    .reads("suppression");
            reviewer.to("#reason").type("A nightly batch under this account.").press("Control+Enter");
            reviewer.page.waitForURL(Pattern.compile(".*done=sealed"));
            assertThat(reviewer.page.locator(".requests")).containsText("A nightly batch");
            reviewer.reads("suppressions");
        }
        try (var admin = new Person("administrator", 390, ColorScheme.DARK)) {
            admin.reads("accounts");
            admin.at("/notices").reads("notices").to("input[name=on]").press("Space");
            admin.to("#hour").press("Enter");
            admin.page.waitForURL(Pattern.compile(".*done=sealed"));
            assertThat(admin.page.locator("main")).containsText("users are asked at 20:00");
        }
    }
}
