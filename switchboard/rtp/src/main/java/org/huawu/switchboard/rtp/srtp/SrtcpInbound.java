package org.huawu.switchboard.rtp.srtp;

import java.security.GeneralSecurityException;
import org.jitsi.srtp.SrtcpCryptoContext;
import org.jitsi.srtp.SrtpContextFactory;
import org.jitsi.srtp.SrtpErrorStatus;
import org.jspecify.annotations.Nullable;

/**
 * The reports (SRTCP, RFC 3711, 3.4) that one leg receives: checks, decrypts, and remembers which came. As of {@link SrtpInbound} the
 * first {@value SrtpInbound#SOURCES} authentic sources are served. For one thread.
 */
public final class SrtcpInbound {

    /** Header, source, index and tag: the least there is of a report. */
    private static final int LEAST = 8 + 4 + 10;

    private final SrtpContextFactory factory;
    private final @Nullable SrtcpCryptoContext[] contexts = new SrtcpCryptoContext[SrtpInbound.SOURCES];
    private final int[] sources = new int[SrtpInbound.SOURCES];
    private int known;

    /** Of a party that has said its key. */
    public SrtcpInbound(SrtpKeys keys) {
        this.factory = keys.inbound();
    }

    /**
     * Opens a packet. Afterwards it lies in clear from 0 to its length.
     *
     * @return false when it is damaged, not authentic or repeated
     * @throws GeneralSecurityException when this JDK lacks a cipher
     */
    public boolean open(SrtpPacket packet) throws GeneralSecurityException {
        if (packet.getLength() < LEAST) {
            return false;
        }
        int source = packet.reporter();
        for (int i = 0; i < known; i++) {
            SrtcpCryptoContext context = contexts[i];
            if (sources[i] == source && context != null) {
                return opened(context, packet);
            }
        }
        if (known == SrtpInbound.SOURCES) {
            return false;
        }
        SrtcpCryptoContext fresh = factory.deriveControlContext(source);
        if (!opened(fresh, packet)) {
            return false;
        }
        sources[known] = source;
        contexts[known++] = fresh;
        return true;
    }

    /** As of {@link SrtpInbound#knows}. */
    public boolean knows(int source) {
        for (int i = 0; i < known; i++) {
            if (sources[i] == source) {
                return true;
            }
        }
        return false;
    }

    private static boolean opened(SrtcpCryptoContext context, SrtpPacket packet) throws GeneralSecurityException {
        return context.reverseTransformPacket(packet) == SrtpErrorStatus.OK;
    }
}
