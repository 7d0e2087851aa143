package org.huawu.switchboard.sip;

import gov.nist.javax.sip.message.SIPRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.sip.Dialog;
import javax.sip.SipException;
import javax.sip.header.RetryAfterHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.huawu.kernel.SoundKey;
import org.jspecify.annotations.Nullable;

/**
 * A call that we make: one attempt at a peer after the other until one takes it, then its session. What there is to tell is
 * returned, to be told when the call's monitor is free again.
 */
final class OutboundCall implements DialledCall, OpenCall {

    private enum State {
        CALLING,
        ANSWERED,
        OVER
    }

    private final Errand errand;
    private final Trunk trunk;
    private final Dialler dialler;
    private final String tag;
    private final Invitation invitation;
    private final SoundKey key;
    private final ArrayDeque<TrunkPeer> left;
    private State state = State.CALLING;
    private int cause = Response.SERVICE_UNAVAILABLE;
    private volatile InetAddress host;
    private final Set<PhoneEvent> events = EnumSet.noneOf(PhoneEvent.class);
    private boolean isLifted;
    private @Nullable Attempt attempt;
    private @Nullable Dialog won;
    private @Nullable Session session;

    /** @param tag of our side */
    OutboundCall(Errand errand, Trunk trunk, Dialler dialler, String tag) {
        this.errand = errand;
        this.trunk = trunk;
        this.dialler = dialler;
        this.tag = tag;
        this.key = dialler.keeping().newKey();
        this.invitation = dialler.invitation(trunk.settings(), tag);
        this.left = new ArrayDeque<>(trunk.inTurn());
        this.host = left.getFirst().address().getAddress();
        if (errand instanceof Summons.Branch phone) {
            events.addAll(phone.contact().events());
        }
    }

    @Override
    public InetAddress host() {
        return host;
    }

    @Override
    public Optional<String> telephone() {
        return errand instanceof Summons.Branch phone
                ? Optional.of(phone.summons().account())
                : Optional.empty();
    }

    @Override
    public synchronized Set<PhoneEvent> events() {
        return Set.copyOf(events);
    }

    @Override
    public CallKey key() {
        return CallKey.ofDialled(tag);
    }

    /** Tries the next peer. Waits for a connection, so not on a thread of the stack. */
    News next() {
        TrunkPeer peer = nextPeer();
        while (peer != null) {
            try {
                TrunkSettings settings = trunk.settings();
                SoundTerms terms = terms(settings, peer);
                if (terms.isNothing()) {
                    peer = passOver();
                    continue;
                }
                send(peer, dialler.way(settings, settings.hop(peer), errand instanceof Summons.Branch), terms);
                return News.NONE;
            } catch (IOException | SipException e) {
                trunk.rest(peer, -1);
                peer = nextPeer();
            }
        }
        return failed();
    }

    /** A provisional answer came. */
    synchronized News proceeds(Attempt of, Response response, @Nullable Dialog dialog) {
        Optional<SpeechOffer> said = of.take(response, dialog);
        if (of != attempt || state != State.CALLING || response.getStatusCode() == Response.TRYING) {
            return News.NONE;
        }
        boolean rings = response.getStatusCode() == Response.RINGING;
        if (rings && dialog != null && !isLifted && errand instanceof Summons.Branch phone && phone.isToBeLifted()) {
            isLifted = Session.press(dialog, of.way(), PhoneEvent.TALK);
        }
        return listener -> {
            if (rings) {
                listener.ringing(this);
            }
            said.ifPresent(party -> listener.heardEarly(this, party));
        };
    }

    /** An answer of 2xx came: the first wins, every other is confirmed and hung up. */
    synchronized News answered(Attempt of, Response response, Dialog dialog) {
        of.acknowledge(response, dialog);
        if (dialog.equals(won)) {
            return News.NONE;
        }
        Optional<SpeechOffer> party = of.agreed(response);
        if (of != attempt || of.isGivenUp() || state != State.CALLING) {
            Session.bye(dialog, of.way(), Response.OK);
            return News.NONE;
        }
        won = dialog;
        if (party.isEmpty()) {
            Session.bye(dialog, of.way(), Response.NOT_ACCEPTABLE_HERE);
            return over(Response.NOT_ACCEPTABLE_HERE);
        }
        state = State.ANSWERED;
        events.addAll(PhoneEvent.of(response));
        dialog.setApplicationData(this);
        session = begun(of, dialog, response, party.get());
        return listener -> listener.answered(this, party.get());
    }

    /** An answer of 3xx to 6xx came. */
    synchronized News refused(Attempt of, Response response) {
        if (of != attempt || state != State.CALLING) {
            return News.NONE;
        }
        int status = response.getStatusCode();
        boolean asks = status == Response.UNAUTHORIZED || status == Response.PROXY_AUTHENTICATION_REQUIRED;
        try {
            if (asks && of.prove(response, invitation, trunk.settings().account(), dialler.cnonce())) {
                return News.NONE;
            }
            if (status == Answers.INTERVAL_TOO_SMALL && of.lengthen(response, invitation)) {
                return News.NONE;
            }
        } catch (SipException e) {
            return passOn(of, Response.SERVICE_UNAVAILABLE, -1);
        }
        if (status / 100 == 5) {
            return passOn(of, status, restMs(response));
        }
        return over(status < 400 ? Response.TEMPORARILY_UNAVAILABLE : status);
    }

    /** The peer said nothing for too long: of the stack's Timer B, or since we do not wait as long. */
    synchronized News silent(Attempt of) {
        if (of != attempt || state != State.CALLING || of.isHeardOf()) {
            return News.NONE;
        }
        of.giveUp();
        return passOn(of, Response.REQUEST_TIMEOUT, -1);
    }

    /** The peer let it ring, and never said how it ended. */
    synchronized News timedOut(Attempt of) {
        return of == attempt && state == State.CALLING ? over(Response.REQUEST_TIMEOUT) : News.NONE;
    }

    /** It has rung for as long as it may. */
    synchronized News rungForLong() {
        if (state != State.CALLING) {
            return News.NONE;
        }
        giveUp();
        return over(Response.TEMPORARILY_UNAVAILABLE);
    }

    @Override
    public synchronized void end(int why) {
        if (state == State.CALLING) {
            giveUp();
            over(why);
        } else if (state == State.ANSWERED && session != null) {
            session.bye(why);
            over(why);
        }
    }

    @Override
    public synchronized boolean hungUp() {
        boolean isNews = state == State.ANSWERED;
        if (isNews) {
            over(Response.OK);
        }
        return isNews;
    }

    @Override
    public boolean unconfirmed() {
        return hungUp();
    }

    @Override
    public synchronized boolean lost(int why) {
        Session begun = session;
        if (state != State.ANSWERED || begun == null) {
            return false;
        }
        begun.bye(why);
        over(why);
        return true;
    }

    @Override
    public void hangUpNow() {
        end(Response.SERVICE_UNAVAILABLE);
    }

    @Override
    public synchronized <T> Optional<T> inSession(Function<Session, T> work) {
        return state == State.ANSWERED ? Optional.ofNullable(session).map(work) : Optional.empty();
    }

    /** The attempt that runs, or that was answered. */
    synchronized Optional<Attempt> attempt() {
        return Optional.ofNullable(attempt);
    }

    private synchronized @Nullable TrunkPeer nextPeer() {
        return state == State.CALLING ? left.pollFirst() : null;
    }

    /** What is offered to a peer. */
    private SoundTerms terms(TrunkSettings settings, TrunkPeer peer) {
        boolean byTls = settings.hop(peer).transport() == SipTransport.TLS;
        return settings.manner().encryption().offered(byTls, key);
    }

    /** Keys are wanted, and cannot be said on the way to a peer: the next one. */
    private synchronized @Nullable TrunkPeer passOver() {
        cause = Response.NOT_ACCEPTABLE_HERE;
        return nextPeer();
    }

    private synchronized void send(TrunkPeer peer, Session.Way way, SoundTerms terms) throws SipException {
        if (state == State.CALLING) {
            Attempt begun = new Attempt(this, peer, trunk.settings().hop(peer), way, terms);
            SIPRequest invite = invitation.to(errand, peer, way.provider(), begun.keys());
            host = trunk.settings().hop(peer).address().getAddress();
            attempt = begun;
            begun.send(invite);
            dialler.listenFor(begun, trunk.settings().limits().mostSilenceMs());
        }
    }

    private synchronized News failed() {
        return state == State.CALLING ? over(cause) : News.NONE;
    }

    private News passOn(Attempt of, int why, long restMs) {
        trunk.rest(of.peer(), restMs);
        cause = why;
        attempt = null;
        dialler.tryNext(this);
        return News.NONE;
    }

    private void giveUp() {
        Attempt running = attempt;
        if (running != null) {
            running.giveUp();
            dialler.forgetLater(running);
        }
    }

    private Session begun(Attempt of, Dialog dialog, Response response, SpeechOffer party) {
        Session.Way way = of.way();
        KeepAlive.Manners manners = new KeepAlive.Manners(true, Messages.allows(response, Request.UPDATE), this::prove);
        KeepAlive alive = new KeepAlive(this, dialog, way, dialler.keeping(), manners);
        alive.answered(response);
        InetSocketAddress ours = trunk.settings().manner().outside(errand.ours());
        String said = Sdp.offer(ours, Session.number(tag), of.keys());
        return new Session(dialog, way, new Session.Place(tag, ours), alive, party, said);
    }

    /** Says who we are within the call, where the peer asks. */
    private boolean prove(Response response, Request request) {
        Optional<Challenge> challenge = Challenge.of(response);
        Optional<TrunkAccount> account = trunk.settings().account();
        if (challenge.isEmpty() || account.isEmpty()) {
            return false;
        }
        String uri = request.getRequestURI().toString();
        dialler.answers()
                .addProof(
                        request,
                        challenge.get().header(),
                        challenge.get().answer(account.get(), request.getMethod(), uri, dialler.cnonce()));
        return true;
    }

    private News over(int why) {
        state = State.OVER;
        if (session != null) {
            session.stop();
        }
        trunk.giveBack();
        dialler.over(this);
        return listener -> listener.ended(this, why);
    }

    private static long restMs(Response response) {
        return response.getHeader(RetryAfterHeader.NAME) instanceof RetryAfterHeader retry
                ? Math.min(retry.getRetryAfter(), 3_600) * 1_000L
                : -1;
    }
}
