package org.huawu.switchboard.sip;

import gov.nist.javax.sip.address.AddressFactoryImpl;
import gov.nist.javax.sip.header.HeaderFactoryImpl;
import gov.nist.javax.sip.message.MessageFactoryImpl;
import gov.nist.javax.sip.message.SIPRequest;
import java.net.InetSocketAddress;
import java.text.ParseException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import javax.sip.InvalidArgumentException;
import javax.sip.header.ContactHeader;
import javax.sip.header.HeaderFactory;
import javax.sip.header.ToHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** Makes answers. Their words are those of RFC 3261, never those of the sender or of the program. */
final class Answers {

    private static final int TRYING = 100;
    /** ITU-T Q.850, cause 16. */
    private static final int NORMAL_CLEARING = 16;

    private final HeaderFactory headers = new HeaderFactoryImpl();
    private final MessageFactoryImpl messages = new MessageFactoryImpl();
    private final List<String> methods;
    private final AtomicLong tags;
    private final Trunks trunks;

    /**
     * @param trunks whose carriers may reach us under another address
     * @param methods what we serve
     * @param firstTag where the tags of our side begin
     */
    Answers(Trunks trunks, List<String> methods, long firstTag) {
        this.trunks = trunks;
        this.methods = methods;
        this.tags = new AtomicLong(firstTag);
    }

    String newTag() {
        return Long.toHexString(tags.incrementAndGet());
    }

    /** An answer with a status and nothing else. */
    Response plain(int status, Request request, String tag) {
        try {
            Response answer = messages.createResponse(status, request);
            if (status != TRYING && answer.getHeader(ToHeader.NAME) instanceof ToHeader to && to.getTag() == null) {
                to.setTag(tag);
            }
            if (status == Response.METHOD_NOT_ALLOWED || status == Response.OK) {
                for (String method : methods) {
                    answer.addHeader(headers.createAllowHeader(method));
                }
            }
            if (status == Response.SERVICE_UNAVAILABLE) {
                answer.setHeader(headers.createRetryAfterHeader(5));
            }
            return answer;
        } catch (ParseException | InvalidArgumentException e) {
            throw new IllegalStateException("an answer of our own is not right", e);
        }
    }

    /** An answer with what it says besides. */
    Response of(Reply reply, Request request, String tag) {
        try {
            Response answer = plain(reply.status(), request, tag);
            for (String value : reply.values()) {
                answer.addHeader(headers.createHeader(reply.header(), value));
            }
            return answer;
        } catch (ParseException e) {
            throw new IllegalStateException("an answer of our own is not right", e);
        }
    }

    /** An answer that says where we are. */
    Response withContact(int status, Request request, String tag) {
        Response answer = plain(status, request, tag);
        answer.setHeader(contact(request));
        return answer;
    }

    /** An answer with our SDP. */
    Response withSdp(Request request, String tag, String sdp) {
        try {
            Response answer = withContact(Response.OK, request, tag);
            answer.setContent(sdp, headers.createContentTypeHeader("application", "sdp"));
            return answer;
        } catch (ParseException e) {
            throw new IllegalStateException("an answer of our own is not right", e);
        }
    }

    /** Says in a request of ours why a call ends (RFC 3326): the end that is nobody's fault has no status of SIP. */
    void addReason(Request request, int cause) {
        try {
            request.setHeader(
                    cause == Response.OK
                            ? headers.createReasonHeader("Q.850", NORMAL_CLEARING, null)
                            : headers.createReasonHeader("SIP", cause, null));
        } catch (ParseException | InvalidArgumentException e) {
            throw new IllegalStateException("a cause of our own is not right", e);
        }
    }

    /** The point the request came to, as the one who asks reaches it. */
    private ContactHeader contact(Request request) {
        try {
            var addresses = new AddressFactoryImpl();
            SIPRequest came = (SIPRequest) request;
            InetSocketAddress here = new InetSocketAddress(came.getLocalAddress(), came.getLocalPort());
            InetSocketAddress ours = trunks.of(
                            new InetSocketAddress(came.getPeerPacketSourceAddress(), came.getPeerPacketSourcePort()))
                    .map(each -> each.manner().outside(here))
                    .orElse(here);
            var uri = addresses.createSipURI(null, ours.getAddress().getHostAddress());
            uri.setPort(ours.getPort());
            String transport = came.getTopmostVia().getTransport().toLowerCase(Locale.ROOT);
            if (!transport.equals("udp")) {
                uri.setTransportParam(transport);
            }
            return headers.createContactHeader(addresses.createAddress(uri));
        } catch (ParseException e) {
            throw new IllegalStateException("our own address is not right", e);
        }
    }
}
