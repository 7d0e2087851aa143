package org.huawu.switchboard.sip;

import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.SipException;
import javax.sip.message.Request;
import javax.sip.message.Response;

/**
 * One telephone's wish to hear of its message-waiting lamp, in a dialog of its own (RFC 6665). One NOTIFY is under way at a time:
 * however much changes meanwhile, one more says what is true then. Guarded by itself.
 */
final class LampSubscription {

    private enum State {
        OPEN,
        ENDING,
        OVER
    }

    private final String account;
    private final Dialog dialog;
    private final Supplier<WaitingMessages> waiting;
    private final Consumer<LampSubscription> whenOver;
    private Session.Way way;
    private Runnable takeBackEnd = () -> {};
    private volatile State state = State.OPEN;
    private int grantedS;
    private boolean isAsking;
    private boolean isChanged;

    /**
     * @param way the way that it was asked
     * @param waiting what waits for the account now
     * @param whenOver told when nothing is left of it; while this is guarded, so it asks for no other guard of ours
     */
    LampSubscription(
            String account,
            Dialog dialog,
            Session.Way way,
            Supplier<WaitingMessages> waiting,
            Consumer<LampSubscription> whenOver) {
        this.account = account;
        this.dialog = dialog;
        this.way = way;
        this.waiting = waiting;
        this.whenOver = whenOver;
    }

    String account() {
        return account;
    }

    /** Whether it stands, and may be renewed. Without its guard. */
    boolean isOpen() {
        return state == State.OPEN;
    }

    /**
     * It stands for some time more, and is told what waits.
     *
     * @param by the way that this was asked
     * @param takeBack takes back that it ends then
     */
    synchronized void renew(Session.Way by, int seconds, Runnable takeBack) {
        takeBackEnd.run();
        takeBackEnd = takeBack;
        way = by;
        grantedS = seconds;
        tell();
    }

    /** Tells what waits now, as long as it stands. */
    synchronized void tell() {
        if (state == State.OPEN) {
            say();
        }
    }

    /** Ends it, and says so. */
    synchronized void end() {
        if (state == State.OPEN) {
            takeBackEnd.run();
            state = State.ENDING;
            say();
        }
    }

    /**
     * What a NOTIFY was answered. A telephone that refuses knows nothing of it any more (RFC 6665 4.2.2).
     *
     * @param status 408 when nobody answered
     */
    synchronized void answered(int status) {
        if (status < Response.OK || state == State.OVER) {
            return;
        }
        isAsking = false;
        if (status >= Response.MULTIPLE_CHOICES || (state == State.ENDING && !isChanged)) {
            forget();
        } else if (isChanged) {
            say();
        }
    }

    /**
     * Ends it as the telephone wants, and says so.
     *
     * @param by the way that this was asked
     */
    synchronized void end(Session.Way by) {
        way = by;
        end();
    }

    private void say() {
        isChanged = isAsking;
        if (!isAsking) {
            send();
        }
    }

    private void send() {
        try {
            Request notify = dialog.createRequest(Request.NOTIFY);
            String how = state == State.ENDING ? "terminated;reason=timeout" : "active;expires=" + grantedS;
            way.answers().addLamp(notify, how, waiting.get());
            way.lead(notify);
            ClientTransaction transaction = way.provider().getNewClientTransaction(notify);
            transaction.setApplicationData(this);
            isAsking = true;
            dialog.sendRequest(transaction);
        } catch (SipException e) {
            // Its connection is gone; it may ask again by another one until its time is over.
            isAsking = false;
            if (state == State.ENDING) {
                forget();
            }
        }
    }

    private void forget() {
        takeBackEnd.run();
        state = State.OVER;
        dialog.delete();
        whenOver.accept(this);
    }
}
