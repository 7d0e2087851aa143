package org.huawu.switchboard.sip;

import gov.nist.javax.sip.message.SIPRequest;
import java.net.InetAddress;
import java.util.Optional;
import javax.sip.message.Request;

/** Who is known here: the peers of trunks, and phones that registered. By any thread. */
record Acquaintances(Trunks trunks, Optional<Registrar> registrar) {

    /** Whether nothing from there is answered. A carrier's machine always is, whatever somebody guessed in its name. */
    boolean isBanned(InetAddress source) {
        return registrar.filter(each -> each.isBanned(source)).isPresent() && !trunks.isPeer(source);
    }

    /** Whether a request begins a call of somebody who may not call here. */
    boolean isUnwanted(SIPRequest request, InetAddress source) {
        boolean isBeginning = request.getMethod().equals(Request.INVITE) && request.getToTag() == null;
        return isBeginning && !trunks.takesStrangers() && !trunks.isPeer(source) && !isRegistered(request, source);
    }

    private boolean isRegistered(SIPRequest request, InetAddress source) {
        return registrar
                .filter(each -> each.hasRegistered(Messages.shown(request), source))
                .isPresent();
    }
}
