package org.huawu.server.console.web;

import java.security.Principal;
import java.util.List;
import org.huawu.kernel.PersonId;
import org.huawu.server.console.internal.SupervisedAgents;
import org.huawu.server.console.internal.SupervisedAgents.SupervisedAgent;
import org.huawu.server.identity.RightsOfPeople;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The agents whom a supervisor may hear, and their talks. */
@RestController
class SupervisionController {

    private final SupervisedAgents agents;
    private final RightsOfPeople rights;

    SupervisionController(SupervisedAgents agents, RightsOfPeople rights) {
        this.agents = agents;
        this.rights = rights;
    }

    @GetMapping("/api/supervision/agents")
    @PreAuthorize("hasAuthority('call.listen')")
    List<SupervisedAgent> agents(Principal person) {
        PersonId me = new PersonId(Long.parseLong(person.getName()));
        return rights.of(me).map(agents::of).orElse(List.of());
    }
}
