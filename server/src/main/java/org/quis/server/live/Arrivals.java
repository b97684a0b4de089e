package org.quis.server.live;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.quis.access.Field;
import org.quis.access.Rejection;
import org.quis.audit.Arrived;
import org.quis.audit.Arriving;
import org.quis.intake.UnreadableException;
import org.quis.server.record.Sealed;
import org.quis.server.record.UnavailableException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// Seals what sources hand in, each access once, however often it is handed in.
///
/// An access is acknowledged when it is in the ledger. Which are is kept in a table as well; what a crash kept out of
/// it is read from the ledger at the next start.
public final class Arrivals {
    /// Requests that are worked on at once; others wait. So many times a batch may be sealed and not yet in the table.
    private static final int AT_ONCE = 8;
    private static final long PATIENCE = 10; // seconds
    private static final int LOOK_BACK = 1 << 16; // entries: more than can be in flight
    private static final int KEYS_AT_ONCE = 500; // of one question to the database

    /// What became of one access.
    ///
    /// @param repeated whether it had been handed in before
    public record Receipt(String accessId, long entry, boolean repeated) {}

    /// What became of what was handed in.
    ///
    /// @param rows how many there were
    public record Taken(long rows, List<Receipt> receipts, List<Rejection> rejections) {}

    /// Too much is handed in at once; it should be handed in again in a moment.
    public static final class Busy extends Exception {
        Busy() {
            super("too much is handed in at once; hand it in again in a moment");
        }
    }

    private record Key(String source, String key) {}

    private final Sealed ledger;
    private final ArrivalTable table;
    private final Arriving arriving;
    private final Semaphore free = new Semaphore(AT_ONCE, true);
    private final ConcurrentMap<Key, CompletableFuture<Long>> inFlight = new ConcurrentHashMap<>();

    public Arrivals(Sealed ledger, JdbcTemplate sql, TransactionTemplate transaction, Arriving arriving) {
        this.ledger = ledger;
        this.table = new ArrivalTable(sql, transaction);
        this.arriving = arriving;
    }

    /// How many accesses were taken from an entry on.
    public long since(long entry) {
        return table.since(entry);
    }

    /// Writes into the table what the ledger has and it does not.
    ///
    /// @param first entry that may be an access handed in by a source
    public void catchUp(long first) throws UnavailableException {
        try {
            catchUpFrom(Math.max(first, table.last() - LOOK_BACK));
        } catch (TransientDataAccessException locked) {
            // H2, killed while it wrote, may keep rows that nobody sees and nobody can write again
            try {
                table.clear();
                catchUpFrom(first);
            } catch (DataAccessException | TransactionException e) {
                throw new UnavailableException("the database is away: " + e.getMessage(), e);
            }
        } catch (DataAccessException | TransactionException e) {
            throw new UnavailableException("the database is away: " + e.getMessage(), e);
        }
    }

    private void catchUpFrom(long first) throws UnavailableException {
        for (long from = first, size = ledger.size(); from < size; from += LOOK_BACK) {
            var found = new LinkedHashMap<Arrived, Long>();
            ledger.received(from, LOOK_BACK, (entry, _, access) -> found.put(access, entry));
            var bySource = new HashMap<String, Map<String, Long>>();
            found.forEach((access, entry) -> bySource.computeIfAbsent(access.source(), _ -> new LinkedHashMap<>())
                    .putIfAbsent(access.key(), entry));
            for (var of : bySource.entrySet()) {
                var missing = of.getValue();
                missing.keySet()
                        .removeAll(known(of.getKey(), List.copyOf(missing.keySet()))
                                .keySet());
                table.addOneByOne(of.getKey(), missing);
            }
        }
    }

    /// Reads a file and seals the accesses in it.
    ///
    /// @param source the account that hands it in
    /// @param named  whether the file's name is to be told as the place of its rows
    /// @throws UnreadableException  if it is no log of a known format; some of it may have been taken
    /// @throws UnavailableException if not all could be sealed; what was is known when it is handed in again
    public Taken take(String source, Path file, boolean named)
            throws UnreadableException, IOException, UnavailableException, Busy, InterruptedException {
        if (!free.tryAcquire(PATIENCE, TimeUnit.SECONDS)) throw new Busy();
        try {
            var receipts = new ArrayList<Receipt>();
            var rejections = new ArrayList<Rejection>();
            long[] rows = {0};
            var failure = new UnavailableException[1];
            arriving.read(file, source, named, part -> {
                rows[0] += part.rows();
                rejections.addAll(part.rejections());
                if (failure[0] != null) return;
                try {
                    receipts.addAll(seal(source, part.accesses()));
                } catch (UnavailableException e) {
                    failure[0] = e;
                }
            });
            if (failure[0] != null) throw failure[0];
            return new Taken(rows[0], receipts, rejections);
        } finally {
            free.release();
        }
    }

    private List<Receipt> seal(String source, List<Arrived> accesses)
            throws UnavailableException, InterruptedException {
        try {
            var keys = accesses.stream().map(Arrived::key).distinct().toList();
            var own = new LinkedHashMap<Key, CompletableFuture<Long>>();
            var others = new HashMap<String, CompletableFuture<Long>>();
            for (var key : keys) { // before the table is asked: what is in flight may be there a moment later
                var mine = new CompletableFuture<Long>();
                var at = new Key(source, key);
                var theirs = inFlight.putIfAbsent(at, mine);
                if (theirs == null) own.put(at, mine);
                else others.put(key, theirs);
            }
            var entries = new HashMap<String, Long>();
            var fresh = new HashMap<String, Long>();
            try {
                entries.putAll(known(source, own.keySet().stream().map(Key::key).toList()));
                fresh.putAll(sealNew(source, accesses, own, entries));
            } finally {
                own.forEach((key, mine) -> {
                    var entry = fresh.getOrDefault(key.key(), entries.get(key.key()));
                    if (entry == null) mine.completeExceptionally(new IOException("it could not be sealed"));
                    else mine.complete(entry);
                    inFlight.remove(key);
                });
            }
            for (var other : others.entrySet()) entries.put(other.getKey(), await(other.getValue()));
            return receipts(accesses, entries, fresh);
        } catch (DataAccessException | TransactionException e) {
            throw new UnavailableException("the database is away; hand the accesses in again", e);
        }
    }

    private Map<String, Long> sealNew(String source, List<Arrived> accesses, Map<Key, ?> own, Map<String, Long> known)
            throws UnavailableException {
        var unsealed = new LinkedHashMap<String, Arrived>();
        for (var access : accesses) {
            boolean mine = own.containsKey(new Key(source, access.key()));
            if (mine && !known.containsKey(access.key())) unsealed.putIfAbsent(access.key(), access);
        }
        if (unsealed.isEmpty()) return Map.of();
        var sealed = ledger.receive(List.copyOf(unsealed.values()));
        var fresh = new LinkedHashMap<String, Long>();
        int place = 0;
        for (var key : unsealed.keySet()) fresh.put(key, sealed.get(place++));
        table.add(source, fresh);
        return fresh;
    }

    private static Long await(CompletableFuture<Long> other) throws UnavailableException, InterruptedException {
        try {
            return other.get();
        } catch (ExecutionException e) {
            throw new UnavailableException("the ledger cannot be written; hand the accesses in again", e);
        }
    }

    private static List<Receipt> receipts(List<Arrived> accesses, Map<String, Long> known, Map<String, Long> fresh) {
        var receipts = new ArrayList<Receipt>(accesses.size());
        var left = new HashMap<>(fresh); // a second row of the same access is a repetition
        for (var access : accesses) {
            @Nullable Long first = left.remove(access.key());
            long entry =
                    first != null ? first : fresh.getOrDefault(access.key(), known.getOrDefault(access.key(), -1L));
            receipts.add(new Receipt(access.observed().text(Field.ACCESS_ID), entry, first == null));
        }
        return receipts;
    }

    private Map<String, Long> known(String source, List<String> keys) {
        var known = new HashMap<String, Long>();
        for (int from = 0; from < keys.size(); from += KEYS_AT_ONCE) {
            known.putAll(table.find(source, keys.subList(from, Math.min(keys.size(), from + KEYS_AT_ONCE))));
        }
        return known;
    }
}
