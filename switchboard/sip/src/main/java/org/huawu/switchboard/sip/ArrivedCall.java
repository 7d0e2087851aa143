package org.huawu.switchboard.sip;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/** One call by SIP that came in. Methods may be called by any thread; what comes too late has no effect. */
public interface ArrivedCall extends SipCall {

    /** The number called: the user part of the request's address. */
    String called();

    /**
     * The number of the caller: the user part of his address, which a trusted trunk asserts; or empty when he withholds it.
     */
    String caller();

    /** The name of the trunk the call came by; empty when it came by none. */
    Optional<String> trunk();

    /** The account of the phone that calls, as it has proven; empty when it is no phone of ours. */
    Optional<String> telephone();

    /** The number dialled before the call was diverted here, as far as a trusted trunk says. */
    Optional<String> diverted();

    /** The address of ours that he called. */
    InetAddress here();

    /**
     * The speech he offers. One who leaves the offer to us (RFC 3261 13.2.1) has our law and no sound here; what he wants
     * follows by {@link SipListener#changed} when he confirms our answer, and a call that cannot be then ends for 488.
     */
    SpeechOffer offer();

    /** Tells him that it rings (180). */
    void ring();

    /**
     * Lets him hear us before the answer (183 with our SDP), reliably where he requires that (RFC 3262). Again says nothing more; from
     * then on he is not told that it rings.
     *
     * @param ours where we listen for his sound, then and after the answer
     * @return false when the call is over or answered, or he leaves the offer to us
     */
    boolean speakEarly(InetSocketAddress ours);

    /**
     * Answers (200); one who has not confirmed yet what he had to, once he has (RFC 3262 3).
     *
     * @param ours where we listen for his sound
     * @return false when the call is over or answered already
     */
    boolean answer(InetSocketAddress ours);
}
