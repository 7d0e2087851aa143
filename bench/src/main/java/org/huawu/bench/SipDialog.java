package org.huawu.bench;

import java.net.InetSocketAddress;

/**
 * What one caller says in the one call it makes (RFC 3261, over UDP).
 *
 * @param ours where the caller is
 * @param theirs where the switchboard is
 * @param line the number that is called
 * @param caller the number that is shown
 * @param id unlike that of any other call: letters and digits
 */
record SipDialog(InetSocketAddress ours, InetSocketAddress theirs, String line, String caller, String id) {

    /** Asks for a call with G.711 A-law. */
    String invite(int soundPort) {
        String sdp = sound(ours.getAddress().getHostAddress(), soundPort);
        String contact = "Contact: <sip:" + caller + "@" + place(ours) + ">\r\nContent-Type: application/sdp\r\n";
        return request("INVITE", lineUri(), inviteBranch(), "", 1) + contact + body(sdp);
    }

    /** What offers, and agrees to, G.711 A-law there (RFC 8866). */
    static String sound(String host, int port) {
        return String.join(
                "\r\n",
                "v=0",
                "o=- 1 1 IN IP4 " + host,
                "s=-",
                "c=IN IP4 " + host,
                "t=0 0",
                "m=audio " + port + " RTP/AVP 8 101",
                "a=rtpmap:8 PCMA/8000",
                "a=rtpmap:101 telephone-event/8000",
                "");
    }

    /** Confirms the answer 200, each time it comes. */
    String confirm(SipMessage answer) {
        return request("ACK", target(answer), id + "a", answer.toTag(), 1) + body("");
    }

    /** Confirms a refusal; belongs to the INVITE itself. */
    String confirmRefusal(SipMessage refusal) {
        return request("ACK", lineUri(), inviteBranch(), refusal.toTag(), 1) + body("");
    }

    /** Hangs up. */
    String bye(SipMessage answer) {
        return request("BYE", target(answer), id + "b", answer.toTag(), 2) + body("");
    }

    private String request(String method, String uri, String branch, String toTag, int sequence) {
        return method + " " + uri + " SIP/2.0\r\n"
                + "Via: SIP/2.0/UDP " + place(ours) + ";branch=z9hG4bK" + branch + "\r\n"
                + "From: <sip:" + caller + "@" + place(ours) + ">;tag=" + id + "\r\n"
                + "To: <" + lineUri() + ">" + toTag + "\r\n"
                + "Call-ID: " + id + "\r\n"
                + "CSeq: " + sequence + " " + method + "\r\n"
                + "Max-Forwards: 70\r\n";
    }

    private String target(SipMessage answer) {
        return answer.contact().orElseGet(this::lineUri);
    }

    private String lineUri() {
        return "sip:" + line + "@" + place(theirs);
    }

    private String inviteBranch() {
        return id + "i";
    }

    private static String body(String text) {
        return "Content-Length: " + text.length() + "\r\n\r\n" + text;
    }

    private static String place(InetSocketAddress address) {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }
}
