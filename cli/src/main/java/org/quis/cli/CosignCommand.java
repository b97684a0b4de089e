package org.quis.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "cosign",
        mixinStandardHelpOptions = true,
        description = "Ask witnesses to cosign a ledger's checkpoint.",
        footer = {
            "",
            "Exit codes: 0 a quorum cosigned, 1 fewer did, 3 could not write,",
            "4 a witness knows another history of this log."
        })
final class CosignCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "the folder of an audit, or of a ledger")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private WitnessOptions witnesses;

    @Override
    public Integer call() throws Exception {
        return witnesses.needed(spec).round(AuditFolder.ledger(spec, folder));
    }
}
