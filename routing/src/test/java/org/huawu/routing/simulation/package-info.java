/** A busy day that a seed makes up, played against the routing core, and the rules that must hold in it. */
@org.jspecify.annotations.NullMarked
package org.huawu.routing.simulation;
