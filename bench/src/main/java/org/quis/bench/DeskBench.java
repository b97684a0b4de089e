package org.quis.bench;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/// How long reviewers wait for a page: so many of them at one desk, each reading, deciding, noting and opening
/// names with a pause between, over the loopback, on the machine that serves them. Prints a table in Markdown.
///
/// Arguments: the program `quis`, an audit's folder, reviewers, seconds, mean pause in milliseconds.
public final class DeskBench {
    private static final String PASSWORD = "four unrelated words";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern ITEM = Pattern.compile("href=\"(/items/[^\"]+)\"");
    private static final Pattern NEXT = Pattern.compile("id=\"next\" rel=\"next\" href=\"(/items/[^\"]+)\"");
    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"(\\d+)\"");
    private static final Pattern JOIN = Pattern.compile("(/join\\?link=[\\w-]+)");

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(10))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final Map<String, ConcurrentLinkedQueue<Long>> waited = new ConcurrentHashMap<>();
    private final Map<String, Integer> refused = new ConcurrentHashMap<>();
    private String url = "";

    private DeskBench() {}

    public static void main(String[] arguments) throws Exception {
        new DeskBench()
                .run(
                        arguments[0],
                        Path.of(arguments[1]),
                        Integer.parseInt(arguments[2]),
                        Integer.parseInt(arguments[3]),
                        Integer.parseInt(arguments[4]));
    }

    private void run(String quis, Path audit, int reviewers, int seconds, int pause) throws Exception {
        long began = System.nanoTime();
        var server = new ProcessBuilder(quis, "serve", audit.toString(), "--port", "0", "--behind-proxy")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            var invitation = awaitDesk(server);
            double ready = (System.nanoTime() - began) / 1e9;
            var desks = seats(invitation, reviewers);
            waited.clear(); // what was waited for while everybody came in
            try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
                long until = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
                for (var desk : desks) people.submit(() -> desk.work(until, pause));
            }
            print(reviewers, seconds, pause, ready, resident(server));
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    /// @return the administrator's link
    private String awaitDesk(Process server) throws Exception {
        var out = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        var invitation = "";
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            System.err.println(line);
            var link = JOIN.matcher(line);
            if (link.find()) invitation = link.group(1);
            if (line.startsWith("desk: ")) {
                url = line.split(" ")[1];
                return invitation;
            }
        }
        throw new IllegalStateException("the desk did not open");
    }

    private List<Seat> seats(String invitation, int reviewers) throws Exception {
        if (invitation.isEmpty()) throw new IllegalStateException("the desk is not new: remove its folder first");
        var admin = new Seat("admin", 0);
        admin.join(invitation);
        var seats = new ArrayList<Seat>();
        var run = Long.toString(System.currentTimeMillis(), 36); // accounts of earlier runs are in the ledger
        for (int i = 1; i <= reviewers; i++) {
            var account = "r" + i + "-" + run;
            var page = admin.post(
                    "open an account",
                    "/accounts",
                    "account=" + account,
                    "name=Reviewer",
                    "roles=reviewer",
                    "user=",
                    "email=");
            var link = JOIN.matcher(page.body());
            if (!link.find()) throw new IllegalStateException(page.body());
            var seat = new Seat(account, i);
            seat.join(link.group(1));
            seats.add(seat);
        }
        return seats;
    }

    private static long resident(Process server) throws Exception {
        // the launcher becomes the program
        for (var line : Files.readAllLines(Path.of("/proc/" + server.pid() + "/status"))) {
            if (line.startsWith("VmHWM:")) return Long.parseLong(line.replaceAll("\\D", "")) >> 10;
        }
        return -1;
    }

    private void print(int reviewers, int seconds, int pause, double ready, long megabytes) {
        System.out.printf(
                Locale.ROOT,
                "%d reviewers for %d s, %.1f s between two requests of one; ready after %.1f s, at most %,d MB%n%n",
                reviewers,
                seconds,
                pause / 1000.0,
                ready,
                megabytes);
        System.out.println("| request | how many | median | p95 | p99 | worst |");
        System.out.println("|---|---:|---:|---:|---:|---:|");
        new TreeMap<>(waited).forEach((what, nanos) -> {
            var all = Percentiles.of(nanos.stream().mapToLong(Long::longValue).toArray());
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %,d | %.1f ms | %.1f ms | %.1f ms | %.1f ms |%n",
                    what,
                    nanos.size(),
                    all.median(),
                    all.p95(),
                    all.p99(),
                    all.worst());
        });
        if (!refused.isEmpty()) System.out.println("\nnot done: " + refused);
    }

    /// Somebody with a browser.
    private final class Seat {
        private final String account;
        private final String address;
        private final SplittableRandom random; // neighbouring seeds of Random begin alike
        private final Map<String, String> cookies = new ConcurrentHashMap<>();
        private String token = "";

        Seat(String account, int number) {
            this.account = account;
            this.address = "192.0.2." + number;
            this.random = new SplittableRandom(number);
        }

        void join(String link) throws Exception {
            get("join", link);
            post(
                    "join",
                    "/join",
                    "link=" + link.substring(link.indexOf('=') + 1),
                    "password=" + PASSWORD,
                    "again=" + PASSWORD);
            get("log in", "/login");
            var answer = post("log in", "/login", "username=" + account, "password=" + PASSWORD);
            if (answer.headers().firstValue("Location").orElse("error").contains("error")) {
                throw new IllegalStateException(account + " could not log in: " + answer.statusCode());
            }
            token = "";
            get("queue", account.equals("admin") ? "/accounts" : "/queue");
        }

        /// Begins somewhere in the queue and goes on from there, as if it had been divided.
        Void work(long until, int pause) throws Exception {
            rest(pause); // nobody begins at the stroke of an hour
            var page = get("queue", "/queue?from=" + 50 * random.nextInt(4));
            var items =
                    ITEM.matcher(page.body()).results().map(it -> it.group(1)).toList();
            if (items.isEmpty()) throw new IllegalStateException(page.body());
            var item = items.get(random.nextInt(items.size()));
            while (System.nanoTime() < until) {
                rest(pause);
                var shown = get("item", item);
                rest(pause);
                int what = random.nextInt(10);
                if (what < 2) {
                    post("open a name", item + "/name", "whose=subject", "purpose=to ask whoever was on duty");
                    get("item, names open", item);
                } else if (what < 4) {
                    post("note", item + "/note", "text=read it, waits for an answer");
                } else if (what < 8) {
                    var seen = SEEN.matcher(shown.body());
                    if (seen.find()) {
                        post(
                                "decide",
                                item + "/decision",
                                "decision=NO_CONCERN",
                                "reason=a call that night",
                                "seen=" + seen.group(1));
                    }
                } else {
                    get("queue", "/queue");
                }
                var next = NEXT.matcher(shown.body());
                item = next.find() ? next.group(1) : items.get(random.nextInt(items.size()));
            }
            return null;
        }

        private void rest(int mean) throws InterruptedException {
            Thread.sleep((long) Math.min(10.0 * mean, -Math.log(1 - random.nextDouble()) * mean));
        }

        HttpResponse<String> get(String what, String path) throws Exception {
            return send(what, request(path));
        }

        HttpResponse<String> post(String what, String path, String... fields) throws Exception {
            var form = new ArrayList<String>();
            for (var field : fields) {
                var parts = field.split("=", 2);
                form.add(parts[0] + "=" + URLEncoder.encode(parts[1], StandardCharsets.UTF_8));
            }
            form.add("_csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8));
            return send(
                    what,
                    request(path)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(String.join("&", form))));
        }

        private HttpRequest.Builder request(String path) {
            var request = HttpRequest.newBuilder(URI.create(url + path))
                    .header("X-Forwarded-For", address)
                    .header("X-Forwarded-Proto", "https");
            var sent = new ArrayList<String>();
            cookies.forEach((name, value) -> sent.add(name + "=" + value));
            return sent.isEmpty() ? request : request.header("Cookie", String.join("; ", sent));
        }

        private HttpResponse<String> send(String what, HttpRequest.Builder request) throws Exception {
            long before = System.nanoTime();
            var answer = http.send(request.build(), BodyHandlers.ofString());
            waited.computeIfAbsent(what, _ -> new ConcurrentLinkedQueue<>()).add(System.nanoTime() - before);
            if (answer.statusCode() >= 400) refused.merge(what + " " + answer.statusCode(), 1, Integer::sum);
            for (var cookie : answer.headers().allValues("Set-Cookie")) {
                var pair = cookie.substring(0, (cookie + ";").indexOf(';')).split("=", 2);
                cookies.put(pair[0], pair[1]);
            }
            var form = TOKEN.matcher(answer.body());
            if (form.find()) token = form.group(1);
            return answer;
        }
    }
}
