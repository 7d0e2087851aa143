package org.huawu.server.edge.internal.errors;

import java.util.Map;
import org.huawu.server.edge.RejectedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Component;

/** Turns whatever a request failed with into the problem it is answered with, and logs what the operator must know of. */
@Component
public class ProblemMapping {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemMapping.class);

    /** The problem that a failure stands for. A failure nobody foresaw tells nothing of itself to the outside. */
    public Problem of(Throwable failure) {
        Problem known = known(failure);
        if (known == null) {
            LOG.error("a request failed", failure);
            return Problem.of(500, "internal-error");
        }
        if (known.status() >= 500) {
            LOG.warn("a request was refused: {} ({})", known.rejection().errorId(), failure.toString());
        }
        return known;
    }

    private static @Nullable Problem known(Throwable failure) {
        Problem security = ofSecurity(failure);
        if (security != null) {
            return security;
        }
        if (failure instanceof RejectedException rejected) {
            return new Problem(rejected.status(), rejected.rejection(), Map.of());
        }
        Problem web = WebProblems.of(failure);
        if (web != null && web.status() != 500) {
            return web;
        }
        Problem database = DatabaseProblems.of(failure);
        if (database != null) {
            return database;
        }
        RejectedException inside = rejectionInside(failure);
        return inside == null ? null : new Problem(inside.status(), inside.rejection(), Map.of());
    }

    private static @Nullable Problem ofSecurity(Throwable failure) {
        return switch (failure) {
            case CsrfException e -> Problem.of(403, "csrf-missing");
            case AccessDeniedException e ->
                isSignedIn() ? Problem.of(403, "permission-missing") : Problem.of(401, "sign-in-required");
            case AuthenticationException e -> Problem.of(401, "sign-in-required");
            case RequestRejectedException e -> Problem.of(400, "request-invalid");
            default -> null;
        };
    }

    /** Filters and frameworks wrap what they let through. */
    private static @Nullable RejectedException rejectionInside(Throwable failure) {
        Throwable cause = failure.getCause();
        for (int depth = 0; cause != null && depth < 10; depth++, cause = cause.getCause()) {
            if (cause instanceof RejectedException rejected) {
                return rejected;
            }
        }
        return null;
    }

    private static boolean isSignedIn() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        return who != null && who.isAuthenticated() && !(who instanceof AnonymousAuthenticationToken);
    }
}
