package org.quis.anchor;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.DefaultCMSSignatureAlgorithmNameGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TSPUtil;
import org.bouncycastle.tsp.TSPValidationException;
import org.bouncycastle.tsp.TimeStampToken;

/// A time-stamp token (RFC 3161, section 2.4.2) that is of certain bytes and truly signed with the certificate in
/// it. Whose certificate that is, [AuthorityCertificates] can tell.
public final class Token {
    /// By object identifier. A collision lets one signature stand below two texts; SHA-1 has had them since 2017.
    private static final Set<String> DIGESTS = Set.of(
            NISTObjectIdentifiers.id_sha256.getId(),
            NISTObjectIdentifiers.id_sha384.getId(),
            NISTObjectIdentifiers.id_sha512.getId(),
            NISTObjectIdentifiers.id_sha3_256.getId(),
            NISTObjectIdentifiers.id_sha3_384.getId(),
            NISTObjectIdentifiers.id_sha3_512.getId());

    private final byte[] reply;
    private final TimeStampToken token;
    private final X509Certificate signer;
    private final List<X509Certificate> certificates;

    private Token(byte[] reply, TimeStampToken token, X509Certificate signer, List<X509Certificate> certificates) {
        this.reply = reply;
        this.token = token;
        this.signer = signer;
        this.certificates = certificates;
    }

    /// @param reply   what the token came in
    /// @param stamped the bytes it must be of
    static Token of(byte[] reply, TimeStampToken token, byte[] stamped) throws BrokenStamp {
        try {
            var info = token.getTimeStampInfo();
            if (!info.getMessageImprintAlgOID().equals(NISTObjectIdentifiers.id_sha256)
                    || !MessageDigest.isEqual(info.getMessageImprintDigest(), sha256(stamped))) {
                throw new BrokenStamp("is not of this checkpoint");
            }
            var certificates = List.copyOf(token.getCertificates().getMatches(null));
            var signer = certificates.stream()
                    .filter(token.getSID()::match)
                    .findFirst()
                    .orElseThrow(() -> new BrokenStamp("does not hold the certificate it is signed with"));
            check(token, signer);
            return new Token(reply, token, read(signer), read(certificates));
        } catch (RuntimeException malformed) { // the library throws all kinds at a stranger's bytes
            throw new BrokenStamp("is not a time-stamp: " + malformed.getMessage());
        }
    }

    private static void check(TimeStampToken token, X509CertificateHolder signer) throws BrokenStamp {
        try { // RFC 3161, section 2.3: the one purpose, and critical
            TSPUtil.validateCertificate(signer);
        } catch (TSPValidationException otherPurpose) {
            throw new BrokenStamp("is signed with a certificate of `" + signer.getSubject()
                    + "` that is not one for time-stamps: " + otherPurpose.getMessage());
        }
        var information = token.toCMSSignedData().getSignerInfos().iterator().next();
        if (isWeak(information)) throw new BrokenStamp("is signed over a hash that can be forged");
        try { // the certificate is the one the signature names by hash, was valid then, and signed it
            token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(signer));
        } catch (TSPException | OperatorCreationException | CertificateException untrue) {
            throw new BrokenStamp("has a false signature: " + untrue.getMessage());
        }
    }

    private static boolean isWeak(SignerInformation information) {
        var signature = new DefaultCMSSignatureAlgorithmNameGenerator()
                .getSignatureName(
                        information.getDigestAlgorithmID(),
                        information.toASN1Structure().getDigestEncryptionAlgorithm())
                .toUpperCase(Locale.ROOT);
        return !DIGESTS.contains(information.getDigestAlgOID())
                || signature.startsWith("SHA1W")
                || signature.startsWith("MD");
    }

    private static List<X509Certificate> read(List<X509CertificateHolder> holders) throws BrokenStamp {
        var certificates = new ArrayList<X509Certificate>();
        for (var holder : holders) certificates.add(read(holder));
        return certificates;
    }

    private static X509Certificate read(X509CertificateHolder holder) throws BrokenStamp {
        try {
            return new JcaX509CertificateConverter().getCertificate(holder);
        } catch (CertificateException malformed) {
            throw new BrokenStamp("holds a certificate that cannot be read: " + malformed.getMessage());
        }
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new AssertionError(everyPlatformHasIt);
        }
    }

    /// The authority's answer as it came, to be kept: a `TimeStampResp` in DER.
    public byte[] encoded() {
        return reply.clone();
    }

    /// The moment before which the bytes existed: the token's time, and what it may be wrong by (RFC 3161, section
    /// 2.4.2, `accuracy`).
    public Instant before() {
        var accuracy = token.getTimeStampInfo().getGenTimeAccuracy();
        if (accuracy == null) return time();
        return time().plusSeconds(accuracy.getSeconds())
                .plusMillis(accuracy.getMillis())
                .plusNanos(1000L * accuracy.getMicros());
    }

    Instant time() {
        return token.getTimeStampInfo().getGenTime().toInstant();
    }

    /// Who signed it, as its certificate says: `CN=…, O=…`.
    public String authority() {
        return signer.getSubjectX500Principal().toString();
    }

    Optional<BigInteger> nonce() {
        return Optional.ofNullable(token.getTimeStampInfo().getNonce());
    }

    X509Certificate signer() {
        return signer;
    }

    /// The certificates in it, of which some may lead from the signer's to one that is believed.
    List<X509Certificate> certificates() {
        return certificates;
    }
}
