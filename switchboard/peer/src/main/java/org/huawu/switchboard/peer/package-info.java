/** Asterisk, run beside Huawu in tests and measurements; no part of the program. */
@NullMarked
package org.huawu.switchboard.peer;

import org.jspecify.annotations.NullMarked;
