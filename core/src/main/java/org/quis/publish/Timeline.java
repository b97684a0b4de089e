package org.quis.publish;

/// A row of bars as the path of an SVG, a bar every 2 units and 20 high, to be stroked: short enough to stand beside
/// every finding, and drawn without script.
final class Timeline {
    static final int HEIGHT = 20;

    private Timeline() {}

    /// One bar per count. A count of one stays visible beside a count of thousands: at least 2 high.
    static String path(long[] counts) {
        long most = 1;
        for (long count : counts) most = Math.max(most, count);
        var path = new StringBuilder();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == 0) continue;
            long height = Math.max(2, Math.round((double) counts[i] / most * HEIGHT));
            path.append('M')
                    .append(2 * i + 1)
                    .append(' ')
                    .append(HEIGHT)
                    .append('V')
                    .append(HEIGHT - height);
        }
        return path.toString();
    }
}
