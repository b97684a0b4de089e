package org.quis.ledger;

import org.jspecify.annotations.Nullable;

/// One thing that is wrong with a ledger, and where.
///
/// @param file    path below the ledger's folder
/// @param offset  the first byte that is wrong, counted from 0; `null` where the file as a whole is
/// @param entry   the first entry concerned; `null` where it concerns no entry more than another
/// @param problem what is wrong, to be read after the place
public record Fault(
        String file, @Nullable Long offset, @Nullable Long entry, String problem) {

    static Fault of(String file, String problem) {
        return new Fault(file, null, null, problem);
    }

    static Fault at(String file, long offset, long entry, String problem) {
        return new Fault(file, offset, entry, problem);
    }

    /// `` tile/1/000: byte 37 (entry 256): … ``
    @Override
    public String toString() {
        var text = new StringBuilder(file).append(':');
        if (offset != null) text.append(" byte ").append(offset);
        if (entry != null)
            text.append(offset == null ? " " : ", ").append("entry ").append(entry);
        if (offset != null || entry != null) text.append(':');
        return text.append(' ').append(problem).toString();
    }
}
