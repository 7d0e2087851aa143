/** Switchboard, gateway and log joined together. */
@NullMarked
package org.huawu.server.switchboard.internal;

import org.jspecify.annotations.NullMarked;
