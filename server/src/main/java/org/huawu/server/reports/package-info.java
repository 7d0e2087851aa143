/** Figures: what is counted and summed, what shares assigned, and what goes on now. */
@ApplicationModule(allowedDependencies = {"installation", "database", "hotline", "calls"})
@NullMarked
package org.huawu.server.reports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
