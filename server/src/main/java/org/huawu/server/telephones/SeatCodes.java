package org.huawu.server.telephones;

import java.util.Optional;
import org.huawu.kernel.PersonId;

/** Codes by which agents take their own seats from telephones. Reads and writes the database in transactions of its own; any thread. */
public interface SeatCodes {

    /**
     * Whose seat somebody may take. After five wrong codes of one agent nothing is looked at for a quarter of an hour. Each try leaves
     * its trace.
     *
     * @param telephone the number of the telephone it was keyed in at
     * @param keyed the agent's number, a star, the code
     * @return empty when that is not right, or the agent may not take contacts, or not by this telephone
     */
    Optional<PersonId> check(String telephone, String keyed);

    /** The number by which an agent is known to telephones; empty before the first code. Within the caller's transaction. */
    Optional<Long> numberOf(PersonId person);

    /**
     * Sets an agent's code.
     *
     * @throws org.huawu.server.edge.RejectedException 422 seat-code-invalid
     */
    long set(PersonId person, String code);

    /** Takes an agent's code away. */
    void remove(PersonId person);
}
