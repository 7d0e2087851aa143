package org.huawu.switchboard.sip;

import java.util.function.Supplier;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.SipException;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/**
 * Asks the other side of an answered call again and again whether it is there, by OPTIONS within the dialog (RFC 3261 11), and
 * ends the call when it is not: after two questions without an answer, or one that says that there is no such call. Whatever
 * else is answered, it is there; many telephones know no OPTIONS within a call. Guarded by its call; the tasks of the timers
 * ask for that guard themselves.
 */
final class Pulse {

    private static final int MOST_UNANSWERED = 2;

    private final OpenCall call;
    private final Dialog dialog;
    private final Session.Way way;
    private final Keeping keeping;
    private final int everyMs;
    private @Nullable Question open;
    private int unanswered;
    private Runnable takeBack = () -> {};

    /** One question, so that a late answer to a former one is known. */
    static final class Question {

        private final Pulse asker;

        private Question(Pulse asker) {
            this.asker = asker;
        }

        /** A final answer came, or the stack gives up waiting for one. On a thread of the stack. */
        void answered(int status) {
            asker.take(this, status);
        }
    }

    /** @param everyMs how often to ask; half of that is waited for an answer, then it is asked once more */
    Pulse(OpenCall call, Dialog dialog, Session.Way way, Keeping keeping, int everyMs) {
        this.call = call;
        this.dialog = dialog;
        this.way = way;
        this.keeping = keeping;
        this.everyMs = everyMs;
    }

    void begin() {
        askAfter(everyMs);
    }

    /** The call is over. */
    void stop() {
        open = null;
        takeBack.run();
    }

    private void askAfter(long ms) {
        takeBack.run();
        takeBack = keeping.timers().later(() -> act(this::ask), ms);
    }

    private News ask() {
        Question question = new Question(this);
        open = question;
        try {
            Request request = dialog.createRequest(Request.OPTIONS);
            way.lead(request);
            ClientTransaction transaction = way.provider().getNewClientTransaction(request);
            transaction.setApplicationData(question);
            dialog.sendRequest(transaction);
        } catch (SipException e) {
            // Its connection is gone, which is as good as no answer.
        }
        takeBack = keeping.timers().later(() -> act(() -> isOpen(question) ? missed() : News.NONE), everyMs / 2);
        return News.NONE;
    }

    private void take(Question question, int status) {
        act(() -> isOpen(question) ? close(status) : News.NONE);
    }

    private boolean isOpen(Question question) {
        return question.equals(open);
    }

    private News close(int status) {
        if (status == Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST || status == Response.REQUEST_TIMEOUT) {
            return lost(status);
        }
        open = null;
        unanswered = 0;
        askAfter(everyMs);
        return News.NONE;
    }

    private News missed() {
        unanswered++;
        return unanswered < MOST_UNANSWERED ? ask() : lost(Response.REQUEST_TIMEOUT);
    }

    private News lost(int cause) {
        return listener -> {
            if (call.lost(cause)) {
                listener.ended(call, cause);
            }
        };
    }

    /** Works while nobody else works on the session, and tells what came of it when others may again. */
    private void act(Supplier<News> work) {
        call.inSession(session -> work.get()).ifPresent(news -> news.tell(keeping.listener()));
    }
}
