/** Ways to carriers: what they are set to, what may be called through them, and who may call in. */
@ApplicationModule(allowedDependencies = {"vault", "database", "edge", "audit", "organisation"})
@NullMarked
package org.huawu.server.trunks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
