package org.quis.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;

/// The key a witness cosigns with. Its file is like a [LogKey]'s, its verifier key of another type, so that neither
/// can be taken for the other.
public final class WitnessKey {
    private final LogKey key;

    private WitnessKey(LogKey key) {
        this.key = key;
    }

    /// @param name a URL without its scheme that says who the witness is: `board.example/witness`
    public static WitnessKey generate(String name) {
        return new WitnessKey(LogKey.generate(name, VerifierKey.Type.WITNESS));
    }

    /// @throws Broken.Key if the file does not hold a witness's key
    public static WitnessKey load(Path file) throws IOException, Broken.Key {
        return new WitnessKey(LogKey.load(file, VerifierKey.Type.WITNESS));
    }

    /// Writes the key to a new file that only its owner can read.
    ///
    /// @throws java.nio.file.FileAlreadyExistsException rather than replace a key
    public void store(Path file) throws IOException {
        key.store(file);
    }

    /// Puts the verifier key into a file of its own, to be handed out; one that says anything else is replaced.
    public void publish(Path folder, String name) throws IOException {
        var line = verifier().encoded() + "\n";
        var file = folder.resolve(name);
        if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), line.getBytes(StandardCharsets.UTF_8)))
            return;
        LedgerWriter.replace(folder, name, line, new FileDisk());
    }

    /// What the world needs to check its cosignatures.
    public VerifierKey verifier() {
        return key.verifier();
    }

    /// The signature line to stand below a note.
    ///
    /// @param text of the note, a checkpoint that has been found consistent
    Note.Signed cosign(String text, Instant now) {
        long time = now.getEpochSecond();
        byte[] signature = key.signature(Cosignature.message(time, text.getBytes(StandardCharsets.UTF_8)));
        return Note.Signed.of(
                verifier(),
                ByteBuffer.allocate(Cosignature.TIME_BYTES + signature.length)
                        .putLong(time)
                        .put(signature)
                        .array());
    }
}
