/** The recordings of talks: kept sealed as long as they must be, played to whoever may hear them, each hearing on record. */
@ApplicationModule(
        allowedDependencies = {
            "installation",
            "sealing",
            "database",
            "edge",
            "audit",
            "organisation",
            "calls",
            "reports"
        })
@NullMarked
package org.huawu.server.recordings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
