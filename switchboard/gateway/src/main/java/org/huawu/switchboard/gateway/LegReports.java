package org.huawu.switchboard.gateway;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.random.RandomGenerator;
import org.huawu.kernel.SoundQuality;
import org.huawu.switchboard.rtp.RtcpSession;
import org.jspecify.annotations.Nullable;

/**
 * The reports (RTCP) of one leg, which go with its sound (RFC 5761), encrypted as it is. Safe for any thread: sound comes by the
 * socket's thread and goes by another. Times are the gateway's clock, in ms.
 */
final class LegReports {

    private static final long NANOS_A_MS = 1_000_000;
    private static final int SAMPLES_A_MS = 8;

    private final RtcpSession session;
    private final SrtcpOutbound outbound;
    private final SrtcpInbound inbound;
    private int timestamp;
    private long timestampAtMs;

    /** @param name the canonical name that the leg has in SDP */
    LegReports(SrtpKeys keys, int ssrc, String name, RandomGenerator random, long nowMs)
            throws GeneralSecurityException {
        this.session = new RtcpSession(ssrc, name, random, nowMs * NANOS_A_MS);
        this.outbound = new SrtcpOutbound(keys, ssrc);
        this.inbound = new SrtcpInbound(keys);
        this.timestampAtMs = nowMs;
    }

    synchronized void sent(int bytes, int at, long nowMs) {
        session.sent(bytes);
        timestamp = at;
        timestampAtMs = nowMs;
    }

    /** A packet of sound came that was opened. */
    synchronized void received(RtpPacket packet, boolean isSpeech, long nowMs) {
        if (isSpeech) {
            session.received(packet.ssrc(), packet.sequence(), packet.timestamp(), (int) (nowMs * SAMPLES_A_MS));
        } else {
            session.receivedUntimed(packet.ssrc(), packet.sequence());
        }
    }

    /** Takes a report; false when it is not authentic. */
    synchronized boolean read(RtpPacket packet, long nowMs) throws GeneralSecurityException {
        if (!inbound.open(packet)) {
            return false;
        }
        session.read(ByteBuffer.wrap(packet.getBuffer(), 0, packet.getLength()), nowMs * NANOS_A_MS);
        return true;
    }

    /** The report that is due, encrypted; null when none is. To be sent before the next is asked for. */
    synchronized @Nullable ByteBuffer due(long nowMs) throws GeneralSecurityException {
        if (!session.isDue(nowMs * NANOS_A_MS)) {
            return null;
        }
        session.write(outbound.report(), nowMs * NANOS_A_MS, timestampAt(nowMs));
        return outbound.protect();
    }

    /** The last report, which says that we go. */
    synchronized ByteBuffer bye(long nowMs) throws GeneralSecurityException {
        session.writeBye(outbound.report(), nowMs * NANOS_A_MS, timestampAt(nowMs));
        return outbound.protect();
    }

    /** What was measured since this was asked last. */
    synchronized SoundQuality measured(long nowMs) {
        return session.measured(nowMs * NANOS_A_MS);
    }

    private int timestampAt(long nowMs) {
        return timestamp + (int) ((nowMs - timestampAtMs) * SAMPLES_A_MS);
    }
}
