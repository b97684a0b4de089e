package org.quis.review;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.quis.results.Csv;
import org.quis.results.UnfitException;

/// What to review next in the time there is: the findings with the most expected misuse a minute, others that chance
/// picks so that no kind is ever safe, and accesses drawn from everything.
///
/// @param items    in the order in which they should be reviewed
/// @param findings there are in all
/// @param accesses there are in all
public record Queue(List<Item> items, int findings, long accesses) {
    /// Why an item is in the queue.
    public enum Why {
        /// much misuse expected for the time
        RISK,
        /// drawn by kind, against whoever knows the rules
        GAME,
        /// drawn from all accesses alike
        RANDOM
    }

    /// @param id          of a finding, or of an access that was drawn by itself
    /// @param kind        `access` for the latter
    /// @param probability with which it had to be drawn; 1 where it was chosen
    public record Item(String id, String kind, String user, double risk, double minutes, Why why, double probability) {
        public boolean isRandom() {
            return why == Why.RANDOM;
        }
    }

    /// How much time there is: of minutes, or of items; the other is 0.
    public record Budget(double minutes, int reviews) {
        public Budget {
            if (minutes <= 0 == reviews <= 0) throw new IllegalArgumentException("either minutes or reviews");
        }
    }

    /// @param audit  the folder of an audit
    /// @param random unpredictable, or nobody is deterred
    public static Queue draw(Path audit, Budget budget, Random random) throws IOException, UnfitException {
        return new Drawing(Spending.shipped(), random, budget).of(audit);
    }

    private static List<Finding> findings(Path audit) throws IOException, UnfitException {
        var findings = new ArrayList<Finding>();
        var file = audit.resolve("findings.csv");
        Csv.read(file, List.of("finding_id", "kind", "user_id", "title", "accesses", "risk"), (row, number) -> {
            try {
                findings.add(new Finding(
                        row.getField("finding_id"),
                        row.getField("kind"),
                        row.getField("user_id"),
                        row.getField("title"),
                        Integer.parseInt(row.getField("accesses")),
                        Double.parseDouble(row.getField("risk"))));
            } catch (NumberFormatException _) {
                throw new UnfitException(file + ":" + number, "`accesses` and `risk` must be numbers");
            }
        });
        return findings;
    }

    /// Of all accesses, each counted once, as many as wanted.
    private static DistinctIds<Item> accesses(Path audit, int most, Random random) throws IOException, UnfitException {
        var accesses = new DistinctIds<Item>(most, random);
        var file = audit.resolve("accesses.csv");
        Csv.read(file, List.of("access_id", "user_id", "risk"), (row, _) -> {
            var id = row.getField("access_id");
            accesses.add(
                    id,
                    () -> new Item(
                            id,
                            "access",
                            row.getField("user_id"),
                            Double.parseDouble(row.getField("risk")),
                            0,
                            Why.RANDOM,
                            0));
        });
        return accesses;
    }

    /// One draw.
    private static final class Drawing {
        private final Spending spending;
        private final Random random;
        private final boolean byCount;
        private final double all;
        private final List<Item> items = new ArrayList<>();

        Drawing(Spending spending, Random random, Budget budget) {
            this.spending = spending;
            this.random = random;
            this.byCount = budget.reviews() > 0;
            this.all = byCount ? budget.reviews() : budget.minutes();
        }

        Queue of(Path audit) throws IOException, UnfitException {
            double one = byCount ? 1 : spending.minutes().access();
            int most = (int) Math.max(1, Math.round(all * spending.random() / one));
            var accesses = accesses(audit, most, random);
            long count = accesses.count();
            return of(findings(audit), accesses.drawn(), (int) Math.min(count, most), count, one);
        }

        /// @param one what an access takes, in minutes or in items
        private Queue of(List<Finding> findings, Iterable<Item> sample, int drawn, long accesses, double one) {
            double left = Math.max(0, all - drawn * one);
            var chosen = choose(findings, left * (1 - spending.game() / (1 - spending.random())));
            var waiting = findings.stream()
                    .filter(finding -> !chosen.contains(finding.id()))
                    .toList();
            game(waiting, left - cost());
            items.sort(Comparator.comparingDouble((Item item) -> item.risk() / item.minutes())
                    .reversed()
                    .thenComparing(Item::id));
            scatter(sample, (double) drawn / accesses);
            return new Queue(List.copyOf(items), findings.size(), accesses);
        }

        private double cost() {
            return byCount
                    ? items.size()
                    : items.stream().mapToDouble(Item::minutes).sum();
        }

        /// The most expected misuse a minute; a kind that has its quota waits until no other is left.
        private Set<String> choose(List<Finding> findings, double budget) {
            var order = findings.stream()
                    .sorted(Comparator.comparingDouble((Finding finding) ->
                                    finding.risk() / spending.minutes().of(finding))
                            .reversed()
                            .thenComparing(Finding::id))
                    .toList();
            Set<String> chosen = new HashSet<>();
            Map<String, Double> spent = new HashMap<>();
            double left = budget;
            for (boolean quota : new boolean[] {true, false}) {
                for (var finding : order) {
                    double cost = byCount ? 1 : spending.minutes().of(finding);
                    double ofKind = spent.getOrDefault(finding.kind(), 0.0);
                    boolean full = quota && ofKind > 0 && ofKind + cost > spending.quota() * budget;
                    if (cost > left || full || !chosen.add(finding.id())) continue;
                    left -= cost;
                    spent.merge(finding.kind(), cost, Double::sum);
                    items.add(item(finding, Why.RISK, 1));
                }
            }
            return chosen;
        }

        private void game(List<Finding> findings, double budget) {
            Map<String, Double> time = new TreeMap<>();
            for (var finding : findings) {
                time.merge(finding.kind(), byCount ? 1 : spending.minutes().of(finding), Double::sum);
            }
            if (time.isEmpty() || budget <= 0) return;
            var stakes = time.entrySet().stream()
                    .map(kind -> new AuditGame.Stake(kind.getKey(), kind.getValue(), spending.harm(kind.getKey())))
                    .toList();
            var chances = AuditGame.solve(stakes, spending.caught(), budget);
            for (var finding : Systematic.draw(findings, one -> chances.getOrDefault(one.kind(), 0.0), random)) {
                items.add(item(finding, Why.GAME, chances.getOrDefault(finding.kind(), 0.0)));
            }
        }

        private Item item(Finding finding, Why why, double probability) {
            double minutes = spending.minutes().of(finding);
            return new Item(finding.id(), finding.kind(), finding.user(), finding.risk(), minutes, why, probability);
        }

        /// Scattered among the findings: who reviews should not know which is which.
        private void scatter(Iterable<Item> sample, double probability) {
            for (var drawn : sample) {
                items.add(
                        random.nextInt(items.size() + 1),
                        new Item(
                                drawn.id(),
                                drawn.kind(),
                                drawn.user(),
                                drawn.risk(),
                                spending.minutes().access(),
                                Why.RANDOM,
                                probability));
            }
        }
    }
}
