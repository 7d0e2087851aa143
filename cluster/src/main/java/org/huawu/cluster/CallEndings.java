package org.huawu.cluster;

import org.huawu.routing.SwitchboardFact.ChannelEnding;
import org.huawu.switchboard.port.Fact;
import org.huawu.switchboard.port.HungUpBy;
import org.huawu.switchboard.port.Order;

/** What the SIP status with which a channel ended tells the core (RFC 3261 21). */
final class CallEndings {

    private CallEndings() {}

    /** How a channel ended. A status other than that of a usual end speaks of one who was called and did not answer. */
    static ChannelEnding of(Fact.ChannelEnded fact) {
        if (fact.channel().isDialled() && fact.sipCause() != Order.HangUp.NORMAL) {
            return unanswered(fact.sipCause());
        }
        return fact.by() == HungUpBy.PARTY ? ChannelEnding.HUNG_UP : ChannelEnding.FAILED;
    }

    private static ChannelEnding unanswered(int status) {
        return switch (status) {
            case 486, 600 -> ChannelEnding.BUSY;
            case 408, 480, 487 -> ChannelEnding.NO_ANSWER;
            case 403, 603 -> ChannelEnding.DECLINED;
            case 404, 410, 484, 485, 604 -> ChannelEnding.NUMBER_UNKNOWN;
            default -> ChannelEnding.FAILED;
        };
    }
}
