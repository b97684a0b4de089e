package org.quis.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.List;
import java.util.Set;

/// The key that signs a log's checkpoints: Ed25519, of the JDK.
///
/// Its file is the verifier key in one line, then the private key as PKCS#8 in PEM, in the clear or under a
/// passphrase, which `openssl pkey` reads too. Whoever has the file can sign another history in the log's name.
public final class LogKey {
    private final VerifierKey verifier;
    private final PrivateKey key;

    private LogKey(VerifierKey verifier, PrivateKey key) {
        this.verifier = verifier;
        this.key = key;
    }

    /// @param name the log's origin
    /// @throws IllegalArgumentException if the name is empty or has spaces or plus signs
    public static LogKey generate(String name) {
        return generate(name, VerifierKey.Type.LOG);
    }

    static LogKey generate(String name, VerifierKey.Type type) {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            byte[] x509 = pair.getPublic().getEncoded();
            return new LogKey(new VerifierKey(name, type, Hash.at(x509, x509.length - Hash.BYTES)), pair.getPrivate());
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new AssertionError(everyPlatformHasIt);
        }
    }

    /// Writes the key to a new file that only its owner can read.
    ///
    /// @throws java.nio.file.FileAlreadyExistsException rather than replace a key
    public void store(Path file) throws IOException {
        store(file, PrivateKeyPem.encode(key, null));
    }

    /// Writes the key under the passphrase that is the first line of a file.
    ///
    /// @throws Broken.Key if there is none in it
    public void store(Path file, Path passphraseFile) throws IOException, Broken.Key {
        store(file, PrivateKeyPem.encode(key, PrivateKeyPem.firstLine(passphraseFile)));
    }

    private void store(Path file, String pem) throws IOException {
        var text = verifier.encoded() + "\n" + pem;
        try (var out = FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly(file))) {
            var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) out.write(bytes);
            out.force(true);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /// @throws Broken.Key if the file does not hold a key pair as [#store] writes it
    public static LogKey load(Path file) throws IOException, Broken.Key {
        return load(file, VerifierKey.Type.LOG);
    }

    static LogKey load(Path file, VerifierKey.Type type) throws IOException, Broken.Key {
        List<String> lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .lines()
                .toList();
        var key = PrivateKeyPem.decode(lines, file);
        try {
            var loaded = new LogKey(VerifierKey.parse(lines.get(0), type), key);
            byte[] probe = {1};
            if (loaded.verifier.verifies(probe, loaded.signature(probe))) return loaded;
            throw new Broken.Key(file + " holds a verifier key that is not its private key's");
        } catch (Broken.Note notAKey) {
            throw new Broken.Key(file + ": " + notAKey.getMessage());
        }
    }

    /// The same key for a log whose origin lies below this one's: `agency.example/audit/2026` below
    /// `agency.example/audit`. One key can sign for many logs so, and no two of them share an origin.
    public LogKey below(String name) {
        return new LogKey(new VerifierKey(verifier.name() + "/" + name, verifier.type(), verifier.key()), key);
    }

    /// This key for an origin at its name or below it.
    ///
    /// @throws Broken.Key for any other, which another key signs for
    public LogKey of(String origin) throws Broken.Key {
        if (origin.equals(name())) return this;
        if (origin.startsWith(name() + "/")) return below(origin.substring(name().length() + 1));
        throw new Broken.Key("the key of `" + name() + "` does not sign for `" + origin + "`");
    }

    /// The name it signs as: the log's origin.
    public String name() {
        return verifier.name();
    }

    /// What the world needs to check its signatures.
    public VerifierKey verifier() {
        return verifier;
    }

    /// @param text ends in a newline
    public Note sign(String text) {
        return Note.signed(text, verifier, signature(text.getBytes(StandardCharsets.UTF_8)));
    }

    byte[] signature(byte[] message) {
        try {
            var signer = Signature.getInstance("Ed25519");
            signer.initSign(key);
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException cannotHappen) {
            throw new AssertionError(cannotHappen);
        }
    }
}
