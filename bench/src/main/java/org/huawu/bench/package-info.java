/** Measurements: of the whole program from outside, and of rooms by themselves. A class {@code NAMEBench} is what {@code ./huawu bench NAME} runs. */
@NullMarked
package org.huawu.bench;

import org.jspecify.annotations.NullMarked;
