/** How the installation fares: status, readiness, room on the disk, figures for a monitoring system. */
@ApplicationModule(allowedDependencies = {"installation", "database", "edge", "recordings", "trunks"})
@NullMarked
package org.huawu.server.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
