package org.quis.publish;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One row of an answer, read by column name.
public final class Row {
    private final List<String> columns;
    private final List<@Nullable Object> values;

    /// @param columns the columns' names, shared by all rows of an answer
    /// @param values  see [Archive#query] for the types they may have
    public Row(List<String> columns, List<? extends @Nullable Object> values) {
        if (columns.size() != values.size()) throw new IllegalArgumentException(columns + " for " + values);
        this.columns = columns;
        this.values = Collections.unmodifiableList(new ArrayList<@Nullable Object>(values));
    }

    public List<String> columns() {
        return columns;
    }

    public boolean has(String column) {
        return columns.contains(column);
    }

    /// The value as text; empty where it is unknown.
    public String text(String column) {
        var value = value(column);
        return value == null ? "" : value.toString();
    }

    /// A whole number; 0 where it is unknown.
    public long count(String column) {
        return value(column) instanceof Number number ? number.longValue() : 0;
    }

    /// A number; not a number (`NaN`) where it is unknown.
    public double number(String column) {
        return value(column) instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    public Optional<LocalDateTime> time(String column) {
        return value(column) instanceof LocalDateTime time ? Optional.of(time) : Optional.empty();
    }

    /// The value as it is.
    public @Nullable Object value(String column) {
        int at = columns.indexOf(column);
        if (at < 0) throw new IllegalArgumentException("no column " + column + " among " + columns);
        return values.get(at);
    }

    @Override
    public String toString() {
        return columns + " " + values;
    }
}
