package org.quis.ledger;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.interfaces.EdECKey;
import java.security.spec.NamedParameterSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/// A private key as PKCS#12 (RFC 7292): what key management tools hand out. The log's name is the common name of the
/// certificate beside the key, since the form has no other place that every tool keeps as it was.
final class PrivateKeyP12 {
    private static final String ALIAS = "log";

    static {
        // documented in the JDK's java.security, and read at each store. A passphrase is as strong as the cheapest of
        // the three that it opens, and by default these are hashed ten thousand times
        for (var what : List.of("keyPbe", "certPbe", "mac")) {
            var count = "keystore.pkcs12." + what + "IterationCount";
            if (System.getProperty(count) == null) System.setProperty(count, "" + Passphrase.ITERATIONS);
        }
    }

    /// @param name of the log
    record Held(String name, Hash publicKey, PrivateKey privateKey) {}

    private PrivateKeyP12() {}

    /// Whether a key's file is of this form: DER, which begins as no text does, with half a character.
    static boolean is(byte[] content) {
        return content.length > 1 && content[0] == 0x30 && content[1] < 0;
    }

    static byte[] encode(LogKey log, PrivateKey key, char[] passphrase) throws IOException {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(ALIAS, key, passphrase, new Certificate[] {SelfSigned.by(log)});
            var out = new ByteArrayOutputStream();
            store.store(out, passphrase);
            return out.toByteArray();
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new AssertionError(everyPlatformHasIt);
        }
    }

    /// Opens it with the passphrase from the file that `QUIS_PASSPHRASE_FILE` names.
    ///
    /// @param file for messages
    static Held decode(byte[] content, Path file) throws IOException, Broken.Key {
        var passphrase = Passphrase.of(file);
        try {
            var store = opened(content, passphrase, file);
            var alias = onlyKey(store, file);
            if (!(store.getKey(alias, passphrase) instanceof PrivateKey key && isEd25519(key))) {
                throw new Broken.Key(file + " does not hold an Ed25519 private key");
            }
            if (!(store.getCertificate(alias) instanceof X509Certificate certificate)) {
                throw new Broken.Key(file + " has no certificate beside its key, so the log's name is not known\n"
                        + "      add one whose common name is the log's origin");
            }
            byte[] x509 = certificate.getPublicKey().getEncoded();
            return new Held(commonName(certificate, file), Hash.at(x509, x509.length - Hash.BYTES), key);
        } catch (UnrecoverableKeyException wrong) {
            throw Passphrase.wrong(file);
        } catch (GeneralSecurityException unknown) {
            throw new Broken.Key(file + " cannot be opened: " + unknown.getMessage());
        }
    }

    private static KeyStore opened(byte[] content, char[] passphrase, Path file)
            throws GeneralSecurityException, Broken.Key {
        var store = KeyStore.getInstance("PKCS12");
        try {
            store.load(new ByteArrayInputStream(content), passphrase);
            return store;
        } catch (IOException wrong) {
            if (wrong.getCause() instanceof UnrecoverableKeyException) throw Passphrase.wrong(file);
            throw new Broken.Key(file + " is not PKCS#12: " + wrong.getMessage());
        }
    }

    private static String onlyKey(KeyStore store, Path file) throws GeneralSecurityException, Broken.Key {
        var keys = new ArrayList<String>();
        for (var alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias)) keys.add(alias);
        }
        if (keys.size() == 1) return keys.getFirst();
        throw new Broken.Key(file
                + (keys.isEmpty()
                        ? " holds no private key"
                        : " holds " + keys.size() + " private keys where one is wanted"));
    }

    private static boolean isEd25519(PrivateKey key) {
        return key instanceof EdECKey curve && curve.getParams().getName().equals(NamedParameterSpec.ED25519.getName());
    }

    private static String commonName(X509Certificate certificate, Path file) throws Broken.Key {
        var subject = certificate.getSubjectX500Principal().getName();
        try {
            return new LdapName(subject)
                    .getRdns().stream()
                            .filter(rdn -> rdn.getType().equalsIgnoreCase("CN"))
                            .map(Rdn::getValue)
                            .map(String::valueOf)
                            .findFirst()
                            .orElseThrow(() -> new InvalidNameException("none"));
        } catch (InvalidNameException none) {
            throw new Broken.Key(file + " has a certificate without a common name, so the log's name is not known");
        }
    }
}
