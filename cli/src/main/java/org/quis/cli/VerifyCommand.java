package org.quis.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.quis.ledger.Verification;
import org.quis.ledger.Verifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Check a ledger from its entries up: every leaf, tile, commitment, and the signature.",
        footer = {"", "Exit codes: 0 everything agrees, 4 something does not (and where)."})
final class VerifyCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "the folder of an audit, or of a ledger")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Override
    public Integer call() throws Exception {
        var ledger = AuditFolder.ledger(spec, folder);
        var bar = Bar.onStandardError();
        bar.stage("verifying", -1, "entries");
        try (var _ = Stop.watch()) {
            var verification = Verifier.verify(ledger, bar::advance);
            bar.end();
            return switch (verification) {
                case Verification.Sound(var checkpoint) -> {
                    var out = spec.commandLine().getOut();
                    out.printf(
                            Locale.ROOT,
                            "verified %,d ledger entries of %s, root %s%n",
                            checkpoint.size(),
                            checkpoint.origin(),
                            checkpoint.root().base64());
                    out.flush();
                    yield Exit.DONE;
                }
                case Verification.Broken(var faults, long count) -> {
                    var err = spec.commandLine().getErr();
                    err.printf(Locale.ROOT, "quis: the ledger does not verify: %,d faults%n", count);
                    for (var fault : faults) err.println("      " + fault);
                    yield Exit.VERIFICATION_FAILED;
                }
            };
        }
    }
}
