package org.quis.detect;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.quis.explain.Circumstance;
import org.quis.explain.Verdict;

/// A device, or address, from which nothing done has a known duty or falls into a shift, on an account that works
/// elsewhere: somebody else may know its password. One lead for each such place.
final class AccountElsewhere implements Detector {
    private final Rule rule;

    AccountElsewhere(Rules rules) {
        rule = rules.rule("account-elsewhere");
    }

    /// What an account did, and how much of it without a known duty or outside every shift.
    private record Tally(int looks, int without, int offShift) {
        static Tally of(List<Look> looks) {
            int without = 0;
            int offShift = 0;
            for (var look : looks) {
                if (!look.isExplained()) without++;
                if (look.ruling().is(Circumstance.OFF_SHIFT)) offShift++;
            }
            return new Tally(looks.size(), without, offShift);
        }

        double withoutShare(Tally but) {
            return (without - but.without) / Math.max(1.0, looks - but.looks);
        }

        double offShiftShare(Tally but) {
            return (offShift - but.offShift + 1.0) / (looks - but.looks + 1.0);
        }
    }

    @Override
    public List<Lead> examine(Scene scene) {
        var all = scene.history().looks().stream()
                .filter(look -> !look.automatic() && look.ruling().verdict() != Verdict.UNRESOLVED)
                .toList();
        Map<Integer, List<Look>> places = new LinkedHashMap<>();
        for (var look : all) {
            if (look.place() != 0)
                places.computeIfAbsent(look.place(), _ -> new ArrayList<>()).add(look);
        }
        var whole = Tally.of(all);
        var leads = new ArrayList<Lead>();
        for (var here : places.values()) {
            boolean isOwn = here.size() > rule.number("share") * all.size();
            if (isOwn || here.size() < rule.number("accesses") || isShared(scene, here.getFirst())) continue;
            boolean beside = isBeside(here, all);
            if (!beside && days(scene, here) < rule.number("days")) continue;
            var tally = Tally.of(here);
            if (Math.max(tally.without(), tally.offShift()) < rule.number("idle_share") * here.size()) continue;
            double usual = Math.max(share(scene, here), whole.withoutShare(tally));
            double surprise = Expected.excess(tally.without(), here.size() * usual)
                    + Expected.excess(tally.offShift(), here.size() * whole.offShiftShare(tally));
            if (surprise < rule.number(beside ? "surprise_beside" : "surprise")) continue;
            leads.add(new Lead(rule, 0, here, "", facts(tally, whole, beside)));
        }
        return leads;
    }

    /// A ward's screen or a classroom's is anybody's.
    private static boolean isShared(Scene scene, Look look) {
        var means = look.connection().device() != 0 ? Means.DEVICE : Means.ADDRESS;
        return scene.peers().screens(means).whose(look.place(), scene.measures().whereabouts(means)) == Whose.SHARED;
    }

    /// Whether the account was used elsewhere, too, before and after one use here within minutes: two people at once.
    private boolean isBeside(List<Look> here, List<Look> all) {
        long within = (long) (rule.number("beside_minutes") * 60_000);
        int place = here.getFirst().place();
        for (var look : here) {
            boolean before = false;
            boolean after = false;
            int at = Collections.binarySearch(all, look, Comparator.comparingLong(Look::timeMillis));
            for (int i = at; i >= 0 && look.timeMillis() - all.get(i).timeMillis() <= within; i--) {
                before |= isElsewhere(all.get(i), place);
            }
            for (int i = at; i < all.size() && all.get(i).timeMillis() - look.timeMillis() <= within; i++) {
                after |= isElsewhere(all.get(i), place);
            }
            if (before && after) return true;
        }
        return false;
    }

    private static boolean isElsewhere(Look look, int place) {
        return look.place() != 0 && look.place() != place;
    }

    private static double share(Scene scene, List<Look> looks) {
        var gaps = scene.peers().gaps();
        return looks.stream()
                .mapToDouble(look -> gaps.share(look.work()))
                .average()
                .orElse(0);
    }

    private static long days(Scene scene, List<Look> looks) {
        return looks.stream()
                .mapToLong(look -> scene.calendar().day(look.timeMillis()))
                .distinct()
                .count();
    }

    private List<Fact> facts(Tally here, Tally whole, boolean beside) {
        var facts = new ArrayList<Fact>();
        facts.add(Fact.evidence("%s from a place that the account otherwise does not use: %d without a known duty"
                .formatted(Counted.of(here.looks(), "access"), here.without())));
        facts.add(
                Fact.evidence("elsewhere %.0f %% of its accesses have none".formatted(100 * whole.withoutShare(here))));
        if (beside) {
            facts.add(Fact.evidence("the account was used elsewhere within minutes, before and after"));
        }
        if (here.offShift() > 0) {
            facts.add(Fact.evidence("%s of them outside every shift".formatted(Counted.of(here.offShift(), "access"))));
        }
        if (here.without() < here.looks()) {
            facts.add(Fact.counterEvidence(
                    "%s of them with a known duty".formatted(Counted.of(here.looks() - here.without(), "access"))));
        }
        facts.add(Fact.counterEvidence(rule.falsePositives()));
        return facts;
    }
}
