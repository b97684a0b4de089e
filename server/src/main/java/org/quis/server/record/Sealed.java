package org.quis.server.record;

import org.quis.acts.Done;

/// Where acts are sealed.
public interface Sealed extends AutoCloseable {
    /// Returns when the act is durable.
    ///
    /// @return its index in the ledger
    /// @throws UnavailableException if it could not be sealed; then it is not done
    long seal(Done unsealed) throws UnavailableException;

    /// Reads acts again, in order.
    ///
    /// @param from the first index
    void read(long from, java.util.function.Consumer<Done> each) throws UnavailableException;

    /// Proofs of entries, once a checkpoint covers them.
    ///
    /// @param last the highest index that is to be proved
    Proofs proofs(long last) throws UnavailableException;
}
