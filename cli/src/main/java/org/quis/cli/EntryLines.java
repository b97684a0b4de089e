package org.quis.cli;

import java.io.PrintWriter;
import java.util.List;
import org.quis.ledger.Entry;

/// Prints an entry, and what it commits to.
final class EntryLines {
    private EntryLines() {}

    static void print(PrintWriter out, long index, Entry entry) {
        switch (entry) {
            case Entry.RowRead row -> out.printf("entry %d: row %d of source %d%n", index, row.row(), row.source());
            case Entry.SourceEnd source ->
                out.printf(
                        "entry %d: end of source %d, %d rows%s, file SHA-256 %s%n",
                        index, source.source(), source.rows(), grown(source), source.sha256());
            case Entry.Happened event -> out.printf("entry %d: %s at %s%n", index, event.type(), event.time());
            case Entry.RunEnd run ->
                out.printf(
                        "entry %d: end of the run, quis %s, rules %s%n", index, run.quisVersion(), run.rulesVersion());
        }
    }

    private static String grown(Entry.SourceEnd source) {
        var grown = source.grown();
        return grown == null ? "" : " after the first %d that end with entry %d".formatted(grown.rows(), grown.end());
    }

    static void print(PrintWriter out, List<String> cells) {
        int column = 0;
        for (var cell : cells) out.printf("%4d  %s%n", ++column, Printable.line(cell));
    }
}
