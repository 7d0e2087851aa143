package org.huawu.switchboard.sip;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Keeps the pace of those nobody knows, so that their floods leave room for trunks and telephones. An address of IPv6 counts
 * as its network of 64 bits, of which anybody has all addresses. {@value #MOST} are kept; one more takes the place of the one
 * that was quiet for longest. Senders over UDP may claim any address, so all together have a pace as well. Any thread.
 */
final class Strangers {

    static final int MOST = 10_000;
    /** Whoever is refused for so many seconds' worth of its requests within {@link #MEMORY_NS} is banned. */
    static final int SECONDS_TO_BAN = 10;

    static final long MEMORY_NS = 60_000_000_000L;
    private static final int SECONDS_AT_A_STRETCH = 2;
    private static final long NANOS_A_MS = 1_000_000;

    private final StrangerLimits limits;
    private final Pace all;
    private final SequencedMap<Long, Stranger> strangers = new LinkedHashMap<>(16, 0.75f, true);

    /** What is to be done with a request. */
    enum Verdict {
        /** It is served. */
        TAKE,
        /** It is a call too many: its caller is told to come later. */
        LATER,
        /** It is dropped: an answer would help nobody but the flood. */
        DROP,
        /** It is dropped, and from now on its address is banned for a while. */
        BAN
    }

    private static final class Stranger {

        final Pace requests;
        final Pace calls;
        int refused;
        long firstRefusedNs;
        boolean isBanned;
        long bannedUntilNs;

        Stranger(StrangerLimits limits, long nowNs) {
            requests = new Pace(limits.requestsPerS(), SECONDS_AT_A_STRETCH * limits.requestsPerS(), nowNs);
            calls = new Pace(limits.callsPerS(), SECONDS_AT_A_STRETCH * limits.callsPerS(), nowNs);
        }
    }

    Strangers(StrangerLimits limits, long nowNs) {
        this.limits = limits;
        this.all = new Pace(limits.allRequestsPerS(), limits.allRequestsPerS(), nowNs);
    }

    /**
     * A request has come.
     *
     * @param isCall whether it begins a call
     * @param nowNs never less than before
     */
    synchronized Verdict came(InetAddress from, boolean isCall, long nowNs) {
        Stranger stranger = strangers.computeIfAbsent(network(from), key -> new Stranger(limits, nowNs));
        if (strangers.size() > MOST) {
            strangers.pollFirstEntry();
        }
        if (stranger.isBanned && nowNs - stranger.bannedUntilNs < 0) {
            return Verdict.DROP;
        }
        stranger.isBanned = false;
        if (!stranger.requests.hasRoom(nowNs)) {
            return refused(stranger, nowNs);
        }
        if (!all.hasRoom(nowNs)) {
            // Not its fault alone: whoever is within its own pace is not banned.
            return Verdict.DROP;
        }
        stranger.requests.take(nowNs);
        all.take(nowNs);
        if (!isCall) {
            return Verdict.TAKE;
        }
        if (!stranger.calls.hasRoom(nowNs)) {
            return Verdict.LATER;
        }
        stranger.calls.take(nowNs);
        return Verdict.TAKE;
    }

    private Verdict refused(Stranger stranger, long nowNs) {
        if (stranger.refused == 0 || nowNs - stranger.firstRefusedNs > MEMORY_NS) {
            stranger.refused = 0;
            stranger.firstRefusedNs = nowNs;
        }
        stranger.refused++;
        if (stranger.refused < SECONDS_TO_BAN * limits.requestsPerS()) {
            return Verdict.DROP;
        }
        stranger.refused = 0;
        stranger.isBanned = true;
        stranger.bannedUntilNs = nowNs + limits.banMs() * NANOS_A_MS;
        return Verdict.BAN;
    }

    /** The address of IPv4, or the network of IPv6. */
    private static long network(InetAddress from) {
        byte[] bytes = from.getAddress();
        return bytes.length == Integer.BYTES
                ? Integer.toUnsignedLong(ByteBuffer.wrap(bytes).getInt())
                : ByteBuffer.wrap(bytes).getLong();
    }
}
