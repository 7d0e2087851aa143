package org.huawu.switchboard.sip;

import java.net.InetSocketAddress;

/**
 * The speech a caller offers that we can take.
 *
 * @param address where he wants his sound; an address as he wrote it, never looked up
 * @param payloadType 0 for PCMU or 8 for PCMA, whichever of them he prefers
 * @param eventType the payload type of his telephone events, 96..127; -1 when he sends none
 * @param direction which way sound is to go
 */
public record SpeechOffer(InetSocketAddress address, int payloadType, int eventType, Direction direction) {}
