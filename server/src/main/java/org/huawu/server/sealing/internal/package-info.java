/** How client keys are kept and used. */
@NullMarked
package org.huawu.server.sealing.internal;

import org.jspecify.annotations.NullMarked;
