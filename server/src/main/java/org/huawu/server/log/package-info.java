/** The way into the routing core and out of it: inputs go in, events are read from the journal. */
@ApplicationModule(allowedDependencies = {"installation"})
@NullMarked
package org.huawu.server.log;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
