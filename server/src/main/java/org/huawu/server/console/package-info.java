/** Live state to browsers and call control from them, over one WebSocket each; rights lie in memory and are taken by push. */
@ApplicationModule(
        allowedDependencies = {
            "installation",
            "database",
            "audit",
            "edge",
            "identity",
            "log",
            "hotline",
            "organisation",
            "sealing",
            "calls",
            "reports",
            "telephones",
            "switchboard"
        })
@NullMarked
package org.huawu.server.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
