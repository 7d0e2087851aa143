package org.huawu.switchboard.sip;

import javax.sip.Dialog;
import javax.sip.SipException;
import javax.sip.message.Request;
import javax.sip.message.Response;

/**
 * A transfer that a party asked for with REFER, and what it is told of it by NOTIFY (RFC 3515 2.4). Guarded by its call; the
 * tasks of the timers ask for that guard themselves.
 */
final class Transfer {

    /** Whoever says nothing for so long does not want it. */
    static final long MOST_SILENCE_MS = 4_000;
    /** Longer than anybody may let it ring. */
    static final long MOST_MS = 200_000;

    private final OpenCall call;
    private final Dialog dialog;
    private final Session.Way way;
    private final Timers timers;
    private boolean isOpen = true;
    private boolean isGoingOn;
    private Runnable takeBack = () -> {};

    Transfer(OpenCall call, Dialog dialog, Session.Way way, Timers timers) {
        this.call = call;
        this.dialog = dialog;
        this.way = way;
        this.timers = timers;
    }

    boolean isOpen() {
        return isOpen;
    }

    /** The request is accepted: the party is told at once that it is looked at. */
    void begin() {
        endAfter(MOST_SILENCE_MS, Response.DECLINE);
        tell(Response.TRYING);
    }

    /** Says how it goes; false when it is over already. */
    boolean report(int status) {
        if (!isOpen) {
            return false;
        }
        isOpen = status < Response.OK;
        if (!isOpen) {
            takeBack.run();
        } else if (!isGoingOn) {
            isGoingOn = true;
            endAfter(MOST_MS, Response.REQUEST_TIMEOUT);
        }
        tell(status);
        return true;
    }

    /** The call is over, and nobody is told any more. */
    void stop() {
        isOpen = false;
        takeBack.run();
    }

    private void endAfter(long ms, int status) {
        takeBack.run();
        takeBack = timers.later(() -> call.inSession(ignored -> report(status)), ms);
    }

    private void tell(int status) {
        try {
            Request notify = dialog.createRequest(Request.NOTIFY);
            way.answers().addFragment(notify, status, (int) (MOST_MS / 1_000));
            way.lead(notify);
            dialog.sendRequest(way.provider().getNewClientTransaction(notify));
        } catch (SipException e) {
            // Who cannot be reached is not told; his call ends by itself.
        }
    }
}
