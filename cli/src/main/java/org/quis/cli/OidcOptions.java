package org.quis.cli;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.quis.server.login.IdentityProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// The house's own login.
final class OidcOptions {
    private static final String SECRET = "QUIS_OIDC_SECRET";

    @Option(
            names = "--oidc",
            paramLabel = "ISSUER",
            description = "let people log in by OpenID Connect, such as https://login.example.org; the client's secret"
                    + " is read from $" + SECRET)
    private @Nullable URI issuer;

    @Option(names = "--oidc-client", paramLabel = "ID", description = "by which that login knows this desk")
    private @Nullable String client;

    @Option(
            names = "--oidc-claim",
            paramLabel = "CLAIM",
            description = "that names somebody's account here (default: ${DEFAULT-VALUE})")
    private String claim = "preferred_username";

    /// `null` where people log in with passwords alone.
    @Nullable
    IdentityProvider identityProvider(CommandSpec spec) {
        if (issuer == null) return null;
        var secret = System.getenv(SECRET);
        if (client == null || secret == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "a login by OpenID Connect wants a client and its secret\n      name the one with `--oidc-client ID`,"
                            + " and put the other into $" + SECRET);
        }
        try {
            return new IdentityProvider(issuer, client, secret, claim);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
