/** The web server: where it listens, and what it says when it cannot. */
@NullMarked
package org.huawu.server.edge.internal.server;

import org.jspecify.annotations.NullMarked;
