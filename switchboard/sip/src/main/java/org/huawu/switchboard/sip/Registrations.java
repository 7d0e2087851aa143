package org.huawu.switchboard.sip;

import java.util.List;

/**
 * Keeps registrations. The program that embeds the switchboard gives it, so that it decides what survives a restart. Called by
 * one thread of the SIP stack at a time.
 */
public interface Registrations {

    /** The contacts of an account as they were put, those that have ended included; empty when there are none. */
    List<Registration> of(String account);

    /** Puts these contacts in the place of those that the account had; none of them when the list is empty. */
    void put(String account, List<Registration> contacts);
}
