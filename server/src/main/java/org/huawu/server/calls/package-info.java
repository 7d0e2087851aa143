/** What became of every contact: the projector of events, the call list and its details. */
@ApplicationModule(
        allowedDependencies = {"installation", "database", "edge", "sealing", "log", "hotline", "organisation"})
@NullMarked
package org.huawu.server.calls;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
