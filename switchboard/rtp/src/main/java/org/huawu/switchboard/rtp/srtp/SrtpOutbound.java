package org.huawu.switchboard.rtp.srtp;

import java.security.GeneralSecurityException;
import org.jitsi.srtp.SrtpCryptoContext;
import org.jitsi.srtp.SrtpErrorStatus;

/**
 * What one leg sends, made into SRTP. Packets must come in the order of their numbers, which may go round any number of times: how
 * often they did is kept (RFC 3711, 3.3.1). For one thread at a time.
 */
public final class SrtpOutbound {

    private final SrtpCryptoContext context;

    /**
     * A stream that begins now.
     *
     * @param ssrc its source
     * @throws GeneralSecurityException when this JDK lacks a cipher
     */
    public SrtpOutbound(SrtpKeys keys, int ssrc) throws GeneralSecurityException {
        this.context = keys.outbound().deriveContext(ssrc, 0);
    }

    /**
     * Encrypts a packet in its place; its tag is then behind it.
     *
     * @throws GeneralSecurityException when its number was sent before
     */
    public void protect(SrtpPacket packet) throws GeneralSecurityException {
        if (context.transformPacket(packet) != SrtpErrorStatus.OK) {
            throw new GeneralSecurityException("a packet of our own was refused");
        }
    }
}
