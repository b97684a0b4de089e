package org.quis.publish;

import java.util.List;

/// The tables of a finished audit, ready to be asked.
public interface Archive {

    /// Answers one question, in the order the query asks for.
    ///
    /// A value is a [String], a [Number], a [Boolean], a [java.time.LocalDateTime] or `null`; nothing else.
    List<Row> query(Query query, Object... parameters);
}
