package org.quis.detect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.quis.explain.StatedReason;

/// One case number for many subjects whom it does not concern, worn out like a key for every door.
///
/// One lead for each number.
///
/// Every single one of these looks cites a case that exists and is the user's; a witness may be missing in its table.
/// So many for one case are not what is missing among colleagues. Who comes back to the same subjects on other days
/// works on them, whatever the table says.
final class CaseWorn implements Detector {
    private final Rule rule;

    CaseWorn(Rules rules) {
        rule = rules.rule("case-worn");
    }

    /// Looks that cite one case: how many, and those of subjects whom it does not concern.
    private static final class Cited {
        private int looks;
        private final List<Look> unrelated = new ArrayList<>();

        /// Subjects looked at on several days.
        long returned(Calendar calendar) {
            Map<Long, Set<Long>> days = new HashMap<>();
            for (var look : unrelated) {
                days.computeIfAbsent(look.target(), _ -> new HashSet<>()).add(calendar.day(look.timeMillis()));
            }
            return days.values().stream().filter(of -> of.size() > 1).count();
        }

        long targets() {
            return Lead.targets(unrelated);
        }
    }

    @Override
    public List<Lead> examine(Scene scene) {
        Map<Long, Cited> cases = new LinkedHashMap<>();
        for (var look : scene.history().looks()) {
            if (look.automatic() || look.caseNumber() == 0) continue;
            var cited = cases.computeIfAbsent(look.caseNumber(), _ -> new Cited());
            cited.looks++;
            if (isUnrelated(look)) cited.unrelated.add(look);
        }
        double usual = scene.peers().gaps().unrelated(scene.measures().workload());
        var leads = new ArrayList<Lead>();
        for (var cited : cases.values()) {
            if (cited.unrelated.size() < rule.number("targets") || cited.targets() < rule.number("targets")) continue;
            double expected = cited.looks * usual;
            if (Expected.excess(cited.unrelated.size(), expected) < rule.number("surprise")) continue;
            if (cited.returned(scene.calendar()) > rule.number("returned") * cited.targets()) continue;
            leads.add(new Lead(rule, 0, cited.unrelated, "", facts(cited, expected)));
        }
        return leads;
    }

    /// Whether a look cites the user's own case for somebody whom it does not concern.
    static boolean isUnrelated(Look look) {
        return !look.isExplained() && look.ruling().stated() == StatedReason.Standing.USER_ONLY;
    }

    private List<Fact> facts(Cited cited, double expected) {
        var facts = new ArrayList<Fact>();
        facts.add(Fact.evidence(
                "one case number for %s whom it does not concern".formatted(Counted.of(cited.targets(), "subject"))));
        int related = cited.looks - cited.unrelated.size();
        if (related > 0) {
            facts.add(Fact.counterEvidence(
                    "%s more under it of subjects whom it concerns".formatted(Counted.of(related, "access"))));
        }
        facts.add(Fact.counterEvidence("%.1f are to be expected, as colleagues cite their cases".formatted(expected)));
        facts.add(Fact.counterEvidence(rule.falsePositives()));
        return facts;
    }
}
