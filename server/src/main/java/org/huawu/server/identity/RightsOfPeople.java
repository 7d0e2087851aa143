package org.huawu.server.identity;

import java.util.Optional;
import org.huawu.kernel.PersonId;

/** Reads what a person may do. Read afresh for each request: a right taken away is gone with the next one. Any thread. */
public interface RightsOfPeople {

    /** The rights of a person whose access has not ended. */
    Optional<Rights> of(PersonId person);
}
