package org.quis.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a witness says below a checkpoint: at this time, this was the longest tree I had seen of this log, and it
/// continued every one I had seen before (C2SP tlog-cosignature 1.0.1, cosignature/v1).
///
/// @param witness whose word it is
/// @param time    by the witness's clock, in whole seconds
public record Cosignature(VerifierKey witness, Instant time) {
    static final int TIME_BYTES = 8;
    private static final int BYTES = TIME_BYTES + 64;
    /// how far somebody else's clock may go ahead of ours
    static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    /// The cosignatures below a note by the witnesses one knows. Those of others are passed over.
    ///
    /// @param now by the reader's clock
    /// @throws Broken.Note if a known witness's cosignature is false, or of a time that is yet to come
    public static List<Cosignature> below(Note note, List<VerifierKey> witnesses, Instant now) throws Broken.Note {
        var found = new ArrayList<Cosignature>();
        for (var witness : witnesses) {
            if (witness.type() != VerifierKey.Type.WITNESS) continue;
            latest(note, witness, now).ifPresent(found::add);
        }
        return found;
    }

    private static Optional<Cosignature> latest(Note note, VerifierKey witness, Instant now) throws Broken.Note {
        if (note.signatures().stream().noneMatch(signed -> signed.isOf(witness))) return Optional.empty();
        note.verifiedBy(witness);
        var latest = Instant.MIN;
        for (var signed : note.signatures()) {
            if (!signed.isOf(witness)) continue;
            var time = Instant.ofEpochSecond(time(signed.signature()).orElseThrow());
            if (time.isAfter(now.plus(CLOCKS_DIFFER))) {
                throw new Broken.Note(
                        "has a cosignature of `" + witness.name() + "` from a time that is yet to come, " + time);
            }
            if (time.isAfter(latest)) latest = time;
        }
        return Optional.of(new Cosignature(witness, latest));
    }

    /// The POSIX time a cosignature begins with; empty unless it has the right length and a time below 2^63.
    static Optional<Long> time(byte[] signature) {
        if (signature.length != BYTES) return Optional.empty();
        long time = ByteBuffer.wrap(signature).getLong();
        return time < 0 || time > Instant.MAX.getEpochSecond() ? Optional.empty() : Optional.of(time);
    }

    /// What is signed: two lines, then the whole of the note's text.
    static byte[] message(long time, byte[] text) {
        byte[] head = ("cosignature/v1\ntime " + time + "\n").getBytes(StandardCharsets.US_ASCII);
        byte[] message = Arrays.copyOf(head, head.length + text.length);
        System.arraycopy(text, 0, message, head.length, text.length);
        return message;
    }
}
