package org.quis.server.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.quis.acts.Act;
import org.quis.acts.ActCodec;
import org.quis.acts.Done;
import org.quis.desk.CaseFile;
import org.quis.ledger.Hash;
import org.quis.server.evidence.Evidence;
import org.quis.server.evidence.Evidence.Sight;
import org.quis.server.evidence.Shown;
import org.quis.server.record.Proofs;
import org.quis.server.record.Register;
import org.quis.server.record.UnavailableException;
import org.springframework.stereotype.Component;

/// The whole of one case in a zip that is read with a browser and checked without Quis: the file as a page, every act
/// as
/// it was sealed, the files added, and a proof of each act and of each access.
@Component
final class CaseCopies {
    private final Register register;
    private final Evidence evidence;
    private final Pages pages;

    CaseCopies(Register register, Evidence evidence, Pages pages) {
        this.register = register;
        this.evidence = evidence;
        this.pages = pages;
    }

    /// What the page of the copy shows.
    ///
    /// @param accesses     of the item it came from; none where it came from elsewhere
    /// @param moreAccesses of that item, that are not listed
    record Printed(
            CaseFile file,
            String number,
            String state,
            List<InvestigationPages.Allegation> allegations,
            List<Held> evidence,
            List<Shown.Line> accesses,
            long moreAccesses,
            List<QueuePages.Entry> review,
            List<QueuePages.Entry> history,
            String made,
            String root) {}

    /// A piece of evidence and who held it.
    record Held(Act.EvidenceAdded added, List<QueuePages.Entry> custody) {}

    interface Copy {
        void write(OutputStream to) throws IOException;
    }

    /// @param files that were added, by their evidence's number
    /// @throws UnavailableException before anything is written, if the proofs are not to be had
    Copy of(String number, Map<String, Path> files) throws UnavailableException {
        var investigation = register.investigation(number);
        var item = register.item(investigation.opened().item());
        var acts = new ArrayList<Done>(item.acts());
        acts.addAll(investigation.acts());
        var indexes = new ArrayList<Long>();
        if (!item.isEmpty()) for (var access : item.queued().accesses()) indexes.add(access.ledgerIndex());
        for (var done : acts) indexes.add(done.index());
        var proofs = register.proofs(
                indexes.stream().mapToLong(Long::longValue).max().orElseThrow());
        Map<Long, String> proved = new TreeMap<>();
        for (long index : indexes) proved.put(index, proofs.of(index));
        var shown = item.isEmpty()
                ? Optional.<Shown>empty()
                : Optional.of(evidence.show(item.queued(), new Sight(true, true, true)));
        var printed = new Printed(
                investigation,
                number,
                Said.state(investigation.state()),
                InvestigationPages.allegations(investigation),
                investigation.evidence().stream()
                        .map(added -> new Held(added, entries(investigation.custody(added.evidence()))))
                        .toList(),
                shown.map(Shown::accesses).orElse(List.of()),
                shown.map(Shown::more).orElse(0L),
                entries(item.acts()),
                entries(investigation.acts()),
                Said.time(register.now()),
                proofs.checkpoint().lines().skip(2).findFirst().orElse(""));
        return to -> write(to, printed, acts, files, proofs, proved);
    }

    private static List<QueuePages.Entry> entries(List<Done> acts) {
        return acts.stream().map(QueuePages.Entry::of).toList();
    }

    private void write(
            OutputStream to,
            Printed printed,
            List<Done> acts,
            Map<String, Path> files,
            Proofs proofs,
            Map<Long, String> proved)
            throws IOException {
        try (var zip = new Zip(to)) {
            zip.add("case.html", pages.document("casefile", printed));
            zip.add("acts.json", json(acts));
            for (var held : printed.evidence()) {
                var added = held.added();
                if (!(files.get(added.evidence()) instanceof Path file)) continue;
                var name = "evidence/" + added.evidence() + " " + added.file();
                if (!zip.add(name, out -> Files.copy(file, out)).toString().equals(added.sha256())) {
                    throw new IOException(added.evidence() + " was changed while it was copied");
                }
            }
            for (var proof : proved.entrySet()) {
                zip.add("proofs/%d.tlog-proof".formatted(proof.getKey()), proof.getValue());
            }
            zip.add("checkpoint", proofs.checkpoint());
            zip.add("log.vkey", proofs.key() + "\n");
            zip.add("README.txt", README.formatted(printed.number()));
            zip.end();
        }
    }

    /// As the ledger has them, one to a line.
    private static String json(List<Done> acts) {
        var lines = new ArrayList<String>();
        for (var done : acts) {
            lines.add("{\"index\":%d,\"time\":\"%s\",\"actor\":\"%s\",\"type\":\"%s\",\"act\":%s}"
                    .formatted(
                            done.index(),
                            done.time(),
                            done.actor(), // of a-z, 0-9 and four marks
                            ActCodec.type(done.act()),
                            ActCodec.cells(done.act()).getLast()));
        }
        return "[" + String.join(",\n", lines) + "]\n";
    }

    private static final String README = """
            Case file %s, as it was when this copy was made.

            case.html      the file, to be read and printed with any browser
            acts.json      everything that was done, each with its index in the ledger
            evidence/      the files that were added, as they were added
            proofs/        for each act and each access, that the ledger has it at that index
            checkpoint     what the proofs lead to, signed by the log
            log.vkey       the log's key; compare it with the one the agency has published
            SHA256SUMS     of everything above

            That nothing in this copy was changed since:       sha256sum -c SHA256SUMS
            That evidence is what was added:                   its SHA-256 stands in acts.json, in `evidence-added`
            That an act or access is in the ledger as it says: quis verify --proof proofs/INDEX.tlog-proof --key log.vkey

            The proofs are in the format C2SP tlog-proof, the checkpoint is a C2SP tlog-checkpoint: other programs that
            know these formats check them as well.
            """;

    /// Writes down the hash of whatever goes in.
    private static final class Zip implements AutoCloseable {
        private final ZipOutputStream out;
        private final StringBuilder sums = new StringBuilder();

        Zip(OutputStream to) {
            this.out = new ZipOutputStream(to);
        }

        private interface Content {
            void writeTo(OutputStream out) throws IOException;
        }

        void add(String name, String text) throws IOException {
            add(name, to -> to.write(text.getBytes(StandardCharsets.UTF_8)));
        }

        /// @return of what was written
        Hash add(String name, Content content) throws IOException {
            var entry = new ZipEntry(name);
            entry.setTime(Instant.parse("1980-01-02T00:00:00Z").toEpochMilli()); // the same file, the same bytes
            out.putNextEntry(entry);
            var hashed = new DigestOutputStream(out, Hash.sha256());
            content.writeTo(hashed);
            var hash = Hash.of(hashed.getMessageDigest().digest());
            sums.append(hash).append("  ").append(name).append('\n');
            out.closeEntry();
            return hash;
        }

        void end() throws IOException {
            out.putNextEntry(new ZipEntry("SHA256SUMS"));
            out.write(sums.toString().getBytes(StandardCharsets.UTF_8));
            out.closeEntry();
            out.finish();
        }

        @Override
        public void close() throws IOException {
            out.flush(); // the stream below is the server's
        }
    }
}
