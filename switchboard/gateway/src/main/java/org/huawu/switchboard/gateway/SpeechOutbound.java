package org.huawu.switchboard.gateway;

import java.security.GeneralSecurityException;
import org.huawu.switchboard.rtp.srtp.SrtpKeys;
import org.huawu.switchboard.rtp.srtp.SrtpOutbound;
import org.huawu.switchboard.rtp.srtp.SrtpPacket;

/** The speech that one leg sends, made into SRTP in a packet of its own. For one thread at a time. */
final class SpeechOutbound {

    private final SrtpPacket packet = new SrtpPacket();
    private final SrtpOutbound outbound;
    private final Codec codec;
    private final int ssrc;
    private int sequence;

    SpeechOutbound(SrtpKeys keys, Codec codec, int ssrc, int firstSequence) throws GeneralSecurityException {
        this.outbound = new SrtpOutbound(keys, ssrc);
        this.codec = codec;
        this.ssrc = ssrc;
        this.sequence = firstSequence;
    }

    /** The packet is the same object each time. */
    SrtpPacket protect(byte[] payload, int offset, int length, int timestamp, boolean marker)
            throws GeneralSecurityException {
        packet.length(SrtpPacket.HEADER + length);
        packet.header(codec.payloadType() | (marker ? 0x80 : 0), sequence, timestamp, ssrc);
        sequence = (sequence + 1) & 0xFFFF;
        System.arraycopy(payload, offset, packet.getBuffer(), SrtpPacket.HEADER, length);
        outbound.protect(packet);
        return packet;
    }
}
