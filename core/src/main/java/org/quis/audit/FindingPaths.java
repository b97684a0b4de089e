package org.quis.audit;

import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quis.explain.Explainer;
import org.quis.explain.Inquiry;
import org.quis.publish.Query;
import org.quis.publish.Row;
import org.quis.ties.Interval;
import org.quis.ties.Path;
import org.quis.ties.Ties;

/// Writes the chains of ties behind each finding, tie by tie with the row that says so, for the report to draw.
///
/// Of a finding's accesses one is drawn for each side: the first that has a personal chain, and the first that has a
/// duty. Who is drawn has their name beside their id, unless nobody is to be named.
final class FindingPaths {
    private static final List<String> COLUMNS = List.of(
            "finding_id VARCHAR",
            "entry BIGINT",
            "side VARCHAR",
            "name VARCHAR",
            "weak BOOLEAN",
            "position INTEGER",
            "from_kind VARCHAR",
            "from_node VARCHAR",
            "from_name VARCHAR",
            "label VARCHAR",
            "to_kind VARCHAR",
            "to_node VARCHAR",
            "to_name VARCHAR",
            "inferred VARCHAR",
            "file VARCHAR",
            "\"row\" BIGINT",
            "valid_from TIMESTAMP",
            "valid_to TIMESTAMP");

    private final Store store;
    private final boolean naming;

    /// @param naming whether names are told
    FindingPaths(Store store, boolean naming) {
        this.store = store;
        this.naming = naming;
    }

    void write(@Nullable Ties ties) throws IOException {
        store.table("finding_paths", COLUMNS, ties == null ? List.of() : rows(ties));
    }

    /// A path as it is drawn, on one side of a finding.
    private record Drawn(Row access, String side, Path path) {}

    private List<List<? extends @Nullable Object>> rows(Ties ties) throws IOException {
        var drawn = drawn(ties);
        var nodes = new HashSet<Integer>();
        for (var each : drawn) nodes.addAll(ties.nodes(each.path()));
        var names = naming ? ties.names(nodes) : Map.<Integer, String>of();
        var rows = new ArrayList<List<? extends @Nullable Object>>();
        for (var each : drawn) add(rows, each, ties, names);
        return rows;
    }

    private List<Drawn> drawn(Ties ties) {
        var drawn = new ArrayList<Drawn>();
        var explainer = new Explainer(ties);
        for (var row : store.query(new Query("finding_paths", """
                    with chosen as (
                      select finding_id, arg_min(entry, (time, access_id)) filter (explanation is not null) as duty,
                             arg_min(entry, (time, access_id)) filter (conflict is not null) as personal
                      from finding_entries join log using (entry) group by finding_id)
                    select finding_id, log.entry, log.entry = duty as on_duty, log.entry = personal as tied,
                           coalesce(user_id, '') as user_id, time, coalesce(database_id, '') as database_id,
                           coalesce(subject_kind, '') as subject_kind, coalesce(subject, '') as subject,
                           coalesce(subject_date_of_birth, '') as subject_date_of_birth,
                           coalesce(reason, '') as reason, coalesce(case_number, '') as case_number,
                           coalesce(authority_id, '') as authority_id
                    from chosen join log on log.entry = duty or log.entry = personal
                    order by finding_id, log.entry"""))) {
            var explained = explainer.explain(inquiry(row));
            if (Boolean.TRUE.equals(row.value("on_duty"))) {
                explained.duty().ifPresent(path -> drawn.add(new Drawn(row, "duty", path)));
            }
            if (Boolean.TRUE.equals(row.value("tied"))) {
                explained.personal().ifPresent(path -> drawn.add(new Drawn(row, "personal", path)));
            }
        }
        return drawn;
    }

    /// What a row of `log` asks.
    static Inquiry inquiry(Row row) {
        return new Inquiry(
                row.text("user_id"),
                row.time("time").orElseThrow().toInstant(ZoneOffset.UTC).toEpochMilli(),
                row.text("database_id"),
                row.text("subject_kind"),
                row.text("subject"),
                row.text("subject_date_of_birth"),
                row.text("reason"),
                row.text("case_number"),
                row.text("authority_id"));
    }

    private static void add(
            List<List<? extends @Nullable Object>> rows, Drawn drawn, Ties ties, Map<Integer, String> names) {
        int position = 0;
        for (var link : ties.links(drawn.path())) {
            rows.add(Arrays.asList(
                    drawn.access().text("finding_id"),
                    drawn.access().count("entry"),
                    drawn.side(),
                    drawn.path().walk().name(),
                    drawn.path().weak(),
                    position++,
                    ties.kindOf(link.from()),
                    ties.id(link.from()),
                    names.get(link.from()),
                    link.label(),
                    ties.kindOf(link.to()),
                    ties.id(link.to()),
                    names.get(link.to()),
                    link.inferred(),
                    link.file(),
                    link.row(),
                    bound(link.valid().begin()),
                    bound(link.valid().end())));
        }
    }

    private static @Nullable LocalDateTime bound(long millis) {
        if (millis <= Interval.ALWAYS || millis >= Interval.FOREVER) return null;
        return LocalDateTime.ofEpochSecond(Math.floorDiv(millis, 1000L), 0, ZoneOffset.UTC);
    }
}
