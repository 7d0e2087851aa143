/** Who may do what: accounts, sign-in, second factor, grants and sessions. */
@ApplicationModule(allowedDependencies = {"installation", "vault", "database", "edge", "audit", "organisation"})
@NullMarked
package org.huawu.server.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
