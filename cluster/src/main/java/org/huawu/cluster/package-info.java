/**
 * The ordered log under the routing core: inputs in, effects and events out, durable, replayed after a fault.
 */
@NullMarked
package org.huawu.cluster;

import org.jspecify.annotations.NullMarked;
