package org.quis.ledger;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// A witness: remembers the last checkpoint it cosigned of each log, and cosigns only what continues it.
///
/// This is the witness's side of C2SP tlog-witness 1.0.0 without the network. What it remembers stands in a
/// [CheckpointStore], which compares and swaps, so that two requests at once, or two processes, cannot both be
/// answered from the same memory. Safe for use by many threads.
public final class Witness {
    /// What is answered: an HTTP status, and a body of a content type.
    public record Answer(int status, String type, String body) {
        private static Answer refusal(int status, String why) {
            return new Answer(status, "text/plain; charset=utf-8", why + "\n");
        }

        /// Stale: the witness's last size, which the next request is to start from.
        private static Answer conflict(long size) {
            return new Answer(409, "text/x.tlog.size", size + "\n");
        }
    }

    private final WitnessKey key;
    private final List<VerifierKey> logs;
    private final CheckpointStore remembered;
    private final InstantSource clock;

    /// @param logs whose checkpoints are cosigned: of these origins and, as Quis signs each audit as a log of its
    ///             own, of those below them
    public Witness(WitnessKey key, List<VerifierKey> logs, CheckpointStore remembered, InstantSource clock) {
        this.key = key;
        this.logs = List.copyOf(logs);
        this.remembered = remembered;
        this.clock = clock;
    }

    /// Answers an add-checkpoint request. What is cosigned has been remembered before this returns.
    ///
    /// @param body of the request, as it came
    /// @throws IOException if the memory cannot be read or written: nothing was cosigned
    public Answer addCheckpoint(byte[] body) throws IOException {
        AddCheckpoint asked;
        try {
            asked = AddCheckpoint.parse(body);
        } catch (Broken.Note malformed) {
            return Answer.refusal(400, "the request " + malformed.getMessage());
        }
        var checkpoint = asked.checkpoint();
        var trusted = keysOf(checkpoint.origin());
        if (trusted.isEmpty()) return Answer.refusal(404, "no log of this origin is known here");
        if (trusted.stream().noneMatch(log -> isSigned(asked.note(), log))) {
            return Answer.refusal(403, "the checkpoint is not signed by the log's key");
        }
        if (asked.oldSize() > checkpoint.size()) {
            return Answer.refusal(400, "the old size is larger than the checkpoint's");
        }
        var last = remembered.fetch(checkpoint.origin());
        var lastSeen = parsed(checkpoint.origin(), last);
        if (asked.oldSize() != lastSeen.size()) return Answer.conflict(lastSeen.size());
        if (checkpoint.size() == lastSeen.size() && !checkpoint.root().equals(lastSeen.root())) {
            return Answer.conflict(lastSeen.size());
        }
        var proof = new ConsistencyProof(asked.oldSize(), checkpoint.size(), asked.proof());
        if (!proof.connects(lastSeen, checkpoint)) {
            return Answer.refusal(422, "the proof does not lead from the tree cosigned last to this one");
        }
        if (!remembered.replace(
                checkpoint.origin(), last.orElse(null), asked.note().signedOnlyBy(trusted))) {
            // another request came in between; the next try starts from what it left
            return Answer.conflict(parsed(checkpoint.origin(), remembered.fetch(checkpoint.origin()))
                    .size());
        }
        return new Answer(
                200,
                "text/plain; charset=utf-8",
                key.cosign(asked.note().text(), clock.instant()).line());
    }

    private List<VerifierKey> keysOf(String origin) {
        return logs.stream()
                .map(log -> log.of(origin))
                .filter(log -> log.name().equals(origin))
                .toList();
    }

    private static boolean isSigned(Note note, VerifierKey log) {
        try {
            note.verifiedBy(log);
            return true;
        } catch (Broken.Note notOrFalsely) {
            return false;
        }
    }

    /// A log never seen is one seen when it was empty.
    private static Checkpoint parsed(String origin, Optional<Note> last) throws IOException {
        if (last.isEmpty()) return new Checkpoint(origin, 0, new Hasher().empty());
        try {
            return Checkpoint.parse(last.get().text());
        } catch (Broken.Note damaged) {
            throw new IOException("the record of the last checkpoint of " + origin + " " + damaged.getMessage());
        }
    }
}
