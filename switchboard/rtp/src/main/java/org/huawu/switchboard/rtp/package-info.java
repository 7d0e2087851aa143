/** Telephone sound: RTP packets, G.711, G.722, relay, conferences, playout, digits and recordings, on one media thread. */
@NullMarked
package org.huawu.switchboard.rtp;

import org.jspecify.annotations.NullMarked;
