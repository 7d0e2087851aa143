/** Seals what belongs to the persons who call, under a key of the client they call. */
@ApplicationModule(allowedDependencies = {"vault", "database"})
@NullMarked
package org.huawu.server.sealing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
