package org.huawu.switchboard.sip;

/**
 * One call by SIP that we made. What becomes of it is told to the {@link SipListener}. {@link #host} is that of the peer
 * tried last. Methods may be called by any thread; what comes too late has no effect.
 */
public interface DialledCall extends SipCall {}
