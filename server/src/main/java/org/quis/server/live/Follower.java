package org.quis.server.live;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quis.acts.Act;
import org.quis.audit.Arrived;
import org.quis.audit.Following;
import org.quis.desk.Refused;
import org.quis.detect.RuleBook;
import org.quis.detect.Rules;
import org.quis.publish.Query;
import org.quis.publish.Row;
import org.quis.server.record.HoldingBack;
import org.quis.server.record.Register;
import org.quis.server.record.Sealed;
import org.quis.server.record.UnavailableException;
import org.quis.store.OngoingAudit;
import org.quis.ties.Ties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads in the ledger what sources handed in, examines it, and puts up for review what is found.
///
/// It follows the ledger and nothing else: what was sealed before it could be examined waits there, also over a crash.
public final class Follower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(10);
    private static final int MOST = 1 << 16; // accesses examined at once
    private static final int AT_ONCE = 1 << 12; // of the ledger, read at once

    private static final Query WAITING = new Query("live findings", """
            select finding_id, kind, coalesce(user_id, '') as user_id, coalesce(person_id, '') as person_id, title, risk
            from live.findings order by risk desc, finding_id""");

    private static final Query ENTRIES = new Query("live finding", """
            select coalesce(access_id, '') as access_id, entry from log
            where entry in (select entry from live.finding_entries where finding_id = ?) order by entry""");

    private final OngoingAudit audit;
    private final Sealed ledger;
    private final Register register;
    private final HoldingBack holdingBack;
    private final Draws draws;
    private final Rules words;
    private final RuleBook rules;
    private final @Nullable Ties ties;
    private final ZoneId zone;
    private final Path scratch;
    private final NewFindings findings;
    private final Set<String> queued = new HashSet<>(); // items that are up for review, or were
    private final Thread thread;
    private volatile long next; // entry to look at
    private @Nullable Following following; // made when accesses are expected, or come
    private volatile boolean closing;
    private boolean expecting;

    /// @param scratch a folder of its own to work in
    public Follower(
            OngoingAudit audit,
            Sealed ledger,
            Register register,
            HoldingBack holdingBack,
            Draws draws,
            Rules words,
            RuleBook rules,
            @Nullable Ties ties,
            ZoneId zone,
            Path scratch) {
        this.audit = audit;
        this.ledger = ledger;
        this.register = register;
        this.holdingBack = holdingBack;
        this.draws = draws;
        this.words = words;
        this.rules = rules;
        this.ties = ties;
        this.zone = zone;
        this.scratch = scratch;
        this.next = audit.last() + 1;
        this.findings = new NewFindings(audit, register);
        this.thread = Thread.ofPlatform().daemon().name("live-follower").unstarted(this::follow);
    }

    /// @param expecting whether accesses are to be expected; then what was is recalled before the first comes
    public synchronized void start(boolean expecting) {
        this.expecting = expecting;
        if (thread.getState() == Thread.State.NEW) thread.start();
    }

    /// The first entry that is not examined yet.
    public long next() {
        return next;
    }

    private void follow() {
        boolean hindered = false;
        while (!closing) {
            try {
                round();
                if (hindered) LOG.warn("accesses that come in are examined again");
                hindered = false;
            } catch (InterruptedException _) {
                return;
            } catch (Exception e) { // a database or a disk that is away: what is sealed waits
                if (!hindered && !closing) {
                    LOG.warn(
                            "accesses that come in are sealed, and examined later: {}",
                            e.getClass().getSimpleName());
                }
                hindered = true;
                if (!slept(TRY_AGAIN)) return;
            }
        }
    }

    private void round() throws Refused, UnavailableException, IOException, InterruptedException {
        if (expecting) following();
        queue(); // also what was found before a crash
        long size = ledger.size();
        var worked = step();
        boolean coming = ledger.size() > size;
        queue();
        draws.look(next - 1);
        // what comes in is sealed first and examined then: whoever hands it in waits for it
        Thread.sleep(coming && worked.compareTo(LOOK_AGAIN) > 0 ? worked : LOOK_AGAIN);
    }

    private static boolean slept(Duration time) {
        try {
            Thread.sleep(time);
            return true;
        } catch (InterruptedException _) {
            return false;
        }
    }

    /// Examines the next accesses: all there are, so that one that lags behind catches up in long strides.
    ///
    /// @return how long that took
    private Duration step() throws UnavailableException, IOException, InterruptedException {
        long size = ledger.size();
        long end = next;
        var arrived = new HashMap<Long, Arrived>();
        var known = new ArrayList<Following.Known>();
        while (end < size && known.size() < MOST) {
            ledger.received(end, AT_ONCE, (entry, _, access) -> {
                arrived.put(entry, access);
                known.add(new Following.Known(entry, access.observed()));
            });
            end = Math.min(size, end + AT_ONCE);
        }
        if (known.isEmpty()) {
            next = end;
            return Duration.ZERO;
        }
        var ready = following();
        long began = System.nanoTime();
        try {
            var step = ready.take(known);
            audit.take(new OngoingAudit.Taken(step, arrived, findings.in(step)));
        } catch (IOException | RuntimeException failure) {
            forget(); // or it would remember accesses that it is given again
            throw failure;
        }
        next = end;
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /// What has been recalled, which takes minutes the first time.
    private Following following() throws IOException, InterruptedException {
        var ready = following;
        if (ready == null) {
            ready = Following.after(audit, words, rules, ties, zone, scratch);
            following = ready;
        }
        return ready;
    }

    private void forget() throws IOException {
        var old = following;
        following = null;
        findings.remember();
        if (old != null) old.close();
    }

    /// Puts up what was found and is not up yet.
    private void queue() throws Refused, UnavailableException {
        boolean more = false;
        for (var row : audit.query(WAITING)) {
            var item = row.text("finding_id");
            if (!queued.contains(item) && register.item(item).isEmpty()) {
                register.perform(Register.PROGRAM, queued(row));
                draws.found();
                more = true;
            }
            queued.add(item);
        }
        if (more) holdingBack.apply();
    }

    private Act.ItemQueued queued(Row row) {
        var item = row.text("finding_id");
        return new Act.ItemQueued(
                item,
                register.files().placeFor(row.number("risk")),
                row.text("kind"),
                row.text("user_id"),
                row.text("person_id"),
                row.text("title"),
                row.number("risk"),
                "risk",
                1,
                audit.query(ENTRIES, item).stream()
                        .map(access -> new Act.Access(access.text("access_id"), access.count("entry")))
                        .toList());
    }

    @Override
    public void close() throws IOException, InterruptedException {
        closing = true;
        thread.interrupt();
        thread.join();
        if (following != null) following.close();
    }
}
