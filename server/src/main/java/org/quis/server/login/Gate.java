package org.quis.server.login;

import java.util.Collections;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/// Lets a request pass if the table of routes says so, by the roles the account has now and not those it had at login.
final class Gate implements AuthorizationManager<RequestAuthorizationContext> {
    private final Routes routes;
    private final Desk desk;

    Gate(Routes routes, Desk desk) {
        this.routes = routes;
        this.desk = desk;
    }

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends @Nullable Authentication> who, RequestAuthorizationContext context) {
        var request = context.getRequest();
        var route = routes.of(request.getMethod(), request.getRequestURI());
        if (route.isEmpty()) return new AuthorizationDecision(false);
        if (route.get().anyone()) return new AuthorizationDecision(true);
        var authentication = who.get();
        if (authentication == null || authentication instanceof AnonymousAuthenticationToken) {
            return new AuthorizationDecision(false);
        }
        var doer = desk.doer(authentication.getName());
        return new AuthorizationDecision(doer.isPresent()
                && !Collections.disjoint(doer.get().roles(), route.get().roles()));
    }
}
