package org.huawu.switchboard.sip;

import gov.nist.javax.sip.address.AddressFactoryImpl;
import gov.nist.javax.sip.header.HeaderFactoryImpl;
import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.MessageFactoryImpl;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.stack.HopImpl;
import java.net.InetSocketAddress;
import java.text.ParseException;
import java.util.List;
import javax.sip.InvalidArgumentException;
import javax.sip.ListeningPoint;
import javax.sip.SipProvider;
import javax.sip.address.SipURI;
import javax.sip.header.CSeqHeader;
import javax.sip.header.HeaderFactory;
import javax.sip.header.ToHeader;
import javax.sip.header.ViaHeader;
import javax.sip.message.Request;
import org.jspecify.annotations.Nullable;

/** Writes requests of ours that belong to no call yet (RFC 3261 8.1.1, 11.1, 13.2.1). */
final class Invitation {

    private static final int MOST_FORWARDS = 70;

    private final HeaderFactory headers = new HeaderFactoryImpl();
    private final AddressFactoryImpl addresses = new AddressFactoryImpl();
    private final MessageFactoryImpl messages = new MessageFactoryImpl();
    private final TrunkSettings trunk;
    private final String tag;
    private final Answers answers;
    private final SessionTimes times;

    /**
     * @param tag of our side
     * @param times what we ask for
     */
    Invitation(TrunkSettings trunk, String tag, Answers answers, SessionTimes times) {
        this.trunk = trunk;
        this.tag = tag;
        this.answers = answers;
        this.times = times;
    }

    /** A first INVITE to a peer. */
    SIPRequest to(Dialling dialling, TrunkPeer peer, SipProvider provider) {
        try {
            ListeningPoint point = provider.getListeningPoint(peer.transport().label());
            String called = trunk.writing().write(dialling.number());
            SipURI from = uri(trunk.writing().write(dialling.shown()), trunk.domain());
            SIPRequest request = request(Request.INVITE, called, from, peer, provider);
            SipURI contact = uri(from.getUser(), point.getIPAddress());
            contact.setPort(point.getPort());
            if (peer.transport() != SipTransport.UDP) {
                contact.setTransportParam(peer.transport().label());
            }
            request.addHeader(headers.createContactHeader(addresses.createAddress(contact)));
            request.addHeader(headers.createHeader("P-Asserted-Identity", "<" + from + ">"));
            request.addHeader(headers.createSupportedHeader(Extensions.RELIABLE));
            answers.addTimer(request, times.usualS(), times.leastS());
            for (String method : Methods.OF_CALLS) {
                request.addHeader(headers.createAllowHeader(method));
            }
            request.setContent(
                    Sdp.offer(dialling.ours(), Session.number(tag)),
                    headers.createContentTypeHeader("application", "sdp"));
            return request;
        } catch (ParseException | InvalidArgumentException e) {
            throw new IllegalStateException("an INVITE of our own is not right", e);
        }
    }

    /** OPTIONS: the question whether a peer is there (RFC 3261 11.1). */
    SIPRequest question(TrunkPeer peer, SipProvider provider) {
        try {
            return request(Request.OPTIONS, null, uri(null, trunk.domain()), peer, provider);
        } catch (ParseException | InvalidArgumentException e) {
            throw new IllegalStateException("a question of our own is not right", e);
        }
    }

    private SIPRequest request(
            String method, @Nullable String called, SipURI from, TrunkPeer peer, SipProvider provider)
            throws ParseException, InvalidArgumentException {
        SipURI asked = uri(called, peer.address().getAddress().getHostAddress());
        asked.setPort(peer.address().getPort());
        if (peer.transport() != SipTransport.UDP) {
            asked.setTransportParam(peer.transport().label());
        }
        SIPRequest request = (SIPRequest) messages.createRequest(
                asked,
                method,
                provider.getNewCallId(),
                headers.createCSeqHeader(1L, method),
                headers.createFromHeader(addresses.createAddress(from), tag),
                headers.createToHeader(addresses.createAddress(uri(called, trunk.domain())), null),
                List.of(via(provider.getListeningPoint(peer.transport().label()))),
                headers.createMaxForwardsHeader(MOST_FORWARDS));
        request.setApplicationData(hop(peer));
        return request;
    }

    /** The same again with some headers that the peer asked for (RFC 3261 22.2): another transaction of the same call. */
    SIPRequest again(SIPRequest asked, TrunkPeer peer, SipProvider provider, String... headersAndValues) {
        try {
            SIPRequest next = (SIPRequest) asked.clone();
            next.removeHeader(ViaHeader.NAME);
            next.addHeader(via(provider.getListeningPoint(peer.transport().label())));
            CSeqHeader number = (CSeqHeader) next.getHeader(CSeqHeader.NAME);
            number.setSeqNumber(number.getSeqNumber() + 1);
            if (next.getHeader(ToHeader.NAME) instanceof ToHeader to) {
                to.removeParameter("tag");
            }
            for (int i = 0; i < headersAndValues.length; i += 2) {
                next.setHeader(headers.createHeader(headersAndValues[i], headersAndValues[i + 1]));
            }
            next.setApplicationData(hop(peer));
            return next;
        } catch (ParseException | InvalidArgumentException e) {
            throw new IllegalStateException("an INVITE of our own is not right", e);
        }
    }

    /** Where a peer is, whatever an address says. */
    static HopImpl hop(TrunkPeer peer) {
        InetSocketAddress address = peer.address();
        return new HopImpl(
                address.getAddress().getHostAddress(),
                address.getPort(),
                peer.transport().label());
    }

    private SipURI uri(@Nullable String user, String host) throws ParseException {
        return addresses.createSipURI(user, host);
    }

    private ViaHeader via(ListeningPoint point) throws ParseException, InvalidArgumentException {
        ViaHeader via = headers.createViaHeader(
                point.getIPAddress(), point.getPort(), point.getTransport().toUpperCase(java.util.Locale.ROOT), null);
        if (via instanceof Via ours && point.getTransport().equalsIgnoreCase(ListeningPoint.UDP)) {
            // RFC 3581: the answer comes to the port that we sent from
            ours.setRPort();
        }
        return via;
    }
}
