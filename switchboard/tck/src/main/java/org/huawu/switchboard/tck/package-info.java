/** Tests that every switchboard must pass, and a switchboard in memory with virtual time that passes them. */
@NullMarked
package org.huawu.switchboard.tck;

import org.jspecify.annotations.NullMarked;
