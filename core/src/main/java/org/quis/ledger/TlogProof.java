package org.quis.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A proof to take along: that a log has an entry at an index, checked without the log (C2SP tlog-proof,
/// `c2sp.org/tlog-proof@v1`, as of commit 0065ea5).
///
/// @param extra      what the standard leaves to the application, in base64; ours is [Shown]. `null` where there is
/// none
/// @param path       from the leaf's sibling up
/// @param checkpoint as the log published it, cosignatures and all
public record TlogProof(@Nullable String extra, long index, List<Hash> path, Note checkpoint) {
    /// a row may be long, but not longer
    public static final int MOST_BYTES = 32 << 20;

    private static final String FIRST = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";
    /// a tree of 2^63 leaves is not deeper
    private static final int MOST_HASHES = 63;

    public TlogProof {
        path = List.copyOf(path);
    }

    /// What the holder of a proof is shown: the entry, and, if its commitment is to be opened, what opens it. Nobody
    /// need believe it: the entry must have the leaf that is proved, the opening must be the entry's.
    ///
    /// `quis/proof/v1` ‖ length of the entry (uint16) ‖ entry, and to open it: ‖ salt (32) ‖ value
    static final class Shown {
        private static final byte[] DOMAIN = "quis/proof/v1".getBytes(StandardCharsets.US_ASCII);

        final byte[] entry;
        final @Nullable Opening opening;

        Shown(byte[] entry, @Nullable Opening opening) {
            this.entry = entry;
            this.opening = opening;
        }

        String encoded() {
            int more = opening == null ? 0 : Hash.BYTES + opening.value().length;
            var out = ByteBuffer.allocate(DOMAIN.length + Entries.PREFIX + entry.length + more)
                    .put(DOMAIN)
                    .putShort((short) entry.length)
                    .put(entry);
            if (opening != null) out.put(opening.salt().bytes()).put(opening.value());
            return Base64.getEncoder().encodeToString(out.array());
        }

        /// @return `null` if it is some other application's
        static @Nullable Shown parse(byte[] extra) throws Broken.Note {
            if (!Arrays.equals(extra, 0, Math.min(extra.length, DOMAIN.length), DOMAIN, 0, DOMAIN.length)) return null;
            var in = ByteBuffer.wrap(extra, DOMAIN.length, extra.length - DOMAIN.length);
            if (in.remaining() < Entries.PREFIX) throw new Broken.Note("has an extra line that is cut short");
            int length = in.getShort() & 0xFFFF;
            int rest = in.remaining() - length;
            if (rest < 0 || rest > 0 && rest < Hash.BYTES) {
                throw new Broken.Note("has an extra line that is cut short");
            }
            var entry = new byte[length];
            in.get(entry);
            if (rest == 0) return new Shown(entry, null);
            var salt = new byte[Hash.BYTES];
            in.get(salt);
            var value = new byte[in.remaining()];
            in.get(value);
            return new Shown(entry, new Opening(Hash.of(salt), value));
        }
    }

    /// What a proof has been found to prove.
    ///
    /// @param entry        `null` where it is not an entry as Quis makes them
    /// @param opening      what the entry commits to; `null` where that is not shown
    /// @param cosignatures of the witnesses one believes
    public record Proved(
            Checkpoint checkpoint,
            List<Cosignature> cosignatures,
            long index,
            @Nullable Entry entry,
            @Nullable Opening opening) {
        public Proved {
            cosignatures = List.copyOf(cosignatures);
        }
    }

    /// Reads a proof; believes nothing of it yet.
    ///
    /// @throws Broken.Note if it is not to the letter of the standard
    public static TlogProof parse(byte[] bytes) throws Broken.Note {
        if (bytes.length > MOST_BYTES) throw new Broken.Note("is longer than a proof may be");
        int blank = 0;
        while (blank + 1 < bytes.length && !(bytes[blank] == '\n' && bytes[blank + 1] == '\n')) blank++;
        if (blank + 1 >= bytes.length) throw new Broken.Note("has no blank line before its checkpoint");
        var lines = List.of(new String(bytes, 0, blank, StandardCharsets.ISO_8859_1).split("\n", -1));
        if (!lines.get(0).equals(FIRST)) throw new Broken.Note("does not begin with a line `" + FIRST + "`");
        int at = 1;
        String extra = null;
        if (at < lines.size() && lines.get(at).startsWith(EXTRA)) {
            extra = lines.get(at++).substring(EXTRA.length());
            if (Base64Text.decode(extra).isEmpty()) throw new Broken.Note("has an extra line that is not base64");
        }
        if (at == lines.size() || !lines.get(at).startsWith(INDEX)) throw new Broken.Note("has no line like `index 7`");
        long index = Checkpoint.size(lines.get(at++).substring(INDEX.length()));
        if (lines.size() - at > MOST_HASHES) throw new Broken.Note("has a path of more than 63 hashes");
        var path = new ArrayList<Hash>();
        for (int line = at; line < lines.size(); line++) {
            int number = line + 1;
            path.add(Hash.ofBase64(lines.get(line))
                    .orElseThrow(() -> new Broken.Note("has a line " + number + " that is not a hash in base64")));
        }
        return new TlogProof(extra, index, path, Note.parse(Arrays.copyOfRange(bytes, blank + 2, bytes.length)));
    }

    /// The text of the file.
    public String encoded() {
        var text = new StringBuilder(FIRST).append('\n');
        if (extra != null) text.append(EXTRA).append(extra).append('\n');
        text.append(INDEX).append(index).append('\n');
        for (var hash : path) text.append(hash.base64()).append('\n');
        return text.append('\n').append(checkpoint.encoded()).toString();
    }

    /// Checks that the log signed, the witnesses cosigned, and the tree has the entry at the index, in a tree of the
    /// size that was signed.
    ///
    /// @param log    the log's key, or the one above it
    /// @param quorum who must have cosigned; `null` for nobody
    /// @param given  the entry's bytes as known from elsewhere; `null` to take those that the proof shows
    /// @throws Broken.Note if any of it does not hold
    public Proved verify(VerifierKey log, @Nullable Quorum quorum, byte @Nullable [] given, Instant now)
            throws Broken.Note {
        var signed = Checkpoint.parse(checkpoint.text());
        var key = log.of(signed.origin());
        checkpoint.verifiedBy(key);
        if (!signed.origin().equals(key.name())) {
            throw new Broken.Note("is of the log `" + signed.origin() + "`, but signed by `" + key.name() + "`");
        }
        List<Cosignature> cosignatures = quorum == null ? List.of() : quorum.below(checkpoint, now);
        var shown = extra == null ? null : Shown.parse(Base64Text.decode(extra).orElseThrow());
        byte[] entry = entry(given, shown);
        var inclusion = new InclusionProof(index, signed.size(), new Hasher().leaf(entry), path);
        if (!inclusion.leadsTo(signed)) {
            throw new Broken.Note("does not prove that this is entry %,d of the %,d that were signed"
                    .formatted(index, signed.size()));
        }
        return new Proved(signed, cosignatures, index, decoded(entry), opened(entry, shown));
    }

    private static byte[] entry(byte @Nullable [] given, @Nullable Shown shown) throws Broken.Note {
        if (shown == null) {
            if (given != null) return given;
            throw new Broken.Note("does not show the entry it is a proof of");
        }
        if (given == null || Arrays.equals(given, shown.entry)) return shown.entry;
        throw new Broken.Note("shows another entry than the one given");
    }

    private static @Nullable Opening opened(byte[] entry, @Nullable Shown shown) throws Broken.Note {
        if (shown == null || shown.opening == null) return null;
        try {
            if (shown.opening.opens(Entry.decode(entry))) return shown.opening;
        } catch (Broken.Entry notOurs) {
            // then nothing can be shown to be committed to by it
        }
        throw new Broken.Note("shows something that its entry does not commit to");
    }

    private static @Nullable Entry decoded(byte[] entry) {
        try {
            return Entry.decode(entry);
        } catch (Broken.Entry anotherLogs) {
            return null;
        }
    }
}
