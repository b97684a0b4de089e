package org.quis.detect;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.quis.likeness.Week;

/// One account's numbers, to be compared with its colleagues'. Shares are of accesses made by hand, from 0 to 1.
///
/// @param accesses         distinct accesses, automatic ones included; `searches` are those that were queries
/// @param days             days on which the account was active
/// @param targets          different targets
/// @param blankShare       no reason written and no case number
/// @param vagueShare       a reason that says nothing and no case number
/// @param withoutCaseShare no case number anywhere
/// @param copiedShare      the account's commonest substantive reason without a case number
/// @param commonestReason  its fingerprint; 0 where there is none
/// @param unusualHourShare at hours the account hardly ever uses
/// @param isolatedShare    sessions of a single access, as a share of sessions
/// @param medianDay        different targets on a middling active day; `busiestDay` on the busiest
/// @param medianHour       different targets in a middling active hour; `busiestHour` in the busiest
/// @param returnDays       most days on which one target was looked at without a case number
/// @param hoursAwake       most different hours active within 24
/// @param placeTurns       visits to a place within minutes of a use of another
/// @param whereabouts      the places where the account was used
/// @param workload         how much of its work has a known duty
/// @param weeks            those with enough accesses to have habits
public record Measures(
        int user,
        int organization,
        long accesses,
        long searches,
        long days,
        long firstMillis,
        long lastMillis,
        double targets,
        double blankShare,
        double vagueShare,
        double withoutCaseShare,
        double copiedShare,
        long commonestReason,
        double unusualHourShare,
        double isolatedShare,
        double medianDay,
        double busiestDay,
        double medianHour,
        double busiestHour,
        double returnDays,
        double hoursAwake,
        double placeTurns,
        Map<Means, Whereabouts> whereabouts,
        Workload workload,
        List<Week> weeks) {

    /// The same, where colleagues' duties are the account's work.
    Measures lending() {
        return new Measures(
                user,
                organization,
                accesses,
                searches,
                days,
                firstMillis,
                lastMillis,
                targets,
                blankShare,
                vagueShare,
                withoutCaseShare,
                copiedShare,
                commonestReason,
                unusualHourShare,
                isolatedShare,
                medianDay,
                busiestDay,
                medianHour,
                busiestHour,
                returnDays,
                hoursAwake,
                placeTurns,
                whereabouts,
                workload.lending(),
                weeks);
    }

    private static final List<String> NAMES = List.of(
            "targets",
            "blank_share",
            "vague_share",
            "without_case_share",
            "copied_share",
            "unusual_hour_share",
            "isolated_share",
            "median_day",
            "busiest_day",
            "median_hour",
            "busiest_hour",
            "return_days",
            "hours_awake",
            "place_turns");

    /// The names of the measures that are compared among colleagues, in the order of the components.
    public static List<String> names() {
        return NAMES;
    }

    /// The measure of that name; also `accesses`, `searches` and `days`.
    ///
    /// @throws IllegalArgumentException if there is none
    public double value(String name) {
        return switch (name) {
            case "accesses" -> accesses;
            case "searches" -> searches;
            case "days" -> days;
            case "targets" -> targets;
            case "blank_share" -> blankShare;
            case "vague_share" -> vagueShare;
            case "without_case_share" -> withoutCaseShare;
            case "copied_share" -> copiedShare;
            case "unusual_hour_share" -> unusualHourShare;
            case "isolated_share" -> isolatedShare;
            case "median_day" -> medianDay;
            case "busiest_day" -> busiestDay;
            case "median_hour" -> medianHour;
            case "busiest_hour" -> busiestHour;
            case "return_days" -> returnDays;
            case "hours_awake" -> hoursAwake;
            case "place_turns" -> placeTurns;
            default -> throw new IllegalArgumentException("there is no measure `" + name + "`");
        };
    }

    /// The places told from each other by these means.
    Whereabouts whereabouts(Means means) {
        return Objects.requireNonNull(whereabouts.get(means));
    }
}
