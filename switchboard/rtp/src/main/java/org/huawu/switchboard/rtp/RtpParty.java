package org.huawu.switchboard.rtp;

import java.net.InetSocketAddress;

/**
 * A party as its SDP describes it.
 *
 * @param codec how speech is coded, both ways
 * @param address where it wants its sound
 * @param eventType the payload type of its telephone events, 96..127; -1 when it sends none
 */
public record RtpParty(Codec codec, InetSocketAddress address, int eventType) {}
