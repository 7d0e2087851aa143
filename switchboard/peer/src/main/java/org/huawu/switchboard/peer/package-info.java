/** What runs beside Huawu in tests and measurements, Asterisk above all, and its ports; no part of the program. */
@NullMarked
package org.huawu.switchboard.peer;

import org.jspecify.annotations.NullMarked;
