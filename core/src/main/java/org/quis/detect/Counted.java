package org.quis.detect;

import java.util.List;
import java.util.Locale;

/// Numbers with what they count, as every output prints them.
final class Counted {
    private Counted() {}

    /// `1 day`, `4 days`, `2 searches`.
    static String of(long count, String noun) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? noun : plural(noun));
    }

    /// `5 searches` where all of them are; otherwise `5 accesses`.
    static String looks(List<Look> looks) {
        return of(looks.size(), looks.stream().allMatch(Look::search) ? "search" : "access");
    }

    /// `40 %`.
    static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", share * 100);
    }

    private static String plural(String noun) {
        return noun + (noun.endsWith("ch") || noun.endsWith("s") ? "es" : "s");
    }
}
