package org.quis.cli;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.quis.audit.Summary;

/// An audit in five lines. Every number says what it counts.
final class Telling {
    private Telling() {}

    static void of(Summary summary, PrintWriter to) {
        to.printf(
                "read %s: %s, %s rejected%n",
                count(summary.sources().size(), "source", "sources"),
                count(summary.rows(), "row", "rows"),
                number(summary.rejected()));
        to.printf(
                "seen %s by %s; %s seen more than once%n",
                count(summary.accesses(), "access", "accesses"),
                count(summary.users(), "account", "accounts"),
                number(summary.sightings() - summary.accesses()));
        to.printf(
                "sealed %s, root %s%n",
                count(summary.ledger().size(), "ledger entry", "ledger entries"),
                summary.ledger().root());
        if (!summary.reference().isEmpty()) to.printf("verdicts: %s%n", verdicts(summary.verdicts()));
        to.printf("found %s%n", findings(summary.findings()));
        to.printf(
                "not checked: %s, see summary.json%n",
                count(
                        summary.unchecked().stream()
                                .map(unchecked -> unchecked.check())
                                .distinct()
                                .count(),
                        "kind of misuse",
                        "kinds of misuse"));
    }

    private static String verdicts(Map<String, Long> verdicts) {
        return verdicts.entrySet().stream()
                .map(verdict -> number(verdict.getValue()) + " " + verdict.getKey())
                .collect(Collectors.joining(", "));
    }

    private static String findings(Map<String, Integer> kinds) {
        if (kinds.isEmpty()) return "nothing that a rule points at";
        int all = kinds.values().stream().mapToInt(Integer::intValue).sum();
        return count(all, "lead", "leads")
                + kinds.entrySet().stream()
                        .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                        .map(kind -> kind.getKey() + " " + number(kind.getValue()))
                        .collect(Collectors.joining(", ", ": ", ""));
    }

    private static String count(long count, String one, String many) {
        return number(count) + " " + (count == 1 ? one : many);
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
