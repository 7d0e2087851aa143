package org.huawu.switchboard.rtp.srtp;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import org.jitsi.srtp.SrtcpCryptoContext;
import org.jitsi.srtp.SrtpErrorStatus;

/** The reports of one leg, made into SRTCP (RFC 3711, 3.4) in a packet of their own. For one thread at a time. */
public final class SrtcpOutbound {

    private final SrtpPacket packet = new SrtpPacket();
    private final ByteBuffer bytes = ByteBuffer.wrap(packet.getBuffer());
    private final SrtcpCryptoContext context;

    /**
     * Reports of a stream that begins now.
     *
     * @param ssrc its source
     * @throws GeneralSecurityException when this JDK lacks a cipher
     */
    public SrtcpOutbound(SrtpKeys keys, int ssrc) throws GeneralSecurityException {
        this.context = keys.outbound().deriveControlContext(ssrc);
    }

    /** Where a report is to be written before {@link #protect}. */
    public ByteBuffer report() {
        return bytes;
    }

    /**
     * Encrypts the report that lies there, from 0 to the limit; ready to be sent afterwards.
     *
     * @throws GeneralSecurityException when it is none
     */
    public ByteBuffer protect() throws GeneralSecurityException {
        packet.length(bytes.limit());
        if (context.transformPacket(packet) != SrtpErrorStatus.OK) {
            throw new GeneralSecurityException("a report of our own was refused");
        }
        return bytes.clear().limit(packet.getLength());
    }
}
