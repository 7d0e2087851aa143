package org.huawu.switchboard.engine;

import java.util.function.IntConsumer;

/**
 * A call from a page.
 *
 * @param called the number called
 * @param caller the number the call is to show, or empty
 * @param ended hears the SIP cause when the call is ended by our side; called by the control thread, must not block
 */
public record PageCall(String called, String caller, IntConsumer ended) {

    /** Without the numbers. */
    @Override
    public String toString() {
        return "PageCall";
    }
}
