package org.quis.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real processes that die while they seal: by `kill -9`, and by every system call that can fail. The next one goes
/// on by itself.
///
/// Every build does a few of each; `-Dquis.kills=500 -Dquis.faults=all` does what the documentation speaks of.
class KillTest {
    private static final int KILLS = Integer.getInteger("quis.kills", 20);
    private static final boolean ALL_FAULTS = "all".equals(System.getProperty("quis.faults"));
    private static final int SOME = 12;
    private static final List<String> CALLS = List.of(
            "openat", "write", "fsync", "fdatasync", "ftruncate", "rename", "unlink", "mkdir", "syncfs", "fcntl");

    @TempDir
    Path home;

    @BeforeEach
    void aKey() throws IOException {
        LogKey.generate(Sample.ORIGIN).store(home.resolve("key"));
    }

    @Test
    void killed_at_random_moments() throws Exception {
        var chance = new Random(20261123);
        long acknowledged = 0;
        long progress = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            try (var sealing = SealingProcess.start(home, Integer.MAX_VALUE, List.of())) {
                int words = chance.nextInt(6); // not at all begun, just begun, in the middle of it
                for (int i = 0; i < words && sealing.speaks(); i++) {}
                Thread.sleep(chance.nextInt(words == 0 ? 400 : 15));
                sealing.kill();
                acknowledged = Math.max(acknowledged, sealing.acknowledged());
                if (sealing.acknowledged() > 0) progress++;
            }
            if (acknowledged > 0) goesOn(acknowledged, "kill " + kill);
        }
        assertTrue(progress > KILLS / 2, "most of them had sealed something before they died: " + progress);
    }

    @Test
    void every_system_call_failing_once() throws Exception {
        if (!Files.isExecutable(Path.of("/usr/bin/strace"))) {
            throw new AssertionError("this test needs strace: apt-get install strace");
        }
        var faults = new ArrayList<List<String>>();
        for (var call : CALLS) {
            for (int number : ofTheLedger(call)) faults.add(injecting(call, number));
        }
        assertTrue(faults.size() > 30, faults.size() + " system calls of the ledger's");
        var chosen = new Random(7)
                .ints(SOME, 0, faults.size())
                .distinct()
                .mapToObj(faults::get)
                .toList();
        int failed = 0;
        for (var fault : ALL_FAULTS ? faults : chosen) {
            delete(home.resolve("ledger"));
            delete(home.resolve("kept"));
            long acknowledged;
            try (var sealing = SealingProcess.start(home, 3, fault)) {
                if (sealing.await() != 0) failed++;
                acknowledged = sealing.acknowledged();
            }
            goesOn(acknowledged, String.join(" ", fault));
        }
        assertTrue(failed > 0, "no fault was noticed at all");
        System.out.println("KillTest: " + KILLS + " kills, " + (ALL_FAULTS ? faults : chosen).size() + " of "
                + faults.size() + " system calls failing, " + failed + " of them fatal");
    }

    /// Which of the main thread's calls of this name have to do with the ledger, counted from 1.
    private List<Integer> ofTheLedger(String call) throws Exception {
        var trace = home.resolve("trace");
        delete(home.resolve("ledger"));
        delete(home.resolve("kept"));
        try (var sealing = SealingProcess.start(
                home, 3, List.of("strace", "-ff", "-y", "-e", "trace=" + call, "-o", trace.toString()))) {
            assertEquals(0, sealing.await());
        }
        var numbers = new ArrayList<Integer>();
        try (var files = Files.list(home)) {
            for (var file : files.filter(file -> file.getFileName().toString().startsWith("trace."))
                    .toList()) {
                int number = 0;
                for (var line : Files.readAllLines(file)) {
                    if (!line.startsWith(call + "(")) continue;
                    number++;
                    if (OURS.matcher(line).find()) numbers.add(number);
                }
                Files.delete(file);
            }
        }
        return numbers.stream().distinct().sorted().toList();
    }

    private static final Pattern OURS = Pattern.compile("/(ledger|kept)(/|[>\"])");

    private List<String> injecting(String call, int number) {
        var error = call.equals("openat") || call.equals("mkdir") ? "EACCES" : call.equals("write") ? "ENOSPC" : "EIO";
        return List.of(
                "strace",
                "-ff",
                "-o",
                home.resolve("injected").toString(),
                "-e",
                "trace=" + call,
                "-e",
                "inject=" + call + ":error=" + error + ":when=" + number);
    }

    private void goesOn(long acknowledged, String when) throws Exception {
        var folder = home.resolve("ledger");
        var key = LogKey.load(home.resolve("key"));
        var store = new CheckpointFiles(home.resolve("kept"));
        var keys = Keyring.open(home.resolve("keyring"));
        try (var writer = Files.exists(folder.resolve("log.vkey"))
                ? LedgerWriter.open(folder, key, store)
                : LedgerWriter.create(folder, key.name(), key, store)) {
            assertTrue(writer.size() >= acknowledged, when + ": of " + acknowledged + " there are " + writer.size());
            Sample.rows(writer, new Sealer(keys.key(key.name(), "rows")), (int) writer.size(), 3);
        } catch (Broken refused) {
            throw new AssertionError(when, refused);
        }
        assertInstanceOf(Verification.Sound.class, Verifier.verify(folder, null, keys, _ -> {}), when);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
