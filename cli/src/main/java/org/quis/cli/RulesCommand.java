package org.quis.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.quis.audit.Preview;
import org.quis.detect.RuleBook;
import org.quis.detect.Rules;
import org.quis.intake.Formats;
import org.quis.intake.Intake;
import org.quis.sigma.RuleTests;
import org.quis.ties.Declarations;
import org.quis.ties.Ties;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "rules",
        mixinStandardHelpOptions = true,
        subcommands = {RulesCommand.Check.class, RulesCommand.Try.class},
        description = "The Sigma rules that accesses are looked at with, and what rules of your own would do.")
final class RulesCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "list, check or preview?");
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "The rules that come with Quis.")
    int list() {
        var to = spec.commandLine().getOut();
        var book = RuleBook.shipped(Rules.shipped());
        for (int number = 0; number < book.rules().size(); number++) {
            var rule = book.rule(number);
            to.printf("%-22s %-24s %s%n", rule.id(), rule.kind().label(), rule.title());
        }
        to.flush();
        return Exit.DONE;
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Say what is wrong with rules, and run the tests beside them.")
    static final class Check implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Parameters(paramLabel = "DIR", description = "a folder of Sigma rules")
        @SuppressWarnings("NullAway.Init")
        private Path folder;

        @Override
        public Integer call() throws Exception {
            if (!Files.isDirectory(folder)) throw new ParameterException(spec.commandLine(), folder + ": no folder");
            var to = spec.commandLine().getOut();
            var book = RuleBook.with(Rules.shipped(), List.of(folder));
            var tests = RuleTests.run(folder, RuleBook.SURROUNDINGS);
            for (var complaint : tests.refused()) to.println("refused: " + complaint);
            for (var complaint : book.warned()) to.println("doubtful: " + complaint);
            for (var rule : book.foreign()) to.println("not about accesses: " + rule);
            for (var test : tests.results()) {
                if (!test.passed()) to.println("failed: " + test.place() + ": " + test.rule() + ": " + test.said());
            }
            for (var rule : tests.without()) to.println("untested: " + rule);
            to.printf(
                    Locale.ROOT,
                    "%,d rules, %,d tests%n",
                    book.rules().size() - book.firstOfOwn(),
                    tests.results().size());
            to.flush();
            return tests.passed() ? Exit.DONE : Exit.WITH_REMARKS;
        }
    }

    @Command(
            name = "preview",
            mixinStandardHelpOptions = true,
            description = "Say how many accesses a day a rule would flag, and how many of those a duty explains.")
    static final class Try implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Parameters(index = "0", paramLabel = "RULES", description = "a Sigma rule, or a folder of them")
        @SuppressWarnings("NullAway.Init")
        private Path rules;

        @Parameters(index = "1..*", arity = "1..*", paramLabel = "LOG", description = "logs of any known format")
        @SuppressWarnings("NullAway.Init")
        private List<Path> logs;

        @Option(names = "--reference", paramLabel = "DIR", description = "folder of reference tables")
        private @Nullable Path reference;

        @Option(names = "--region", defaultValue = "US", description = "where phone numbers are (default: US)")
        private String region = "US";

        @Option(names = "--zone", paramLabel = "ZONE", description = "the zone of times that name none")
        private @Nullable ZoneId zone;

        @Override
        public Integer call() throws Exception {
            var to = spec.commandLine().getOut();
            var book = RuleBook.with(Rules.shipped(), List.of(rules));
            for (var complaint : book.refused()) spec.commandLine().getErr().println("quis: " + complaint);
            var local = zone == null ? ZoneOffset.UTC : zone;
            var ties = reference == null ? null : Ties.read(reference, Declarations.shipped(), local, region);
            var intake = new Intake(Formats.shipped(), Intake.Options.standard().withZone(zone));
            to.printf("%-36s %12s %12s %s%n", "rule", "a day", "in all", "explained by a duty");
            for (var flagged : Preview.of(book, book.firstOfOwn(), intake, logs, ties, local)) {
                to.printf(
                        Locale.ROOT,
                        "%-36s %,12.1f %,12d %s%n",
                        flagged.rule(),
                        flagged.perDay(),
                        flagged.matched(),
                        ties == null
                                ? "unknown without --reference"
                                : "%,d (%.1f %%)"
                                        .formatted(
                                                flagged.explained(),
                                                100.0 * flagged.explained() / Math.max(1, flagged.matched())));
            }
            to.flush();
            return book.refused().isEmpty() ? Exit.DONE : Exit.WITH_REMARKS;
        }
    }
}
