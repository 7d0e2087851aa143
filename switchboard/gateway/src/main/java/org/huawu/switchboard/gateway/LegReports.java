package org.huawu.switchboard.gateway;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.random.RandomGenerator;
import org.huawu.kernel.SoundQuality;
import org.huawu.switchboard.rtp.RtcpSession;
import org.huawu.switchboard.rtp.srtp.SrtcpInbound;
import org.huawu.switchboard.rtp.srtp.SrtcpOutbound;
import org.huawu.switchboard.rtp.srtp.SrtpKeys;
import org.huawu.switchboard.rtp.srtp.SrtpPacket;

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
    synchronized void received(SrtpPacket packet, boolean isSpeech, long nowMs) {
        if (isSpeech) {
            session.received(packet.ssrc(), packet.sequence(), packet.timestamp(), (int) (nowMs * SAMPLES_A_MS));
        } else {
            session.receivedUntimed(packet.ssrc(), packet.sequence());
        }
    }

    /** Takes a report; false when it is not authentic. */
    synchronized boolean read(SrtpPacket packet, long nowMs) throws GeneralSecurityException {
        if (!inbound.open(packet)) {
            return false;
        }
        session.read(ByteBuffer.wrap(packet.getBuffer(), 0, packet.getLength()), nowMs * NANOS_A_MS);
        return true;
    }

    /** Sends the report that is due, encrypted; nothing when none is. */
    synchronized void sendDue(long nowMs, Leg.Way way, InetSocketAddress to)
            throws IOException, GeneralSecurityException {
        if (session.isDue(nowMs * NANOS_A_MS)) {
            session.write(outbound.report(), nowMs * NANOS_A_MS, timestampAt(nowMs));
            boolean _ = way.send(outbound.protect(), to);
        }
    }

    /** Sends the last report, which says that we go, to whoever heard of us. */
    synchronized void sendBye(long nowMs, Leg.Way way, InetSocketAddress to)
            throws IOException, GeneralSecurityException {
        if (session.hasSent()) {
            session.writeBye(outbound.report(), nowMs * NANOS_A_MS, timestampAt(nowMs));
            boolean _ = way.send(outbound.protect(), to);
        }
    }

    /** What was measured since this was asked last. */
    synchronized SoundQuality measured(long nowMs) {
        return session.measured(nowMs * NANOS_A_MS);
    }

    private int timestampAt(long nowMs) {
        return timestamp + (int) ((nowMs - timestampAtMs) * SAMPLES_A_MS);
    }
}
