package org.quis.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/// C2SP signed-note: a text and who signed it.
final class Note {
    private static final String DASH = "\u2014 "; // em dash, space
    /// What the specification asks verifiers to be able to read is less; this only bounds a stranger's file.
    private static final int MAX_CHARACTERS = 1_000_000;

    private Note() {}

    /// The note with one signature.
    ///
    /// @param text ends with a newline
    static String sign(String text, LogKey key) {
        var id = key.verifier().id();
        var signature = key.sign(text.getBytes(StandardCharsets.UTF_8));
        var line = Arrays.copyOf(id, id.length + signature.length);
        System.arraycopy(signature, 0, line, id.length, signature.length);
        return text + "\n" + DASH + key.origin() + " " + Base64.getEncoder().encodeToString(line) + "\n";
    }

    /// The text, if the key signed it. Signatures by keys we do not know are passed over; one by the known
    /// key that does not verify rejects the note.
    static String open(String note, VerifierKey key) throws LedgerException {
        if (note.length() > MAX_CHARACTERS) throw new LedgerException("the note is too long");
        for (int i = 0; i < note.length(); i++) {
            char c = note.charAt(i);
            if (c != '\n' && (c < 0x20 || c == 0x7f)) throw new LedgerException("the note has a control character");
        }
        int split = note.lastIndexOf("\n\n");
        if (split < 0) throw new LedgerException("the note has no blank line before its signatures");
        if (!note.endsWith("\n")) throw new LedgerException("the note does not end with a newline");
        var text = note.substring(0, split + 1);
        boolean signed = false;
        var lines = note.substring(split + 2);
        if (lines.isEmpty()) throw new LedgerException("the note has no signature");
        for (var line : lines.substring(0, lines.length() - 1).split("\n", -1)) {
            if (!line.startsWith(DASH)) throw new LedgerException("`" + line + "` is not a signature line");
            var parts = line.substring(DASH.length()).split(" ", -1);
            if (parts.length != 2 || parts[0].isEmpty() || parts[0].contains("+")) {
                throw new LedgerException("`" + line + "` is not a signature line");
            }
            var bytes = decode(line, parts[1]);
            if (!parts[0].equals(key.name())
                    || !Arrays.equals(bytes, 0, VerifierKey.ID_BYTES, key.id(), 0, VerifierKey.ID_BYTES)) {
                continue;
            }
            var signature = Arrays.copyOfRange(bytes, VerifierKey.ID_BYTES, bytes.length);
            if (!key.verifies(text.getBytes(StandardCharsets.UTF_8), signature)) {
                throw new LedgerException("the signature of `" + key.name() + "` does not match the text");
            }
            signed = true;
        }
        if (!signed) throw new LedgerException("the note is not signed by `" + key.name() + "`");
        return text;
    }

    private static byte[] decode(String line, String base64) throws LedgerException {
        try {
            var bytes = Base64.getDecoder().decode(base64);
            if (bytes.length < VerifierKey.ID_BYTES + 1) throw new LedgerException("`" + line + "` is too short");
            return bytes;
        } catch (IllegalArgumentException _) {
            throw new LedgerException("`" + line + "` is not base64");
        }
    }
}
