package org.quis.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.quis.detect.RiskFile;
import org.quis.detect.RuleBook;
import org.quis.review.Learning;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "learn",
        mixinStandardHelpOptions = true,
        description = "Shift the weights of rules towards what reviewers decided, and say whether that is better.")
final class LearnCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private DecidedOptions decided;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private WeightsOption weights;

    @Option(names = "--rules", paramLabel = "PATH", description = "the Sigma rules of your own of that audit")
    private List<Path> own = List.of();

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "the weights, for audit --weights")
    @SuppressWarnings("NullAway.Init")
    private Path out;

    @Override
    public Integer call() throws Exception {
        var rules = weights.rules();
        var learnt = Learning.of(decided.audit(), decided.drawn(), decided.decisions());
        var to = spec.commandLine().getOut();
        to.printf("%-24s %8s %8s %8s%n", "rule", "decided", "real", "weight");
        learnt.decided()
                .forEach((rule, count) -> to.printf(
                        Locale.ROOT,
                        "%-24s %,8d %,8d %+8.2f%n",
                        rule,
                        count.decided(),
                        count.real(),
                        learnt.base() + learnt.rules().getOrDefault(rule, 0.0)));
        to.printf(
                Locale.ROOT,
                "Brier score %.4f as it was, %.4f as learnt; logarithmic loss %.4f, %.4f (on decisions held out)%n",
                learnt.before().brier(),
                learnt.after().brier(),
                learnt.before().logLoss(),
                learnt.after().logLoss());
        if (learnt.after().logLoss() >= learnt.before().logLoss()) {
            to.println("no better than it was: nothing was written");
            to.flush();
            return Exit.WITH_REMARKS;
        }
        Files.writeString(
                out, RiskFile.shifted(weights.yaml(), rules, RuleBook.with(rules, own), learnt.base(), learnt.rules()));
        to.println("weights: " + out);
        to.flush();
        return Exit.DONE;
    }
}
