package org.quis.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.quis.review.Queue;
import org.quis.review.QueueFile;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "queue",
        mixinStandardHelpOptions = true,
        description = {
            "Pick what to review in the time there is: most expected misuse a minute, no kind ever safe,",
            "and some accesses drawn from everything, which say how much nobody flagged (quis estimate)."
        })
final class QueueCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "the folder of an audit")
    @SuppressWarnings("NullAway.Init")
    private Path audit;

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init")
    private Amount amount;

    private static final class Amount {
        @Option(names = "--minutes", description = "time there is")
        private double minutes;

        @Option(names = "--reviews", description = "reviews there is time for")
        private int reviews;
    }

    @Option(names = "--out", paramLabel = "FILE", description = "the queue (default: queue.csv in the folder)")
    private @Nullable Path out;

    @Option(
            names = "--seed",
            description = "draw the same again, for a test; without it nobody can tell what will be drawn")
    private @Nullable Long seed;

    @Override
    public Integer call() throws Exception {
        if (amount.minutes <= 0 && amount.reviews <= 0) {
            throw new ParameterException(spec.commandLine(), "--minutes or --reviews must be more than 0");
        }
        var file = out != null ? out : audit.resolve("queue.csv");
        if (out == null && Files.exists(file)) {
            throw new ParameterException(
                    spec.commandLine(),
                    file + " is there already: who may draw again until it suits draws nothing at random; name"
                            + " another file with --out");
        }
        Random random = seed == null ? new SecureRandom() : new Random(seed);
        var queue = Queue.draw(audit, new Queue.Budget(amount.minutes, amount.reviews), random);
        QueueFile.write(queue, file);
        var to = spec.commandLine().getOut();
        for (var why : Queue.Why.values()) {
            var items = queue.items().stream().filter(item -> item.why() == why).toList();
            to.printf(
                    Locale.ROOT,
                    "%-38s %,4d, %,5.0f minutes%n",
                    words(why),
                    items.size(),
                    items.stream().mapToDouble(Queue.Item::minutes).sum());
        }
        to.printf(Locale.ROOT, "of %,d findings and %,d accesses%n", queue.findings(), queue.accesses());
        to.println("queue: " + file);
        to.println("write `item,decision` to a file (substantiated, unfounded, inconclusive), then: quis estimate "
                + audit + " --decisions FILE");
        to.flush();
        return Exit.DONE;
    }

    private static String words(Queue.Why why) {
        return switch (why) {
            case RISK -> "findings with the most expected misuse:";
            case GAME -> "findings drawn so that no kind is safe:";
            case RANDOM -> "accesses drawn from everything:";
        };
    }
}
