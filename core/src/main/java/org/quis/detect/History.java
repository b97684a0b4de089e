package org.quis.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.quis.explain.Verdict;

/// One account's distinct accesses, in order of time.
///
/// Looks that arrive in another order are sorted here, those of one millisecond by their turn, so no result depends
/// on the order of files or rows.
/// A list already in order is kept as it is, not copied: it must not change while it is examined.
public record History(int user, int organization, List<Look> looks) {
    private static final double OWN_WAY = 0.1; // of the accesses by hand

    public History {
        looks = inOrder(looks);
    }

    /// The looks in order of time; the list itself where it is in order.
    static List<Look> inOrder(List<Look> looks) {
        if (isInOrder(looks)) return looks;
        var sorted = new ArrayList<>(looks);
        sorted.sort(History::compare);
        return sorted;
    }

    private static int compare(Look one, Look other) {
        if (one.timeMillis() != other.timeMillis()) return Long.compare(one.timeMillis(), other.timeMillis());
        if (one.turn() != other.turn()) return Long.compare(one.turn(), other.turn());
        return Long.compare(one.entry(), other.entry());
    }

    /// The same accesses, a colleague's duty taken for a duty.
    History lent() {
        return new History(user, organization, looks.stream().map(Look::lent).toList());
    }

    History without(Predicate<Look> some) {
        if (looks.stream().noneMatch(some)) return this; // nearly always, and nothing is copied
        return new History(
                user, organization, looks.stream().filter(some.negate()).toList());
    }

    /// The same accesses, where words that nobody else writes are the account's own way of saying what it does: it
    /// writes them all day, or mostly on duty. What fills a field with nothing is none.
    History ofItsOwnWords() {
        int byHand = 0;
        int worded = 0;
        int onDuty = 0;
        for (var look : looks) {
            if (look.automatic()) continue;
            byHand++;
            if (!look.isInOwnWords()) continue;
            worded++;
            if (look.isExplained()) onDuty++;
        }
        if (worded == 0 || worded <= OWN_WAY * byHand && 2 * onDuty <= worded) return this;
        return new History(
                user,
                organization,
                looks.stream()
                        .map(look -> look.isInOwnWords() ? look.inOrdinaryWords() : look)
                        .toList());
    }

    /// Whether the log says whose accesses these are. Habits of an unknown crowd prove nothing about anybody.
    public boolean known() {
        return user != Look.UNKNOWN_USER;
    }

    /// Whether reference data say anything of these accesses.
    boolean isResolved() {
        return looks.stream().anyMatch(look -> look.ruling().verdict() != Verdict.UNRESOLVED);
    }

    private static boolean isInOrder(List<Look> looks) {
        for (int i = 1; i < looks.size(); i++) {
            if (compare(looks.get(i - 1), looks.get(i)) > 0) {
                return false;
            }
        }
        return true;
    }
}
