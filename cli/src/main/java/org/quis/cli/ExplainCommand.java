package org.quis.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.quis.store.AccessLog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Say why an access happened: every path of duty and every personal path, row by row.")
final class ExplainCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DIR", description = "the folder of an audit")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Parameters(index = "1", paramLabel = "ACCESS_ID", description = "as accesses.csv has it")
    @SuppressWarnings("NullAway.Init")
    private String accessId;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private ReferenceOptions reference;

    @Override
    public Integer call() throws Exception {
        try (var log = AccessLog.open(AuditFolder.database(spec, folder))) {
            var found = log.access(accessId);
            if (found.isEmpty()) {
                throw new ParameterException(
                        spec.commandLine(),
                        "no access `" + accessId + "` is in " + folder
                                + "\n      ids are in accesses.csv, and in `quis sql " + folder
                                + " \"from accesses\"`");
            }
            var ties = reference.read(spec, log::recorded);
            var out = spec.commandLine().getOut();
            var lines = new ExplanationLines(ties, reference.zone(spec, log::recorded), out);
            var access = found.getFirst();
            out.println("access " + Printable.line(accessId) + ", " + Printable.line(access.place()));
            if (found.size() > 1) out.println("seen " + found.size() + " times; this is the first");
            access.lines().forEach(line -> out.println("  " + Printable.line(line)));
            lines.print(access.inquiry());
            out.flush();
            return Exit.DONE;
        }
    }
}
