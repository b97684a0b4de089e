package org.quis.detect;

import java.util.List;

/// Which looks stand alone: nothing by the same account shortly before or after.
///
/// @param count    sessions; a session ends when nothing follows for the gap
/// @param isolated sessions of one access
record Sessions(int count, int isolated) {
    static Sessions of(History history, long gapMillis) {
        var looks = history.looks();
        int count = 0;
        int isolated = 0;
        for (int i = 0; i < looks.size(); i++) {
            boolean begins = begins(looks, i, gapMillis);
            count += begins ? 1 : 0;
            isolated += begins && begins(looks, i + 1, gapMillis) ? 1 : 0;
        }
        return new Sessions(count, isolated);
    }

    double isolatedShare() {
        return count == 0 ? 0 : (double) isolated / count;
    }

    /// Whether a session begins at that index; the end of the list begins one too.
    static boolean begins(List<Look> looks, int index, long gapMillis) {
        return index == 0
                || index == looks.size()
                || looks.get(index).timeMillis() - looks.get(index - 1).timeMillis() > gapMillis;
    }
}
