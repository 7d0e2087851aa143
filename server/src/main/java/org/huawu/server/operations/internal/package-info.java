/** How operations watches the machine. */
@NullMarked
package org.huawu.server.operations.internal;

import org.jspecify.annotations.NullMarked;
