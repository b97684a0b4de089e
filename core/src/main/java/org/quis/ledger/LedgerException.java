package org.quis.ledger;

/// The ledger does not say what it must: evidence of tampering or of damage, never a bad cable.
public final class LedgerException extends Exception {
    public LedgerException(String problem) {
        super(problem);
    }
}
