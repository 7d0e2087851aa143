package org.huawu.switchboard.gateway;

import java.security.GeneralSecurityException;
import org.jitsi.srtp.SrtpCryptoContext;
import org.jitsi.srtp.SrtpErrorStatus;

/** What one leg sends, made into SRTP in a packet of its own. For one thread at a time. */
final class SrtpOutbound {

    private final RtpPacket packet = new RtpPacket();
    private final SrtpCryptoContext context;
    private final Codec codec;
    private final int ssrc;
    private int sequence;

    SrtpOutbound(SrtpKeys keys, Codec codec, int ssrc, int firstSequence) throws GeneralSecurityException {
        this.context = keys.outbound().deriveContext(ssrc, 0);
        this.codec = codec;
        this.ssrc = ssrc;
        this.sequence = firstSequence;
    }

    /** The packet is the same object each time. */
    RtpPacket protect(byte[] payload, int offset, int length, int timestamp, boolean marker)
            throws GeneralSecurityException {
        packet.length(RtpPacket.HEADER + length);
        packet.header(codec.payloadType() | (marker ? 0x80 : 0), sequence, timestamp, ssrc);
        sequence = (sequence + 1) & 0xFFFF;
        System.arraycopy(payload, offset, packet.getBuffer(), RtpPacket.HEADER, length);
        if (context.transformPacket(packet) != SrtpErrorStatus.OK) {
            throw new GeneralSecurityException("a packet of our own was refused");
        }
        return packet;
    }
}
