package org.quis.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// One run of the command line, as a user would see it: exit code and what was printed.
record CommandLineRun(int exit, String out, String err) {

    /// Keys are kept in `home`, so that no test touches the user's own.
    static CommandLineRun audit(Path home, Object... arguments) {
        var line = new ArrayList<Object>(List.of("audit", "--key", home.resolve("ledger.key")));
        line.addAll(List.of(arguments));
        return of(line.toArray());
    }

    static CommandLineRun of(Object... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var line = new String[arguments.length];
        for (int i = 0; i < line.length; i++) line[i] = arguments[i].toString();
        int exit = Quis.run(new PrintWriter(out, true), new PrintWriter(err, true), line);
        return new CommandLineRun(exit, out.toString(), err.toString());
    }
}
