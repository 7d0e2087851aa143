package org.huawu.server.edge;

import org.huawu.server.edge.internal.server.PortCheck;
import org.huawu.server.installation.Refusal;

/** The ports that the edge will listen on. */
public final class Ports {

    private Ports() {}

    /**
     * Looks whether they can be had, before anything is started that would take time.
     *
     * @throws Refusal when one cannot: which, where, and the flag that changes it
     */
    public static void refuseIfTaken(EdgeSettings settings) {
        PortCheck.refuseIfTaken(settings);
    }
}
