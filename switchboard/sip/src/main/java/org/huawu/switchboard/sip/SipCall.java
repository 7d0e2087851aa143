package org.huawu.switchboard.sip;

import java.net.InetAddress;

/** One call by SIP, whoever made it. Methods may be called by any thread; what comes too late has no effect. */
public interface SipCall {

    /** The host the other side signals from. */
    InetAddress host();

    /**
     * Ends the call: refuses one that came and is not answered, gives one up that we made and is not answered, hangs an
     * answered one up. {@link SipListener#ended} is not called.
     *
     * @param cause SIP status 400..699, or 200 when an answered call ends as calls do
     */
    void end(int cause);
}
