package org.huawu.server.operations.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.huawu.kernel.Rejection;
import org.huawu.server.edge.RejectedException;
import org.huawu.server.operations.internal.Disk;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Refuses writes while the disk is nearly full. PostgreSQL stops altogether when it cannot write its log; refusing before
 * that keeps the reserve for what it has begun, and reading goes on.
 */
@Configuration(proxyBeanMethods = false)
class WatchOverWrites implements HandlerInterceptor, WebMvcConfigurer {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final Disk disk;

    WatchOverWrites(Disk disk) {
        this.disk = disk;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        // Signing in stays possible: an administrator must be able to look.
        registry.addInterceptor(this).addPathPatterns("/api/**").excludePathPatterns("/api/session");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!READING.contains(request.getMethod()) && disk.isNearlyFull()) {
            throw new RejectedException(507, Rejection.of("disk-full"));
        }
        return true;
    }
}
