/** How recordings lie on the disk. */
@NullMarked
package org.huawu.server.recordings.internal;

import org.jspecify.annotations.NullMarked;
