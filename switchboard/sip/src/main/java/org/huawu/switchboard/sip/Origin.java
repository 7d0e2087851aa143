package org.huawu.switchboard.sip;

import gov.nist.javax.sip.message.SIPRequest;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * Where a call that came in comes from.
 *
 * @param caller the number of the caller; empty when he withholds it
 * @param by the trunk it came by; empty when it came by none
 * @param diverted the number dialled before the call was diverted here, as a trusted trunk says
 * @param telephone the account of the phone that calls, which has proven it; empty when it is none of ours
 */
record Origin(String caller, Optional<TrunkSettings> by, Optional<String> diverted, Optional<String> telephone) {

    private Origin(String caller, Optional<TrunkSettings> by, Optional<String> diverted) {
        this(caller, by, diverted, Optional.empty());
    }

    /** The same, of a phone of ours. */
    Origin of(Registrar.Proof proof) {
        return proof instanceof Registrar.Proof.Account account
                ? new Origin(caller, by, diverted, Optional.of(account.name()))
                : this;
    }

    /** The name of the trunk. */
    Optional<String> trunk() {
        return by.map(TrunkSettings::name);
    }

    /** A place of ours, as whoever calls reaches it. */
    InetSocketAddress outside(InetSocketAddress ours) {
        return by.map(each -> each.manner().outside(ours)).orElse(ours);
    }

    /**
     * The number called; empty when there is none that could be one. A carrier that we are registered with calls our contact, which
     * has the name of the account: then it is the one in To.
     */
    static String called(SIPRequest invite, Trunks trunks) {
        String called = Messages.called(invite);
        boolean isAccount = trunks.by(invite)
                .filter(each -> each.manner().registerS() > 0)
                .flatMap(TrunkSettings::account)
                .filter(each -> each.user().equals(called))
                .isPresent();
        return isAccount ? Messages.addressed(invite) : called;
    }

    /** Of an INVITE: what only a carrier can know is believed of trusted trunks alone. */
    static Origin of(SIPRequest invite, Trunks trunks) {
        Optional<TrunkSettings> trunk = trunks.by(invite);
        return trunk.filter(each -> each.manner().isTrusted()).isPresent()
                ? new Origin(Messages.asserted(invite), trunk, Messages.diverted(invite))
                : new Origin(Messages.shown(invite), trunk, Optional.empty());
    }
}
