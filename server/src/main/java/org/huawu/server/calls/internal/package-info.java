/** Events become rows, exactly once. */
@NullMarked
package org.huawu.server.calls.internal;

import org.jspecify.annotations.NullMarked;
