package org.huawu.server.trunks;

import java.util.List;

/** The addresses of this machine that trunks may be bound to. The switchboard tells, which speaks SIP there. */
public interface TrunkAddresses {

    /** IP addresses, the usual one first; none while no switchboard runs here. Any thread, does not wait. */
    List<String> all();

    /** Whether this program itself takes calls at an IP address and port; false while no switchboard runs here. Any thread, does not wait. */
    boolean isOurs(String address, int port);
}
