/** What callers reach: lines and queues, and the revisions by which the routing core learns of them. */
@ApplicationModule(
        allowedDependencies = {
            "installation",
            "database",
            "edge",
            "audit",
            "organisation",
            "identity",
            "sealing",
            "log",
            "prompts"
        })
@NullMarked
package org.huawu.server.hotline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
