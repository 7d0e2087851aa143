package org.huawu.switchboard.rtp;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import org.huawu.kernel.SoundKeys;
import org.huawu.switchboard.rtp.srtp.SrtcpInbound;
import org.huawu.switchboard.rtp.srtp.SrtcpOutbound;
import org.huawu.switchboard.rtp.srtp.SrtpInbound;
import org.huawu.switchboard.rtp.srtp.SrtpKeys;
import org.huawu.switchboard.rtp.srtp.SrtpOutbound;
import org.huawu.switchboard.rtp.srtp.SrtpPacket;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts what a leg sends and opens what it receives (RFC 3711), each packet in its place. While a key stays, what is kept under
 * it stays too: how often numbers went round, and what came. For one thread at a time.
 */
final class LegCipher {

    /** By how many bytes a packet grows: the index of a report, and a tag. */
    static final int MOST_ADDED = 4 + 10;

    /**
     * So many packets of sources that are not known yet may fail in 20 ms, since keys are drawn anew for each: a stranger who makes up
     * sources must not keep the media thread busy.
     */
    private static final int MOST_FAILURES = 3;

    private final SrtpPacket packet = new SrtpPacket();
    private final SrtpOutbound outbound;
    private final SrtcpOutbound outboundReports;
    private final @Nullable SrtpInbound inbound;
    private final @Nullable SrtcpInbound inboundReports;
    private final SoundKeys keys;
    private int failures;

    private LegCipher(SoundKeys keys, int source, @Nullable LegCipher before) throws GeneralSecurityException {
        this.keys = keys;
        SrtpKeys drawn = new SrtpKeys(keys);
        boolean isSameSuite = before != null && before.keys.suite() == keys.suite();
        if (before != null && isSameSuite && before.keys.ours().equals(keys.ours())) {
            outbound = before.outbound;
            outboundReports = before.outboundReports;
        } else {
            outbound = new SrtpOutbound(drawn, source);
            outboundReports = new SrtcpOutbound(drawn, source);
        }
        if (keys.theirs() == null) {
            inbound = null;
            inboundReports = null;
        } else if (before != null && isSameSuite && keys.theirs().equals(before.keys.theirs())) {
            inbound = before.inbound;
            inboundReports = before.inboundReports;
        } else {
            inbound = new SrtpInbound(drawn);
            inboundReports = new SrtcpInbound(drawn);
        }
    }

    /**
     * A leg's cipher by the keys that were agreed on last.
     *
     * @param before the one it had; null for none
     * @param keys null where the sound is not encrypted
     * @param source of our stream
     */
    static @Nullable LegCipher next(@Nullable LegCipher before, @Nullable SoundKeys keys, int source) {
        if (keys == null || (before != null && before.keys.equals(keys))) {
            return keys == null ? null : before;
        }
        try {
            return new LegCipher(keys, source, before);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("SRTP worked at start", broken);
        }
    }

    /** Another 20 ms. */
    void tick() {
        failures = 0;
    }

    /** Opens a packet of sound; false when it is not authentic, was there before, or is of nobody who may be tried now. */
    boolean open(ByteBuffer bytes) throws GeneralSecurityException {
        SrtpInbound theirs = inbound;
        if (theirs == null || !take(bytes) || !packet.parse()) {
            return false;
        }
        boolean isKnown = theirs.knows(packet.ssrc());
        if (!mayTry(isKnown) || !took(isKnown, theirs.open(packet))) {
            return false;
        }
        giveBack(bytes);
        return true;
    }

    /** Opens a report, as {@link #open}. */
    boolean openReport(ByteBuffer bytes) throws GeneralSecurityException {
        SrtcpInbound theirs = inboundReports;
        if (theirs == null || !take(bytes)) {
            return false;
        }
        boolean isKnown = theirs.knows(packet.reporter());
        if (!mayTry(isKnown) || !took(isKnown, theirs.open(packet))) {
            return false;
        }
        giveBack(bytes);
        return true;
    }

    /** Encrypts a packet of sound, from 0 to the limit. */
    void protect(ByteBuffer bytes) throws GeneralSecurityException {
        if (!take(bytes)) {
            throw new GeneralSecurityException("too long a packet");
        }
        outbound.protect(packet);
        giveBack(bytes);
    }

    /** Encrypts a report, from 0 to the limit. */
    void protectReport(ByteBuffer bytes) throws GeneralSecurityException {
        ByteBuffer report = outboundReports.report();
        report.clear().put(bytes).flip();
        ByteBuffer done = outboundReports.protect();
        bytes.clear().put(done).flip();
    }

    private boolean mayTry(boolean isKnown) {
        return isKnown || failures < MOST_FAILURES;
    }

    private boolean took(boolean isKnown, boolean isOpen) {
        failures += isKnown || isOpen ? 0 : 1;
        return isOpen;
    }

    /** The packet lies outside the heap, and the library wants an array. */
    private boolean take(ByteBuffer bytes) {
        int length = bytes.limit();
        if (length > SrtpPacket.CAPACITY - MOST_ADDED) {
            return false;
        }
        packet.length(length);
        bytes.get(0, packet.getBuffer(), 0, length);
        return true;
    }

    private void giveBack(ByteBuffer bytes) {
        bytes.clear();
        bytes.put(0, packet.getBuffer(), packet.getOffset(), packet.getLength());
        bytes.limit(packet.getLength());
    }
}
