/** Encrypted sound and reports (SRTP and SRTCP, RFC 3711), whoever agreed on the keys: DTLS with browsers, SDP with telephones and carriers. */
@NullMarked
package org.huawu.switchboard.rtp.srtp;

import org.jspecify.annotations.NullMarked;
