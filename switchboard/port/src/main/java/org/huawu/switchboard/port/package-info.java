/** The contract between the routing core and any switchboard: facts come out, orders go in. */
@NullMarked
package org.huawu.switchboard.port;

import org.jspecify.annotations.NullMarked;
