package org.huawu.server.organisation;

import java.util.Optional;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.TeamId;

/** In which team somebody works today, from memory: waits for nothing. Any thread. */
public interface TeamsNow {

    /** The team in which the person works today. */
    Optional<TeamId> of(PersonId person);
}
