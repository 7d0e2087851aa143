/** The trail of who did what, which only grows. */
@ApplicationModule(allowedDependencies = {"database", "edge"})
@NullMarked
package org.huawu.server.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
