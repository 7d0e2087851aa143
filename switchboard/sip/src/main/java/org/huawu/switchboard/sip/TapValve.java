package org.huawu.switchboard.sip;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.stack.MessageChannel;
import gov.nist.javax.sip.stack.SIPMessageValve;
import java.net.InetSocketAddress;
import java.util.Locale;
import javax.sip.SipStack;
import javax.sip.message.Response;

/** Tells the tap of what came in and was let in. */
final class TapValve implements SIPMessageValve {

    private final MessageTap tap;

    TapValve(MessageTap tap) {
        this.tap = tap;
    }

    @Override
    public boolean processRequest(SIPRequest request, MessageChannel channel) {
        tell(request, channel);
        return true;
    }

    @Override
    public boolean processResponse(Response response, MessageChannel channel) {
        if (response instanceof SIPMessage message) {
            tell(message, channel);
        }
        return true;
    }

    @Override
    public void init(SipStack stack) {
        // has what it needs
    }

    @Override
    public void destroy() {
        // keeps nothing
    }

    private void tell(SIPMessage message, MessageChannel channel) {
        byte[] bytes = MessageGuard.takeBytes(message);
        if (tap.isListening() && bytes.length > 0) {
            tap.passed(PassedMessage.in(way(channel), message, bytes));
        }
    }

    private static PassedMessage.Way way(MessageChannel channel) {
        InetSocketAddress ours = channel instanceof StreamChannel stream
                ? stream.ours()
                : new InetSocketAddress(channel.getMessageProcessor().getIpAddress(), channel.getPort());
        return new PassedMessage.Way(
                ours,
                new InetSocketAddress(channel.getPeerPacketSourceAddress(), channel.getPeerPacketSourcePort()),
                SipTransport.valueOf(channel.getTransport().toUpperCase(Locale.ROOT)));
    }
}
