package org.quis.evaluate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.quis.results.Csv;
import org.quis.results.UnfitException;

/// What an audit's findings are worth to those who review them.
///
/// @param real        of findings, those with an access that is misuse; those of neutral ones alone are left out
/// @param rightKind   of episodes, those with a finding of their kind
/// @param any         of episodes, those with a finding of any kind
/// @param beyond      of all accesses, those on duty that are in a finding
/// @param kinds       by kind of misuse: of its episodes, those with a finding of it; of its findings, those real
/// @param rules       by rule: findings for every thousand accesses, and those that are real
/// @param calibration by tenth of the risk said: the mean that was said, and those that are real
/// @param brier       mean squared difference between a finding's risk and whether it is real
public record Leads(
        Share real,
        Share rightKind,
        Share any,
        Share beyond,
        Map<String, Kind> kinds,
        Map<String, Alerts> rules,
        Map<String, Bin> calibration,
        double brier) {

    public record Kind(Share recall, Share precision) {}

    public record Alerts(double perThousand, Share real) {}

    public record Bin(double said, Share real) {}

    private record Lead(String kind, String rule, double risk) {}

    static Leads of(Path audit, Truth truth, long accesses) throws IOException, UnfitException {
        Map<String, Lead> leads = new HashMap<>();
        var file = audit.resolve("findings.csv");
        Csv.read(
                file,
                List.of("finding_id", "kind", "rule_id", "risk"),
                (row, _) -> leads.put(
                        row.getField("finding_id"),
                        new Lead(
                                row.getField("kind"),
                                row.getField("rule_id"),
                                Double.parseDouble(row.getField("risk")))));
        Map<String, Set<String>> of = new HashMap<>();
        var members = audit.resolve("finding_accesses.csv");
        Csv.read(members, List.of("finding_id", "access_id"), (row, number) -> {
            var id = row.getField("finding_id");
            if (!leads.containsKey(id)) throw new UnfitException(members + ":" + number, "no finding `" + id + "`");
            of.computeIfAbsent(id, _ -> new HashSet<>()).add(row.getField("access_id"));
        });
        return new Count(truth, members.toString()).of(leads, of, accesses);
    }

    private static final class Count {
        private final Truth truth;
        private final String place;
        private final Map<String, Set<String>> rightKind = new TreeMap<>(); // by kind, episodes
        private final Set<String> any = new HashSet<>();
        private final Set<String> beyond = new HashSet<>();

        Count(Truth truth, String place) {
            this.truth = truth;
            this.place = place;
        }

        Leads of(Map<String, Lead> leads, Map<String, Set<String>> members, long accesses) throws UnfitException {
            Map<String, List<Boolean>> byRule = new TreeMap<>();
            Map<String, List<Boolean>> byKind = new TreeMap<>();
            Map<String, List<Lead>> bins = new TreeMap<>();
            Map<String, Long> realInBin = new HashMap<>();
            long real = 0;
            long counted = 0;
            double squares = 0;
            for (var entry : leads.entrySet()) {
                var lead = entry.getValue();
                var gathered = members.getOrDefault(entry.getKey(), Set.of());
                if (isNeutral(gathered)) continue;
                counted++;
                boolean isReal = look(lead, gathered);
                if (isReal) real++;
                byRule.computeIfAbsent(lead.rule(), _ -> new ArrayList<>()).add(isReal);
                byKind.computeIfAbsent(lead.kind(), _ -> new ArrayList<>()).add(isReal);
                var bin = bin(lead.risk());
                bins.computeIfAbsent(bin, _ -> new ArrayList<>()).add(lead);
                realInBin.merge(bin, isReal ? 1L : 0L, Long::sum);
                squares += Math.pow(lead.risk() - (isReal ? 1 : 0), 2);
            }
            var rules = new TreeMap<String, Alerts>();
            byRule.forEach((rule, were) -> rules.put(rule, new Alerts(1000.0 * were.size() / accesses, real(were))));
            var calibration = new TreeMap<String, Bin>();
            bins.forEach((bin, in) -> calibration.put(
                    bin,
                    new Bin(
                            in.stream().mapToDouble(Lead::risk).average().orElse(0),
                            new Share(realInBin.getOrDefault(bin, 0L), in.size()))));
            var episodes = truth.episodes();
            var kinds = new TreeMap<String, Kind>();
            var labels = new TreeSet<>(episodes.keySet());
            labels.addAll(byKind.keySet());
            for (var kind : labels) {
                int found = rightKind.getOrDefault(kind, Set.of()).size();
                int all = episodes.getOrDefault(kind, Set.of()).size();
                kinds.put(kind, new Kind(new Share(found, all), real(byKind.getOrDefault(kind, List.of()))));
            }
            int all = count(episodes);
            return new Leads(
                    new Share(real, counted),
                    new Share(count(rightKind), all),
                    new Share(any.size(), all),
                    new Share(beyond.size(), accesses),
                    kinds,
                    rules,
                    calibration,
                    squares / Math.max(1, counted));
        }

        private boolean isNeutral(Set<String> accesses) throws UnfitException {
            for (var id : accesses) if (!truth.of(id, place).isNeutral()) return false;
            return !accesses.isEmpty();
        }

        private boolean look(Lead lead, Set<String> accesses) throws UnfitException {
            boolean real = false;
            for (var id : accesses) {
                var known = truth.of(id, place);
                if (known.isDuty()) beyond.add(id);
                if (!known.isMisuse()) continue;
                real = true;
                any.add(Truth.episode(id, known));
                if (known.label().equals(lead.kind())) {
                    rightKind.computeIfAbsent(lead.kind(), _ -> new HashSet<>()).add(Truth.episode(id, known));
                }
            }
            return real;
        }

        private static Share real(List<Boolean> were) {
            return new Share(were.stream().filter(one -> one).count(), were.size());
        }

        private static int count(Map<String, Set<String>> episodes) {
            return episodes.values().stream().mapToInt(Set::size).sum();
        }

        private static String bin(double risk) {
            int tenth = Math.min(9, (int) (risk * 10));
            return "0." + tenth + "–" + (tenth == 9 ? "1.0" : "0." + (tenth + 1));
        }
    }
}
