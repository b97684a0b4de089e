package org.quis.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.quis.evaluate.Evaluation;
import org.quis.evaluate.Fairness;
import org.quis.evaluate.Leads;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = "Compare an audit with the truth, where it is known: what was explained, what was found.")
final class EvaluateCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "OUT", description = "the folder of an audit")
    @SuppressWarnings("NullAway.Init")
    private Path audit;

    @Option(names = "--labels", paramLabel = "FILE", required = true, description = "access_id,label,episode")
    @SuppressWarnings("NullAway.Init")
    private Path labels;

    @Option(
            names = "--traces",
            paramLabel = "FILE",
            description =
                    "access_id,person_id,trace: whom each was about, and the trace its duty left: `entered`, `late` or"
                            + " the row that shows it; nothing, `missing`, `wrong` or `none` where there is none"
                            + " (default: traces.csv beside the labels, if it is there)")
    private @Nullable Path traces;

    @Option(
            names = "--reference",
            paramLabel = "DIR",
            description = "people.csv and users.csv, by whose names fairness is counted (default: beside the labels)")
    private @Nullable Path reference;

    @Option(names = "--json", paramLabel = "FILE", description = "write the numbers to a file, too")
    private @Nullable Path json;

    @Override
    public Integer call() throws Exception {
        var beside = labels.resolveSibling("traces.csv");
        var names = reference != null ? reference : labels.toAbsolutePath().getParent();
        var evaluation = Evaluation.of(
                audit, labels, traces != null ? traces : Files.isRegularFile(beside) ? beside : null, names);
        print(evaluation, spec.commandLine().getOut());
        if (json != null) {
            var mapper = JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();
            Files.writeString(json, mapper.writeValueAsString(evaluation) + "\n");
        }
        return Exit.DONE;
    }

    private static void print(Evaluation evaluation, PrintWriter to) {
        to.println("explained, of accesses with a trace of duty: " + evaluation.traced());
        to.println("explained, of first accesses among them:     " + evaluation.tracedFirst());
        to.printf(Locale.ROOT, "of these, personally tied as well:           %,d%n", evaluation.tied());
        to.println("persons named rightly:                       " + evaluation.personRight());
        to.println("of these, with a personal tie:               " + evaluation.tiedRight());
        to.println("persons named at all:                        " + evaluation.personNamed());
        to.println();
        to.printf("%-24s %-34s %s%n", "label", "episodes found", "of accesses suspected, right");
        evaluation
                .kinds()
                .forEach((kind, found) -> to.printf(
                        "%-24s %-34s %s%n",
                        kind,
                        found.found().whole() == 0
                                ? "-"
                                : found.found().part() + " of " + found.found().whole(),
                        found.right()));
        to.println();
        evaluation.verdicts().forEach((label, verdicts) -> to.printf("%-24s %s%n", label, shares(verdicts)));
        to.println();
        evaluation
                .ranking()
                .early()
                .forEach((budget, found) ->
                        to.printf(Locale.ROOT, "episodes in the first %5.2f %% by risk: %s%n", 100 * budget, found));
        to.printf(
                Locale.ROOT,
                "misuse before duty, by risk (AUC): %.4f%n",
                evaluation.ranking().auc());
        var leads = evaluation.leads();
        if (leads != null) print(leads, to);
        var fairness = evaluation.fairness();
        if (fairness != null) {
            print("of those who looked", fairness.accounts(), to);
            print("of those looked at", fairness.subjects(), to);
        }
        to.flush();
    }

    private static void print(String whose, Map<String, Fairness.Group> groups, PrintWriter to) {
        if (groups.isEmpty()) return;
        to.println();
        to.printf(
                "%-24s %-36s %-36s %s%n", "names " + whose, "flagged on duty", "flagged of misuse", "ratio to others");
        groups.forEach(
                (form, of) -> to.printf("%-24s %-36s %-36s %s%n", form, of.onDuty(), of.misuse(), ratio(of.ratio())));
    }

    private static String ratio(Fairness.@Nullable Ratio ratio) {
        if (ratio == null) return "too few to tell";
        return String.format(Locale.ROOT, "%.2f (%.2f–%.2f)", ratio.value(), ratio.low(), ratio.high());
    }

    private static void print(Leads leads, PrintWriter to) {
        to.println();
        to.println("findings with misuse in them:             " + leads.real());
        to.println("episodes with a finding of their kind:    " + leads.rightKind());
        to.println("episodes with a finding:                  " + leads.any());
        to.println("accesses in findings that are not misuse: " + leads.beyond());
        to.println();
        to.printf("%-24s %-34s %s%n", "kind", "episodes with a finding of it", "findings of it with misuse");
        leads.kinds().forEach((kind, of) -> to.printf("%-24s %-34s %s%n", kind, of.recall(), of.precision()));
        to.println();
        to.printf("%-24s %-26s %s%n", "rule", "findings per 1,000", "with misuse");
        leads.rules()
                .forEach((rule, alerts) ->
                        to.printf(Locale.ROOT, "%-24s %-26.3f %s%n", rule, alerts.perThousand(), alerts.real()));
        to.println();
        to.printf(Locale.ROOT, "%-24s %-26s with misuse (Brier score %.3f)%n", "risk", "mean", leads.brier());
        leads.calibration()
                .forEach((bin, in) -> to.printf(Locale.ROOT, "%-24s %-26.2f %s%n", bin, in.said(), in.real()));
    }

    private static String shares(Map<String, Long> verdicts) {
        long all = verdicts.values().stream().mapToLong(Long::longValue).sum();
        return verdicts.entrySet().stream()
                .map(verdict -> String.format(
                        Locale.ROOT,
                        "%s %,d (%.2f %%)",
                        verdict.getKey(),
                        verdict.getValue(),
                        100.0 * verdict.getValue() / all))
                .collect(Collectors.joining(", "));
    }
}
