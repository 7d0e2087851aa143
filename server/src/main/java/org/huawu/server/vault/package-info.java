/** Seals secrets under the master key, which lies outside the data folder and every backup. */
@ApplicationModule(allowedDependencies = {"installation"})
@NullMarked
package org.huawu.server.vault;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
