/**
 * The routing core: a pure deterministic state machine from inputs to events and effects.
 */
@NullMarked
package org.huawu.routing;

import org.jspecify.annotations.NullMarked;
