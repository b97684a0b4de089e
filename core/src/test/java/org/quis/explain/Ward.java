package org.quis.explain;

import java.nio.file.Path;
import java.time.Instant;
import org.quis.ties.Declarations;
import org.quis.ties.Folder;
import org.quis.ties.Ties;

/// Who looked at whom, in one line, and what the ties say of it.
final class Ward {
    private final Ties ties;
    private final Explainer explainer;

    Ward(Path folder, String tables) {
        this(folder, tables, Declarations.shipped());
    }

    Ward(Path folder, String tables, Declarations declared) {
        ties = Folder.read(folder, tables, declared);
        explainer = new Explainer(ties);
    }

    /// A look at a subject such as `person p-1`, `plate 7ABC123`, `name DOE, JOHN`.
    Seen looks(String user, String subject, String at) {
        return looks(user, subject, at, "");
    }

    Seen looks(String user, String subject, String at, String caseNumber) {
        int space = subject.indexOf(' ');
        return looks(new Inquiry(
                user,
                Instant.parse(at).toEpochMilli(),
                "rms",
                subject.substring(0, space),
                subject.substring(space + 1),
                "",
                "",
                caseNumber,
                ""));
    }

    Seen looks(Inquiry asked) {
        return new Seen(asked, explainer.explain(asked));
    }

    /// What was seen, in the words of the outputs.
    final class Seen {
        private final Inquiry asked;
        private final Explanation explained;

        Seen(Inquiry asked, Explanation explained) {
            this.asked = asked;
            this.explained = explained;
        }

        String verdict() {
            return explained.verdict().label();
        }

        String duty() {
            return explained
                    .duty()
                    .map(path -> ties.written(explained.user(), path))
                    .orElse("");
        }

        boolean isLesser() {
            return explained.duty().orElseThrow().weak();
        }

        String conflict() {
            return explained
                    .personal()
                    .map(path -> ties.written(explained.user(), path))
                    .orElse("");
        }

        String person() {
            return explained.person() < 0 ? "" : ties.id(explained.person());
        }

        StatedReason.Standing stated() {
            return explained.stated().standing();
        }

        double bits() {
            return explained.bits();
        }

        Ruling ruling(String action) {
            return explainer.rule(asked, action, explained);
        }
    }
}
