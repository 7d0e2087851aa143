/** What callers hear: prompts and music, uploaded or spoken by the machine, each of a project, ready to be played. */
@ApplicationModule(allowedDependencies = {"installation", "database", "edge", "audit", "organisation"})
@NullMarked
package org.huawu.server.prompts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
