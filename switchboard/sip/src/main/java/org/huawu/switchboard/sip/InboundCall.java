package org.huawu.switchboard.sip;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.stack.HopImpl;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sip.InvalidArgumentException;
import javax.sip.ListeningPoint;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.SipProvider;
import javax.sip.address.Hop;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/** A call that came in: its INVITE, its dialog, how far it is. */
final class InboundCall implements ArrivedCall, OpenCall {

    private enum State {
        COMING,
        ANSWERED,
        CONFIRMED,
        OVER
    }

    private final String called;
    private final Origin origin;
    private final ServerTransaction invite;
    private final SpeechOffer offer;
    private final Answers answers;
    private final String tag;
    private final Consumer<OpenCall> whenOver;
    private final InetAddress host;
    private final Session.Way way;
    private State state = State.COMING;
    private int causeWhenConfirmed;
    /** From our answer on. */
    private @Nullable Session session;

    /** What belongs to a call from its beginning. */
    record Beginning(String called, Origin origin, SpeechOffer offer, ServerTransaction invite) {}

    InboundCall(Beginning beginning, SipProvider provider, Answers answers, Consumer<OpenCall> whenOver) {
        this.called = beginning.called();
        this.origin = beginning.origin();
        this.offer = beginning.offer();
        this.invite = beginning.invite();
        this.answers = answers;
        this.tag = answers.newTag();
        this.whenOver = whenOver;
        // now: once the transaction is over, the stack may have given its request up
        SIPRequest came = (SIPRequest) invite.getRequest();
        this.host = came.getPeerPacketSourceAddress();
        this.way = new Session.Way(provider, answers, flow(came));
    }

    @Override
    public String called() {
        return called;
    }

    @Override
    public String caller() {
        return origin.caller();
    }

    @Override
    public Optional<String> trunk() {
        return origin.trunk();
    }

    @Override
    public Optional<String> diverted() {
        return origin.diverted();
    }

    @Override
    public InetAddress host() {
        return host;
    }

    @Override
    public SpeechOffer offer() {
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
        Session begun = new Session(invite.getDialog(), way, tag, origin.outside(place), offer);
        session = begun;
        state = State.ANSWERED;
        return send(answers.withSdp(invite.getRequest(), tag, begun.sdp()));
    }

    /** Whether a final answer has been given. Waits for one that is being given. */
    synchronized boolean isAnswered() {
        return state != State.COMING;
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

    @Override
    public synchronized boolean unconfirmed() {
        if (state != State.ANSWERED) {
            return false;
        }
        boolean isNews = causeWhenConfirmed == 0;
        bye(Response.REQUEST_TIMEOUT);
        return isNews;
    }

    @Override
    public synchronized void hangUpNow() {
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

    @Override
    public synchronized boolean hungUp() {
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

    @Override
    public synchronized <T> Optional<T> inSession(Function<Session, T> work) {
        return state == State.OVER
                ? Optional.empty()
                : Optional.ofNullable(session).map(work);
    }

    private void bye(int cause) {
        Session begun = Objects.requireNonNull(session, "only an answered call is hung up");
        over(() -> begun.bye(cause));
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
