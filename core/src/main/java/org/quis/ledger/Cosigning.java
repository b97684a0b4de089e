package org.quis.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// Asks for cosignatures of a ledger's checkpoint: what to send a witness, what its answer means, and where the
/// cosignatures go. This is the log's side of C2SP tlog-witness 1.0.0 without the network.
///
/// Safe for use by many threads, one a witness.
public final class Cosigning {
    /// a witness's answer is a few lines
    public static final int MOST_BYTES = 16 * 1024;

    private static final String WITNESSES = "witnesses.vkey";

    /// What a witness's answer comes to.
    public sealed interface Reply {
        /// It cosigned.
        ///
        /// @param line to stand below the checkpoint
        record Cosigned(Note.Signed line, Cosignature word) implements Reply {}

        /// It stands at another size: ask again from there.
        record Stale(long size) implements Reply {}

        /// It did not cosign, for reasons that say nothing against the ledger.
        record Refused(String why) implements Reply {}
    }

    private final Path folder;
    private final Ledger ledger;

    private Cosigning(Path folder, Ledger ledger) {
        this.folder = folder;
        this.ledger = ledger;
    }

    public static Cosigning of(Path folder) throws IOException, Broken.Ledger {
        return new Cosigning(folder, Ledger.open(folder));
    }

    public Checkpoint checkpoint() {
        return ledger.checkpoint();
    }

    /// The size a witness probably stands at: this one's where it has cosigned this checkpoint before, else none, to
    /// which it answers with the right one.
    public long guess(VerifierKey witness) {
        return ledger.note().signatures().stream().anyMatch(signed -> signed.isOf(witness)) ? ledger.size() : 0;
    }

    /// The body of the request to a witness that stands at a size.
    public synchronized byte[] request(long oldSize) throws IOException, Broken.Ledger {
        var asked = new AddCheckpoint(oldSize, ledger.proveSince(oldSize).path(), ledger.note(), ledger.checkpoint());
        return asked.encoded().getBytes(StandardCharsets.UTF_8);
    }

    /// What a witness answered to the request from `oldSize`.
    ///
    /// @throws Broken.Fork if it has seen another history of this log
    public Reply reply(VerifierKey witness, long oldSize, int status, byte[] body, Instant now) throws Broken.Fork {
        try {
            return switch (status) {
                case 200 -> cosigned(witness, text(body), now);
                case 409 ->
                    conflict(witness, oldSize, Checkpoint.size(text(body).stripTrailing()));
                case 422 ->
                    throw fork(
                            witness,
                            "what it saw of the log at %,d entries is not what this ledger began with"
                                    .formatted(oldSize));
                default -> new Reply.Refused("it answered with status " + status + said(body));
            };
        } catch (Broken.Note malformed) {
            return new Reply.Refused("its answer " + malformed.getMessage());
        }
    }

    private Reply cosigned(VerifierKey witness, String lines, Instant now) throws Broken.Note {
        if (!lines.endsWith("\n")) throw new Broken.Note("does not end in a newline");
        for (var line : Note.signatures(lines)) {
            if (!line.isOf(witness)) continue;
            var note = new Note(ledger.note().text(), List.of(line));
            return new Reply.Cosigned(
                    line, Cosignature.below(note, List.of(witness), now).get(0));
        }
        throw new Broken.Note("has no cosignature of " + witness.encoded());
    }

    private Reply conflict(VerifierKey witness, long asked, long stands) throws Broken.Fork {
        if (stands > ledger.size()) {
            throw fork(
                    witness,
                    "it cosigned %,d entries, this ledger has %,d: it was rolled back, or grew elsewhere"
                            .formatted(stands, ledger.size()));
        }
        if (stands == asked && stands == ledger.size()) {
            throw fork(witness, "it cosigned other entries of the same number, %,d".formatted(stands));
        }
        return new Reply.Stale(stands);
    }

    private static Broken.Fork fork(VerifierKey witness, String why) {
        return new Broken.Fork("the witness `" + witness.name() + "` knows another history of this log: " + why);
    }

    private static String said(byte[] body) {
        var text = text(body).strip();
        return text.isEmpty() || text.length() > 200 || !text.codePoints().allMatch(c -> c >= 0x20 && c < 0x7F)
                ? ""
                : ", `" + text + "`";
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }

    /// Puts cosignatures below the checkpoint, and the witnesses' keys into `witnesses.vkey`.
    ///
    /// @param witnesses all that were asked, those that did not answer too
    /// @return whether the checkpoint was still the one that was cosigned
    /// @throws java.nio.file.FileAlreadyExistsException if a writer is at the ledger
    public boolean publish(List<Reply.Cosigned> cosigned, List<VerifierKey> witnesses) throws IOException {
        var disk = new FileDisk();
        try (var _ = LedgerWriter.lock(folder)) {
            var now = Note.parse(Files.readAllBytes(folder.resolve("checkpoint")));
            if (!now.text().equals(ledger.note().text())) return false;
            var keys = new LinkedHashSet<>(witnesses(folder));
            keys.addAll(witnesses);
            var lines = new StringBuilder();
            for (var key : keys) lines.append(key.encoded()).append('\n');
            replace(disk, lines.toString());
            LedgerWriter.publish(
                    folder,
                    disk,
                    now.with(cosigned.stream().map(Reply.Cosigned::line).toList()));
            return true;
        } catch (Broken damagedMeanwhile) {
            throw new IOException(folder + ": " + damagedMeanwhile.getMessage(), damagedMeanwhile);
        }
    }

    private void replace(Disk disk, String keys) throws IOException {
        var next = folder.resolve(WITNESSES + ".next");
        try (var out = disk.create(next)) {
            out.append(ByteBuffer.wrap(keys.getBytes(StandardCharsets.UTF_8)));
            out.force();
        }
        disk.replace(folder.resolve(WITNESSES), next);
        disk.force(folder, List.of(folder.resolve(WITNESSES)));
    }

    /// The witnesses that a ledger says it has.
    public static List<VerifierKey> witnesses(Path folder) throws IOException, Broken.Ledger {
        try {
            var keys = new ArrayList<VerifierKey>();
            for (var line : Files.readString(folder.resolve(WITNESSES)).lines().toList()) {
                keys.add(VerifierKey.parse(line, VerifierKey.Type.WITNESS));
            }
            return keys;
        } catch (NoSuchFileException missing) {
            throw new Broken.Ledger(Fault.of(WITNESSES, "is missing"));
        } catch (java.nio.charset.CharacterCodingException notText) {
            throw new Broken.Ledger(Fault.of(WITNESSES, "is not UTF-8"));
        } catch (Broken.Note malformed) {
            throw new Broken.Ledger(Fault.of(WITNESSES, "has a line " + malformed.getMessage()));
        }
    }
}
