package org.quis.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.quis.sigma.Correlator;
import org.quis.sigma.Engine;
import org.quis.sigma.Event;
import org.quis.sigma.Fields;
import org.quis.sigma.Loaded;
import org.quis.sigma.SigmaRules;
import org.quis.sigma.Surroundings;

/// How fast Sigma rules are run over events; one thread. Prints a table in Markdown.
///
/// The rules are invented, each with its own mixture: most name an action, a kind or a role, many a unit or a text
/// to contain, some a number to exceed, a regular expression, a tie or a keyword. Argument: events.
public final class SigmaBench {
    private static final String[] ACTIONS = {"search", "view", "export", "print", "update", "delete", "list", "join"};
    private static final String[] ROLES = {
        "officer", "clerk", "analyst", "dispatcher", "admin", "auditor", "trainee", "contractor"
    };
    private static final String[] KINDS = {"person", "plate", "address", "phone", "case", "vehicle"};
    private static final String[] VERDICTS = {"explained", "conflicted", "unexplained", "unresolved"};
    private static final String[] REASONS = {"substantive", "vague", "blank", "copied", "case"};
    private static final String[] TIES = {"", "", "", "", "", "", "spouse", "neighbour", "colleague", "ex"};
    private static final String[] STATES = {"open", "closed", "none", "none"};
    private static final String[] WORDS = {
        "stop", "traffic", "warrant", "check", "test", "favour", "asked", "call", "patrol", "report", "witness", "fraud"
    };

    private static final Fields FIELDS = Fields.of(
            "user.id",
            "user.role",
            "user.unit",
            "user.organization",
            "user.employed",
            "user.on_leave",
            "user.on_shift",
            "subject.kind",
            "subject.id",
            "subject.protected",
            "subject.decoy",
            "subject.lookups_by_user_30d",
            "action",
            "database.id",
            "database.categories",
            "tie.personal",
            "tie.duty",
            "verdict",
            "reason.class",
            "reason.text",
            "case.state",
            "case.number",
            "authority.state",
            "place",
            "automatic");

    private record Access(long timeMillis, long id, Object[] values) implements Event {
        @Override
        public Object value(int field) {
            return values[field];
        }
    }

    private SigmaBench() {}

    public static void main(String[] arguments) {
        int count = Integer.parseInt(arguments[0]);
        var events = events(new Random(1), count);
        var thousand = rules(new Random(2), 1_000);
        int[] sizes = {1, 20, 200, 1_000};
        var engines = new ArrayList<Engine>();
        for (int size : sizes) engines.add(Engine.of(thousand.rules().subList(0, size), FIELDS));
        for (int warm = 0; warm < 3; warm++) {
            for (var engine : engines) run(engine, events);
        }
        // turns about, and the best of each: what else this machine does slows all of them
        var seconds = new double[sizes.length];
        Arrays.fill(seconds, Double.MAX_VALUE);
        var matches = new long[sizes.length];
        for (int round = 0; round < 7; round++) {
            for (int i = 0; i < sizes.length; i++) {
                long before = System.nanoTime();
                matches[i] = run(engines.get(i), events);
                seconds[i] = Math.min(seconds[i], (System.nanoTime() - before) / 1e9);
            }
        }
        System.out.println("| rules | events a second | µs an event | beside 20 rules | matches an event |");
        System.out.println("|---:|---:|---:|---:|---:|");
        for (int i = 0; i < sizes.length; i++) {
            System.out.printf(
                    Locale.ROOT,
                    "| %,d | %,.0f | %.2f | %.1f × | %.2f |%n",
                    sizes[i],
                    count / seconds[i],
                    seconds[i] * 1e6 / count,
                    seconds[i] / seconds[1],
                    (double) matches[i] / count);
        }
        correlations(engines.getLast(), thousand, events);
    }

    private static long run(Engine engine, List<Event> events) {
        var matcher = engine.matcher();
        long matches = 0;
        for (var event : events) matches += matcher.match(event).length;
        return matches;
    }

    private static void correlations(Engine engine, Loaded rules, List<Event> events) {
        var matcher = engine.matcher();
        for (int round = 0; ; round++) {
            var correlator = Correlator.of(rules.rules(), FIELDS);
            long found = 0;
            long before = System.nanoTime();
            for (var event : events)
                found += correlator.add(event, matcher.match(event)).size();
            found += correlator.finish().size();
            double seconds = (System.nanoTime() - before) / 1e9;
            if (round < 2) continue;
            System.out.printf(
                    Locale.ROOT,
                    "%nWith 50 correlations over them: %,.0f events a second, %,d episodes.%n",
                    events.size() / seconds,
                    found);
            return;
        }
    }

    private static List<Event> events(Random random, int count) {
        var events = new ArrayList<Event>();
        long time = 1_795_000_000_000L;
        for (int i = 0; i < count; i++) {
            time += random.nextInt(20_000);
            var text = new StringBuilder();
            for (int word = random.nextInt(5); word >= 0; word--)
                text.append(one(random, WORDS)).append(' ');
            boolean cased = random.nextInt(3) > 0;
            var tie = one(random, TIES);
            Object[] values = {
                "u" + random.nextInt(2_000),
                one(random, ROLES),
                "unit " + random.nextInt(60),
                "agency " + random.nextInt(5),
                random.nextInt(50) > 0,
                random.nextInt(30) == 0,
                random.nextInt(4) > 0,
                one(random, KINDS),
                "s" + random.nextInt(100_000),
                random.nextInt(50) == 0,
                random.nextInt(500) == 0,
                (long) random.nextInt(random.nextInt(10) == 0 ? 40 : 4),
                one(random, ACTIONS),
                "db" + random.nextInt(8),
                List.of("c" + random.nextInt(6), "c" + random.nextInt(6)),
                tie.isEmpty() ? null : tie,
                cased ? "assigned" : null,
                one(random, VERDICTS),
                one(random, REASONS),
                text.toString(),
                cased ? one(random, STATES) : null,
                cased ? "26-" + random.nextInt(100_000) : null,
                one(random, STATES),
                "terminal " + random.nextInt(300),
                random.nextInt(5) == 0
            };
            events.add(new Access(time, i, values));
        }
        return events;
    }

    private static Loaded rules(Random random, int count) {
        var yaml = new StringBuilder();
        for (int i = 0; i < count; i++) {
            yaml.append("title: Rule ")
                    .append(i)
                    .append("\nname: r")
                    .append(i)
                    .append("\nlogsource: {product: quis}\ndetection:\n  selection:\n");
            var lines = new ArrayList<String>();
            var first = List.of(
                    "action: " + one(random, ACTIONS),
                    "action: [" + ACTIONS[random.nextInt(4)] + ", " + ACTIONS[4 + random.nextInt(4)] + "]",
                    "subject.kind: " + one(random, KINDS),
                    "verdict: " + one(random, VERDICTS));
            lines.add(first.get(random.nextInt(first.size())));
            int more = 1 + random.nextInt(3);
            for (int j = 0; j < more; j++) {
                var line = line(random);
                var key = line.substring(0, line.indexOf(':'));
                if (lines.stream().noneMatch(other -> other.startsWith(key + ":"))) lines.add(line);
            }
            for (var line : lines) yaml.append("    ").append(line).append('\n');
            switch (random.nextInt(4)) {
                case 0 -> yaml.append("  filter: {automatic: true}\n  condition: selection and not filter\n");
                case 1 ->
                    yaml.append("  filter_a: {user.unit: 'unit ")
                            .append(random.nextInt(60))
                            .append(
                                    "'}\n  filter_b: {tie.duty|exists: true}\n  condition: selection and not 1 of filter_*\n");
                default -> yaml.append("  condition: selection\n");
            }
            yaml.append("---\n");
        }
        for (int i = 0; i < 50; i++) {
            boolean values = i % 2 == 0;
            yaml.append("title: Correlation ")
                    .append(i)
                    .append("\ncorrelation:\n  type: ")
                    .append(values ? "value_count" : "event_count")
                    .append("\n  rules: [r")
                    .append(random.nextInt(count))
                    .append("]\n  group-by: [user.id]\n  timespan: 1d\n  condition: {")
                    .append(values ? "field: subject.id, " : "")
                    .append("gte: 3}\n---\n");
        }
        var loaded = SigmaRules.parse("bench", yaml.toString(), Surroundings.of("quis"));
        if (!loaded.refused().isEmpty())
            throw new IllegalStateException(loaded.refused().getFirst().toString());
        return loaded;
    }

    private static String line(Random random) {
        return switch (random.nextInt(16)) {
            case 0 -> "user.role: " + one(random, ROLES);
            case 1 -> "user.role: [" + ROLES[random.nextInt(4)] + ", " + ROLES[4 + random.nextInt(4)] + "]";
            case 2 -> "user.unit: 'unit " + random.nextInt(60) + "'";
            case 3 -> "user.on_shift: false";
            case 4 -> "user.on_leave: true";
            case 5 -> "subject.protected: true";
            case 6 -> "subject.lookups_by_user_30d|gte: " + (3 + random.nextInt(20));
            case 7 -> "tie.personal: " + TIES[6 + random.nextInt(4)];
            case 8 -> "reason.class: [vague, " + one(random, REASONS) + "]";
            case 9 -> "reason.text|contains: " + one(random, WORDS);
            case 10 -> "reason.text|re: '" + one(random, WORDS) + " +" + one(random, WORDS) + "'";
            case 11 -> "case.state: closed";
            case 12 -> "case.number: null";
            case 13 -> "place|startswith: 'terminal " + random.nextInt(30) + "'";
            case 14 -> "database.categories: c" + random.nextInt(6);
            default -> "verdict: " + one(random, VERDICTS);
        };
    }

    private static String one(Random random, String[] of) {
        return of[random.nextInt(of.length)];
    }
}
