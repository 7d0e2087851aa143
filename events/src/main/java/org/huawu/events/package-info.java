/**
 * The catalogue of events: what happened, with every id that a figure needs, in bytes that stay readable for good.
 */
@NullMarked
package org.huawu.events;

import org.jspecify.annotations.NullMarked;
