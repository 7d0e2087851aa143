/** Two sample organisations to try the program with: loaded by --sample, never by themselves. */
@ApplicationModule(allowedDependencies = {"database", "edge", "organisation", "identity", "hotline"})
@NullMarked
package org.huawu.server.sample;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
