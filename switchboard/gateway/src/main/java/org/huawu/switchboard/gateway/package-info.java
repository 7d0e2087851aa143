/**
 * Browser legs beside any switchboard: takes a seat's offer and carries its G.711 sound over ICE-lite, DTLS and SRTP.
 */
@NullMarked
package org.huawu.switchboard.gateway;

import org.jspecify.annotations.NullMarked;
