package org.quis.simulate;

import java.util.PriorityQueue;
import java.util.function.Consumer;

/// Things that happened, given in any order and taken out by time; equals keep the order they came in.
/// The log is written day by day from one of these, so only a day of it is ever held.
final class Timeline<T> {
    private record Entry<T>(long second, long sequence, T what) implements Comparable<Entry<T>> {

        @Override
        public int compareTo(Entry<T> other) {
            int byTime = Long.compare(second, other.second);
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }
    }

    private final PriorityQueue<Entry<T>> entries = new PriorityQueue<>();
    private long sequence;

    void add(long second, T what) {
        entries.add(new Entry<>(second, sequence++, what));
    }

    /// Hands on everything before a moment.
    void until(long second, Consumer<T> taker) {
        while (!entries.isEmpty() && entries.element().second() < second) {
            taker.accept(entries.remove().what());
        }
    }

    int size() {
        return entries.size();
    }
}
