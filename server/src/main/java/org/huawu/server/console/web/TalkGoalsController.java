package org.huawu.server.console.web;

import java.security.Principal;
import java.util.List;
import org.huawu.kernel.PersonId;
import org.huawu.server.console.internal.TalkGoals;
import org.huawu.server.console.internal.TalkGoals.Colleague;
import org.huawu.server.console.internal.TalkGoals.GoalQueue;
import org.huawu.server.identity.RightsOfPeople;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whom an agent may ask in a talk, and where it may be passed on. */
@RestController
class TalkGoalsController {

    private final TalkGoals goals;
    private final RightsOfPeople rights;

    TalkGoalsController(TalkGoals goals, RightsOfPeople rights) {
        this.goals = goals;
        this.rights = rights;
    }

    /** What there is now. */
    record Goals(List<Colleague> colleagues, List<GoalQueue> queues) {}

    @GetMapping("/api/talk-goals")
    @PreAuthorize("hasAuthority('contacts.take')")
    Goals goals(Principal person) {
        PersonId me = new PersonId(Long.parseLong(person.getName()));
        List<GoalQueue> queues = rights.of(me).map(goals::queues).orElse(List.of());
        return new Goals(goals.colleagues(me), queues);
    }
}
