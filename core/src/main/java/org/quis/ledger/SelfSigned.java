package org.quis.ledger;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

/// The least certificate there is (RFC 5280, section 4.1, version 1): says a log's name and public key, signed with
/// that key. Nobody trusts it; it stands beside a key where a form asks for one. The JDK reads certificates but makes
/// none.
final class SelfSigned {
    private static final int SEQUENCE = 0x30;
    private static final int BIT_STRING = 0x03;
    private static final byte[] SERIAL = {0x02, 1, 1}; // one: it is the only one of its issuer
    private static final byte[] ED25519 = HexFormat.of().parseHex("300506032b6570"); // RFC 8410, section 3

    /// From the first second a UTCTime can name to the one that says "for good" (RFC 5280, section 4.1.2.5).
    private static final byte[] FOR_GOOD = sequence(time(0x17, "500101000000Z"), time(0x18, "99991231235959Z"));

    private SelfSigned() {}

    static X509Certificate by(LogKey log) {
        byte[] name = new X500Principal("CN=" + Rdn.escapeValue(log.name())).getEncoded();
        byte[] key = sequence(ED25519, bits(log.verifier().key().bytes()));
        byte[] signed = sequence(SERIAL, ED25519, name, FOR_GOOD, name, key);
        byte[] certificate = sequence(signed, ED25519, bits(log.signature(signed)));
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(certificate));
        } catch (CertificateException cannotHappen) {
            throw new AssertionError(cannotHappen);
        }
    }

    private static byte[] time(int tag, String time) {
        return der(tag, time.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] bits(byte[] bytes) {
        return der(BIT_STRING, new byte[1], bytes); // no bits of the last byte are unused
    }

    private static byte[] sequence(byte[]... parts) {
        return der(SEQUENCE, parts);
    }

    /// Tag, length, content (X.690, section 8.1.3; the shortest length there is, section 10.1).
    private static byte[] der(int tag, byte[]... parts) {
        var content = new ByteArrayOutputStream();
        for (var part : parts) content.writeBytes(part);
        int length = content.size();
        var out = new ByteArrayOutputStream();
        out.write(tag);
        if (length > 0xFF) {
            out.write(0x82);
            out.write(length >>> 8);
        } else if (length > 0x7F) {
            out.write(0x81);
        }
        out.write(length);
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }
}
