package org.quis.access;

import java.util.Locale;
import java.util.Optional;

/// What a column of an access log can say about an access.
///
/// The first sixteen are the columns of Quis' own log format, in its order; the others are what
/// real exports carry besides and what a reviewer would miss.
public enum Field {
    ACCESS_ID,
    TIME,
    USER_ID,
    SESSION_ID,
    SOURCE_IP,
    DEVICE_ID,
    DATABASE_ID,
    ACTION,
    SUBJECT_KIND,
    SUBJECT,
    SUBJECT_DATE_OF_BIRTH,
    REASON,
    CASE_NUMBER,
    AUTHORITY_ID,
    RESULT_COUNT,
    OUTCOME,
    /// the organization the user looked on behalf of
    ORGANIZATION,
    /// how the search was made, as the source names it: `search`, `lookup`, `convoy - Mobile`
    SEARCH_TYPE,
    /// how many networks or agencies were searched
    NETWORKS_SEARCHED,
    /// how many cameras or devices were searched
    DEVICES_SEARCHED,
    /// the first instant asked about (not when the search was made)
    ASKED_FROM,
    /// the last instant asked about
    ASKED_TO,
    /// the filters of the search, as text
    FILTERS,
    /// what was typed into a free-form search
    PROMPT;

    /// The column name, as the contract and every output spell it: `user_id`.
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Field> ofColumn(String column) {
        for (var field : values()) {
            if (field.column().equalsIgnoreCase(column)) return Optional.of(field);
        }
        return Optional.empty();
    }
}
