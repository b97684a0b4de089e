package org.quis.server.login;

import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.DefaultOAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/// Sessions, forms and headers, all of them Spring Security's.
@Configuration(proxyBeanMethods = false)
class Login {
    private static final int STRENGTH = 12; // of bcrypt: about a quarter of a second a try

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self';"
                    + " form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    @Bean
    PasswordEncoder passwords() {
        return new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(STRENGTH)));
    }

    /// For programs: a token with each request, and neither a session nor a cookie that a page could misuse.
    @Bean
    @Order(1)
    SecurityFilterChain programs(HttpSecurity http, Desk desk, Tokens tokens) throws Exception {
        OpaqueTokenIntrospector introspector = token -> tokens.account(token)
                .map(account -> new DefaultOAuth2AuthenticatedPrincipal(account, Map.of("sub", account), List.of()))
                .orElseThrow(() -> new BadOpaqueTokenException("not a token of this desk"));
        return http.securityMatcher("/v1/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().access(new Gate(Routes.shipped(), desk)))
                .oauth2ResourceServer(bearer -> bearer.opaqueToken(opaque -> opaque.introspector(introspector)))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .build();
    }

    @Bean
    SecurityFilterChain filters(
            HttpSecurity http, Desk desk, ObjectProvider<ClientRegistrationRepository> identityProvider)
            throws Exception {
        // what was being written when a session ended is asked for again after login, and not lost; forms are small
        var typed = new HttpSessionRequestCache();
        // a token in a cookie, and not in the session, so that a form outlives the session it was made in
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Strict"));
        if (identityProvider.getIfAvailable() != null) {
            http.oauth2Login(house -> house.loginPage("/login")
                    .failureUrl("/login?unknown")
                    .userInfoEndpoint(user -> user.oidcUserService(new VouchedFor(desk))));
        }
        return http.authorizeHttpRequests(requests -> requests.anyRequest().access(new Gate(Routes.shipped(), desk)))
                .formLogin(form -> form.loginPage("/login"))
                .logout(logout -> logout.logoutSuccessUrl("/login?out"))
                // pages have the token in their forms; a program sends the cookie's value back in a header
                .csrf(csrf -> csrf.spa().csrfTokenRepository(tokens))
                .requestCache(cache -> cache.requestCache(typed))
                .addFilterBefore(new NoStrangersFiles(), CsrfFilter.class)
                .addFilterBefore(new Throttle(), UsernamePasswordAuthenticationFilter.class)
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
                .build();
    }
}
