/** Desks and live figures as they are now. */
@NullMarked
package org.huawu.server.console.internal;

import org.jspecify.annotations.NullMarked;
