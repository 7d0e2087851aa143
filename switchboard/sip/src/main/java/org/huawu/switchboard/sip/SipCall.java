package org.huawu.switchboard.sip;

import java.net.InetAddress;

/** One call by SIP, whoever made it. Methods may be called by any thread; what comes too late has no effect. */
public interface SipCall {

    /** The host the other side signals from. */
    InetAddress host();

    /** What its messages are known by. */
    CallKey key();

    /**
     * Has the phone at the other side do something, as if somebody touched it.
     *
     * @return false when it cannot, or the call is not answered or over; nothing is said of how the phone takes it
     */
    boolean press(PhoneEvent event);

    /**
     * Asks the other side of an answered call, from now on for as long as the call stands, whether it is there (RFC 3261 11). The call
     * ends ({@link SipListener#ended}) when two questions in a row find no answer, and when the other side knows of no such call.
     *
     * @param everyMs how often, 100..60,000 ms; a side that is gone is noticed within twice of that
     */
    void watch(int everyMs);

    /**
     * Ends the call: refuses one that came and is not answered, gives one up that we made and is not answered, hangs an
     * answered one up. {@link SipListener#ended} is not called.
     *
     * @param cause SIP status 400..699, or 200 when an answered call ends as calls do
     */
    void end(int cause);

    /**
     * Tells the party how the transfer goes that it asked for ({@link SipListener#transferAsked}). The call itself goes on:
     * the party ends it when it likes what it hears, or whoever has transferred it does.
     *
     * @param status of SIP: 101..199 it goes on, 200 it is done, 400..699 it is not
     * @return false when no transfer is asked for, or it is over
     */
    boolean reportTransfer(int status);
}
