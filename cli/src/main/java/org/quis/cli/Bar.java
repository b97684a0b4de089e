package org.quis.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import org.quis.audit.Progress;

/// Shows how far a run has come: on a terminal a line that rewrites itself, elsewhere a line now and then.
final class Bar implements Progress {
    private static final long TERMINAL_MILLIS = 100;
    private static final long LOG_MILLIS = 10_000;
    private static final int WIDTH = 24;
    private static final boolean STAGES = Boolean.getBoolean("quis.stages");

    private final PrintStream out;
    private final boolean terminal;
    private final LongAdder done = new LongAdder();
    private String name = "";
    private String unit = "";
    private long total;
    private long startedNanos;
    private volatile long nextNanos = Long.MAX_VALUE;

    Bar(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /// On standard error, as a terminal if the launcher says it is one.
    static Bar onStandardError() {
        return new Bar(System.err, Boolean.getBoolean("quis.terminal"));
    }

    @Override
    public synchronized void stage(String name, long total, String unit) {
        finishStage();
        erase();
        this.name = name;
        this.unit = unit;
        this.total = total;
        done.reset();
        startedNanos = System.nanoTime();
        nextNanos = startedNanos + (terminal ? TERMINAL_MILLIS : LOG_MILLIS) * 1_000_000L;
    }

    @Override
    public void advance(long by) {
        done.add(by);
        if (System.nanoTime() >= nextNanos) show();
    }

    @Override
    public synchronized void note(String message) {
        erase();
        out.println("quis: " + message);
    }

    synchronized void end() {
        finishStage();
        erase();
        nextNanos = Long.MAX_VALUE;
    }

    private synchronized void show() {
        long now = System.nanoTime();
        if (now < nextNanos) return;
        nextNanos = now + (terminal ? TERMINAL_MILLIS : LOG_MILLIS) * 1_000_000L;
        var line = line(name, unit, done.sum(), total, (now - startedNanos) / 1e9);
        if (terminal) out.print("\r" + line + "\033[K");
        else out.println(line);
        out.flush();
    }

    static String line(String name, String unit, long done, long total, double seconds) {
        double rate = seconds > 0 ? done / seconds : 0;
        var speed = amount((long) rate, unit) + "/s";
        if (total <= 0) return String.format(Locale.ROOT, "%-10s %s, %s", name, amount(done, unit), speed);
        double share = Math.clamp((double) done / total, 0, 1);
        int filled = (int) (share * WIDTH);
        var left = rate > 0 ? duration((total - done) / rate) + " left" : "";
        return String.format(
                Locale.ROOT,
                "%-10s %s%s %3d %%  %s of %s, %s, %s",
                name,
                "█".repeat(filled),
                "░".repeat(WIDTH - filled),
                (int) (share * 100),
                amount(done, unit),
                amount(total, unit),
                speed,
                left);
    }

    private static String amount(long amount, String unit) {
        if (!unit.equals("bytes")) return String.format(Locale.ROOT, "%,d %s", amount, unit);
        if (amount < 10_000_000) return String.format(Locale.ROOT, "%,d kB", amount / 1000);
        return String.format(Locale.ROOT, "%,d MB", amount / 1_000_000);
    }

    private static String duration(double seconds) {
        long whole = Math.max(0, Math.round(seconds));
        return whole < 60
                ? whole + " s"
                : whole < 3600
                        ? whole / 60 + " min " + whole % 60 + " s"
                        : whole / 3600 + " h " + whole % 3600 / 60 + " min";
    }

    /// Where the time went, for those who ask with `-Dquis.stages=true`.
    private void finishStage() {
        if (!STAGES || name.isEmpty()) return;
        out.printf(Locale.ROOT, "quis: %s took %.2f s%n", name, (System.nanoTime() - startedNanos) / 1e9);
        name = "";
    }

    private void erase() {
        if (terminal) out.print("\r\033[K");
    }
}
