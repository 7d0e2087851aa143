package org.huawu.server.identity;

import org.huawu.kernel.PersonId;

/**
 * A person signed out.
 *
 * @param session the id of the server's session that ended; others of the person go on
 */
public record SessionEnded(PersonId person, String session) {}
