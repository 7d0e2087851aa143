/** Opus (RFC 6716): the machine's libopus, and what a packet of it looks like. Knows nothing of legs. */
@NullMarked
package org.huawu.switchboard.rtp.opus;

import org.jspecify.annotations.NullMarked;
