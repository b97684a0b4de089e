package org.quis.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quis.anchor.AuthorityCertificates;
import org.quis.intake.UnreadableException;
import picocli.CommandLine.Option;

/// Which time-stamp authorities to believe.
final class AuthorityOptions {
    @Option(
            names = {"--authority-ca", "--ca"},
            paramLabel = "FILE",
            description =
                    "the certificates, in PEM, of whoever vouches for the time-stamp authority (default: it is not"
                            + " checked who stamped)")
    private @Nullable Path file;

    /// `null` where none were named.
    @Nullable
    AuthorityCertificates believed() throws UnreadableException {
        if (file == null) return null;
        try {
            return AuthorityCertificates.read(file);
        } catch (IOException unreadable) {
            throw new UnreadableException(file.toString(), "cannot be read", List.of("is the name right?"));
        } catch (CertificateException malformed) {
            throw new UnreadableException(
                    file.toString(),
                    "holds no certificates in PEM: " + malformed.getMessage(),
                    List.of("the authority publishes the certificate of its root, or of who issued its own"));
        }
    }
}
