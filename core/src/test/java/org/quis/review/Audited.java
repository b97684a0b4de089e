package org.quis.review;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// The folder of an audit with so many accesses, of which some are misuse and some in findings.
final class Audited {
    final Path folder;
    final Set<String> misuse = new TreeSet<>();
    final List<String> findings = new ArrayList<>();
    private final StringBuilder rows = new StringBuilder(
            "finding_id,kind,user_id,person_id,subject_kind,subject,first_time,last_time,accesses,risk,title,rule_id\n");
    private final StringBuilder members = new StringBuilder("finding_id,access_id\n");
    private int next;

    Audited(Path folder, int accesses) {
        this.folder = folder;
        var all = new StringBuilder("access_id,user_id,risk\n");
        for (int i = 0; i < accesses; i++)
            all.append("a-").append(i).append(",u").append(i % 7).append(",0.01\n");
        write("accesses.csv", all);
        finish();
    }

    /// A finding of the next accesses; misuse, or not.
    Audited finding(String kind, double risk, int accesses, boolean real) {
        var id = "F-%04d".formatted(findings.size() + 1);
        findings.add(id);
        rows.append(String.format(Locale.ROOT, "%s,%s,u1,,,,,,%d,%.3f,title,rule%n", id, kind, accesses, risk));
        for (int i = 0; i < accesses; i++) {
            members.append(id).append(",a-").append(next).append('\n');
            if (real) misuse.add("a-" + next);
            next++;
        }
        return this;
    }

    /// Misuse that is in no finding.
    Audited hidden(int accesses) {
        for (int i = 0; i < accesses; i++) misuse.add("a-" + next++);
        return this;
    }

    Audited finish() {
        write("findings.csv", rows);
        write("finding_accesses.csv", members);
        return this;
    }

    /// Decides every item of a queue rightly.
    Path decide(Queue queue) {
        var decided = new StringBuilder("item,decision\n");
        for (var item : queue.items()) {
            boolean real = item.isRandom() ? misuse.contains(item.id()) : isReal(item.id());
            decided.append(item.id()).append(real ? ",substantiated\n" : ",unfounded\n");
        }
        return write("decisions.csv", decided);
    }

    private boolean isReal(String finding) {
        return members.toString().lines().anyMatch(line -> {
            int comma = line.indexOf(',');
            return line.substring(0, comma).equals(finding) && misuse.contains(line.substring(comma + 1));
        });
    }

    Path write(String file, CharSequence text) {
        try {
            return Files.writeString(folder.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
