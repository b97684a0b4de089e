package org.quis.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.quis.review.Estimate;
import org.quis.review.Since;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "estimate",
        mixinStandardHelpOptions = true,
        description = "Say how much misuse there is that nobody flagged, from what was drawn at random and decided.")
final class EstimateCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private DecidedOptions decided;

    @Option(names = "--complaints", paramLabel = "FILE", description = "access_id of misuse known from complaints")
    private @Nullable Path complaints;

    @Override
    public Integer call() throws Exception {
        print(
                Estimate.of(decided.audit(), decided.drawn(), decided.decisions(), complaints),
                spec.commandLine().getOut());
        return Exit.DONE;
    }

    private static void print(Estimate estimate, PrintWriter to) {
        to.printf(
                Locale.ROOT,
                "%,d of %,d accesses were drawn at random; %,d of them are undecided and count as either%n",
                estimate.sampled(),
                estimate.accesses(),
                estimate.open());
        to.println("misuse among all accesses:            " + share(estimate.misuse(), estimate.accesses()));
        to.println("misuse that no finding shows:         " + share(estimate.unflagged(), estimate.accesses()));
        to.println("findings that are real:               " + count(estimate.findings()));
        estimate.recapture().ifPresent(found -> to.println("accesses of misuse, by recapture:     " + count(found)));
        estimate.since().ifPresent(since -> print(since, to));
        to.println("Bounds hold with 95 % confidence. A sample without misuse does not say that there is none.");
        to.flush();
    }

    private static void print(Since since, PrintWriter to) {
        to.printf(
                Locale.ROOT,
                "since the audit, %,d of %,d accesses that came in were drawn; %,d of them are undecided%n",
                since.sampled(),
                since.accesses(),
                since.open());
        to.println("misuse among those:                   " + share(since.misuse(), since.accesses()));
        to.println("misuse of it that no finding shows:   " + share(since.unflagged(), since.accesses()));
    }

    private static String share(Estimate.Bounds share, long of) {
        var percent = share.times(100);
        return String.format(Locale.ROOT, "%.3f %% (%.3f–%.3f): ", percent.value(), percent.low(), percent.high())
                + count(share.times(of));
    }

    private static String count(Estimate.Bounds count) {
        return String.format(Locale.ROOT, "%,.0f (%,.0f–%,.0f)", count.value(), count.low(), count.high());
    }
}
