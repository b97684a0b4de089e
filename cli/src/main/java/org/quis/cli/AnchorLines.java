package org.quis.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.quis.anchor.Anchors;

/// What time-stamp authorities say of a ledger, as it is told.
final class AnchorLines {
    private AnchorLines() {}

    /// @param checked whether it is certain that they say so
    static void print(PrintWriter out, List<Anchors.Anchor> anchors, boolean checked) {
        for (var anchor : anchors) {
            out.printf(
                    Locale.ROOT,
                    "time-stamped: the first %,d entries existed before %s, says %s%n",
                    anchor.checkpoint().size(),
                    anchor.before(),
                    Printable.line(anchor.authority()));
        }
        if (!checked && !anchors.isEmpty()) {
            out.println("not checked: whether it is the authority that says so; for that name who vouches for it, with"
                    + " `--authority-ca FILE`");
        }
    }
}
