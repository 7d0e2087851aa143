package org.huawu.server.edge.testing;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Believes the header {@value #HEADER}: "person" or "person:authority,authority". */
final class SignInByHeader extends OncePerRequestFilter {

    static final String HEADER = "X-Test-Person";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String who = request.getHeader(HEADER);
        if (who != null) {
            int colon = who.indexOf(':');
            String name = colon < 0 ? who : who.substring(0, colon);
            String rights = colon < 0 ? "" : who.substring(colon + 1);
            SecurityContextHolder.getContext()
                    .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                            name, null, AuthorityUtils.commaSeparatedStringToAuthorityList(rights)));
        }
        chain.doFilter(request, response);
    }
}
