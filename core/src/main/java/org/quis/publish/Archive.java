package org.quis.publish;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/// The tables of a finished audit, ready to be asked.
public interface Archive {

    /// Answers one question, in the order the query asks for.
    ///
    /// A value is a [String], a [Number], a [Boolean], a [java.time.LocalDateTime] or `null`; nothing else.
    List<Row> query(Query query, Object... parameters);

    /// How the table `summary` must spell the audit's time zone, for the queries that tell local time: a region by its
    /// name, an offset as `GMT+02:00`, because the database's calendar knows neither `Z` nor `+02:00`.
    static String zoneName(ZoneId zone) {
        if (!(zone.normalized() instanceof ZoneOffset offset)) return zone.getId();
        return offset.equals(ZoneOffset.UTC) ? "UTC" : "GMT" + offset.getId();
    }
}
