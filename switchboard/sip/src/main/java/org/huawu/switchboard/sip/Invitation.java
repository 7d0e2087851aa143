package org.huawu.switchboard.sip;

import gov.nist.javax.sip.address.AddressFactoryImpl;
import gov.nist.javax.sip.header.HeaderFactoryImpl;
import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.MessageFactoryImpl;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.stack.HopImpl;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import javax.sip.InvalidArgumentException;
import javax.sip.ListeningPoint;
import javax.sip.SipProvider;
import javax.sip.address.SipURI;
import javax.sip.header.CSeqHeader;
import javax.sip.header.ContactHeader;
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

    /**
     * A first INVITE to a peer.
     *
     * @param keys by what sound is to be encrypted; empty where it is not to be
     */
    SIPRequest to(Errand errand, TrunkPeer peer, SipProvider provider, Optional<SpeechKeys> keys) {
        SIPRequest invite = written(errand, peer, provider);
        answers.addSdp(invite, Sdp.offer(trunk.manner().outside(errand.ours()), Session.number(tag), keys));
        return invite;
    }

    private SIPRequest written(Errand errand, TrunkPeer peer, SipProvider provider) {
        return switch (errand) {
            case Dialling dialling -> {
                String called = trunk.writing().write(dialling.number());
                yield invite(called, trunk.writing().write(dialling.shown()), peer, provider);
            }
            case Summons.Branch branch -> {
                Summons summons = branch.summons();
                SIPRequest invite = invite(summons.account(), summons.shown(), peer, provider);
                lead(invite, branch);
                yield invite;
            }
        };
    }

    /**
     * To a phone: its address is the one it registered, as it wrote it (RFC 3261 16.6, step 2). What has it answer by itself, where it
     * cannot be made to from here, is said in each of the ways that makers know: RFC 5373, Call-Info (Yealink, Snom, Grandstream) and Alert-Info (Grandstream, Yealink).
     */
    private void lead(SIPRequest invite, Summons.Branch branch) {
        try {
            invite.setRequestURI(addresses.createURI(branch.contact().contact()));
            if (branch.summons().answersItself() && !branch.isToBeLifted()) {
                invite.addHeader(headers.createHeader("Answer-Mode", "Auto"));
                invite.addHeader(headers.createHeader("Call-Info", "<sip:" + trunk.domain() + ">;answer-after=0"));
                invite.addHeader(
                        headers.createHeader("Alert-Info", "<http://" + trunk.domain() + ">;info=alert-autoanswer"));
            }
        } catch (ParseException e) {
            throw new IllegalStateException("a contact that we took is none", e);
        }
    }

    /** The place that a contact names; empty when that is not an IP address. */
    static Optional<InetSocketAddress> placeOf(String contact) {
        try {
            if (new AddressFactoryImpl().createURI(contact) instanceof SipURI sip) {
                String host = sip.getHost().replaceAll("[\\[\\]]", "");
                boolean isTls = sip.isSecure() || "tls".equalsIgnoreCase(sip.getTransportParam());
                int port = sip.getPort() > 0 ? sip.getPort() : isTls ? 5_061 : 5_060;
                return Optional.of(new InetSocketAddress(InetAddress.ofLiteral(host), port));
            }
            return Optional.empty();
        } catch (ParseException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private SIPRequest invite(String called, String shown, TrunkPeer peer, SipProvider provider) {
        try {
            SipURI from = uri(shown, trunk.domain());
            SIPRequest request = request(Request.INVITE, called, from, peer, provider);
            request.addHeader(contact(from.getUser(), peer, provider));
            request.addHeader(headers.createHeader("P-Asserted-Identity", "<" + from + ">"));
            request.addHeader(headers.createSupportedHeader(Extensions.RELIABLE));
            answers.addTimer(request, times.usualS(), times.leastS());
            for (String method : Methods.OF_CALLS) {
                request.addHeader(headers.createAllowHeader(method));
            }
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

    /** What a phone is told of its lamp at one of its contacts. */
    record Lamp(String account, Registration contact, WaitingMessages waiting) {}

    /** NOTIFY outside of any dialog, to a phone that did not ask for it; each stands for itself. */
    SIPRequest lamp(Lamp lamp, TrunkPeer peer, SipProvider provider) {
        try {
            SIPRequest request =
                    request(Request.NOTIFY, lamp.account(), uri(lamp.account(), trunk.domain()), peer, provider);
            request.setRequestURI(addresses.createURI(lamp.contact().contact()));
            request.addHeader(contact(lamp.account(), peer, provider));
            answers.addLamp(request, "terminated;reason=noresource", lamp.waiting());
            return request;
        } catch (ParseException | InvalidArgumentException e) {
            throw new IllegalStateException("a lamp of our own is not right", e);
        }
    }

    /**
     * REGISTER (RFC 3261 10.2).
     *
     * @param callId one and the same for all of a trunk
     * @param sequence greater than that of the one before
     * @param expiresS for how long; 0 to take it back
     */
    SIPRequest register(TrunkPeer peer, SipProvider provider, String callId, long sequence, int expiresS) {
        try {
            String user = trunk.account().orElseThrow().user();
            SIPRequest request = request(Request.REGISTER, user, uri(user, trunk.domain()), peer, provider);
            request.setRequestURI(uri(null, trunk.domain()));
            request.setCallId(callId);
            ((CSeqHeader) request.getHeader(CSeqHeader.NAME)).setSeqNumber(sequence);
            request.addHeader(contact(user, peer, provider));
            request.addHeader(headers.createExpiresHeader(expiresS));
            return request;
        } catch (ParseException | InvalidArgumentException e) {
            throw new IllegalStateException("a REGISTER of our own is not right", e);
        }
    }

    private ContactHeader contact(@Nullable String user, TrunkPeer peer, SipProvider provider) throws ParseException {
        TrunkPeer hop = trunk.hop(peer);
        ListeningPoint point = provider.getListeningPoint(hop.transport().label());
        SipURI contact = uri(user, host(point));
        contact.setPort(point.getPort());
        if (hop.transport() != SipTransport.UDP) {
            contact.setTransportParam(hop.transport().label());
        }
        return headers.createContactHeader(addresses.createAddress(contact));
    }

    private SIPRequest request(
            String method, @Nullable String called, SipURI from, TrunkPeer peer, SipProvider provider)
            throws ParseException, InvalidArgumentException {
        SipURI asked = uri(called, peer.address().getAddress().getHostAddress());
        asked.setPort(peer.address().getPort());
        if (peer.transport() != SipTransport.UDP) {
            asked.setTransportParam(peer.transport().label());
        }
        TrunkPeer hop = trunk.hop(peer);
        SIPRequest request = (SIPRequest) messages.createRequest(
                asked,
                method,
                provider.getNewCallId(),
                headers.createCSeqHeader(1L, method),
                headers.createFromHeader(addresses.createAddress(from), tag),
                headers.createToHeader(addresses.createAddress(uri(called, trunk.domain())), null),
                List.of(via(provider.getListeningPoint(hop.transport().label()))),
                headers.createMaxForwardsHeader(MOST_FORWARDS));
        request.setApplicationData(hop(hop));
        if (trunk.manner().proxy().isPresent()) {
            SipURI route = uri(null, hop.address().getAddress().getHostAddress());
            route.setPort(hop.address().getPort());
            route.setLrParam();
            if (hop.transport() != SipTransport.UDP) {
                route.setTransportParam(hop.transport().label());
            }
            request.addHeader(headers.createRouteHeader(addresses.createAddress(route)));
        }
        return request;
    }

    /** The same again with some headers that the peer asked for (RFC 3261 22.2): another transaction of the same call. */
    SIPRequest again(SIPRequest asked, TrunkPeer peer, SipProvider provider, String... headersAndValues) {
        try {
            SIPRequest next = (SIPRequest) asked.clone();
            next.removeHeader(ViaHeader.NAME);
            TrunkPeer hop = trunk.hop(peer);
            next.addHeader(via(provider.getListeningPoint(hop.transport().label())));
            CSeqHeader number = (CSeqHeader) next.getHeader(CSeqHeader.NAME);
            number.setSeqNumber(number.getSeqNumber() + 1);
            if (next.getHeader(ToHeader.NAME) instanceof ToHeader to) {
                to.removeParameter("tag");
            }
            for (int i = 0; i < headersAndValues.length; i += 2) {
                next.setHeader(headers.createHeader(headersAndValues[i], headersAndValues[i + 1]));
            }
            next.setApplicationData(hop(hop));
            return next;
        } catch (ParseException | InvalidArgumentException e) {
            throw new IllegalStateException("an INVITE of our own is not right", e);
        }
    }

    /** Where a machine is, whatever an address says. */
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

    /** Where the carrier reaches us. */
    private String host(ListeningPoint point) {
        return trunk.manner().advertised().map(InetAddress::getHostAddress).orElse(point.getIPAddress());
    }

    private ViaHeader via(ListeningPoint point) throws ParseException, InvalidArgumentException {
        ViaHeader via = headers.createViaHeader(
                host(point), point.getPort(), point.getTransport().toUpperCase(java.util.Locale.ROOT), null);
        if (via instanceof Via ours && point.getTransport().equalsIgnoreCase(ListeningPoint.UDP)) {
            // RFC 3581: the answer comes to the port that we sent from
            ours.setRPort();
        }
        return via;
    }
}
