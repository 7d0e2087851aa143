package org.huawu.server.identity;

import org.huawu.kernel.PersonId;

/** A person was given access or lost it. Published within the transaction of the change. */
public record AccessChanged(PersonId person) {}
