/** Who may do what: accounts, sign-in, second factor, grants, sessions, the audit trail, the master key. */
@ApplicationModule(allowedDependencies = {"installation", "database", "edge", "organisation"})
@NullMarked
package org.huawu.server.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
