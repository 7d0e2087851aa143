package org.huawu.switchboard.rtp.srtp;

import java.security.GeneralSecurityException;
import org.jitsi.srtp.SrtpContextFactory;
import org.jitsi.srtp.SrtpCryptoContext;
import org.jitsi.srtp.SrtpErrorStatus;
import org.jspecify.annotations.Nullable;

/**
 * What one leg receives: checks, decrypts, and remembers which packets came. A party may send from several sources in
 * turn; the first {@value #SOURCES} that are authentic are served, none is forgotten, so that nothing can be replayed.
 * For one thread.
 */
public final class SrtpInbound {

    /** Some telephones begin another with each hold. */
    static final int SOURCES = 32;

    private final SrtpContextFactory factory;
    private final @Nullable SrtpCryptoContext[] contexts = new SrtpCryptoContext[SOURCES];
    private int known;

    /** Of a party that has said its key. */
    public SrtpInbound(SrtpKeys keys) {
        this.factory = keys.inbound();
    }

    /**
     * Opens a packet that was parsed. Afterwards its payload is in clear and its padding is off.
     *
     * @return false when it is damaged, not authentic or repeated
     * @throws GeneralSecurityException when this JDK lacks a cipher
     */
    public boolean open(SrtpPacket packet) throws GeneralSecurityException {
        SrtpCryptoContext context = find(packet.ssrc());
        if (context != null) {
            return opened(context, packet);
        }
        if (known == SOURCES) {
            return false;
        }
        SrtpCryptoContext fresh = factory.deriveContext(packet.ssrc(), 0);
        if (!opened(fresh, packet)) {
            return false;
        }
        contexts[known++] = fresh;
        return true;
    }

    /** Whether something authentic came from that source before; if not, keys are drawn to look at its packet. */
    public boolean knows(int ssrc) {
        return find(ssrc) != null;
    }

    private @Nullable SrtpCryptoContext find(int ssrc) {
        for (int i = 0; i < known; i++) {
            SrtpCryptoContext context = contexts[i];
            if (context != null && context.getSsrc() == ssrc) {
                return context;
            }
        }
        return null;
    }

    private static boolean opened(SrtpCryptoContext context, SrtpPacket packet) throws GeneralSecurityException {
        return context.reverseTransformPacket(packet, false) == SrtpErrorStatus.OK
                && packet.parse()
                && packet.trimPadding();
    }
}
