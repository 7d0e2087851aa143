/** The telephones of the house: their accounts, where they can be called, their settings, and codes for seats. */
@ApplicationModule(allowedDependencies = {"vault", "database", "edge", "audit", "organisation", "identity"})
@NullMarked
package org.huawu.server.telephones;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
