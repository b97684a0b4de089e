package org.quis.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The key that signs a log's checkpoints: Ed25519, of the JDK.
///
/// Its file is the verifier key in one line, then the private key as PKCS#8 in PEM, in the clear or under a
/// passphrase, which `openssl pkey` reads too; or it is a PKCS#12 file. Whoever has the file can sign another
/// history in the log's name.
public final class LogKey {
    /// The environment's variable that names the file a key's passphrase is in.
    public static final String PASSPHRASE_FILE = "QUIS_PASSPHRASE_FILE";

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
        store(file, pem(null));
    }

    /// Writes the key under the passphrase that is the first line of a file.
    ///
    /// @throws Broken.Key if there is none in it
    public void store(Path file, Path passphraseFile) throws IOException, Broken.Key {
        store(file, pem(Passphrase.firstLine(passphraseFile)));
    }

    /// Writes the key as PKCS#12 (RFC 7292), under the passphrase that is the first line of a file, with a
    /// certificate that says the log's name.
    ///
    /// @throws Broken.Key if there is none in it
    public void storePkcs12(Path file, Path passphraseFile) throws IOException, Broken.Key {
        store(file, PrivateKeyP12.encode(this, key, Passphrase.firstLine(passphraseFile)));
    }

    /// Whether a file's name says that it is PKCS#12. Its content decides how it is read.
    public static boolean isNamedPkcs12(Path file) {
        var name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".p12") || name.endsWith(".pfx");
    }

    private byte[] pem(char @Nullable [] passphrase) {
        return (verifier.encoded() + "\n" + PrivateKeyPem.encode(key, passphrase)).getBytes(StandardCharsets.UTF_8);
    }

    private static void store(Path file, byte[] content) throws IOException {
        try (var out = FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OwnerOnly.at(file))) {
            var bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) out.write(bytes);
            out.force(true);
        }
    }

    /// Reads a key in either form; one under a passphrase with the first line of the file that
    /// `QUIS_PASSPHRASE_FILE` names.
    ///
    /// @throws Broken.Key if the file does not hold a key pair as [#store] or [#storePkcs12] writes it
    public static LogKey load(Path file) throws IOException, Broken.Key {
        return load(file, VerifierKey.Type.LOG);
    }

    static LogKey load(Path file, VerifierKey.Type type) throws IOException, Broken.Key {
        byte[] content;
        try {
            content = Files.readAllBytes(file);
        } catch (NoSuchFileException none) {
            throw new Broken.Key(file + ": there is no such key\n      `quis ledger init` makes a ledger and its key");
        }
        if (PrivateKeyP12.is(content) && type != VerifierKey.Type.LOG) {
            throw new Broken.Key(file + " is PKCS#12, as only a log's key can be");
        }
        var loaded = PrivateKeyP12.is(content) ? ofPkcs12(content, file) : ofPem(content, file, type);
        byte[] probe = {1};
        if (loaded.verifier.verifies(probe, loaded.signature(probe))) return loaded;
        throw new Broken.Key(file + " holds a public key that is not its private key's");
    }

    private static LogKey ofPem(byte[] content, Path file, VerifierKey.Type type) throws IOException, Broken.Key {
        var lines = new String(content, StandardCharsets.UTF_8).lines().toList();
        var key = PrivateKeyPem.decode(lines, file);
        try {
            return new LogKey(VerifierKey.parse(lines.get(0), type), key);
        } catch (Broken.Note notAKey) {
            throw new Broken.Key(file + ": " + notAKey.getMessage());
        }
    }

    private static LogKey ofPkcs12(byte[] content, Path file) throws IOException, Broken.Key {
        var held = PrivateKeyP12.decode(content, file);
        try {
            return new LogKey(new VerifierKey(held.name(), VerifierKey.Type.LOG, held.publicKey()), held.privateKey());
        } catch (IllegalArgumentException notAName) {
            throw new Broken.Key(file + " has a certificate whose common name " + notAName.getMessage());
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
