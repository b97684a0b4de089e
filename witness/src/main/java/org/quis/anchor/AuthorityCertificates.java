package org.quis.anchor;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.Set;
import java.util.stream.Collectors;

/// The certificates by which one knows the authorities one believes: those that issued theirs.
public final class AuthorityCertificates {
    private final Set<TrustAnchor> anchors;

    private AuthorityCertificates(Set<TrustAnchor> anchors) {
        this.anchors = anchors;
    }

    /// Reads a file of certificates in PEM.
    ///
    /// @throws CertificateException if it does not hold any, or one is malformed
    public static AuthorityCertificates read(Path file) throws IOException, CertificateException {
        var certificates = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file)));
        if (certificates.isEmpty()) throw new CertificateException("there is none in it");
        return new AuthorityCertificates(certificates.stream()
                .map(certificate -> new TrustAnchor((X509Certificate) certificate, null))
                .collect(Collectors.toUnmodifiableSet()));
    }

    /// Checks that a chain of certificates leads from one of these to the token's signer (RFC 5280, section 6), each
    /// valid when it was stamped. That they have expired since takes nothing from it.
    ///
    /// @throws BrokenStamp if none does
    public void vouchFor(Token token) throws BrokenStamp {
        try {
            var signer = new X509CertSelector();
            signer.setCertificate(token.signer());
            var parameters = new PKIXBuilderParameters(anchors, signer);
            parameters.addCertStore(
                    CertStore.getInstance("Collection", new CollectionCertStoreParameters(token.certificates())));
            parameters.setDate(Date.from(token.time()));
            parameters.setRevocationEnabled(false); // would need a network, and the answer changes from day to day
            CertPathBuilder.getInstance("PKIX").build(parameters);
        } catch (CertPathBuilderException none) {
            throw new BrokenStamp(
                    "is signed by `" + token.authority() + "`, for whom no certificate that is believed vouches");
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new AssertionError(everyPlatformHasIt);
        }
    }
}
