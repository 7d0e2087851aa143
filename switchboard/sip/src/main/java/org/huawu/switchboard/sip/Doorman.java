package org.huawu.switchboard.sip;

import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.stack.MessageChannel;
import gov.nist.javax.sip.stack.SIPMessageValve;
import java.net.InetAddress;
import java.text.ParseException;
import java.util.Objects;
import java.util.Optional;
import javax.sip.SipStack;
import javax.sip.header.RetryAfterHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides about a request before the stack keeps anything of it, and answers what is not served without a transaction (RFC
 * 3261 8.2.7), the way it came: neither Via nor any other header of the sender names another place to answer to.
 */
final class Doorman implements SIPMessageValve {

    private static final Logger LOG = LoggerFactory.getLogger(Doorman.class);
    /** After how many seconds a caller who is one too many may come again. */
    private static final String LATER_S = "2";

    private final Answers answers;
    private final Acquaintances known;
    private final Refusals refusals;

    /**
     * @param known who is not answered at all, and who may call
     * @param refusals counts those who come too fast
     */
    Doorman(Answers answers, Acquaintances known, Refusals refusals) {
        this.answers = answers;
        this.known = known;
        this.refusals = refusals;
    }

    @Override
    public boolean processRequest(SIPRequest request, MessageChannel channel) {
        InetAddress source = channel.getPeerPacketSourceAddress();
        if (known.isBanned(source)) {
            count(source);
            return dropped(channel);
        }
        // Parts of a request may be missing; only a whole one tells who it claims to be from.
        if (MessageGuard.faultOf(request) == 0) {
            switch (known.verdict(request, source)) {
                case TAKE -> {}
                case LATER -> {
                    count(source);
                    refuse(request, Reply.of(Response.SERVICE_UNAVAILABLE, RetryAfterHeader.NAME, LATER_S), channel);
                    return false;
                }
                case DROP -> {
                    count(source);
                    return dropped(channel);
                }
                case BAN -> {
                    count(source);
                    LOG.warn(
                            "{} sends too much SIP and is not answered for some minutes; is it a trunk of yours?",
                            source.getHostAddress());
                    return dropped(channel);
                }
            }
        }
        Optional<Reply> refusal = refusalOf(request, channel);
        refusal.filter(ignored -> !request.getMethod().equals(Request.ACK))
                .ifPresent(each -> refuse(request, each, channel));
        return refusal.isEmpty();
    }

    /** One line a minute at most: a flood must not fill the log. */
    private void count(InetAddress source) {
        refusals.another(known.nanos().getAsLong())
                .ifPresent(many -> LOG.warn(
                        "{} requests of strangers by SIP were not served for coming too fast or from a banned address,"
                                + " the last from {}",
                        many,
                        source.getHostAddress()));
    }

    private static boolean dropped(MessageChannel channel) {
        if (channel.isReliable()) {
            channel.close();
        }
        return false;
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

    private Optional<Reply> refusalOf(SIPRequest request, MessageChannel channel) {
        int fault = MessageGuard.faultOf(request);
        if (fault != 0) {
            return Optional.of(Reply.of(fault));
        }
        if (!isOfThisWay(request.getTopmostVia(), channel)) {
            return Optional.of(Reply.of(Response.BAD_REQUEST));
        }
        return known.isUnwanted(request, channel.getPeerPacketSourceAddress())
                ? Optional.of(Reply.of(Response.FORBIDDEN))
                : RequestRules.refusalOf(request);
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
