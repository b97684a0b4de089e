package org.quis.ties;

/// A time of validity, `[begin, end)`, in milliseconds since 1970-01-01T00:00Z.
public record Interval(long begin, long end) {
    /// An open beginning, and an open end: far from overflowing when something is added.
    public static final long ALWAYS = -(1L << 56);

    public static final long FOREVER = 1L << 56;
    public static final Interval OPEN = new Interval(ALWAYS, FOREVER);

    public Interval {
        if (begin > end) throw new IllegalArgumentException("an interval ends before it begins");
    }

    public boolean overlaps(Interval other) {
        return begin < other.end && other.begin < end;
    }

    /// What both have; empty at the later beginning where they do not meet.
    public Interval with(Interval other) {
        long from = Math.max(begin, other.begin);
        return new Interval(from, Math.max(from, Math.min(end, other.end)));
    }

    public boolean contains(long instant, long before, long after) {
        return instant >= begin - before && (instant < end + after || instant == end && begin == end);
    }
}
