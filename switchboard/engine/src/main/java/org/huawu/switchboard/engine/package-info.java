/** The embedded switchboard: carries out the orders of the port with our own SIP and RTP. */
@NullMarked
package org.huawu.switchboard.engine;

import org.jspecify.annotations.NullMarked;
