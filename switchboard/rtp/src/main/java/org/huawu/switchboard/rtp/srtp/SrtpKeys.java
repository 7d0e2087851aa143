package org.huawu.switchboard.rtp.srtp;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import org.huawu.kernel.SoundKey;
import org.huawu.kernel.SoundKeys;
import org.huawu.kernel.SoundSuite;
import org.jitsi.srtp.SrtpContextFactory;
import org.jitsi.srtp.SrtpPolicy;
import org.jitsi.srtp.crypto.Aes;
import org.jitsi.utils.logging2.Logger;
import org.jitsi.utils.logging2.LoggerImpl;

/** The keys of one leg, as the library for SRTP wants them. */
public final class SrtpKeys {

    /** How many bytes DTLS exports (RFC 5764, 4.2). */
    public static final int EXPORTED = 2 * SoundKey.BYTES;

    private static final int TAG_OF_REPORTS = 10;
    private static final int AUTHENTICATION_KEY = 20;

    private final SoundKeys keys;

    /** The keys as both sides agreed on them. */
    public SrtpKeys(SoundKeys keys) {
        this.keys = keys;
    }

    /**
     * What DTLS exports for AES_CM_128_HMAC_SHA1_80 (RFC 5764, 4.2).
     *
     * @param exported client key, server key, client salt, server salt
     * @param server whether the keys to send with are the server's
     */
    public static SrtpKeys ofDtls(byte[] exported, boolean server) {
        if (exported.length != EXPORTED) {
            throw new IllegalArgumentException("not the keys of two directions");
        }
        return new SrtpKeys(new SoundKeys(
                SoundSuite.AES_CM_128_HMAC_SHA1_80, exported(exported, server), exported(exported, !server)));
    }

    private static SoundKey exported(byte[] exported, boolean ofServer) {
        int key = ofServer ? SoundKey.KEY : 0;
        int salt = 2 * SoundKey.KEY + (ofServer ? SoundKey.SALT : 0);
        byte[] both = Arrays.copyOfRange(exported, key, key + SoundKey.BYTES);
        System.arraycopy(exported, salt, both, SoundKey.KEY, SoundKey.SALT);
        return new SoundKey(both);
    }

    SrtpContextFactory outbound() {
        return factory(true, keys.ours());
    }

    SrtpContextFactory inbound() {
        SoundKey theirs = keys.theirs();
        if (theirs == null) {
            throw new IllegalStateException("the party has not said its key");
        }
        return factory(false, theirs);
    }

    private SrtpContextFactory factory(boolean sender, SoundKey key) {
        return new SrtpContextFactory(
                sender, key.key(), key.salt(), policy(keys.suite().tagBytes()), policy(TAG_OF_REPORTS), quiet());
    }

    private static SrtpPolicy policy(int tag) {
        return new SrtpPolicy(
                SrtpPolicy.AESCM_ENCRYPTION,
                SoundKey.KEY,
                SrtpPolicy.HMACSHA1_AUTHENTICATION,
                AUTHENTICATION_KEY,
                tag,
                SoundKey.SALT);
    }

    /** The library would write a line for every forged packet; we count those instead. */
    private static Logger quiet() {
        Logger logger = new LoggerImpl("org.huawu.switchboard.rtp.srtp");
        logger.setLevelOff();
        return logger;
    }

    /**
     * Sends one packet through both directions. The library chooses and measures its ciphers at first use, which takes
     * seconds; now that happens before the first call. The JDK's AES is chosen outright.
     *
     * @throws GeneralSecurityException when this JDK lacks a cipher
     */
    public static void warmUp() throws GeneralSecurityException {
        Aes.setFactoryClassName("org.jitsi.srtp.crypto.Aes$SunJCECipherFactory");
        byte[] zeros = new byte[EXPORTED];
        SrtpPacket packet = new SrtpPacket();
        packet.length(SrtpPacket.HEADER + 160);
        packet.header(8, 0, 0, 1);
        new SrtpOutbound(ofDtls(zeros, true), 1).protect(packet);
        if (!packet.parse() || !new SrtpInbound(ofDtls(zeros, false)).open(packet)) {
            throw new GeneralSecurityException("SRTP does not understand itself");
        }
    }
}
