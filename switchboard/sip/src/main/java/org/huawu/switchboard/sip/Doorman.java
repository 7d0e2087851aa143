package org.huawu.switchboard.sip;

import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.stack.MessageChannel;
import gov.nist.javax.sip.stack.SIPMessageValve;
import java.net.InetAddress;
import java.text.ParseException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import javax.sip.SipStack;
import javax.sip.message.Request;
import javax.sip.message.Response;

/**
 * Decides about a request before the stack keeps anything of it, and answers what is not served without a transaction (RFC
 * 3261 8.2.7), the way it came: neither Via nor any other header of the sender names another place to answer to.
 */
final class Doorman implements SIPMessageValve {

    private final Answers answers;
    private final Predicate<InetAddress> isBanned;

    /** @param isBanned who is not answered at all */
    Doorman(Answers answers, Predicate<InetAddress> isBanned) {
        this.answers = answers;
        this.isBanned = isBanned;
    }

    @Override
    public boolean processRequest(SIPRequest request, MessageChannel channel) {
        if (isBanned.test(channel.getPeerPacketSourceAddress())) {
            if (channel.isReliable()) {
                channel.close();
            }
            return false;
        }
        Optional<Reply> refusal = refusalOf(request, channel);
        refusal.filter(ignored -> !request.getMethod().equals(Request.ACK))
                .ifPresent(each -> refuse(request, each, channel));
        return refusal.isEmpty();
    }

    @Override
    public boolean processResponse(Response response, MessageChannel channel) {
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

    private static Optional<Reply> refusalOf(SIPRequest request, MessageChannel channel) {
        int fault = MessageGuard.faultOf(request);
        if (fault != 0) {
            return Optional.of(Reply.of(fault));
        }
        return isOfThisWay(request.getTopmostVia(), channel)
                ? RequestRules.refusalOf(request)
                : Optional.of(Reply.of(Response.BAD_REQUEST));
    }

    /**
     * Whether the answer goes back where the request came from. A Via of another transport or with {@code maddr} would have
     * us send to whom the sender names; a {@code received} that is there already is put right.
     */
    private static boolean isOfThisWay(Via via, MessageChannel channel) {
        if (via.getMAddr() != null || !channel.getTransport().equalsIgnoreCase(via.getTransport())) {
            return false;
        }
        try {
            if (via.getReceived() != null) {
                via.setReceived(channel.getPeerPacketSourceAddress().getHostAddress());
            }
            return true;
        } catch (ParseException e) {
            return false;
        }
    }

    private void refuse(SIPRequest request, Reply refusal, MessageChannel channel) {
        // The same request gets the same tag, without anything kept.
        String tag = Integer.toHexString(Objects.hash(
                request.getTopmostVia().getBranch(), request.getCallId().getCallId()));
        DirectReply.send(answers.of(refusal, request, tag), request, channel);
    }
}
