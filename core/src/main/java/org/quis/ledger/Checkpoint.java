package org.quis.ledger;

import java.util.Base64;

/// What the log signs: C2SP tlog-checkpoint without extension lines.
///
/// @param origin the log's name
/// @param size   how many entries the log has
public record Checkpoint(String origin, long size, Hash root) {

    String text() {
        return origin + "\n" + size + "\n" + root.base64() + "\n";
    }

    String signed(LogKey key) {
        return Note.sign(text(), key);
    }

    /// @throws LedgerException where the key did not sign this, or it is no checkpoint of the key's log
    static Checkpoint open(String note, VerifierKey key) throws LedgerException {
        var lines = Note.open(note, key).split("\n", -1);
        if (lines.length < 4) throw new LedgerException("the checkpoint has fewer than three lines");
        if (!lines[0].equals(key.name())) {
            throw new LedgerException("the checkpoint is of `" + lines[0] + "`, not of `" + key.name() + "`");
        }
        if (!lines[1].matches("0|[1-9][0-9]{0,17}")) {
            throw new LedgerException("`" + lines[1] + "` is not the size of a log");
        }
        try {
            var root = Base64.getDecoder().decode(lines[2]);
            if (root.length != Hash.BYTES) throw new LedgerException("the root hash has " + root.length + " bytes");
            return new Checkpoint(lines[0], Long.parseLong(lines[1]), Hash.copyOf(root, 0));
        } catch (IllegalArgumentException _) {
            throw new LedgerException("`" + lines[2] + "` is not a root hash in base64");
        }
    }
}
