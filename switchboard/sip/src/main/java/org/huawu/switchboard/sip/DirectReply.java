package org.huawu.switchboard.sip;

import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.stack.MessageChannel;
import java.io.IOException;
import javax.sip.ListeningPoint;
import javax.sip.message.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers without a transaction (RFC 3261 8.2.7), the way the request came. */
final class DirectReply {

    private static final Logger LOG = LoggerFactory.getLogger(DirectReply.class);

    private DirectReply() {}

    static void send(Response response, SIPRequest request, MessageChannel channel) {
        if (!(response instanceof SIPMessage answer)) {
            return;
        }
        try {
            if (channel.isReliable()) {
                channel.sendMessage(answer);
            } else {
                channel.sendMessage(answer, channel.getPeerPacketSourceAddress(), portOf(request.getTopmostVia()));
            }
        } catch (IOException e) {
            LOG.debug("An answer of SIP could not be sent: {}", e.getClass().getName());
        }
    }

    /** RFC 3261 18.2.2, RFC 3581 4. */
    private static int portOf(Via via) {
        if (via.getRPort() > 0) {
            return via.getRPort();
        }
        return via.getPort() > 0 ? via.getPort() : ListeningPoint.PORT_5060;
    }
}
