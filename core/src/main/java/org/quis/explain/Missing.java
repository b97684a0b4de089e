package org.quis.explain;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.quis.ties.Ties;
import org.quis.ties.Walk;

/// Says what would have explained an access: "a dispatch to 12 Oak St, between 19:10 and 21:40".
public final class Missing {
    private static final Pattern SLOT = Pattern.compile("\\{(\\w+)}");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final long TWO_DAYS = 2 * 86_400_000L;
    private static final int MOST = 3; // addresses of whom may be meant; more help nobody

    private final Ties ties;
    private final ZoneId zone;

    /// @param zone in which times are told
    public Missing(Ties ties, ZoneId zone) {
        this.ties = ties;
        this.zone = zone;
    }

    /// A sentence for each chain that says what it would need; none for a chain that cannot lead to this subject.
    public List<String> sentences(Inquiry asked, Explanation explained) {
        var sentences = new ArrayList<String>();
        for (var walk : ties.declared().duty()) {
            var would = walk.would();
            if (would == null) continue;
            for (var what : filled(would, asked, explained))
                sentences.add(what + ", " + when(walk, asked.timeMillis()));
        }
        return sentences;
    }

    private List<String> filled(String would, Inquiry asked, Explanation explained) {
        var slot = SLOT.matcher(would);
        if (!slot.find()) return List.of(would);
        var kind = slot.group(1);
        var values = ties.standsOf(explained.target(), kind, asked.timeMillis());
        if (values.isEmpty() && kind.equals(asked.subjectKind())) values = List.of(asked.subject());
        return values.stream()
                .limit(MOST)
                .map(value -> slot.replaceFirst(quoted(value)))
                .toList();
    }

    private static String quoted(String value) {
        return java.util.regex.Matcher.quoteReplacement(value);
    }

    private String when(Walk walk, long instant) {
        var first = walk.steps().getFirst().getFirst().kind();
        var layout = first.afterMillis() + first.beforeMillis() < TWO_DAYS ? MINUTE : DAY;
        return "between " + layout.format(at(instant - first.afterMillis())) + " and "
                + layout.format(at(instant + first.beforeMillis()));
    }

    private java.time.ZonedDateTime at(long millis) {
        return Instant.ofEpochMilli(millis).atZone(zone);
    }
}
