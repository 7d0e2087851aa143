package org.huawu.server.switchboard;

import java.util.function.IntConsumer;
import org.huawu.switchboard.gateway.Answer;

/** Calls of lines from pages. Any thread. */
public interface PageCalls {

    /**
     * Begins a call from a page.
     *
     * @param name of the call, one of a kind: 1..40 letters, digits and hyphens
     * @param number the line's number
     * @param sdp the page's offer of sound
     * @param ended hears, once, the SIP cause of the call's end, 200 when the page itself ended it; must not block
     * @return the answer; refused also as {@code number-unknown} and {@code switchboard-full}
     */
    Answer begin(String name, String number, String sdp, IntConsumer ended);

    /** Ends a call that the page gave up; nothing happens when it is over. */
    void end(String name);
}
