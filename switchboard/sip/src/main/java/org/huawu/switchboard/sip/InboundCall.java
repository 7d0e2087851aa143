package org.huawu.switchboard.sip;

import gov.nist.javax.sip.header.RAck;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.stack.HopImpl;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
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
final class InboundCall implements ArrivedCall, OpenCall {

    private enum State {
        COMING,
        ANSWERED,
        CONFIRMED,
        OVER
    }

    /** 64 times T1. */
    private static final int CONFIRMATION_MS = 32_000;

    private final String called;
    private final Origin origin;
    private final ServerTransaction invite;
    private final SpeechOffer offer;
    private final boolean isOffering;
    private final Answers answers;
    private final String tag;
    private final Keeping keeping;
    private final boolean hasUpdate;
    private final boolean isReliable;
    private final Set<PhoneEvent> events;
    private final Consumer<OpenCall> whenOver;
    private final InetAddress host;
    private final InetAddress here;
    private final CallKey key;
    private final Session.Way way;
    private State state = State.COMING;
    private int causeWhenConfirmed;
    /** What was said last that he is to confirm. */
    private @Nullable ReliableAnswer ringing;

    private final EarlyWord early = new EarlyWord();
    private Runnable takeBackWaiting = () -> {};
    /** From our answer on. */
    private @Nullable Session session;

    /**
     * What belongs to a call from its beginning.
     *
     * @param offer empty when the caller leaves the offer to us
     * @param keys what an offer of ours says of keys
     */
    record Beginning(
            String called,
            Origin origin,
            Optional<SpeechOffer> offer,
            Optional<SpeechKeys> keys,
            ServerTransaction invite) {}

    InboundCall(
            Beginning beginning, SipProvider provider, Answers answers, Keeping keeping, Consumer<OpenCall> whenOver) {
        this.called = beginning.called();
        this.origin = beginning.origin();
        this.invite = beginning.invite();
        this.answers = answers;
        this.keeping = keeping;
        this.tag = answers.newTag();
        this.whenOver = whenOver;
        // now: once the transaction is over, the stack may have given its request up
        SIPRequest came = (SIPRequest) invite.getRequest();
        this.host = came.getPeerPacketSourceAddress();
        this.here = came.getLocalAddress();
        this.key = CallKey.ofArrived(came.getCallId().getCallId(), came.getFromTag() == null ? "" : came.getFromTag());
        this.isOffering = beginning.offer().isEmpty();
        this.offer = beginning.offer().orElseGet(() -> SpeechOffer.unsaid(host, beginning.keys()));
        this.isReliable = Extensions.isRequired(came, Extensions.RELIABLE);
        this.events = PhoneEvent.of(came);
        this.hasUpdate = Messages.allows(came, Request.UPDATE);
        this.way =
                new Session.Way(provider, answers, flow(came, origin.telephone().isPresent()));
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
    public Optional<String> telephone() {
        return origin.telephone();
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
    public InetAddress here() {
        return here;
    }

    @Override
    public CallKey key() {
        return key;
    }

    @Override
    public Set<PhoneEvent> events() {
        return events;
    }

    @Override
    public SpeechOffer offer() {
        return offer;
    }

    @Override
    public synchronized void ring() {
        if (state != State.COMING || early.isWanted()) {
            return;
        }
        if (!isReliable) {
            send(answers.withContact(Response.RINGING, invite.getRequest(), tag));
        } else if (ringing == null && !isOffering) {
            // Without an offer of his it would have to carry ours (RFC 3262 5): then we say nothing before the answer.
            ringing = sayReliably(Response.RINGING, "");
        }
    }

    @Override
    public synchronized boolean speakEarly(InetSocketAddress place) {
        if (state != State.COMING || isOffering) {
            return false;
        }
        if (!early.isWanted()) {
            early.want(Sdp.answer(offer, origin.outside(place), Session.number(tag), 1));
            if (!isReliable) {
                early.said();
                Response progress = answers.withContact(Response.SESSION_PROGRESS, invite.getRequest(), tag);
                send(answers.withSdp(progress, early.sdp()));
            } else if (ringing == null || ringing.isConfirmed()) {
                speakEarlyReliably();
            }
        }
        return true;
    }

    /** One at a time is to be confirmed (RFC 3262 3), so not before the ringing is. */
    private void speakEarlyReliably() {
        early.said();
        ringing = sayReliably(Response.SESSION_PROGRESS, early.sdp());
    }

    private ReliableAnswer sayReliably(int status, String sdp) {
        SIPRequest asked = (SIPRequest) invite.getRequest();
        // half of all numbers, so that the next one is one too
        long number = ringing == null ? keeping.random().nextInt(1, 1 << 30) : ringing.nextNumber();
        Response plain = answers.reliable(status, asked, tag, number);
        ReliableAnswer said = new ReliableAnswer(
                sdp.isEmpty() ? plain : answers.withSdp(plain, sdp),
                number,
                asked.getCSeq().getSeqNumber());
        send(said.answer());
        repeatLater(said);
        return said;
    }

    private void repeatLater(ReliableAnswer said) {
        takeBackWaiting = keeping.timers().later(() -> repeat(said).tell(keeping.listener()), said.nextPauseMs());
    }

    private synchronized News repeat(ReliableAnswer said) {
        if (state != State.COMING || said.isConfirmed()) {
            return News.NONE;
        }
        if (said.isGivenUp()) {
            over(() -> send(answers.plain(Response.SERVER_TIMEOUT, invite.getRequest(), tag)));
            return listener -> listener.ended(this, Response.REQUEST_TIMEOUT);
        }
        send(said.answer());
        repeatLater(said);
        return News.NONE;
    }

    /** The caller confirms that he heard a provisional answer; false when there is none such. */
    synchronized boolean heard(RAck confirmation) {
        if (ringing == null || !ringing.confirm(confirmation)) {
            return false;
        }
        if (state == State.COMING) {
            takeBackWaiting.run();
            goOn();
        }
        return true;
    }

    /** What had to wait until he confirmed. */
    private void goOn() {
        InetSocketAddress place = early.answersAt();
        if (early.isWaiting()) {
            speakEarlyReliably();
        } else if (place != null) {
            boolean _ = answerNow(place);
        }
    }

    @Override
    public synchronized boolean answer(InetSocketAddress place) {
        if (state != State.COMING || early.answersAt() != null) {
            return false;
        }
        // RFC 3262 3: not while he has not confirmed our SDP
        boolean isTooEarly = isReliable && early.isWanted() && (ringing == null || !ringing.isConfirmed());
        if (isTooEarly || early.isWaiting()) {
            early.answerAt(place);
            return true;
        }
        return answerNow(place);
    }

    private boolean answerNow(InetSocketAddress place) {
        KeepAlive alive = new KeepAlive(
                this, invite.getDialog(), way, keeping, new KeepAlive.Manners(false, hasUpdate, KeepAlive.Prover.NONE));
        Session.Place ours = new Session.Place(tag, origin.outside(place));
        Session begun = new Session(invite.getDialog(), way, ours, alive, offer, early.sdp());
        session = begun;
        state = State.ANSWERED;
        takeBackWaiting.run();
        takeBackWaiting = keeping.timers().later(() -> waitedForLong().tell(keeping.listener()), CONFIRMATION_MS);
        return send(isOffering ? begun.offeredFirst(invite.getRequest()) : begun.agreed(invite.getRequest()));
    }

    /** Whether a final answer has been given. Waits for one that is being given. */
    synchronized boolean isAnswered() {
        return state != State.COMING;
    }

    @Override
    public synchronized void end(int cause) {
        switch (state) {
            case COMING -> {
                // one whose answer had to wait cannot end as calls do
                int status = cause == Response.OK ? Response.TEMPORARILY_UNAVAILABLE : cause;
                over(() -> send(answers.plain(status, invite.getRequest(), tag)));
            }
            // The caller may not be hung up before he has confirmed the answer.
            case ANSWERED -> causeWhenConfirmed = causeWhenConfirmed == 0 ? cause : causeWhenConfirmed;
            case CONFIRMED -> bye(cause);
            case OVER -> {
                // nothing is left to end
            }
        }
    }

    /** The caller confirms the answer. True when he is to say with it how he speaks, since our answer was the offer. */
    synchronized boolean confirmed() {
        if (state != State.ANSWERED) {
            return false;
        }
        state = State.CONFIRMED;
        takeBackWaiting.run();
        if (causeWhenConfirmed != 0) {
            bye(causeWhenConfirmed);
        }
        return isOffering && state == State.CONFIRMED;
    }

    /** RFC 3261 13.3.1.4: he has had our answer again and again, and has not confirmed it. */
    private News waitedForLong() {
        return unconfirmed() ? listener -> listener.ended(this, Response.REQUEST_TIMEOUT) : News.NONE;
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
    public synchronized boolean lost(int cause) {
        if (state != State.ANSWERED && state != State.CONFIRMED) {
            return false;
        }
        boolean isNews = causeWhenConfirmed == 0;
        bye(cause);
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

    /**
     * The connection the call came by (RFC 5626 4.3): its caller may listen nowhere. A phone of ours may stand behind a router, so
     * it is the way back by datagrams too.
     */
    static Optional<Hop> flow(SIPRequest came, boolean isTelephone) {
        String transport = came.getTopmostVia().getTransport();
        return transport.equalsIgnoreCase(ListeningPoint.UDP) && !isTelephone
                ? Optional.empty()
                : Optional.of(new HopImpl(
                        came.getPeerPacketSourceAddress().getHostAddress(), came.getPeerPacketSourcePort(), transport));
    }

    /** The last word is said before anybody hears that the call is over: the stack stops when its last call is. */
    private void over(Runnable lastWord) {
        if (state != State.OVER) {
            state = State.OVER;
            takeBackWaiting.run();
            if (session != null) {
                session.stop();
            }
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
