package org.huawu.switchboard.sip;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.huawu.kernel.SoundKeys;
import org.jspecify.annotations.Nullable;

/**
 * The speech a caller offers that we can take.
 *
 * @param address where he wants his sound; an address as he wrote it, never looked up
 * @param payloadType 0 for PCMU or 8 for PCMA, whichever of them he prefers; 9 for G.722, when he offers neither; 96..127 for Opus,
 *     when he offers nothing else
 * @param eventType the payload type of his telephone events, 96..127; -1 when he sends none
 * @param hasWideEvents whether those count 48,000 steps a second, as Opus does, and not 8,000
 * @param direction which way sound is to go
 * @param reports where he wants our reports (RTCP); the same as {@code address} when he wants both by one port (RFC 5761)
 * @param crypto by what his sound and ours are encrypted (RTP/SAVP, RFC 4568); empty where they are not
 * @param refusedBefore the lines that refuse the streams offered before this one (RFC 3264 section 6)
 * @param refusedAfter those that refuse the streams after it
 */
public record SpeechOffer(
        InetSocketAddress address,
        int payloadType,
        int eventType,
        boolean hasWideEvents,
        Direction direction,
        InetSocketAddress reports,
        Optional<SpeechKeys> crypto,
        List<String> refusedBefore,
        List<String> refusedAfter) {

    private static final int DISCARD = 9;

    public SpeechOffer {
        refusedBefore = List.copyOf(refusedBefore);
        refusedAfter = List.copyOf(refusedAfter);
    }

    /** By what sound is encrypted both ways; null where it is not. */
    public @Nullable SoundKeys keys() {
        return crypto.map(SpeechKeys::keys).orElse(null);
    }

    /** Whether its keys are said in answer to ours; also where neither says any. */
    boolean isAnswerTo(Optional<SpeechKeys> offered) {
        return crypto.isPresent() == offered.isPresent()
                && crypto.stream().allMatch(each -> each.isAnswerTo(offered.orElseThrow()));
    }

    /** Whether he wants reports by the same port as sound. */
    boolean isByOnePort() {
        return reports.equals(address);
    }

    /**
     * What is assumed of somebody who leaves the offer to us: the law of the house, our telephone events, no sound yet.
     *
     * @param offered what our offer says of keys
     */
    static SpeechOffer unsaid(InetAddress host, Optional<SpeechKeys> offered) {
        return new SpeechOffer(
                new InetSocketAddress(host, DISCARD),
                Sdp.PCMA,
                Sdp.OUR_EVENTS,
                false,
                Direction.INACTIVE,
                new InetSocketAddress(host, DISCARD + 1),
                offered,
                List.of(),
                List.of());
    }

    /** The same as the answer to an offer of ours: events come to us by the type that we offered. */
    SpeechOffer answering(SpeechOffer offered) {
        return new SpeechOffer(
                address,
                payloadType,
                eventType < 0 ? eventType : offered.eventType(),
                hasWideEvents,
                direction,
                reports,
                crypto,
                refusedBefore,
                refusedAfter);
    }

    /** The same with sound both ways. */
    SpeechOffer talking() {
        return new SpeechOffer(
                address,
                payloadType,
                eventType,
                hasWideEvents,
                Direction.SENDRECV,
                reports,
                crypto,
                refusedBefore,
                refusedAfter);
    }
}
