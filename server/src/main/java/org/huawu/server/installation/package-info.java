/** The installation on its machine: its folders, its lock, its language at the terminal, its refusals to start. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.huawu.server.installation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
