package org.quis.audit;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;
import org.quis.access.MisuseKind;
import org.quis.detect.Connection;
import org.quis.detect.History;
import org.quis.detect.Look;
import org.quis.detect.ReasonClass;
import org.quis.explain.Ruling;
import org.quis.explain.StatedReason;
import org.quis.explain.Verdict;
import org.quis.likeness.Fit;

/// How a [Look] is written to a [Spool], and how a part of a spool becomes accounts' histories again.
final class LookRecords {
    private static final int RULING_BYTES = 4 + 4 + 4 + 1 + 1 + 1 + 1 + 4;
    static final int BYTES = 8 + 8 + 8 + 4 + 4 + 8 + 8 + 8 + 3 * 4 + 4 + 1 + 1 + RULING_BYTES + 4;
    static final int USER_AT = 8 + 8 + 8; // and the organization after it
    private static final int TARGET_AT = USER_AT + 4 + 4;
    private static final int FLAGS_AT = TARGET_AT + 8 + 8 + 8 + 3 * 4 + 4 + 1;
    private static final ReasonClass[] REASONS = ReasonClass.values();
    private static final Verdict[] VERDICTS = Verdict.values();
    private static final Ruling.Duty[] DUTIES = Ruling.Duty.values();
    private static final MisuseKind[] KINDS = MisuseKind.values();
    private static final StatedReason.Standing[] STANDINGS = StatedReason.Standing.values();
    private static final int SEARCH = 1;
    private static final int AUTOMATIC = 2;

    private LookRecords() {}

    static void write(
            ByteBuffer to,
            long entry,
            long timeMillis,
            long turn,
            int user,
            int organization,
            long target,
            long reason,
            long caseNumber,
            Connection connection,
            int work,
            byte reasonClass,
            boolean search,
            boolean automatic,
            Ruling ruling,
            int matched) {
        to.putLong(entry)
                .putLong(timeMillis)
                .putLong(turn)
                .putInt(user)
                .putInt(organization)
                .putLong(target)
                .putLong(reason)
                .putLong(caseNumber)
                .putInt(connection.device())
                .putInt(connection.address())
                .putInt(connection.session())
                .putInt(work)
                .put(reasonClass)
                .put((byte) ((search ? SEARCH : 0) | (automatic ? AUTOMATIC : 0)))
                .putInt(ruling.person())
                .putInt(ruling.unit())
                .putInt(ruling.post())
                .put((byte) ruling.verdict().ordinal())
                .put((byte) ruling.duty().ordinal())
                .put((byte) (ruling.tie() == null ? -1 : ruling.tie().ordinal()))
                .put((byte) ruling.stated().ordinal())
                .putInt(ruling.circumstances())
                .putInt(matched);
    }

    /// Whom the next record is about.
    static long target(ByteBuffer records) {
        return records.getLong(records.position() + TARGET_AT);
    }

    /// Whose the next record is.
    static int user(ByteBuffer records) {
        return records.getInt(records.position() + USER_AT);
    }

    static boolean isAutomatic(ByteBuffer records) {
        return (records.get(records.position() + FLAGS_AT) & AUTOMATIC) != 0;
    }

    private static Look read(ByteBuffer from, Matches matches) {
        long entry = from.getLong();
        long time = from.getLong();
        long turn = from.getLong();
        int user = from.getInt();
        int organization = from.getInt();
        long target = from.getLong();
        long reason = from.getLong();
        long caseNumber = from.getLong();
        var connection = new Connection(from.getInt(), from.getInt(), from.getInt());
        int work = from.getInt();
        var reasonClass = REASONS[from.get()];
        int flags = from.get();
        return new Look(
                entry,
                time,
                turn,
                user,
                organization,
                target,
                reason,
                caseNumber,
                connection,
                work,
                reasonClass,
                (flags & SEARCH) != 0,
                (flags & AUTOMATIC) != 0,
                ruling(from),
                matches.of(from.getInt(), 0),
                Fit.UNKNOWN);
    }

    private static Ruling ruling(ByteBuffer from) {
        int person = from.getInt();
        int unit = from.getInt();
        int post = from.getInt();
        int verdict = from.get();
        int duty = from.get();
        int tie = from.get();
        int stated = from.get();
        int circumstances = from.getInt();
        if (verdict == Verdict.UNRESOLVED.ordinal() && person < 0 && circumstances == 0) return Ruling.OPEN;
        return new Ruling(
                person,
                unit,
                post,
                VERDICTS[verdict],
                DUTIES[duty],
                tie < 0 ? null : KINDS[tie],
                STANDINGS[stated],
                circumstances);
    }

    /// Whose a look is: an account's number; where that is unknown, below -1, an organization's.
    static int whose(int user, int organization) {
        return user == Look.UNKNOWN_USER ? -2 - organization : user;
    }

    /// The part of a spool that the next record belongs into: an account's are together.
    static int part(ByteBuffer records, int parts) {
        int user = records.getInt(records.position() + USER_AT);
        int organization = records.getInt(records.position() + USER_AT + Integer.BYTES);
        return Math.floorMod(user >= 0 ? user : organization, parts);
    }

    /// The histories in one part: per account, or per organization where the account is unknown; distinct
    /// accesses only.
    ///
    /// @param completing adds to each look what is not in its record
    static Collection<History> histories(
            ByteBuffer part, Marks marks, Matches matches, UnaryOperator<Look> completing) {
        return histories(part, entry -> marks.first(entry) == entry, _ -> true, matches, completing);
    }

    /// @param isFirst of an entry, whether its access was not seen before
    /// @param wanted  of [#whose] numbers, whose histories are
    /// @param completing adds to each look what is not in its record
    static Collection<History> histories(
            ByteBuffer part,
            LongPredicate isFirst,
            IntPredicate wanted,
            Matches matches,
            UnaryOperator<Look> completing) {
        Map<Integer, List<Look>> looks =
                new HashMap<>(); // by account; by organization, below zero, where it is unknown
        Map<Long, Integer> varying = new HashMap<>(); // by entry, where what is matched depends on a count
        while (part.hasRemaining()) {
            int at = part.position();
            int whose = whose(part.getInt(at + USER_AT), part.getInt(at + USER_AT + Integer.BYTES));
            if (!wanted.test(whose) || !isFirst.test(part.getLong(at))) {
                part.position(at + BYTES);
                continue;
            }
            int matched = part.getInt(at + BYTES - Integer.BYTES);
            var look = completing.apply(read(part, matches));
            if (matches.varies(matched)) varying.put(look.entry(), matched);
            looks.computeIfAbsent(whose, _ -> new ArrayList<>()).add(look);
        }
        return looks.values().stream()
                .map(of -> new History(of.getFirst().user(), of.getFirst().organization(), of))
                .map(history -> varying.isEmpty() ? history : counted(history, varying, matches))
                .toList();
    }

    /// Now that it is known how often the account looked at each subject before.
    private static History counted(History history, Map<Long, Integer> varying, Matches matches) {
        if (!history.known()) return history;
        var lookups = new Lookups();
        var looks = new ArrayList<Look>(history.looks().size());
        for (var look : history.looks()) {
            long times = lookups.count(look.target(), look.timeMillis(), look.automatic());
            var number = varying.get(look.entry());
            looks.add(number == null ? look : look.matching(matches.of(number, times)));
        }
        return new History(history.user(), history.organization(), looks);
    }
}
