package org.huawu.server.console.web;

import java.security.Principal;
import java.util.List;
import org.huawu.kernel.PersonId;
import org.huawu.server.console.internal.Colleagues;
import org.huawu.server.console.internal.Colleagues.Colleague;
import org.huawu.server.console.internal.GoalQueues;
import org.huawu.server.console.internal.GoalQueues.GoalQueue;
import org.huawu.server.identity.RightsOfPeople;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whom an agent may ask in a talk, and where it may be passed on. */
@RestController
class TalkGoalsController {

    private final Colleagues colleagues;
    private final GoalQueues queues;
    private final RightsOfPeople rights;

    TalkGoalsController(Colleagues colleagues, GoalQueues queues, RightsOfPeople rights) {
        this.colleagues = colleagues;
        this.queues = queues;
        this.rights = rights;
    }

    /** What there is now. */
    record Goals(List<Colleague> colleagues, List<GoalQueue> queues) {}

    @GetMapping("/api/talk-goals")
    @PreAuthorize("hasAuthority('contacts.take')")
    Goals goals(Principal person) {
        PersonId me = new PersonId(Long.parseLong(person.getName()));
        return new Goals(colleagues.of(me), rights.of(me).map(queues::of).orElse(List.of()));
    }
}
