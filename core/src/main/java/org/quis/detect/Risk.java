package org.quis.detect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.quis.access.MisuseKind;
import org.quis.explain.Circumstance;
import org.quis.explain.Ruling;
import org.quis.explain.Verdict;

/// Adds up log-odds and turns the sum into a number from 0 to 1. For ordering; nobody has calibrated it.
final class Risk {
    private final RiskWeights weights;
    private final double[] kinds = new double[MisuseKind.values().length];
    private final double[] reasons = new double[ReasonClass.values().length];

    Risk(RiskWeights weights) {
        this.weights = weights;
        for (var kind : MisuseKind.values()) {
            kinds[kind.ordinal()] = weights.kinds().getOrDefault(kind.label(), 0.0);
        }
        for (var reason : ReasonClass.values()) {
            reasons[reason.ordinal()] = weights.reasons().getOrDefault(reason.label(), 0.0);
        }
    }

    /// What an access is worth looking at by itself, whatever rules say of it.
    ///
    /// @param expected accesses like it that are expected without a known duty
    /// @param usual    how usual it is that such an access has none, from 0 to 1
    double of(Look look, double expected, double usual) {
        return probability(weights.base()
                + reasons[look.reasonClass().ordinal()]
                + caseNumber(look)
                + order(look.ruling(), ties(look.ruling(), expected, usual))
                + company(look)
                + (look.automatic() ? weights.automatic() : 0));
    }

    /// Where no duty explains a look: how unlike those who otherwise look at the subject the account is.
    private double company(Look look) {
        return look.isExplained() || look.ruling().verdict() == Verdict.UNRESOLVED
                ? 0
                : weight("unlike_company") * look.fit().unlike();
    }

    /// Where an order is demanded and none known covers the access, a duty does not speak for it.
    private double order(Ruling ruling, double ties) {
        if (!ruling.is(Circumstance.NO_AUTHORITY)) return ties;
        double entered = isOrderUnentered(ruling) ? weight("order_beside_duty") : 0;
        return weight("no_order") + entered + Math.max(0, ties);
    }

    /// Who has a duty and cites an order that is in no table may have one that nobody entered.
    private static boolean isOrderUnentered(Ruling ruling) {
        return ruling.is(Circumstance.ORDER_UNKNOWN) && ruling.duty() != Ruling.Duty.NONE;
    }

    /// What makes a lead's risk, line by line; what is said of several looks is their mean.
    ///
    /// @param isolatedShare share of the lead's looks that stand alone in their session
    /// @param percentile    0 to 100: where the account stands among colleagues in what the lead is about; 50 if
    /// unknown
    /// @param expected of the account
    /// @param unlikeWeek how unlike the account's others the lead's weeks are, in nats
    List<Contribution> contributions(
            Lead lead, double isolatedShare, double percentile, Expected expected, double unlikeWeek) {
        var sums = new LinkedHashMap<String, Double>();
        sums.put("any finding", weights.base());
        sums.put(
                "what the rule is worth",
                weights.rules().getOrDefault(lead.rule().id(), weight(lead.rule())));
        sums.put(
                "a habit that colleagues do not have",
                habit(lead.rule().kind(), lead.looks().getFirst()));
        double size = lead.looks().size();
        for (var look : lead.looks()) {
            sums.merge(
                    REASONS[look.reasonClass().ordinal()],
                    reasons[look.reasonClass().ordinal()] / size,
                    Double::sum);
            if (lead.rule().kind() == MisuseKind.NO_AUTHORITY && isOrderUnentered(look.ruling())) {
                sums.merge("a duty, and an order that is in no table", weight("order_beside_duty") / size, Double::sum);
            }
            double likely = lead.alike() * expected.of(look.work());
            double usual = saysItself(lead.rule().kind()) ? 0 : expected.usual(look.work());
            boolean counts =
                    isRebuttable(lead.rule(), look) || caseNumber(look) + ties(look.ruling(), likely, usual) > 0;
            if (!counts) continue;
            sums.merge("a case number given", caseNumber(look) / size, Double::sum);
            for (var says : saying(look.ruling())) {
                if (says == Says.OTHERS_HAD_DUTY && lead.rule().kind() == MisuseKind.PROHIBITED_PURPOSE) {
                    continue; // who says what for does not do a colleague's work
                }
                sums.merge(says.words, weight(says, usual) / size, Double::sum);
            }
            sums.merge("unlike the others who look at the subject", company(look) / size, Double::sum);
            sums.merge(MISSING, asExpected(look.ruling(), likely) / size, Double::sum);
        }
        sums.put(
                Counted.of(lead.looks().size(), "access") + " of the kind",
                doublings(lead.looks().size()));
        sums.put("people around them looked up, too", weight("around") * Math.log1p(lead.around()) / Math.log(2));
        sums.put("done to the record of somebody tied", onTied(lead));
        sums.put("by an act that hardly anybody else does there", onceDone(lead, expected));
        sums.put("as hardly anybody else cites a case", onceCited(lead, expected));
        sums.put(
                "findings like it are expected of the account",
                weight("as_expected_lead") * Math.log1p(20 * lead.expected()));
        sums.put("in a week unlike the account's others", weight("unlike_week") * unlikeWeek);
        sums.put("alone in their sessions", weights.isolated() * isolatedShare);
        sums.put(
                "where the account stands among colleagues",
                weights.rareAmongPeers() * percentile / 100 + (percentile < 50 ? weights.commonAmongPeers() : 0));
        return listed(sums);
    }

    /// A record changed, or taken out, of somebody the user is tied to is more than a look at it.
    private double onTied(Lead lead) {
        boolean tied = lead.looks().stream()
                .anyMatch(look -> look.isOfOwn() && !look.ruling().isLent());
        return isAct(lead) && tied ? weight("act_on_tied") : 0;
    }

    private double onceDone(Lead lead, Expected expected) {
        return isAct(lead) && lead.looks().stream().anyMatch(look -> expected.isRare(look.work()))
                ? weight("rare_act")
                : 0;
    }

    /// Where the system checks what is typed, or everybody takes care, a case that there is not is no slip.
    private double onceCited(Lead lead, Expected expected) {
        boolean rarely = lead.rule().kind() == MisuseKind.FALSE_REASON
                && lead.looks().stream().allMatch(look -> expected.isRarelyCited(look.ruling()));
        return rarely ? weight("rare_contradiction") : 0;
    }

    private static boolean isAct(Lead lead) {
        return switch (lead.rule().kind()) {
            case RECORD_ALTERATION, DISCLOSURE -> true;
            default -> false;
        };
    }

    private static final String MISSING = "as many are expected for missing entries";
    private static final String[] REASONS = Stream.of(ReasonClass.values())
            .map(reason -> "reason: " + reason.label().replace('_', ' '))
            .toArray(String[]::new);

    private double doublings(int accesses) {
        return weights.doubling() * Math.min(weights.doublingsCounted(), Math.log(accesses) / Math.log(2));
    }

    /// What one access of a finding is worth looking at. Who has seen one has seen most of the episode: the first
    /// has the finding's risk, each further one less.
    ///
    /// @param risk  the finding's
    /// @param place from 0, in order of time
    double further(double risk, int place) {
        if (place == 0) return risk;
        double sure = Math.min(Math.log(risk / (1 - risk)), weights.furtherMost());
        double later = sure + weights.furtherAccess() * Math.log(place + 1.0) / Math.log(2);
        return Math.max(probability(later), Math.min(risk, weights.furtherLeast()));
    }

    private static List<Contribution> listed(Map<String, Double> sums) {
        var lines = new ArrayList<Contribution>();
        sums.forEach((name, logOdds) -> add(lines, name, logOdds));
        return lines;
    }

    /// Of accesses that only together are what a rule looks for.
    List<Contribution> together(Rule rule, int accesses) {
        var sums = new LinkedHashMap<String, Double>();
        sums.put("any finding", weights.base());
        sums.put("what the rule is worth", weights.rules().getOrDefault(rule.id(), weight(rule)));
        sums.put(Counted.of(accesses, "access") + " together", doublings(accesses));
        return listed(sums);
    }

    /// What a sum of contributions comes to.
    static double of(List<Contribution> contributions) {
        return probability(
                contributions.stream().mapToDouble(Contribution::logOdds).sum());
    }

    private double weight(Rule rule) {
        return rule.numbers().getOrDefault(Rule.WEIGHT, kinds[rule.kind().ordinal()]);
    }

    /// Whether a duty speaks against what is suspected. That one had work there says nothing of an order that was
    /// missing, an account that was over, another's hands on it, or a habit of giving no reason.
    private static boolean isRebuttable(Rule rule, Look look) {
        if (rule.isDespiteDuty()) return false;
        return switch (rule.kind()) {
            case NO_AUTHORITY, SHARED_CREDENTIALS -> false;
            case FORMER_USER -> look.isExplained(); // the day in the table may be wrong
            // what a reason says by itself, whatever the work behind it
            case NO_REASON, PROHIBITED_PURPOSE -> look.ruling().verdict() == Verdict.UNRESOLVED;
            default -> true;
        };
    }

    /// Whether what is suspected lies in who is looked at, by whom or from where: that duties of the account's post
    /// are in no table makes a former partner no likelier to be met than anybody else ([Expected#tied]).
    private static boolean saysItself(MisuseKind kind) {
        return switch (kind) {
            case REPEATED_TARGET, NO_REASON, FALSE_REASON, OFF_DUTY, BULK_HARVEST, DISCLOSURE, RECORD_ALTERATION ->
                false;
            default -> true;
        };
    }

    /// Where reference data explain most work, giving no reason is a finding only as a habit: worth a look by itself.
    private double habit(MisuseKind kind, Look look) {
        boolean finding = kind == MisuseKind.NO_REASON && look.ruling().verdict() != Verdict.UNRESOLVED;
        return finding ? weight("habit_without_reason") : 0;
    }

    /// A case number that the data contradict speaks for nobody; nor does the user's own for somebody whom it does not
    /// concern, where that is one of their own people, or a record set apart.
    private double caseNumber(Look look) {
        if (!look.hasCase() || look.ruling().isContradicted()) return 0;
        return look.isSetApart() && CaseWorn.isUnrelated(look) ? 0 : weights.caseNumber();
    }

    /// What the ties say of an access, by the key of its weight.
    private enum Says {
        EXPLAINED("explained", "a duty explains it"),
        EXPLAINED_WEAKLY("explained_weakly", "a lesser duty explains it"),
        UNEXPLAINED("unexplained", "no duty known explains it"),
        TIED_ON_DUTY("tied_on_duty", "a personal tie beside a duty"),
        TIED_ON_LESSER_DUTY("tied_on_lesser_duty", "a personal tie beside a lesser duty"),
        MAY_BE_KIN("may_be_kin", "a rare family name shared"),
        CLOSE_COLLEAGUE("close_colleague", "a colleague of the same unit, or above or below"),
        OWN_WORDS("own_words", "a reason in words that nobody else writes"),
        CONTRADICTED("contradicted", "cites a case that does not bear out"),
        COLLEAGUES_WORK("colleagues_work", "a colleague had the duty, and theirs is this account's work"),
        BUSY("busy", "at a call, a stop or an appointment at that moment"),
        OTHERS_HAD_DUTY("others_had_duty", "a colleague had the duty"),
        CITES_CASE("cites_case_about_subject", "cites a case about the subject");

        private final String key;
        private final String words;

        Says(String key, String words) {
            this.key = key;
            this.words = words;
        }
    }

    private static List<Says> saying(Ruling ruling) {
        if (ruling.verdict() == Verdict.UNRESOLVED) return List.of();
        var says = new ArrayList<Says>(4);
        says.add(
                switch (ruling.duty()) {
                    case STRONG -> ruling.verdict() == Verdict.CONFLICTED ? Says.TIED_ON_DUTY : Says.EXPLAINED;
                    case WEAK -> {
                        if (ruling.isLent()) yield Says.COLLEAGUES_WORK;
                        yield ruling.verdict() == Verdict.CONFLICTED ? Says.TIED_ON_LESSER_DUTY : Says.EXPLAINED_WEAKLY;
                    }
                    case NONE -> Says.UNEXPLAINED;
                });
        if (ruling.is(Circumstance.MAY_BE_KIN)) says.add(Says.MAY_BE_KIN);
        if (ruling.duty() == Ruling.Duty.NONE && ruling.is(Circumstance.CLOSE_COLLEAGUE))
            says.add(Says.CLOSE_COLLEAGUE);
        if (ruling.duty() == Ruling.Duty.NONE && ruling.is(Circumstance.OWN_WORDS)) says.add(Says.OWN_WORDS);
        if (ruling.duty() == Ruling.Duty.NONE && ruling.isContradicted()) says.add(Says.CONTRADICTED);
        if (ruling.duty() == Ruling.Duty.NONE && ruling.is(Circumstance.BUSY)) says.add(Says.BUSY);
        if (ruling.isLent() || ruling.verdict() == Verdict.CONFLICTED)
            return says; // a colleague's duty does not untie anybody
        if (ruling.is(Circumstance.OTHERS_HAD_DUTY)) says.add(Says.OTHERS_HAD_DUTY);
        if (ruling.duty() == Ruling.Duty.NONE && ruling.citesCaseAboutSubject()) says.add(Says.CITES_CASE);
        return says;
    }

    private double ties(Ruling ruling, double expected, double usual) {
        double sum = asExpected(ruling, expected);
        for (var says : saying(ruling)) sum += weight(says, usual);
        return sum;
    }

    /// Where hardly any of a post's work has a known duty, lacking one says nothing.
    private double weight(Says says, double usual) {
        return says == Says.UNEXPLAINED ? weight(says.key) * (1 - usual * usual) : weight(says.key);
    }

    /// The more accesses without a known duty are to be expected, the less one says.
    private double asExpected(Ruling ruling, double expected) {
        boolean unexplained = ruling.verdict() == Verdict.UNEXPLAINED && ruling.duty() == Ruling.Duty.NONE;
        return unexplained ? weight("as_expected") * Math.log1p(expected) : 0;
    }

    private double weight(String key) {
        return weights.ties().getOrDefault(key, 0.0);
    }

    private static void add(List<Contribution> lines, String name, double logOdds) {
        if (logOdds != 0) {
            lines.add(new Contribution(name, logOdds));
        }
    }

    private static double probability(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }
}
