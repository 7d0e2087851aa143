package org.huawu.server.console.web;

import java.security.Principal;
import java.util.Map;
import java.util.Optional;
import org.huawu.kernel.PersonId;
import org.huawu.server.database.Scope;
import org.huawu.server.database.ScopedWork;
import org.huawu.server.identity.Permission;
import org.huawu.server.identity.Rights;
import org.huawu.server.identity.RightsOfPeople;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

/** Reads, once, what the person of a connection may do; from then on it lies in memory. */
@Component
class ConsoleHandshake implements HandshakeInterceptor {

    static final String RIGHTS = "huawu.rights";
    static final String SESSION = "huawu.session";

    private final RightsOfPeople rights;
    private final ScopedWork work;

    ConsoleHandshake(RightsOfPeople rights, ScopedWork work) {
        this.rights = rights;
        this.work = work;
    }

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes) {
        Optional<Rights> of = rightsOf(request.getPrincipal());
        if (of.isEmpty() || !mayConnect(of.get())) {
            response.setStatusCode(HttpStatus.FORBIDDEN);
            return false;
        }
        attributes.put(RIGHTS, of.get());
        if (request instanceof ServletServerHttpRequest servlet
                && servlet.getServletRequest().getSession(false) != null) {
            attributes.put(
                    SESSION, servlet.getServletRequest().getSession(false).getId());
        }
        return true;
    }

    @Override
    public void afterHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            @Nullable Exception failed) {
        // nothing to give back
    }

    private Optional<Rights> rightsOf(@Nullable Principal person) {
        return person == null
                ? Optional.empty()
                : work.in(Scope.all(), () -> rights.of(new PersonId(Long.parseLong(person.getName()))));
    }

    private static boolean mayConnect(Rights rights) {
        return !rights.mustChangePassword()
                && rights.permissions().stream()
                        .anyMatch(permission -> permission == Permission.CONTACTS_TAKE
                                || permission == Permission.CALLS_READ
                                || permission == Permission.CALL_LISTEN
                                || permission == Permission.HOTLINE_READ);
    }
}
