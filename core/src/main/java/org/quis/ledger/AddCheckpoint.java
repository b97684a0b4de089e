package org.quis.ledger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What a log asks of a witness: cosign this checkpoint, which continues the tree of `oldSize` leaves that you
/// cosigned last (C2SP tlog-witness 1.0.0, add-checkpoint).
///
/// @param proof      from the old size to the checkpoint's
/// @param note       the checkpoint, signed by its log
/// @param checkpoint what the note says
public record AddCheckpoint(long oldSize, List<Hash> proof, Note note, Checkpoint checkpoint) {
    /// a request's longest: proof, and a checkpoint with extension lines and many signatures
    public static final int MOST_BYTES = 64 * 1024;

    private static final int MOST_HASHES = 63;
    private static final String OLD = "old ";

    public AddCheckpoint {
        proof = List.copyOf(proof);
    }

    /// Reads a request's body.
    ///
    /// @throws Broken.Note if it is not to the letter of the standard
    public static AddCheckpoint parse(byte[] body) throws Broken.Note {
        if (body.length > MOST_BYTES) throw new Broken.Note("is longer than " + MOST_BYTES + " bytes");
        int blank = blankLine(body);
        var head = new String(body, 0, blank, StandardCharsets.ISO_8859_1).split("\n", -1);
        if (!head[0].startsWith(OLD)) throw new Broken.Note("does not begin with a line like `old 20852014`");
        long oldSize = Checkpoint.size(head[0].substring(OLD.length()));
        if (head.length - 1 > MOST_HASHES) throw new Broken.Note("has a proof of more than 63 hashes");
        var proof = new ArrayList<Hash>();
        for (int i = 1; i < head.length; i++) {
            int line = i + 1;
            proof.add(Hash.ofBase64(head[i])
                    .orElseThrow(() -> new Broken.Note("has a line " + line + " that is not a hash in base64")));
        }
        var note = Note.parse(java.util.Arrays.copyOfRange(body, blank + 2, body.length));
        return new AddCheckpoint(oldSize, proof, note, Checkpoint.parse(note.text()));
    }

    private static int blankLine(byte[] body) throws Broken.Note {
        for (int i = 0; i + 1 < body.length; i++) {
            if (body[i] == '\n' && body[i + 1] == '\n') return i;
        }
        throw new Broken.Note("has no blank line before its checkpoint");
    }

    /// The body to send.
    public String encoded() {
        var body = new StringBuilder(OLD).append(oldSize).append('\n');
        for (var hash : proof) body.append(hash.base64()).append('\n');
        return body.append('\n').append(note.encoded()).toString();
    }
}
