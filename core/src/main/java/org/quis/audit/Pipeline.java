package org.quis.audit;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.quis.access.Rows;
import org.quis.intake.Layout;

/// Batches in, batches out in the same order, worked on side by side in between.
///
/// The reader's thread calls [#submit]; it waits when the workers are [#DEPTH] batches behind, which
/// bounds memory. A failure of any thread surfaces in the reader's next call.
final class Pipeline implements AutoCloseable {
    private static final int DEPTH = 12;

    /// What the sequencer does with a finished batch, or with anything that has a place among them.
    interface Step {
        void run() throws IOException, InterruptedException;
    }

    interface Take {
        void take(Batch batch) throws IOException, InterruptedException;
    }

    /// Carries a failure of the pipeline through the reader, which knows nothing of it.
    static final class Broken extends RuntimeException {
        private final transient IOException failure;

        Broken(IOException failure) {
            super(failure);
            this.failure = failure;
        }

        IOException failure() {
            return failure;
        }
    }

    private final ExecutorService workers;
    private final ThreadLocal<Worker> worker;
    private final BlockingQueue<Step> steps = new ArrayBlockingQueue<>(DEPTH);
    private final Take take;
    private final Thread sequencer;
    private volatile boolean ended;
    private volatile @Nullable Throwable failure;

    Pipeline(int threads, Supplier<Worker> newWorker, Take take) {
        this.take = take;
        this.worker = ThreadLocal.withInitial(newWorker);
        this.workers = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("worker-", 1).factory());
        this.sequencer = Thread.ofPlatform().daemon().name("sequencer").start(this::sequence);
    }

    void submit(Rows rows, Layout layout) throws IOException, InterruptedException {
        Future<Batch> batch = workers.submit(() -> worker.get().work(rows, layout));
        then(() -> take.take(finished(batch)));
    }

    /// Queues something to be done when everything submitted before has been taken.
    void then(Step step) throws IOException, InterruptedException {
        do {
            rethrow();
        } while (!steps.offer(step, 100, TimeUnit.MILLISECONDS));
    }

    /// Waits until everything submitted has been taken.
    void finish() throws IOException, InterruptedException {
        ended = true;
        sequencer.join();
        rethrow();
    }

    private void sequence() {
        try {
            while (true) {
                var step = steps.poll(20, TimeUnit.MILLISECONDS);
                if (step != null) step.run();
                else if (ended && steps.isEmpty()) return;
            }
        } catch (Throwable e) { // whatever it is, the reader must not wait for a thread that is gone
            failure = e;
        }
    }

    private static Batch finished(Future<Batch> batch) throws InterruptedException {
        try {
            return batch.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a worker failed", e.getCause());
        }
    }

    private void rethrow() throws IOException {
        switch (failure) {
            case null -> {}
            case IOException e -> throw new IOException(e.getMessage(), e);
            case Throwable e -> throw new IllegalStateException("the run failed", e);
        }
    }

    @Override
    public void close() {
        sequencer.interrupt();
        workers.shutdownNow();
    }
}
