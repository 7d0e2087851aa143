package org.huawu.switchboard.sip;

import java.net.InetSocketAddress;
import java.util.List;

/**
 * How calls by SIP come in and go out.
 *
 * @param points where SIP is spoken, one at least, no transport twice at one address
 * @param mostCalls how many calls there may be at once, 1..10,000; more are turned away with 503
 * @param streams what connections may use
 * @param trunks the ways to carriers, each name once
 * @param takesStrangers whether somebody may call who is neither a peer of a trunk nor a registered phone
 * @param times how long an answered call may stand without a sign of life by SIP
 * @param tap hears the messages that pass
 */
public record SipSettings(
        List<SipPoint> points,
        int mostCalls,
        StreamLimits streams,
        List<TrunkSettings> trunks,
        boolean takesStrangers,
        SessionTimes times,
        MessageTap tap) {

    public SipSettings {
        points = List.copyOf(points);
        trunks = List.copyOf(trunks);
        if (trunks.stream().map(TrunkSettings::name).distinct().count() != trunks.size()) {
            throw new IllegalArgumentException("two trunks of one name");
        }
        if (points.isEmpty()) {
            throw new IllegalArgumentException("no point to speak SIP at");
        }
        if (mostCalls < 1 || mostCalls > 10_000) {
            throw new IllegalArgumentException("most calls " + mostCalls);
        }
    }

    /** With nobody who hears the messages. */
    public SipSettings(
            List<SipPoint> points,
            int mostCalls,
            StreamLimits streams,
            List<TrunkSettings> trunks,
            boolean takesStrangers,
            SessionTimes times) {
        this(points, mostCalls, streams, trunks, takesStrangers, times, MessageTap.NONE);
    }

    /** Without a way out. */
    public SipSettings(List<SipPoint> points, int mostCalls, StreamLimits streams) {
        this(points, mostCalls, streams, List.of());
    }

    /** With ways out, for anybody who calls, and the usual times of sessions. */
    public SipSettings(List<SipPoint> points, int mostCalls, StreamLimits streams, List<TrunkSettings> trunks) {
        this(points, mostCalls, streams, trunks, true, SessionTimes.USUAL);
    }

    /** The same with somebody who hears the messages. */
    public SipSettings tapped(MessageTap other) {
        return new SipSettings(points, mostCalls, streams, trunks, takesStrangers, times, other);
    }

    /** SIP over UDP at one address. */
    public static SipSettings udp(InetSocketAddress address, int mostCalls) {
        return new SipSettings(List.of(new SipPoint.Udp(address)), mostCalls, StreamLimits.USUAL);
    }
}
