package org.huawu.switchboard.gateway;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import org.jitsi.srtp.SrtpContextFactory;
import org.jitsi.srtp.SrtpPolicy;
import org.jitsi.srtp.crypto.Aes;
import org.jitsi.utils.logging2.Logger;
import org.jitsi.utils.logging2.LoggerImpl;

/** The keys of one leg for AES_CM_128_HMAC_SHA1_80, as DTLS exports them (RFC 5764, 4.2). */
final class SrtpKeys {

    static final int EXPORTED = 60;

    private static final int KEY = 16;
    private static final int SALT = 14;

    private final byte[] exported;
    private final boolean server;

    /**
     * @param exported client key, server key, client salt, server salt
     * @param server whether the keys to send with are the server's
     */
    SrtpKeys(byte[] exported, boolean server) {
        if (exported.length != EXPORTED) {
            throw new IllegalArgumentException("not the keys of two directions");
        }
        this.exported = exported.clone();
        this.server = server;
    }

    SrtpContextFactory outbound() {
        return factory(true, server);
    }

    SrtpContextFactory inbound() {
        return factory(false, !server);
    }

    private SrtpContextFactory factory(boolean sender, boolean ofServer) {
        int key = ofServer ? KEY : 0;
        int salt = 2 * KEY + (ofServer ? SALT : 0);
        return new SrtpContextFactory(
                sender,
                Arrays.copyOfRange(exported, key, key + KEY),
                Arrays.copyOfRange(exported, salt, salt + SALT),
                policy(10),
                policy(10),
                quiet());
    }

    private static SrtpPolicy policy(int tag) {
        return new SrtpPolicy(SrtpPolicy.AESCM_ENCRYPTION, KEY, SrtpPolicy.HMACSHA1_AUTHENTICATION, 20, tag, SALT);
    }

    /** The library would write a line for every forged packet; we count those instead. */
    private static Logger quiet() {
        Logger logger = new LoggerImpl("org.huawu.switchboard.gateway.srtp");
        logger.setLevelOff();
        return logger;
    }

    /**
     * Sends one packet through both directions. The library chooses and measures its ciphers at first use, which takes
     * seconds; now that happens before the first call. The JDK's AES is chosen outright.
     */
    static void warmUp() throws GeneralSecurityException {
        Aes.setFactoryClassName("org.jitsi.srtp.crypto.Aes$SunJCECipherFactory");
        byte[] zeros = new byte[EXPORTED];
        SrtpOutbound out = new SrtpOutbound(new SrtpKeys(zeros, true), Codec.PCMA, 1, 0);
        SrtpInbound in = new SrtpInbound(new SrtpKeys(zeros, false));
        RtpPacket packet = out.protect(new byte[160], 0, 160, 0, true);
        if (!packet.parse() || !in.open(packet)) {
            throw new GeneralSecurityException("SRTP does not understand itself");
        }
    }
}
