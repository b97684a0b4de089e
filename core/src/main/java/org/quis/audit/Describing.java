package org.quis.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.quis.access.Accesses;
import org.quis.access.Field;
import org.quis.detect.Connection;
import org.quis.detect.Look;
import org.quis.detect.ReasonClass;
import org.quis.detect.Reasons;
import org.quis.detect.RuleBook;
import org.quis.explain.Ruling;
import org.quis.likeness.Vocabulary;
import org.quis.publish.SpreadsheetCsv;
import org.quis.sigma.Matcher;
import org.quis.ties.Ties;

/// Says of each access in a batch what can be said of it alone: why it was stated, what the ties know, which rules it
/// matches. One instance belongs to one thread; the order of batches does not matter.
final class Describing {
    private static final Pattern NUMBERS = Pattern.compile("\\d+");

    private final Reasons reasons;
    private final AccountCache accounts;
    private final @Nullable Explaining explaining;
    private final @Nullable Ties ties;
    private final Matcher matcher;
    private final Matches matches;
    private final KnownSites sites;
    private final Vocabulary vocabulary;
    private final BitSet correlated; // rules whose matches a correlation looks at
    private final Identity identity = new Identity();
    private final Fingerprint fingerprint = new Fingerprint();
    private final Map<String, byte[]> labels = new HashMap<>();

    /// @param ties  `null` without reference data
    /// @param sites learns where connections are
    /// @param vocabulary learns in which words reasons are given, where reference data say which are on duty
    Describing(
            Reasons reasons,
            Accounts accounts,
            @Nullable Ties ties,
            RuleBook rules,
            Matches matches,
            KnownSites sites,
            Vocabulary vocabulary) {
        this.sites = sites;
        this.vocabulary = vocabulary;
        this.ties = ties;
        this.matcher = rules.engine().matcher();
        this.correlated = rules.correlated();
        this.matches = matches;
        this.explaining = ties == null ? null : new Explaining(ties);
        this.reasons = reasons;
        this.accounts = new AccountCache(accounts);
    }

    /// @param format the name of the layout in which the rows were read
    Described describe(Accesses accesses, String format) {
        var rows = accesses.rows();
        accesses.declare(Field.ACCESS_ID); // where the source has no ids they are derived
        int count = rows.count();
        var reasonClasses = new byte[count];
        var identities = ByteBuffer.allocate(count * Repeats.BYTES);
        var looks = ByteBuffer.allocate(count * LookRecords.BYTES);
        var lines = new Lines();
        var event = new AccessEvent(ties, accesses);
        var kept = new ArrayList<Kept>();
        var rulings = explaining == null ? null : new Rulings(count);
        var source = labels.computeIfAbsent(rows.source().label(), Describing::cell);
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        int searches = 0;
        for (int row = 0; row < count; row++) {
            if (accesses.isRejected(row)) continue;
            if (identity.of(accesses, row, format)) {
                identities.putLong(identity.high()).putLong(identity.low()).putLong(row);
            }
            var reasonClass = Stated.reason(reasons, accesses, row);
            reasonClasses[row] = (byte) reasonClass.ordinal();
            boolean search = Stated.isSearch(accesses, row);
            if (search) searches++;
            int organization = accounts.organization(accesses, row);
            long time = Math.floorDiv(accesses.timeMicros(row), 1000L);
            long turn = Turn.of(accesses, row, identity);
            first = Math.min(first, accesses.timeMicros(row));
            last = Math.max(last, accesses.timeMicros(row));
            var ruling =
                    explaining == null || rulings == null ? Ruling.OPEN : explaining.explain(accesses, row, rulings);
            boolean automatic = Stated.isAutomatic(accesses, row, ruling);
            int account = accounts.account(accesses, row, organization);
            var matched = matcher.match(event.at(accesses, row, ruling, reasonClass, automatic));
            long reason = reasonFingerprint(accesses, row, reasonClass);
            if (ties != null && account != Look.UNKNOWN_USER && accesses.hasValue(Field.REASON, row)) {
                int at = row;
                vocabulary.tell(account, reason, () -> accesses.text(Field.REASON, at));
            }
            long target = fingerprint.target(accesses, row, ruling);
            if (isCorrelated(matched)) {
                kept.add(Kept.of(event, turn, account, organization, target, matched));
            }
            LookRecords.write(
                    looks,
                    row,
                    time,
                    turn,
                    account,
                    organization,
                    target,
                    reason,
                    fingerprint.of(accesses, Field.CASE_NUMBER, row),
                    connection(accesses, row),
                    work(accesses, row),
                    (byte) reasonClass.ordinal(),
                    search,
                    automatic,
                    ruling,
                    matches.number(matcher, event, matched));
            line(lines, accesses, row, source, rulings);
        }
        return new Described(
                accesses, reasonClasses, rulings, identities.flip(), looks.flip(), lines, kept, first, last, searches);
    }

    private boolean isCorrelated(int[] matched) {
        for (int rule : matched) if (correlated.get(rule)) return true;
        return false;
    }

    private long reasonFingerprint(Accesses accesses, int row, ReasonClass given) {
        if (!accesses.hasValue(Field.REASON, row)) return 0;
        if (given == ReasonClass.PROHIBITED) {
            // whoever else states the purpose does so with another number
            var words = NUMBERS.matcher(accesses.text(Field.REASON, row))
                    .replaceAll("")
                    .getBytes(UTF_8);
            return reasons.fingerprint(words, 0, words.length);
        }
        return reasons.fingerprint(
                accesses.buffer(Field.REASON, row),
                accesses.start(Field.REASON, row),
                accesses.length(Field.REASON, row));
    }

    private Connection connection(Accesses accesses, int row) {
        var connection = connected(accesses, row);
        if (ties != null && ties.has("sites") && !sites.knows(connection)) {
            sites.add(connection, ties.site(accesses.text(Field.DEVICE_ID, row), accesses.text(Field.SOURCE_IP, row)));
        }
        return connection;
    }

    private Connection connected(Accesses accesses, int row) {
        return new Connection(
                Long.hashCode(fingerprint.of(accesses, Field.DEVICE_ID, row)),
                Long.hashCode(fingerprint.of(accesses, Field.SOURCE_IP, row)),
                Long.hashCode(fingerprint.of(accesses, Field.SESSION_ID, row)));
    }

    /// What was done where: one act on one database.
    private int work(Accesses accesses, int row) {
        long act = fingerprint.of(accesses, Field.ACTION, row);
        return Long.hashCode(31 * act + fingerprint.of(accesses, Field.DATABASE_ID, row));
    }

    private void line(Lines lines, Accesses accesses, int row, byte[] source, @Nullable Rulings rulings) {
        long number = accesses.rows().number(row);
        if (accesses.hasValue(Field.ACCESS_ID, row)) {
            lines.begin(
                    row,
                    accesses.buffer(Field.ACCESS_ID, row),
                    accesses.start(Field.ACCESS_ID, row),
                    accesses.length(Field.ACCESS_ID, row),
                    source,
                    number);
        } else {
            var id = identity.hex();
            accesses.setDerived(Field.ACCESS_ID, row, id);
            lines.begin(row, id, 0, id.length, source, number);
        }
        if (accesses.hasValue(Field.USER_ID, row)) {
            lines.user(
                    accesses.buffer(Field.USER_ID, row),
                    accesses.start(Field.USER_ID, row),
                    accesses.length(Field.USER_ID, row));
        } else {
            lines.user(NOTHING, 0, 0);
        }
        if (rulings != null) lines.ruled(rulings, row);
        lines.end();
    }

    private static byte[] cell(String text) {
        var utf8 = text.getBytes(UTF_8);
        var cell = new byte[2 * utf8.length + 3];
        return Arrays.copyOf(cell, SpreadsheetCsv.put(utf8, 0, utf8.length, cell, 0));
    }

    private static final byte[] NOTHING = {};
}
