package org.huawu.server.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.huawu.kernel.PersonId;
import org.huawu.server.identity.IdentitySettings;
import org.huawu.server.identity.Rights;
import org.huawu.server.identity.RightsOfPeople;
import org.huawu.server.identity.SessionEnded;
import org.huawu.server.installation.Installation;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Ties a server session to a person. A session holds three numbers only: who, of which generation of the account, since
 * when. What the person may do is read afresh with each request, so a session survives any restart and any upgrade, and
 * ends at once when the account's generation moves on.
 */
@Component
class SessionRights implements SecurityContextRepository {

    private static final String PERSON = "huawu.person";
    private static final String GENERATION = "huawu.generation";
    private static final String SINCE_MS = "huawu.sinceMs";

    private final RightsOfPeople rights;
    private final IdentitySettings settings;
    private final Installation installation;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    SessionRights(
            RightsOfPeople rights,
            IdentitySettings settings,
            Installation installation,
            Clock clock,
            ApplicationEventPublisher events) {
        this.rights = rights;
        this.settings = settings;
        this.installation = installation;
        this.clock = clock;
        this.events = events;
    }

    /** Opens a session for a person who has just passed the door, under a session id that nobody knew before. */
    SignedIn open(HttpServletRequest request, Rights of) {
        HttpSession old = request.getSession(false);
        if (old != null) {
            old.invalidate();
        }
        HttpSession session = request.getSession(true);
        session.setMaxInactiveInterval(
                (int) Duration.ofMinutes(settings.sessionIdleMinutes()).toSeconds());
        session.setAttribute(PERSON, of.person().value());
        session.setAttribute(GENERATION, of.generation());
        session.setAttribute(SINCE_MS, clock.millis());
        return new SignedIn(of);
    }

    /** Carries the current session over to a new generation of the account, which ends all others. */
    void carryOver(HttpServletRequest request, int generation) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.setAttribute(GENERATION, generation);
            request.changeSessionId();
        }
    }

    /** Ends the session of this request. */
    void close(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            if (session.getAttribute(PERSON) instanceof Long person) {
                events.publishEvent(new SessionEnded(new PersonId(person), session.getId()));
            }
            session.invalidate();
        }
    }

    @Override
    @Deprecated
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return load(holder.getRequest());
    }

    /** Nothing to save: sessions are opened and closed by name, above. */
    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

    @Override
    public boolean containsContext(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(PERSON) != null;
    }

    private SecurityContext load(HttpServletRequest request) {
        SecurityContextImpl context = new SecurityContextImpl();
        authentication(request).ifPresent(context::setAuthentication);
        return context;
    }

    private Optional<Authentication> authentication(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(PERSON) instanceof Long person)) {
            return Optional.empty();
        }
        Optional<Rights> now = rights.of(new PersonId(person))
                .filter(r -> Integer.valueOf(r.generation()).equals(session.getAttribute(GENERATION)))
                .filter(r -> isOpen(session.getAttribute(SINCE_MS)));
        if (now.isEmpty()) {
            session.invalidate();
        }
        return now.map(SignedIn::new);
    }

    /** Sessions that a backup brings along are over: they may have been ended since it was made. */
    private boolean isOpen(@Nullable Object sinceMs) {
        if (!(sinceMs instanceof Long begun)) {
            return false;
        }
        Instant since = Instant.ofEpochMilli(begun);
        return installation.isUnbrokenSince(since)
                && since.plus(Duration.ofHours(settings.sessionLongestHours())).isAfter(clock.instant());
    }
}
