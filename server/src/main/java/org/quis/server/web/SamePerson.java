package org.quis.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.quis.desk.Refused;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// A form is sent by whoever filled it in. What one person typed as their session ended is not done in the name of
/// another, who logs in next in the same browser.
@Configuration(proxyBeanMethods = false)
class SamePerson implements WebMvcConfigurer, HandlerInterceptor {
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) throws Refused {
        var typist = request.getMethod().equals("POST") ? request.getParameter("as") : null;
        if (typist == null || typist.equals(request.getRemoteUser())) return true;
        throw new Refused(Refused.Why.NOT_THEIRS, "somebody else wrote this, who was logged in here before you");
    }
}
