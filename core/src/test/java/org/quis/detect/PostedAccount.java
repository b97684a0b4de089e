package org.quis.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.quis.access.MisuseKind;
import org.quis.explain.Circumstance;
import org.quis.explain.Ruling;
import org.quis.explain.StatedReason;
import org.quis.explain.Verdict;
import org.quis.likeness.Fit;

/// An account's accesses, three a day, one sentence at a time.
final class PostedAccount {
    static final int UNIT = 60;
    static final int QUERIES = 1;
    private static final Ruled RULED = new Ruled();
    private static final Examination EXAMINATION = new Examination(Rules.shipped());

    private final int user;
    private final int post;
    final List<Look> looks = new ArrayList<>();
    private long caseNumber;
    private long reason; // 0 for another each time
    private int work = QUERIES;

    PostedAccount(int user, int post) {
        this.user = user;
        this.post = post;
    }

    PostedAccount citing(long caseNumber) {
        this.caseNumber = caseNumber;
        return this;
    }

    PostedAccount saying(long reason) {
        this.reason = reason;
        return this;
    }

    /// What is done from here on, and where: a number for it.
    PostedAccount doing(int work) {
        this.work = work;
        return this;
    }

    PostedAccount look(long time, long target, ReasonClass said, Ruling ruling) {
        looks.add(new Look(
                looks.size(),
                time,
                0,
                user,
                1,
                target,
                reason == 0 ? target : reason,
                caseNumber,
                new Connection(7, 0, 0),
                work,
                said,
                true,
                false,
                ruling,
                RULED.matched(ruling, said),
                Fit.UNKNOWN));
        return this;
    }

    /// On each of sixty days three looks at somebody else; of ten, `dutied` have a known duty.
    PostedAccount works(int dutied, Circumstance... else_) {
        for (int i = 0; i < 180; i++) {
            boolean duty = (i * 7 + user) % 10 < dutied;
            look(
                    Log.at(i / 3, 9 + 2 * (i % 3), user % 50),
                    1_000L * user + i,
                    ReasonClass.SUBSTANTIVE,
                    ruling(post, duty, null, duty ? Set.of() : Set.of(else_)));
        }
        return this;
    }

    History history() {
        return new History(user, 1, looks);
    }

    Measures measures() {
        return EXAMINATION.measure(history());
    }

    List<String> foundAmong(List<Measures> colleagues) {
        return Log.findings(history(), colleagues).stream().map(Finding::ruleId).toList();
    }

    static Ruling ruling(int post, boolean duty, MisuseKind tie, Set<Circumstance> circumstances) {
        return ruling(post, duty, tie, circumstances, StatedReason.Standing.UNCHECKED);
    }

    static Ruling ruling(
            int post, boolean duty, MisuseKind tie, Set<Circumstance> circumstances, StatedReason.Standing stated) {
        return new Ruling(
                -1,
                UNIT,
                post,
                duty ? Verdict.EXPLAINED : tie == null ? Verdict.UNEXPLAINED : Verdict.CONFLICTED,
                duty ? Ruling.Duty.STRONG : Ruling.Duty.NONE,
                tie,
                stated,
                circumstances.stream().mapToInt(Circumstance::bit).reduce(0, (a, b) -> a | b));
    }
}
