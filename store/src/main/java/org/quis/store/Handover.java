package org.quis.store;

import java.io.IOException;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// A short queue between the thread that brings batches and the database threads that take them.
///
/// It is bounded, so that memory is; and it can end in two ways that `java.util.concurrent` queues do
/// not know: *closed* (takers drain it and then get `null`) and *failed* (nobody waits any longer).
final class Handover<T> {
    private final ArrayDeque<T> waiting = new ArrayDeque<>();
    private final int capacity;
    private boolean closed;
    private @Nullable Throwable failure;

    Handover(int capacity) {
        this.capacity = capacity;
    }

    /// Waits while the queue is full.
    ///
    /// @throws IOException if the takers' side failed, with its cause
    synchronized void put(T item) throws IOException {
        while (failure == null && waiting.size() >= capacity) await();
        throwIfFailed();
        if (closed) throw new IllegalStateException("nothing can be added after the end");
        waiting.add(item);
        notifyAll();
    }

    /// Waits for an item; `null` when there will be none.
    synchronized @Nullable T take() throws IOException {
        while (failure == null && !closed && waiting.isEmpty()) await();
        throwIfFailed();
        var item = waiting.poll();
        notifyAll();
        return item;
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /// Keeps the first failure: later ones are usually its consequences.
    synchronized void fail(Throwable cause) {
        if (failure == null) failure = cause;
        waiting.clear();
        notifyAll();
    }

    synchronized void throwIfFailed() throws IOException {
        if (failure != null) throw new IOException("the database stopped: " + failure.getMessage(), failure);
    }

    private void await() throws IOException {
        try {
            wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while handing rows to the database", e);
        }
    }
}
