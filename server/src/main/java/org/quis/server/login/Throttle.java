package org.quis.server.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/// Guessing takes time: so many tries for an account from one address, for an account from anywhere, and for an address
/// in all. A stranger cannot lock somebody out who comes from elsewhere, until very many strangers try.
final class Throttle extends OncePerRequestFilter {
    private static final Duration WHILE = Duration.ofMinutes(15);
    private static final int OF_ACCOUNT_FROM_ADDRESS = 10;
    private static final int OF_ACCOUNT = 200;
    private static final int FROM_ADDRESS = 100;
    private static final int TIPS = 5; // from one address
    private static final int MOST_KEPT = 100_000;

    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_KEPT)
            .expireAfterAccess(WHILE)
            .build();

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return !request.getMethod().equals("POST")
                || !(path.equals("/login")
                        || path.equals("/join")
                        || path.startsWith("/answer")
                        || path.equals("/tip"));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var address = request.getRemoteAddr();
        boolean free = take("address " + address, FROM_ADDRESS);
        switch (request.getRequestURI()) {
            case "/login" -> {
                var named = request.getParameter("username");
                var account = named == null ? "" : named.toLowerCase(Locale.ROOT);
                free &= take("account " + account, OF_ACCOUNT);
                free &= take("both " + address + " " + account, OF_ACCOUNT_FROM_ADDRESS);
            }
            case "/tip" -> free &= take("tip " + address, TIPS);
            default -> {} // the secret of a link is not guessed in a hundred tries
        }
        if (free) {
            chain.doFilter(request, response);
        } else {
            response.setHeader("Retry-After", Long.toString(WHILE.toSeconds()));
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value(), "Too many tries. Wait a quarter of an hour.");
        }
    }

    private boolean take(String whose, int most) {
        return buckets.get(
                        whose,
                        _ -> Bucket.builder()
                                .addLimit(limit -> limit.capacity(most).refillGreedy(most, WHILE))
                                .build())
                .tryConsume(1);
    }
}
