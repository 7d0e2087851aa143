package org.huawu.switchboard.sip;

import gov.nist.javax.sip.message.SIPRequest;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * Where a call that came in comes from.
 *
 * @param caller the number of the caller; empty when he withholds it
 * @param trunk the name of the trunk it came by; empty when it came by none
 * @param diverted the number dialled before the call was diverted here, as a trusted trunk says
 */
record Origin(String caller, Optional<String> trunk, Optional<String> diverted) {

    /** Of an INVITE: what only a carrier can know is believed of trusted trunks alone. */
    static Origin of(SIPRequest invite, Trunks trunks) {
        Optional<TrunkSettings> trunk =
                trunks.of(new InetSocketAddress(invite.getPeerPacketSourceAddress(), invite.getPeerPacketSourcePort()));
        Optional<String> name = trunk.map(TrunkSettings::name);
        return trunk.filter(each -> each.manner().isTrusted()).isPresent()
                ? new Origin(Messages.asserted(invite), name, Messages.diverted(invite))
                : new Origin(Messages.shown(invite), name, Optional.empty());
    }
}
