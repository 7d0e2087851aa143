package org.huawu.server.organisation;

import org.huawu.kernel.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A human being known to the installation.
 *
 * @param name 1..100 characters
 * @param client the client on whose side the person stands, or null
 * @param vendor the vendor on whose side the person stands, or null; a person with neither belongs to the installation
 */
public record Person(
        PersonId id,
        String name,
        @Nullable Client client,
        @Nullable Vendor vendor) {}
