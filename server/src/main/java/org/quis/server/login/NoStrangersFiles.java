package org.quis.server.login;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Whoever is not logged in sends no files: they are turned away before the body is read, which looking for a form's
/// token would do.
final class NoStrangersFiles extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var type = request.getContentType();
        boolean hasFiles = type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
        if (hasFiles && SecurityContextHolder.getContext().getAuthentication() == null) {
            response.setHeader("Connection", "close");
            response.sendRedirect("/login");
        } else {
            chain.doFilter(request, response);
        }
    }
}
