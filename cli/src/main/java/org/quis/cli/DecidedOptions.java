package org.quis.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What reviewers decided of an audit: the folder, what was drawn from it, and the decisions.
final class DecidedOptions {
    @Parameters(paramLabel = "DIR", description = "the folder of an audit")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path audit;

    @Option(
            names = "--decisions",
            paramLabel = "FILE",
            required = true,
            description = "item,decision: substantiated, unfounded or inconclusive")
    @SuppressWarnings("NullAway.Init")
    private Path decisions;

    @Option(names = "--queue", paramLabel = "FILE", description = "what was drawn (default: queue.csv in the folder)")
    private @Nullable Path queue;

    Path audit() {
        return audit;
    }

    Path decisions() {
        return decisions;
    }

    Path drawn() {
        return queue != null ? queue : audit.resolve("queue.csv");
    }
}
