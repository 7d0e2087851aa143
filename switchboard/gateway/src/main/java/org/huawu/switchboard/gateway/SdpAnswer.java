package org.huawu.switchboard.gateway;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/** Writes the answer to an offer that was taken. */
final class SdpAnswer {

    /** The canonical name of every stream of ours: there are no two in one session, and it tells nothing. */
    static final String NAME = "huawu";

    private static final int HOST_PRIORITY = 126 << 24 | 255;

    private final List<InetAddress> advertised;
    private final int port;
    private final String fingerprint;

    SdpAnswer(List<InetAddress> advertised, int port, String fingerprint) {
        this.advertised = advertised;
        this.port = port;
        this.fingerprint = fingerprint;
    }

    String to(SdpOffer offer, Leg leg) {
        List<String> lines = new ArrayList<>();
        lines.add("v=0");
        lines.add("o=- " + leg.number() + " 1 IN " + typed(advertised.getFirst()));
        lines.add("s=-");
        lines.add("t=0 0");
        lines.add("a=ice-lite");
        if (offer.bundled()) {
            lines.add("a=group:BUNDLE " + offer.mid());
        }
        int format = offer.codec().payloadType();
        lines.add("m=audio " + port + " UDP/TLS/RTP/SAVPF " + format);
        lines.add("c=IN " + typed(advertised.getFirst()));
        lines.add("a=mid:" + offer.mid());
        lines.add("a=sendrecv");
        lines.add("a=rtcp-mux");
        lines.add("a=rtpmap:" + format + " " + offer.codec() + "/8000");
        lines.add("a=ptime:20");
        lines.add("a=maxptime:20");
        lines.add("a=ice-ufrag:" + leg.ufrag());
        lines.add("a=ice-pwd:" + leg.password());
        lines.add("a=fingerprint:sha-256 " + fingerprint);
        lines.add("a=setup:passive");
        lines.add("a=msid:huawu audio");
        lines.add("a=ssrc:" + Integer.toUnsignedString(leg.ssrc()) + " cname:" + NAME);
        for (int i = 0; i < advertised.size(); i++) {
            int priority = HOST_PRIORITY | (65_535 - i) << 8;
            lines.add("a=candidate:" + (i + 1) + " 1 udp " + priority + " " + text(advertised.get(i)) + " " + port
                    + " typ host");
        }
        lines.add("a=end-of-candidates");
        return String.join("\r\n", lines) + "\r\n";
    }

    private static String typed(InetAddress address) {
        return (address instanceof Inet6Address ? "IP6 " : "IP4 ") + text(address);
    }

    /** Without the name of the interface, which means something on this machine only. */
    private static String text(InetAddress address) {
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }
}
