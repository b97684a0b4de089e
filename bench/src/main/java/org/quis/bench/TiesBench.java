package org.quis.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.quis.explain.Explainer;
import org.quis.explain.Inquiry;
import org.quis.explain.Verdict;
import org.quis.ties.Declarations;
import org.quis.ties.Ties;

/// How fast the ties of a big agency are read, and accesses explained by them; one thread. Prints a table in Markdown.
///
/// Arguments: a folder to work in, people, users.
public final class TiesBench {
    private static final int ASKED = 300_000;

    private TiesBench() {}

    public static void main(String[] arguments) throws Exception {
        var folder = Files.createDirectories(Path.of(arguments[0]));
        var town = new TiesTown(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        town.write(folder);
        long before = System.nanoTime();
        var ties = Ties.read(folder, Declarations.shipped(), ZoneOffset.UTC, "US");
        double loaded = (System.nanoTime() - before) / 1e9;
        System.gc();
        long used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        System.out.println("| what | measured |");
        System.out.println("|---|---|");
        row("people, users, ties", "%,d / %,d / %,d", town.people, town.users, ties.tieCount());
        row("read from CSV", "%.1f s", loaded);
        row("heap after reading", "%,d MB", used >> 20);
        if (ties.lintCount() > 0)
            row(
                    "problems in the tables",
                    "%,d: %s",
                    ties.lintCount(),
                    ties.lints().getFirst());

        var duties = duties(town);
        var strangers = strangers(town);
        measure("cold, distinct pairs, a duty behind each", ties, duties, false);
        measure("cold, distinct pairs, random", ties, strangers, false);
        measure(
                "cold, distinct pairs, names with birth dates",
                ties,
                names(town).subList(0, 20_000),
                false);
        var few = new ArrayList<>(duties.subList(0, 10_000));
        few.addAll(strangers.subList(0, 10_000));
        var again = new ArrayList<Inquiry>();
        for (int i = 0; i < 20; i++) again.addAll(few);
        Collections.shuffle(again, new Random(3));
        measure("warm, subjects asked about before", ties, again, true);
        single(ties, strangers);
    }

    private static void measure(String what, Ties ties, List<Inquiry> asked, boolean warm) {
        var explainer = new Explainer(ties);
        int warmUp = Math.min(20_000, asked.size() / 10);
        for (int i = 0; i < (warm ? asked.size() : warmUp); i++) explainer.explain(asked.get(i));
        int explained = 0;
        long before = System.nanoTime();
        int from = warm ? 0 : warmUp;
        for (var inquiry : asked.subList(from, asked.size())) {
            if (explainer.explain(inquiry).verdict() == Verdict.EXPLAINED) explained++;
        }
        double seconds = (System.nanoTime() - before) / 1e9;
        row(
                what,
                "%,.0f a second; %.1f %% explained",
                (asked.size() - from) / seconds,
                100.0 * explained / (asked.size() - from));
    }

    private static void single(Ties ties, List<Inquiry> asked) {
        var times = new long[2_000];
        for (int i = 0; i < times.length; i++) {
            long before = System.nanoTime();
            new Explainer(ties).explain(asked.get(i));
            times[i] = System.nanoTime() - before;
        }
        Arrays.sort(times);
        row(
                "a single `why`",
                "median %.3f ms, p99 %.3f ms",
                times[times.length / 2] / 1e6,
                times[times.length * 99 / 100] / 1e6);
    }

    private static List<Inquiry> duties(TiesTown town) {
        var random = new Random(1);
        var asked = new ArrayList<Inquiry>();
        for (int i = 0; i < ASKED; i++) {
            switch (i % 3) {
                case 0 -> {
                    int number = random.nextInt(town.cases());
                    asked.add(inquiry(
                            "u" + number % town.users,
                            TiesTown.FIRST + random.nextInt(40) * 86_400_000L,
                            "person",
                            "p-" + town.subject(number, i % 9 / 3),
                            ""));
                }
                case 1 -> {
                    int call = random.nextInt(town.dispatches());
                    asked.add(inquiry(
                            "u" + call % town.users,
                            town.dispatchTime(call) + 300_000,
                            "address",
                            TiesTown.address(town.dispatchHome(call)).replace("Street", "St"),
                            ""));
                }
                default -> {
                    int stop = random.nextInt(town.stops());
                    asked.add(inquiry(
                            "u" + stop % town.users,
                            town.stopTime(stop) + 60_000,
                            "plate",
                            TiesTown.plate(town.stopped(stop)),
                            ""));
                }
            }
        }
        return asked;
    }

    private static List<Inquiry> strangers(TiesTown town) {
        var random = new Random(2);
        var asked = new ArrayList<Inquiry>();
        for (int i = 0; i < ASKED; i++) {
            int who = random.nextInt(town.people);
            var at = TiesTown.FIRST + random.nextInt(90) * 86_400_000L;
            asked.add(
                    i % 2 == 0
                            ? inquiry("u" + random.nextInt(town.users), at, "person", "p-" + who, "")
                            : inquiry("u" + random.nextInt(town.users), at, "plate", TiesTown.plate(who * 7 / 10), ""));
        }
        return asked;
    }

    private static List<Inquiry> names(TiesTown town) {
        var random = new Random(4);
        var asked = new ArrayList<Inquiry>();
        for (int i = 0; i < ASKED / 3; i++) {
            int who = random.nextInt(town.people);
            var name = town.name(who);
            int space = name.indexOf(' ');
            asked.add(inquiry(
                    "u" + random.nextInt(town.users),
                    TiesTown.FIRST + random.nextInt(90) * 86_400_000L,
                    "name",
                    (name.substring(space + 1) + ", " + name.substring(0, space)).toUpperCase(Locale.ROOT),
                    TiesTown.born(who).toString()));
        }
        return asked;
    }

    private static Inquiry inquiry(String user, long at, String kind, String subject, String born) {
        return new Inquiry(user, at, "rms", kind, subject, born, "", "", "");
    }

    private static void row(String what, String format, Object... values) {
        System.out.println("| " + what + " | " + String.format(Locale.ROOT, format, values) + " |");
    }
}
