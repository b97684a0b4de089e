package org.quis.server.login;

import java.net.URI;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;

/// The house's own login, by OpenID Connect. Whoever it vouches for still needs an account here.
///
/// @param issuer as it calls itself; what it offers is read from `/.well-known/openid-configuration` below
/// @param client by which it knows this desk
/// @param secret of that client
/// @param claim  that names the account here, such as `preferred_username` or `email`
public record IdentityProvider(URI issuer, String client, String secret, String claim) {
    static final String ID = "house";

    /// @throws IllegalArgumentException with a sentence for whoever wrote them
    public IdentityProvider {
        boolean here = "localhost".equals(issuer.getHost()) || "127.0.0.1".equals(issuer.getHost());
        if (issuer.getHost() == null || !("https".equals(issuer.getScheme()) || here)) {
            throw new IllegalArgumentException("`" + issuer + "` is not an issuer like https://login.example.org");
        }
        if (client.isBlank() || secret.isBlank() || claim.isBlank()) {
            throw new IllegalArgumentException("a client, its secret and a claim are needed");
        }
    }

    /// Asks it what it offers.
    ///
    /// @throws IllegalArgumentException where it cannot be asked, or calls itself something else
    public ClientRegistrationRepository registrations() {
        return new InMemoryClientRegistrationRepository(registration());
    }

    private ClientRegistration registration() {
        return ClientRegistrations.fromIssuerLocation(issuer.toString())
                .registrationId(ID)
                .clientId(client)
                .clientSecret(secret)
                .scope("openid", "profile", "email")
                .userNameAttributeName(claim)
                .build();
    }

    @Override
    public String toString() {
        return "IdentityProvider[" + issuer + ", " + client + "]"; // and not the secret
    }
}
