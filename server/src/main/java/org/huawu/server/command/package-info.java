/** The program's commands: what each does from the terminal's line to the exit code. */
@ApplicationModule(allowedDependencies = {"installation", "database", "edge", "vault", "log", "switchboard"})
@NullMarked
package org.huawu.server.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
