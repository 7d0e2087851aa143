/**
 * Figures: what each event adds to counts and sums, what is shown of them by which definition, and what goes on now.
 */
@NullMarked
package org.huawu.metrics;

import org.jspecify.annotations.NullMarked;
