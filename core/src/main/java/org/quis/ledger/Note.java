package org.quis.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;

/// A signed note: a text and the signatures under it (C2SP signed-note 1.0.0).
///
/// Signatures of keys one does not know are passed over, because a note may gather many; a signature
/// of a known key that is false condemns the note.
///
/// @param text       what is signed, ending in a newline
/// @param signatures at least one
public record Note(String text, List<Signed> signatures) {
    private static final String DASH = "— ";
    /// a longer one is not read
    public static final int MOST_BYTES = 1_000_000;

    private static final int MOST_SIGNATURES = 100;

    /// A signature line.
    ///
    /// @param base64 of the key id's four bytes and the signature
    public record Signed(String name, String base64) {
        static Signed of(VerifierKey key, byte[] signature) {
            byte[] withId = ByteBuffer.allocate(4 + signature.length)
                    .putInt(key.id())
                    .put(signature)
                    .array();
            return new Signed(key.name(), Base64.getEncoder().encodeToString(withId));
        }

        boolean isOf(VerifierKey key) {
            return name.equals(key.name()) && keyId() == key.id();
        }

        /// The line that stands below a note, ending in a newline.
        String line() {
            return DASH + name + " " + base64 + "\n";
        }

        int keyId() {
            return ByteBuffer.wrap(Base64.getDecoder().decode(base64)).getInt();
        }

        byte[] signature() {
            byte[] bytes = Base64.getDecoder().decode(base64);
            return java.util.Arrays.copyOfRange(bytes, 4, bytes.length);
        }
    }

    public Note {
        signatures = List.copyOf(signatures);
    }

    static Note signed(String text, VerifierKey key, byte[] signature) {
        if (!isText(text)) throw new IllegalArgumentException("not the text of a note");
        return new Note(text, List.of(Signed.of(key, signature)));
    }

    /// This note without the signatures of others, of which anyone can add any.
    Note signedOnlyBy(List<VerifierKey> keys) {
        return new Note(
                text,
                signatures.stream()
                        .filter(signed -> keys.stream().anyMatch(signed::isOf))
                        .toList());
    }

    /// This note with more signatures below; one that is there already is not repeated, and an older one of the
    /// same key makes room.
    Note with(List<Signed> more) {
        var all = new LinkedHashMap<String, Signed>();
        signatures.forEach(signed -> all.put(signed.name() + signed.keyId(), signed));
        more.forEach(signed -> all.put(signed.name() + signed.keyId(), signed));
        return new Note(text, List.copyOf(all.values()));
    }

    public String encoded() {
        var note = new StringBuilder(text).append('\n');
        for (var signed : signatures) note.append(signed.line());
        return note.toString();
    }

    /// Reads a note; believes none of its signatures yet.
    public static Note parse(byte[] bytes) throws Broken.Note {
        if (bytes.length > MOST_BYTES) throw new Broken.Note("is longer than a note may be");
        String note;
        try {
            note = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notText) {
            throw new Broken.Note("is not UTF-8");
        }
        int split = note.lastIndexOf("\n\n");
        if (split < 0) throw new Broken.Note("has no blank line before its signatures");
        String text = note.substring(0, split + 1);
        String below = note.substring(split + 2);
        if (!isText(text)) throw new Broken.Note("is empty or has control characters");
        if (below.isEmpty()) throw new Broken.Note("has no signature");
        if (!below.endsWith("\n")) throw new Broken.Note("does not end in a newline");
        return new Note(text, signatures(below));
    }

    /// Reads signature lines, each ending in a newline.
    static List<Signed> signatures(String lines) throws Broken.Note {
        var signatures = new ArrayList<Signed>();
        for (String line : lines.substring(0, lines.length() - 1).split("\n", -1)) {
            if (signatures.size() == MOST_SIGNATURES) throw new Broken.Note("has more than 100 signatures");
            signatures.add(signature(line));
        }
        return signatures;
    }

    private static Signed signature(String line) throws Broken.Note {
        int space = line.indexOf(' ', DASH.length());
        if (line.startsWith(DASH) && space > 0) {
            String name = line.substring(DASH.length(), space);
            String base64 = line.substring(space + 1);
            boolean long5 =
                    Base64Text.decode(base64).filter(it -> it.length > 4).isPresent();
            if (isName(name) && long5) return new Signed(name, base64);
        }
        throw new Broken.Note("has a line `" + line + "` that is not a signature like `— name base64`");
    }

    /// @throws Broken.Note if this key's signature is false, or there is none
    public void verifiedBy(VerifierKey key) throws Broken.Note {
        boolean verified = false;
        for (var signed : signatures) {
            if (!signed.isOf(key)) continue;
            if (!key.accepts(text.getBytes(StandardCharsets.UTF_8), signed.signature())) {
                throw new Broken.Note("has a false signature of `" + key.name() + "`");
            }
            verified = true;
        }
        if (!verified) throw new Broken.Note("is not signed by " + key.encoded());
    }

    static boolean isName(String name) {
        return !name.isEmpty()
                && name.codePoints()
                        .noneMatch(c -> c == '+'
                                || c < 0x20
                                || Character.isWhitespace(c)
                                || Character.isSpaceChar(c)
                                || c == 0x85);
    }

    private static boolean isText(String text) {
        return text.length() > 1 && text.endsWith("\n") && text.chars().allMatch(c -> c >= 0x20 || c == '\n');
    }
}
