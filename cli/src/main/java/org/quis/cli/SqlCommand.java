package org.quis.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.quis.store.QueryException;
import org.quis.store.SqlPrompt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "sql",
        mixinStandardHelpOptions = true,
        description = "Ask an audit's tables anything, in SQL. Nothing can be changed.")
final class SqlCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DIR", description = "the folder of an audit")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Parameters(index = "1", paramLabel = "SQL", description = "such as \"from findings order by risk desc limit 10\"")
    @SuppressWarnings("NullAway.Init")
    private String sql;

    @Option(names = "--csv", description = "print CSV instead of a table")
    private boolean csv;

    @Option(names = "--limit", paramLabel = "ROWS", description = "rows shown at most (default: ${DEFAULT-VALUE})")
    private int limit = SqlPrompt.DEFAULT_LIMIT;

    @Override
    public Integer call() throws Exception {
        var out = spec.commandLine().getOut();
        try (var prompt = SqlPrompt.open(AuditFolder.database(spec, folder))) {
            var shown = prompt.ask(sql, csv ? SqlPrompt.Format.CSV : SqlPrompt.Format.TEXT, limit, out);
            out.flush();
            if (csv && shown.cut())
                spec.commandLine().getErr().println("quis: cut at " + limit + " rows; `--limit` shows more");
            return Exit.DONE;
        } catch (QueryException e) {
            spec.commandLine().getErr().println("quis: " + e.getMessage());
            return Exit.USAGE;
        }
    }
}
