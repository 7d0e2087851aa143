package org.huawu.bench;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** An agent's offer of sound as a browser makes it, and what the answer to it says. */
final class AudioOffer {

    private AudioOffer() {}

    /**
     * An offer of G.711.
     *
     * @param fingerprint of our certificate: SHA-256 in pairs of hex digits
     */
    static String sdp(InetSocketAddress ours, String ufrag, String password, String fingerprint) {
        String host = ours.getAddress().getHostAddress();
        return String.join(
                "\r\n",
                "v=0",
                "o=- 1 2 IN IP4 127.0.0.1",
                "s=-",
                "t=0 0",
                "a=group:BUNDLE 0",
                "m=audio " + ours.getPort() + " UDP/TLS/RTP/SAVPF 8",
                "c=IN IP4 " + host,
                "a=candidate:1 1 udp 2122260223 " + host + " " + ours.getPort() + " typ host",
                "a=ice-ufrag:" + ufrag,
                "a=ice-pwd:" + password,
                "a=fingerprint:sha-256 " + fingerprint,
                "a=setup:actpass",
                "a=mid:0",
                "a=sendrecv",
                "a=rtcp-mux",
                "a=rtpmap:8 PCMA/8000",
                "");
    }

    /**
     * What the answer says.
     *
     * @param ufrag their ICE user name
     * @param password their ICE password
     * @param address where they are
     */
    record Answer(String ufrag, String password, InetSocketAddress address) {

        /** Reads an answer; its first candidate counts. */
        static Answer read(String sdp) {
            List<String> candidate = List.of(line(sdp, "a=candidate:").split(" ", -1));
            if (candidate.size() < 6) {
                throw new BenchFailure("The answer to an offer of sound names no candidate.");
            }
            return new Answer(
                    line(sdp, "a=ice-ufrag:"),
                    line(sdp, "a=ice-pwd:"),
                    new InetSocketAddress(InetAddress.ofLiteral(candidate.get(4)), Integer.parseInt(candidate.get(5))));
        }

        private static String line(String sdp, String start) {
            return sdp.lines()
                    .filter(each -> each.startsWith(start))
                    .findFirst()
                    .orElseThrow(() -> new BenchFailure("The answer to an offer of sound has no " + start))
                    .substring(start.length());
        }
    }
}
