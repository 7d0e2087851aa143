package org.huawu.switchboard.sip;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.stack.HopImpl;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sip.Dialog;
import javax.sip.InvalidArgumentException;
import javax.sip.ListeningPoint;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.SipProvider;
import javax.sip.address.Hop;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/** A call that came in: its INVITE, its dialog, how far it is. */
final class InboundCall implements SipCall {

    private enum State {
        COMING,
        ANSWERED,
        CONFIRMED,
        OVER
    }

    private final String called;
    private final String caller;
    private final ServerTransaction invite;
    private final Dialog dialog;
    private final SipProvider provider;
    private final Answers answers;
    private final String tag;
    private final Consumer<InboundCall> whenOver;
    private final InetAddress host;
    private final Optional<Hop> flow;
    private State state = State.COMING;
    private int causeWhenConfirmed;
    private SpeechOffer offer;
    private @Nullable InetSocketAddress ours;
    private int version;

    /** What belongs to a call from its beginning. */
    record Beginning(String called, String caller, SpeechOffer offer, ServerTransaction invite) {}

    InboundCall(Beginning beginning, SipProvider provider, Answers answers, Consumer<InboundCall> whenOver) {
        this.called = beginning.called();
        this.caller = beginning.caller();
        this.offer = beginning.offer();
        this.invite = beginning.invite();
        this.dialog = invite.getDialog();
        this.provider = provider;
        this.answers = answers;
        this.tag = answers.newTag();
        this.whenOver = whenOver;
        // now: once the transaction is over, the stack may have given its request up
        SIPRequest came = (SIPRequest) invite.getRequest();
        this.host = came.getPeerPacketSourceAddress();
        this.flow = flow(came);
    }

    @Override
    public String called() {
        return called;
    }

    @Override
    public String caller() {
        return caller;
    }

    @Override
    public InetAddress host() {
        return host;
    }

    @Override
    public synchronized SpeechOffer offer() {
        return offer;
    }

    @Override
    public synchronized void ring() {
        if (state == State.COMING) {
            send(answers.withContact(Response.RINGING, invite.getRequest(), tag));
        }
    }

    @Override
    public synchronized boolean answer(InetSocketAddress place) {
        if (state != State.COMING) {
            return false;
        }
        ours = place;
        version = 1;
        state = State.ANSWERED;
        return send(answers.withSdp(invite.getRequest(), tag, sdp(place, offer)));
    }

    @Override
    public synchronized void end(int cause) {
        switch (state) {
            case COMING -> over(() -> send(answers.plain(cause, invite.getRequest(), tag)));
            // The caller may not be hung up before he has confirmed the answer.
            case ANSWERED -> causeWhenConfirmed = causeWhenConfirmed == 0 ? cause : causeWhenConfirmed;
            case CONFIRMED -> bye(cause);
            case OVER -> {
                // nothing is left to end
            }
        }
    }

    /** The caller confirms the answer. */
    synchronized void confirmed() {
        if (state == State.ANSWERED) {
            state = State.CONFIRMED;
            if (causeWhenConfirmed != 0) {
                bye(causeWhenConfirmed);
            }
        }
    }

    /** The caller never confirmed. True when nobody knows yet that the call is over. */
    synchronized boolean unconfirmed() {
        if (state != State.ANSWERED) {
            return false;
        }
        boolean isNews = causeWhenConfirmed == 0;
        bye(Response.REQUEST_TIMEOUT);
        return isNews;
    }

    /** Ends the call without waiting for anything: the stack stops. */
    synchronized void hangUpNow() {
        if (state == State.COMING) {
            end(Response.SERVICE_UNAVAILABLE);
        } else if (state != State.OVER) {
            bye(causeWhenConfirmed == 0 ? Response.SERVICE_UNAVAILABLE : causeWhenConfirmed);
        }
    }

    /** The caller gives up. True when the call was still coming. */
    synchronized boolean cancelled() {
        if (state != State.COMING) {
            return false;
        }
        over(() -> send(answers.plain(Response.REQUEST_TERMINATED, invite.getRequest(), tag)));
        return true;
    }

    /** The caller hangs up. True when nobody knows yet that the call is over. */
    synchronized boolean hungUp() {
        boolean isNews = state != State.OVER && causeWhenConfirmed == 0;
        // RFC 3261 15.1.2: an INVITE that still waits is answered all the same
        boolean isAsked = state == State.COMING;
        over(() -> {
            if (isAsked) {
                send(answers.plain(Response.REQUEST_TERMINATED, invite.getRequest(), tag));
            }
        });
        return isNews;
    }

    /** Whether it is answered and not over: only then may its sound be changed. */
    synchronized boolean stands() {
        return ours != null && state != State.OVER;
    }

    /** Takes another offer within the call; false when it cannot be met, and all stays as it was. */
    synchronized boolean change(SpeechOffer next) {
        boolean isSameEvents = next.eventType() == offer.eventType() || next.eventType() < 0;
        if (!stands() || next.payloadType() != offer.payloadType() || !isSameEvents) {
            return false;
        }
        if (!next.equals(offer)) {
            offer = next;
            version++;
        }
        return true;
    }

    /** The answer to a request within the call that offers sound: where we listen. */
    synchronized Optional<Response> agreed(Request request) {
        return Optional.ofNullable(ours).map(place -> answers.withSdp(request, tag, sdp(place, offer)));
    }

    /** The answer to a request that asks for our offer: to talk, whether he holds the call or not. */
    synchronized Optional<Response> offered(Request request) {
        return Optional.ofNullable(ours).map(place -> answers.withSdp(request, tag, sdp(place, offer.talking())));
    }

    private String sdp(InetSocketAddress place, SpeechOffer said) {
        return Sdp.answer(said, place, Long.parseLong(tag.substring(Math.max(0, tag.length() - 8)), 16), version);
    }

    private void bye(int cause) {
        over(() -> sendBye(cause));
    }

    private void sendBye(int cause) {
        try {
            Request bye = dialog.createRequest(Request.BYE);
            answers.addReason(bye, cause);
            flow.ifPresent(((SIPRequest) bye)::setApplicationData);
            dialog.sendRequest(provider.getNewClientTransaction(bye));
        } catch (SipException e) {
            dialog.delete();
        }
    }

    /** The connection the call came by (RFC 5626 4.3): its caller may listen nowhere. */
    private static Optional<Hop> flow(SIPRequest came) {
        String transport = came.getTopmostVia().getTransport();
        return transport.equalsIgnoreCase(ListeningPoint.UDP)
                ? Optional.empty()
                : Optional.of(new HopImpl(
                        came.getPeerPacketSourceAddress().getHostAddress(), came.getPeerPacketSourcePort(), transport));
    }

    /** The last word is said before anybody hears that the call is over: the stack stops when its last call is. */
    private void over(Runnable lastWord) {
        if (state != State.OVER) {
            state = State.OVER;
            try {
                lastWord.run();
            } finally {
                whenOver.accept(this);
            }
        }
    }

    private boolean send(Response response) {
        try {
            invite.sendResponse(response);
            return true;
        } catch (SipException | InvalidArgumentException e) {
            // The transaction is over: the caller has gone in the meantime, and the stack reports that.
            return false;
        }
    }
}
