package org.huawu.switchboard.sip;

import gov.nist.javax.sip.stack.SIPDialog;
import java.util.function.Function;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.SipException;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/**
 * Renews an answered call, or sees to it that the other side does, and ends it when that fails (RFC 4028). We renew by UPDATE
 * where the other side serves that, else by an INVITE with the SDP we said last. Guarded by its call; the tasks of the timers
 * ask for that guard themselves.
 */
final class KeepAlive {

    /** 64 times T1: nobody answers any more (RFC 3261 17.1.2.2). */
    private static final long ANSWER_MS = 32_000;

    private static final long LEAST_PAUSE_MS = 5_000;
    /** Questions in a row for which the answer was to ask otherwise. */
    private static final int MOST_CHANGES = 4;

    private final OpenCall call;
    private final Dialog dialog;
    private final Session.Way way;
    private final Keeping keeping;
    private final Manners manners;
    private SessionTimer timer = SessionTimer.NONE;
    private int leastS;
    private boolean isByUpdate;
    private int changes;
    private long pauseMs;
    private @Nullable Renewal open;
    private Runnable takeBackRenewal = () -> {};
    private Runnable takeBackEnd = () -> {};
    private Runnable takeBackPatience = () -> {};

    /**
     * What is known of a call from its beginning.
     *
     * @param isCaller whether the Call-ID is ours
     * @param hasUpdate whether the other side serves UPDATE
     * @param prover answers 401 and 407
     */
    record Manners(boolean isCaller, boolean hasUpdate, Prover prover) {}

    /** Says who we are, where a peer asks. */
    @FunctionalInterface
    interface Prover {

        Prover NONE = (response, request) -> false;

        /** Adds what is asked for to a request; false when there is nothing to add. */
        boolean prove(Response response, Request request);
    }

    KeepAlive(OpenCall call, Dialog dialog, Session.Way way, Keeping keeping, Manners manners) {
        this.call = call;
        this.dialog = dialog;
        this.way = way;
        this.keeping = keeping;
        this.manners = manners;
        this.isByUpdate = manners.hasUpdate();
        this.leastS = keeping.times().leastS();
    }

    /** What asks the other side of the same call whether it is there. */
    Pulse newPulse(int everyMs) {
        return new Pulse(call, dialog, way, keeping, everyMs);
    }

    /** Whether an INVITE of ours is not answered yet (RFC 3261 14.1). */
    boolean isInviting() {
        return open != null && open.isInvite();
    }

    /** What we agree to when the other side asks; it holds from now on, and is said in the answer. */
    void answer(Request request, Response answer) {
        agree(SessionTimer.answering(TimerWish.of(request), keeping.times(), timer));
        if (timer.isOn()) {
            boolean isSupported = Extensions.isNamed(request, Extensions.TIMER);
            way.answers().addTimer(answer, timer, isSupported);
        }
    }

    /** What the other side agreed to in its answer to our INVITE. */
    void answered(Response response) {
        agree(SessionTimer.agreed(TimerWish.of(response), keeping.times(), SessionTimer.NONE));
    }

    /** The call is over. */
    void stop() {
        agree(SessionTimer.NONE);
        takeBackPatience.run();
    }

    /** An answer to a question of ours. On a thread of the stack. */
    void take(Renewal renewal, Response response) {
        if (renewal.isAgreement(response)) {
            way.acknowledge(response, dialog);
        }
        if (response.getStatusCode() >= Response.OK) {
            act(session -> renewal.end() && renewal == open ? close(session, response) : News.NONE);
        }
    }

    /** Nobody answers. */
    void unanswered(Renewal renewal) {
        act(session -> renewal.end() && renewal == open ? lost(Response.REQUEST_TIMEOUT) : News.NONE);
    }

    private void agree(SessionTimer next) {
        takeBackRenewal.run();
        takeBackEnd.run();
        timer = next;
        changes = 0;
        pauseMs = next.renewedAfterMs();
        if (next.isOn()) {
            takeBackEnd = keeping.timers().later(this::expired, next.endsAfterMs());
            if (next.isOurs()) {
                renewAfter(pauseMs);
            }
        }
    }

    private void renewAfter(long ms) {
        takeBackRenewal.run();
        takeBackRenewal = keeping.timers().later(() -> act(this::renew), ms);
    }

    private void expired() {
        act(session -> lost(Response.REQUEST_TIMEOUT));
    }

    /** Works on the session alone, and tells what came of it when others may work on it again. */
    private void act(Function<Session, News> work) {
        call.inSession(work).ifPresent(news -> news.tell(keeping.listener()));
    }

    private News lost(int cause) {
        return listener -> {
            if (call.lost(cause)) {
                listener.ended(call, cause);
            }
        };
    }

    private News renew(Session session) {
        if (open != null) {
            return News.NONE;
        }
        if (!isByUpdate && session.isAwaitingConfirmation()) {
            renewAfter(afterGlareMs());
            return News.NONE;
        }
        return ask(session, request -> true);
    }

    private News ask(Session session, Function<Request, Boolean> addition) {
        try {
            Request request = dialog.createRequest(isByUpdate ? Request.UPDATE : Request.INVITE);
            way.answers().addTimer(request, timer.intervalS(), leastS);
            if (!isByUpdate) {
                way.answers().addSdp(request, session.said());
            }
            if (!addition.apply(request)) {
                return again();
            }
            way.lead(request);
            Renewal renewal = new Renewal(this, !isByUpdate);
            ClientTransaction transaction = way.provider().getNewClientTransaction(request);
            transaction.setApplicationData(renewal);
            open = renewal;
            takeBackPatience = keeping.timers().later(() -> unanswered(renewal), ANSWER_MS);
            // at once: the stack would wait in a thread of its own for a confirmation of ours that has gone out already
            ((SIPDialog) dialog).sendRequest(transaction, true);
            return News.NONE;
        } catch (SipException e) {
            // Its connection is gone: as a refusal with 503 (RFC 3261 8.1.3.1). It may come back until the session is
            // over.
            open = null;
            takeBackPatience.run();
            return again();
        }
    }

    /** The final answer to the question that is open. */
    private News close(Session session, Response response) {
        boolean wasUpdate = open != null && !open.isInvite();
        open = null;
        takeBackPatience.run();
        int status = response.getStatusCode();
        boolean isChangeable = changes++ < MOST_CHANGES;
        return switch (status) {
            case Response.REQUEST_TIMEOUT, Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST -> lost(status);
            case Response.UNAUTHORIZED, Response.PROXY_AUTHENTICATION_REQUIRED ->
                isChangeable ? ask(session, request -> manners.prover().prove(response, request)) : again();
            case Answers.INTERVAL_TOO_SMALL -> isChangeable ? lengthen(session, response) : again();
            case Response.REQUEST_PENDING -> {
                renewAfter(afterGlareMs());
                yield News.NONE;
            }
            case Response.METHOD_NOT_ALLOWED, Response.NOT_IMPLEMENTED -> {
                isByUpdate = false;
                yield wasUpdate ? renew(session) : again();
            }
            default -> status / 100 == 2 ? renewed(session, response) : again();
        };
    }

    private News renewed(Session session, Response response) {
        agree(SessionTimer.agreed(TimerWish.of(response), keeping.times(), timer));
        return session.takeAnswer(Messages.body(response))
                .<News>map(offer -> listener -> listener.changed(call, offer))
                .orElse(News.NONE);
    }

    private News lengthen(Session session, Response response) {
        leastS = Math.max(leastS, TimerWish.of(response).leastS());
        timer = new SessionTimer(Math.max(timer.intervalS(), leastS), timer.isOurs());
        return ask(session, request -> true);
    }

    /** It is there, and does not want to: we ask again until the session is over. */
    private News again() {
        pauseMs = Math.max(pauseMs / 2, LEAST_PAUSE_MS);
        renewAfter(pauseMs);
        return News.NONE;
    }

    /** RFC 3261 14.1: in steps of 10 ms, after 2.1 to 4 s on the side that the Call-ID is of, else within 2 s. */
    private long afterGlareMs() {
        return manners.isCaller()
                ? 10L * keeping.random().nextInt(210, 401)
                : 10L * keeping.random().nextInt(0, 201);
    }
}
