package org.quis.server.record;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.quis.acts.Done;
import org.quis.audit.Arrived;

/// Where acts are sealed, and accesses as they come.
public interface Sealed extends AutoCloseable {
    /// Returns when the act is durable.
    ///
    /// @return its index in the ledger
    /// @throws UnavailableException if it could not be sealed; then it is not done
    long seal(Done unsealed) throws UnavailableException;

    /// Reads acts again, in order.
    ///
    /// @param from the first index
    void read(long from, Consumer<Done> each) throws UnavailableException;

    /// Seals accesses. Returns when they are durable.
    ///
    /// @return their entries, in the same order
    /// @throws UnavailableException if not all of them could be sealed; some may have been
    List<Long> receive(List<Arrived> accesses) throws UnavailableException;

    /// Takes accesses that were received, and when they were.
    interface ReceivedEach {
        void access(long entry, Instant time, Arrived access);
    }

    /// Reads the accesses among some entries, in order; those that a checkpoint covers.
    ///
    /// @param from the first entry
    /// @param most how many entries are looked at, whatever is in them
    void received(long from, int most, ReceivedEach each) throws UnavailableException;

    /// How many entries the last checkpoint covers.
    long size() throws UnavailableException;

    /// Proofs of entries, once a checkpoint covers them.
    ///
    /// @param last the highest index that is to be proved
    Proofs proofs(long last) throws UnavailableException;
}
