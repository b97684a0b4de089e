package org.quis.detect;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.quis.explain.Circumstance;

/// How many of a rule's leads an account is expected to have though nothing was wrong: `expected` of a Sigma rule.
enum Expectation {
    /// not asked
    NONE,
    /// by what others of the post do
    CUSTOM,
    /// by what others do on duty, whatever their post
    EVERYWHERE,
    /// by what others of the post do, and none in words that others write on duty
    WORDED,
    /// of people tied to the user as loosely, by those it meets on duty
    TIED,
    /// of records taken out, by those taken out on duty; none of people tied to the user
    TAKEN_OUT,
    /// of records changed, likewise
    CHANGED,
    /// of cases cited wrongly, by colleagues' share
    CONTRADICTED,
    /// of orders that are in no table, by those that are
    ORDERS,
    /// of hours off the roster, none; but those beside known work are overtime, a call-out or a swap
    OVERTIME;

    private static final long BESIDE = 2 * 3_600_000; // milliseconds

    /// @return [#NONE] for what is none of these
    static Expectation of(String said) {
        for (var one : values()) if (one.name().toLowerCase(Locale.ROOT).equals(said)) return one;
        return NONE;
    }

    double of(Scene scene, List<Look> looks) {
        return switch (this) {
            case NONE, CUSTOM, WORDED, EVERYWHERE, OVERTIME -> 0;
            case TIED -> tied(scene, looks);
            case TAKEN_OUT -> act(scene, looks, Circumstance.TAKES_OUT);
            case CHANGED -> act(scene, looks, Circumstance.CHANGES);
            case CONTRADICTED -> scene.expected().contradicted(looks);
            case ORDERS -> orders(scene, looks);
        };
    }

    /// The share of a post's accounts that makes a custom of what a rule matches; more than 1 for never. Whose
    /// service is over, who opens a decoy or looks at a former partner is alone with it; a case number is mistyped
    /// everywhere.
    double custom() {
        return switch (this) {
            case NONE, EVERYWHERE, TIED, CONTRADICTED -> 2;
            case CUSTOM, WORDED, TAKEN_OUT, CHANGED, ORDERS, OVERTIME -> 0.15;
        };
    }

    /// Which looks that a rule matches have no plain reason in what the account does elsewhere, or others do.
    ///
    /// @param rule the number of the Sigma rule
    Predicate<Look> standsOut(Scene scene, int rule) {
        return switch (this) {
            case CONTRADICTED -> neverWorksTheCase(scene.history());
            case OVERTIME -> notBesideWork(scene.history());
            case WORDED -> notInTheOfficesWords(scene);
            case EVERYWHERE -> notDoneByOthers(scene, rule);
            case NONE, CUSTOM, TIED, TAKEN_OUT, CHANGED, ORDERS -> _ -> true;
        };
    }

    /// Who has a duty in a case elsewhere works on it, whatever the table says.
    private static Predicate<Look> neverWorksTheCase(History history) {
        var worked = new HashSet<Long>();
        for (var look : history.looks()) {
            boolean sound = look.isExplained() || !look.ruling().isContradicted() && look.isBesideDuty();
            if (sound) worked.add(look.caseNumber());
        }
        return look -> look.caseNumber() == 0 || !worked.contains(look.caseNumber());
    }

    private static Predicate<Look> notDoneByOthers(Scene scene, int rule) {
        boolean done = scene.peers().gaps().isDoneOnDuty(rule, scene.measures().workload());
        return _ -> !done;
    }

    private static Predicate<Look> notInTheOfficesWords(Scene scene) {
        var office = scene.peers().office();
        var own = scene.measures().workload();
        return look -> look.reasonClass() != ReasonClass.PROHIBITED || !office.writes(look.reason(), own);
    }

    private static Predicate<Look> notBesideWork(History history) {
        var worked = new TreeSet<Long>();
        for (var look : history.looks()) if (look.isExplained()) worked.add(look.timeMillis());
        return look -> worked.subSet(look.timeMillis() - BESIDE, look.timeMillis() + BESIDE + 1)
                .isEmpty();
    }

    private static double tied(Scene scene, List<Look> looks) {
        var tie = looks.getFirst().ruling().tie();
        return tie == null ? 0 : scene.expected().tied(looks, tie);
    }

    /// A clerk who prints all day lacks an entry now and then; where the subject is tied to them, that excuses nothing.
    private static double act(Scene scene, List<Look> looks, Circumstance act) {
        boolean tied = looks.stream().anyMatch(Look::isOfOwn);
        return tied ? 0 : scene.expected().act(looks, look -> look.ruling().is(act));
    }

    /// An order that is in no table may not have been entered: where others cite one for the same subject, or the
    /// account cites many that are known.
    private static double orders(Scene scene, List<Look> looks) {
        if (!looks.stream().allMatch(look -> look.ruling().is(Circumstance.ORDER_UNKNOWN))) return 0;
        int accounts = scene.peers().gaps().citingUnknownOrder(looks.getFirst().target());
        return accounts > 1 ? accounts : scene.expected().unknownOrders();
    }
}
