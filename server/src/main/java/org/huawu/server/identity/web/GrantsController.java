package org.huawu.server.identity.web;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.huawu.kernel.GrantId;
import org.huawu.kernel.PersonId;
import org.huawu.server.identity.Granted;
import org.huawu.server.identity.Grants;
import org.huawu.server.identity.Grants.WantedGrant;
import org.huawu.server.identity.web.GrantViews.GrantView;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a person holds, and the acts that give it and take it. */
@RestController
class GrantsController {

    private final Grants grants;
    private final GrantViews views;
    private final Clock clock;

    GrantsController(Grants grants, GrantViews views, Clock clock) {
        this.grants = grants;
        this.views = views;
        this.clock = clock;
    }

    @GetMapping("/api/identity/people/{id}/grants")
    @PreAuthorize("hasAuthority('people.read')")
    @Transactional(readOnly = true)
    List<GrantedView> grants(@PathVariable PersonId id) {
        return grants.of(id).stream().map(this::view).toList();
    }

    @PostMapping("/api/identity/people/{id}/grants")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAuthority('people.write')")
    GrantedView give(@PathVariable PersonId id, @RequestBody WantedGrant wanted) {
        return view(grants.give(id, wanted));
    }

    @PostMapping("/api/identity/grants/{id}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasAuthority('people.write')")
    void end(@PathVariable GrantId id) {
        grants.end(id);
    }

    private GrantedView view(Granted granted) {
        return new GrantedView(
                granted.id(), views.of(granted.grant()), granted.from(), granted.to(), state(granted, clock.instant()));
    }

    private static GrantState state(Granted granted, Instant now) {
        if (granted.from().isAfter(now)) {
            return GrantState.COMING;
        }
        return granted.to() == null || granted.to().isAfter(now) ? GrantState.IN_FORCE : GrantState.PAST;
    }

    record GrantedView(
            GrantId id,
            GrantView grant,
            Instant from,
            @Nullable Instant to,
            GrantState state) {}

    enum GrantState {
        COMING("coming"),
        IN_FORCE("in-force"),
        PAST("past");

        private final String id;

        GrantState(String id) {
            this.id = id;
        }

        @JsonValue
        String id() {
            return id;
        }
    }
}
