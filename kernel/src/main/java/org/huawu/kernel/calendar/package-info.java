/** Which days are worked in China, and which are not. */
@NullMarked
package org.huawu.kernel.calendar;

import org.jspecify.annotations.NullMarked;
