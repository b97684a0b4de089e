package org.quis.cli;

/// Lets Ctrl-C end a run in good order: the run is interrupted, clears away what it had begun, and only
/// then does the process end.
final class Stop implements AutoCloseable {
    private static final long CLEAR_AWAY_MILLIS = 20_000;

    private final Thread hook;
    private volatile boolean finished;

    /// Watches over the calling thread until closed.
    static Stop watch() {
        return new Stop(Thread.currentThread());
    }

    private Stop(Thread running) {
        hook = new Thread(() -> {
            if (finished) return;
            running.interrupt();
            long end = System.currentTimeMillis() + CLEAR_AWAY_MILLIS;
            try {
                while (!finished && System.currentTimeMillis() < end) Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void close() {
        finished = true;
    }
}
