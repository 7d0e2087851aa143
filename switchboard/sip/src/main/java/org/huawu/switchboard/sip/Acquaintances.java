package org.huawu.switchboard.sip;

import gov.nist.javax.sip.message.SIPRequest;
import java.net.InetAddress;
import java.util.Optional;
import java.util.function.LongSupplier;
import javax.sip.message.Request;
import org.huawu.switchboard.sip.Strangers.Verdict;

/**
 * Who is known here, the peers of trunks and phones that registered, and how much is taken from everybody else. By any thread.
 *
 * @param nanos a clock that only goes forward
 */
record Acquaintances(Trunks trunks, Optional<Registrar> registrar, Strangers strangers, LongSupplier nanos) {

    /** What is to be done with a request, as far as it depends on how many there are. Trunks and telephones are never too many. */
    Verdict verdict(SIPRequest request, InetAddress source) {
        if (trunks.isPeer(source)) {
            return Verdict.TAKE;
        }
        Verdict verdict = strangers.came(source, isBeginning(request), nanos.getAsLong());
        return verdict != Verdict.TAKE && isRegistered(request, source) ? Verdict.TAKE : verdict;
    }

    /** Whether nothing from there is answered. A carrier's machine always is, whatever somebody guessed in its name. */
    boolean isBanned(InetAddress source) {
        return registrar.filter(each -> each.isBanned(source)).isPresent() && !trunks.isPeer(source);
    }

    /** Whether a request begins a call of somebody who may not call here. */
    boolean isUnwanted(SIPRequest request, InetAddress source) {
        return isBeginning(request)
                && !trunks.takesStrangers()
                && !trunks.isPeer(source)
                && !isRegistered(request, source);
    }

    private static boolean isBeginning(SIPRequest request) {
        return request.getMethod().equals(Request.INVITE) && request.getToTag() == null;
    }

    private boolean isRegistered(SIPRequest request, InetAddress source) {
        return registrar
                .filter(each -> each.hasRegistered(Messages.shown(request), source))
                .isPresent();
    }
}
