package org.huawu.server.edge.internal.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.function.LongSupplier;
import org.huawu.kernel.Rejection;
import org.huawu.server.edge.EdgeSettings;
import org.huawu.server.edge.RejectedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps one person, or one address without sign-in, from taking the program for itself. Stands within the chain of security
 * filters, where it is known who asks.
 */
public final class RateLimitFilter extends OncePerRequestFilter {

    /** How many persons, and how many addresses, are remembered. */
    private static final int CAPACITY = 10_000;

    /** What an IPv6 network has in common at least. */
    private static final int NETWORK_BYTES = 8;

    private final Rate ofPersons;
    private final Rate ofAddresses;

    /** @param nanoTime a time that only moves on */
    public RateLimitFilter(EdgeSettings settings, LongSupplier nanoTime) {
        this.ofPersons = new Rate(settings.personRate(), settings.personBurst(), CAPACITY, nanoTime);
        this.ofAddresses = new Rate(settings.anonymousRate(), settings.anonymousBurst(), CAPACITY, nanoTime);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        long wait = who != null && who.isAuthenticated() && !(who instanceof AnonymousAuthenticationToken)
                ? ofPersons.take(who.getName())
                : ofAddresses.take(network(request.getRemoteAddr()));
        if (wait > 0) {
            throw new RejectedException(429, Rejection.of("too-many-requests", "retryAfterSeconds", wait));
        }
        chain.doFilter(request, response);
    }

    /** Of an IPv6 address only the network: one machine may use all addresses of its network. */
    static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        byte[] bytes = InetAddress.ofLiteral(address).getAddress();
        return HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, NETWORK_BYTES));
    }
}
