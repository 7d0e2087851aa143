/** Carries calls: the embedded switchboard, the audio of browsers, and their way into the log. */
@ApplicationModule(
        allowedDependencies = {
            "installation",
            "log",
            "hotline",
            "prompts",
            "sealing",
            "recordings",
            "edge",
            "trunks",
            "telephones"
        })
@NullMarked
package org.huawu.server.switchboard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
