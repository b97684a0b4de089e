package org.quis.detect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One stay at one place: the looks made there by hand, none long after the one before.
///
/// @param beside whether the account was used elsewhere within minutes of one of them
/// @param amid   whether it was so before and after: in use at two places at once
record Visit(int place, List<Look> looks, boolean beside, boolean amid) {

    /// A stay that may go on.
    private static final class Stay {
        private final int place;
        private final List<Look> looks = new ArrayList<>(4);
        private boolean after; // a use elsewhere
        private boolean before;

        Stay(int place) {
            this.place = place;
        }

        long lastMillis() {
            return looks.getLast().timeMillis();
        }
    }

    /// An account's stays, in the order in which they began.
    ///
    /// @param besideMillis how close a use elsewhere has to be
    /// @param gapMillis    how long a pause ends a stay
    static List<Visit> of(History history, Means means, long besideMillis, long gapMillis) {
        var ends = means.mustGoOn() ? lastLooks(history, means) : Map.<Integer, Look>of();
        var stays = new ArrayList<Stay>();
        Map<Integer, Stay> latest = new HashMap<>(); // by place
        Stay before = null; // where the look before this one was made
        for (var look : history.looks()) {
            int place = means.place(look.connection());
            if (look.automatic() || place == 0) continue;
            var stay = before != null && before.place == place ? before : latest.get(place);
            if (stay == null || look.timeMillis() - stay.lastMillis() > gapMillis) {
                stay = new Stay(place);
                stays.add(stay);
                latest.put(place, stay);
            }
            stay.looks.add(look);
            if (before != null && before.place != place && look.timeMillis() - before.lastMillis() <= besideMillis) {
                boolean goesOn = !means.mustGoOn() || ends.get(before.place) != before.looks.getLast();
                stay.after |= goesOn;
                before.before |= goesOn;
            }
            before = stay;
        }
        return stays.stream()
                .map(stay -> new Visit(stay.place, stay.looks, stay.after || stay.before, stay.after && stay.before))
                .toList();
    }

    private static Map<Integer, Look> lastLooks(History history, Means means) {
        Map<Integer, Look> last = new HashMap<>();
        for (var look : history.looks()) {
            if (!look.automatic()) last.put(means.place(look.connection()), look);
        }
        return last;
    }
}
