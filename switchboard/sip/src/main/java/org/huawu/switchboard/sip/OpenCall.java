package org.huawu.switchboard.sip;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A call as the stack's events meet it, whoever made it. */
interface OpenCall extends SipCall {

    /** The other side hangs up. True when nobody knows yet that the call is over. */
    boolean hungUp();

    /** The other side never confirmed our answer. True when nobody knows yet that the call is over. */
    boolean unconfirmed();

    /**
     * The other side is gone: it does not answer, or knows nothing of the call.
     *
     * @param cause why, as a status of SIP
     * @return true when nobody knows yet that the call is over
     */
    boolean lost(int cause);

    /** The account of ours whose phone is at the other side, which has proven it or registered there; empty when it is none. */
    Optional<String> telephone();

    /** What the phone at the other side can be made to do. */
    Set<PhoneEvent> events();

    @Override
    default boolean press(PhoneEvent event) {
        return events().contains(event)
                && inSession(session -> session.press(event)).orElse(false);
    }

    @Override
    default void watch(int everyMs) {
        Optional<Session> _ = inSession(session -> {
            session.watch(everyMs);
            return session;
        });
    }

    @Override
    default boolean reportTransfer(int status) {
        return inSession(session -> session.reportTransfer(status)).orElse(false);
    }

    /** Ends the call without waiting for anything: the stack stops. */
    void hangUpNow();

    /**
     * Works on the session, alone.
     *
     * @return what came of it; empty when the call is not answered, or over
     */
    <T> Optional<T> inSession(Function<Session, T> work);
}
