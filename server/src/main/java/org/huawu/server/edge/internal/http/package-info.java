/** What every request passes: its id, the log, headers, limits, and the pages themselves. */
@NullMarked
package org.huawu.server.edge.internal.http;

import org.jspecify.annotations.NullMarked;
