package org.quis.server.login;

import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/// Somebody the house's login vouches for, if they have an account here.
final class VouchedFor extends OidcUserService {
    private final Desk desk;

    VouchedFor(Desk desk) {
        this.desk = desk;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        var user = super.loadUser(request);
        if (desk.account(user.getName()).isPresent()) return user;
        throw new OAuth2AuthenticationException(new OAuth2Error("no_account"), "no account of this name");
    }
}
