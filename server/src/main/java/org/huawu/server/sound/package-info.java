/** How the sound of calls came over: what was measured of each party, on the page of a call and in the metrics. */
@ApplicationModule(allowedDependencies = {"database", "edge", "calls"})
@NullMarked
package org.huawu.server.sound;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
