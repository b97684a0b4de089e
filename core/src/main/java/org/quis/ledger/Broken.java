package org.quis.ledger;

/// Something that was read in full and is not what it must be: forged, altered, or never right.
///
/// Never an `IOException`, which asks the caller to try again; trying again cannot mend these.
public abstract sealed class Broken extends Exception {
    private static final long serialVersionUID = 1L;

    private Broken(String message) {
        super(message);
    }

    /// A signed note, a checkpoint or a verifier key is not well-formed, or a signature is false.
    public static final class Note extends Broken {
        private static final long serialVersionUID = 1L;

        Note(String message) {
            super(message);
        }
    }

    /// A file that should hold a signing key does not.
    public static final class Key extends Broken {
        private static final long serialVersionUID = 1L;

        Key(String message) {
            super(message);
        }
    }

    /// The bytes of an entry are not an entry.
    public static final class Entry extends Broken {
        private static final long serialVersionUID = 1L;

        Entry(String message) {
            super(message);
        }
    }

    /// A ledger's files do not fit each other.
    public static final class Ledger extends Broken {
        private static final long serialVersionUID = 1L;
        private final transient Fault fault;

        Ledger(Fault fault) {
            super(fault.toString());
            this.fault = fault;
        }

        public Fault fault() {
            return fault;
        }
    }

    /// Two histories of one log, or the danger of beginning a second: nothing was signed.
    public static final class Fork extends Broken {
        private static final long serialVersionUID = 1L;

        Fork(String message) {
            super(message);
        }
    }
}
