package org.huawu.switchboard.sip;

import gov.nist.javax.sip.address.AddressFactoryImpl;
import gov.nist.javax.sip.header.HeaderFactoryImpl;
import gov.nist.javax.sip.header.extensions.MinSE;
import gov.nist.javax.sip.header.extensions.SessionExpires;
import gov.nist.javax.sip.message.MessageFactoryImpl;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import java.net.InetSocketAddress;
import java.text.ParseException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import javax.sip.InvalidArgumentException;
import javax.sip.header.ContactHeader;
import javax.sip.header.EventHeader;
import javax.sip.header.HeaderFactory;
import javax.sip.header.RSeqHeader;
import javax.sip.header.SubscriptionStateHeader;
import javax.sip.header.ToHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** Makes answers. Their words are those of RFC 3261, never those of the sender or of the program. */
final class Answers {

    /** RFC 4028 6; the stack does not know it. */
    static final int INTERVAL_TOO_SMALL = 422;

    /** The type of what a telephone is told of its lamp (RFC 3842 6). */
    static final String SUMMARY_TYPE = "application";

    static final String SUMMARY_SUBTYPE = "simple-message-summary";

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
            if (status == INTERVAL_TOO_SMALL) {
                answer.setReasonPhrase("Session Interval Too Small");
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

    /** A provisional answer that is to be confirmed (RFC 3262 3). */
    Response reliable(int status, Request request, String tag, long number) {
        try {
            Response answer = withContact(status, request, tag);
            answer.addHeader(headers.createRequireHeader(Extensions.RELIABLE));
            answer.setHeader(headers.createHeader(RSeqHeader.NAME, Long.toString(number)));
            return answer;
        } catch (ParseException e) {
            throw new IllegalStateException("an answer of our own is not right", e);
        }
    }

    /** An answer with our SDP. */
    Response withSdp(Request request, String tag, String sdp) {
        return withSdp(withContact(Response.OK, request, tag), sdp);
    }

    /** The same answer with our SDP. */
    Response withSdp(Response answer, String sdp) {
        try {
            answer.setContent(sdp, headers.createContentTypeHeader("application", "sdp"));
            return answer;
        } catch (ParseException e) {
            throw new IllegalStateException("an answer of our own is not right", e);
        }
    }

    /**
     * Agrees to a timer of the session in an answer (RFC 4028 9).
     *
     * @param isSupported whether the other side knows of timers
     */
    void addTimer(Response answer, SessionTimer timer, boolean isSupported) {
        try {
            String refresher = timer.isOurs() ? "uas" : "uac";
            answer.setHeader(headers.createHeader(SessionExpires.NAME, timer.intervalS() + ";refresher=" + refresher));
            answer.addHeader(headers.createSupportedHeader(Extensions.TIMER));
            if (isSupported) {
                answer.addHeader(headers.createRequireHeader(Extensions.TIMER));
            }
        } catch (ParseException e) {
            throw new IllegalStateException("a timer of our own is not right", e);
        }
    }

    /** Asks for a timer of the session, in its first request or in one that renews it (RFC 4028 7.1, 7.4). */
    void addTimer(Request request, int intervalS, int leastS) {
        try {
            boolean isFirst = ((SIPRequest) request).getToTag() == null;
            request.addHeader(headers.createSupportedHeader(Extensions.TIMER));
            request.setHeader(headers.createHeader(SessionExpires.NAME, intervalS + (isFirst ? "" : ";refresher=uac")));
            request.setHeader(headers.createHeader(MinSE.NAME, "" + leastS));
        } catch (ParseException e) {
            throw new IllegalStateException("a timer of our own is not right", e);
        }
    }

    void addSdp(Request request, String sdp) {
        try {
            request.setContent(sdp, headers.createContentTypeHeader("application", "sdp"));
        } catch (ParseException e) {
            throw new IllegalStateException("SDP of our own is not right", e);
        }
    }

    /**
     * Says how a transfer goes, as a piece of SIP (RFC 3515 2.4.5, RFC 3420).
     *
     * @param mostS how long more may be said, in seconds
     */
    void addFragment(Request notify, int status, int mostS) {
        try {
            String state = status < Response.OK ? "active;expires=" + mostS : "terminated;reason=noresource";
            notify.setHeader(headers.createHeader(SubscriptionStateHeader.NAME, state));
            var type = headers.createContentTypeHeader("message", "sipfrag");
            type.setParameter("version", "2.0");
            notify.setContent("SIP/2.0 " + status + " " + SIPResponse.getReasonPhrase(status) + "\r\n", type);
        } catch (ParseException e) {
            throw new IllegalStateException("a piece of our own is not right", e);
        }
    }

    /**
     * Says how many messages wait (RFC 3842 3.5).
     *
     * @param state of the subscription
     */
    void addLamp(Request notify, String state, WaitingMessages waiting) {
        try {
            if (notify.getHeader(EventHeader.NAME) == null) {
                // within a dialog it stands there already, by the id that the telephone gave it
                notify.setHeader(headers.createEventHeader(LampSubscriptions.EVENT));
            }
            notify.setHeader(headers.createHeader(SubscriptionStateHeader.NAME, state));
            notify.setContent(waiting.written(), headers.createContentTypeHeader(SUMMARY_TYPE, SUMMARY_SUBTYPE));
        } catch (ParseException e) {
            throw new IllegalStateException("a lamp of our own is not right", e);
        }
    }

    /** Has a phone do something (see {@link PhoneEvent}). */
    void addEvent(Request notify, PhoneEvent event) {
        try {
            notify.setHeader(headers.createEventHeader(event.label()));
            notify.setHeader(headers.createHeader(SubscriptionStateHeader.NAME, "active"));
        } catch (ParseException e) {
            throw new IllegalStateException("an event of our own is not right", e);
        }
    }

    /** Says for how long something is granted. */
    void addExpires(Response answer, int seconds) {
        try {
            answer.setHeader(headers.createExpiresHeader(seconds));
        } catch (InvalidArgumentException e) {
            throw new IllegalStateException("a time of our own is not right", e);
        }
    }

    /** Says in a request of ours who we are. */
    void addProof(Request request, String header, String value) {
        try {
            request.setHeader(headers.createHeader(header, value));
        } catch (ParseException e) {
            throw new IllegalStateException("a proof of our own is not right", e);
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
            InetSocketAddress ours =
                    trunks.by(came).map(each -> each.manner().outside(here)).orElse(here);
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
