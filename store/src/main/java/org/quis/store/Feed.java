package org.quis.store;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;

/// Java data as a table that DuckDB can `select … from name()`, once.
///
/// Half the price of an appender, because DuckDB asks for chunks from all its threads and whole columns
/// of text cross into native code in one call.
record Feed(String name, List<Column> columns, int threads, Supplier<Filler> fillers) {
    /// DuckDB's vectors hold so many rows.
    static final int CHUNK = 2048;

    record Column(String name, DuckDBColumnType type) {}

    /// Fills chunks on behalf of one database thread.
    @FunctionalInterface
    interface Filler {
        /// Fills the columns of one chunk, and returns how many rows there are; none means the end.
        int fill(DuckDBDataChunkWriter chunk) throws Exception;
    }

    void register(DuckDBConnection connection) throws SQLException {
        try (var function = DuckDBFunctions.tableFunction()) {
            function.withName(name).withFunction(new Calls(this)).register(connection);
        }
    }

    private record Calls(Feed feed) implements DuckDBTableFunction<Feed, Feed, Filler> {
        @Override
        public Feed bind(DuckDBTableFunctionBindInfo info) {
            for (var column : feed.columns) info.addResultColumn(column.name, column.type);
            return feed;
        }

        @Override
        public Feed init(DuckDBTableFunctionInitInfo info) {
            info.setMaxThreads(feed.threads);
            return feed;
        }

        @Override
        public Filler localInit(DuckDBTableFunctionInitInfo info) {
            return feed.fillers.get();
        }

        @Override
        public long apply(DuckDBTableFunctionCallInfo call, DuckDBDataChunkWriter chunk) throws Exception {
            Filler filler = call.getLocalInitData();
            return filler.fill(chunk);
        }
    }
}
