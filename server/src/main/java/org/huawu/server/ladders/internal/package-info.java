/** How messages are kept from when they pass until they are deleted. */
@NullMarked
package org.huawu.server.ladders.internal;

import org.jspecify.annotations.NullMarked;
