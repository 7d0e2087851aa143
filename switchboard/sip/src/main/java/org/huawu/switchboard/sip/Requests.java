package org.huawu.switchboard.sip;

import gov.nist.javax.sip.DialogTimeoutEvent;
import gov.nist.javax.sip.ServerTransactionExt;
import gov.nist.javax.sip.SipListenerExt;
import gov.nist.javax.sip.message.SIPRequest;
import java.util.Optional;
import javax.sip.DialogTerminatedEvent;
import javax.sip.IOExceptionEvent;
import javax.sip.InvalidArgumentException;
import javax.sip.RequestEvent;
import javax.sip.ResponseEvent;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.SipProvider;
import javax.sip.TimeoutEvent;
import javax.sip.TransactionTerminatedEvent;
import javax.sip.header.ToHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.huawu.kernel.SoundKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns requests of the stack into calls, and leads answers to the calls that we make. On the threads of the stack. */
final class Requests implements SipListenerExt {

    private static final Logger LOG = LoggerFactory.getLogger(Requests.class);

    private final Answers answers;
    private final Replies replies;
    private final InCallRequests inCall;
    private final SipListener listener;
    private final Optional<Registrar> registrar;
    private final Optional<LampSubscriptions> lamps;
    private final OpenCalls calls;
    private final Dialler dialler;
    private final Keeping keeping;
    private final Trunks trunks;

    Requests(
            Answers answers,
            Keeping keeping,
            Optional<Registrar> registrar,
            OpenCalls calls,
            Dialler dialler,
            Trunks trunks) {
        this.answers = answers;
        this.keeping = keeping;
        this.replies = new Replies(answers);
        this.listener = keeping.listener();
        this.inCall = new InCallRequests(replies, keeping, dialler::callOf);
        this.registrar = registrar;
        this.lamps = registrar.map(each -> new LampSubscriptions(each, replies, keeping.timers(), dialler));
        this.calls = calls;
        this.dialler = dialler;
        this.trunks = trunks;
    }

    @Override
    public void processRequest(RequestEvent event) {
        try {
            Request request = event.getRequest();
            switch (request.getMethod()) {
                case Request.INVITE -> invite(event);
                case Request.ACK ->
                    Replies.callOf(event.getDialog()).ifPresent(call -> inCall.confirmed(call, request));
                case Request.UPDATE -> inCall.update(event);
                case Request.INFO -> inCall.info(event);
                case Request.REFER -> inCall.refer(event);
                case Request.BYE -> inCall.bye(event);
                case Request.CANCEL -> cancel(event);
                case Request.REGISTER -> register(event);
                case Request.SUBSCRIBE -> subscribe(event);
                case Request.OPTIONS -> replies.reply(event, Response.OK);
                default -> replies.reply(event, Response.METHOD_NOT_ALLOWED);
            }
        } catch (SipException | InvalidArgumentException | RuntimeException e) {
            // Without its message, which may quote the request and with it a number.
            LOG.warn("A SIP request failed: {}", e.getClass().getName());
        }
    }

    @Override
    public void processDialogTimeout(DialogTimeoutEvent event) {
        Replies.callOf(event.getDialog())
                .filter(OpenCall::unconfirmed)
                .ifPresent(call -> listener.ended(call, Response.REQUEST_TIMEOUT));
    }

    @Override
    public void processResponse(ResponseEvent event) {
        try {
            lamps.ifPresent(each -> each.answered(
                    event.getClientTransaction(), event.getResponse().getStatusCode()));
            dialler.take(event);
        } catch (RuntimeException e) {
            // Without its message, which may quote the answer and with it a number.
            LOG.warn("A SIP answer failed: {}", e.getClass().getName());
        }
    }

    @Override
    public void processTimeout(TimeoutEvent event) {
        if (!event.isServerTransaction()) {
            lamps.ifPresent(each -> each.answered(event.getClientTransaction(), Response.REQUEST_TIMEOUT));
        }
        dialler.take(event);
    }

    @Override
    public void processIOException(IOExceptionEvent event) {
        // a caller that cannot be reached does not confirm, and that is noticed
    }

    @Override
    public void processTransactionTerminated(TransactionTerminatedEvent event) {
        // the stack forgets it by itself
    }

    @Override
    public void processDialogTerminated(DialogTerminatedEvent event) {
        Replies.callOf(event.getDialog())
                .filter(OpenCall::hungUp)
                .ifPresent(call -> listener.ended(call, Response.REQUEST_TIMEOUT));
    }

    private void invite(RequestEvent event) throws SipException, InvalidArgumentException {
        if (event.getServerTransaction() != null) {
            inCall.invite(event);
            return;
        }
        Request request = event.getRequest();
        Takeover takeover = Takeover.of(request, dialler::callOf);
        SipProvider provider = Replies.providerOf(event);
        ServerTransaction transaction = provider.getNewServerTransaction(request);
        String called = Origin.called((SIPRequest) request, trunks);
        Registrar.Proof proof = proofOf((SIPRequest) request);
        Origin origin = Origin.of((SIPRequest) request, trunks).of(proof);
        SoundTerms terms = termsOf(origin, provider, Messages.body(request).length == 0);
        Optional<SpeechOffer> offer = takeover.offer(request, terms, listener.takesOpus());
        if (request.getHeader(ToHeader.NAME) instanceof ToHeader to && to.getTag() != null) {
            // RFC 3261 12.2.2: within a call that we do not know
            transaction.sendResponse(replies.plain(Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST, request));
        } else if (proof instanceof Registrar.Proof.Refused refused) {
            transaction.sendResponse(answers.of(refused.reply(), request, answers.newTag()));
        } else if (takeover.refusal(proof) != 0) {
            transaction.sendResponse(replies.plain(takeover.refusal(proof), request));
        } else if (called.isEmpty() && !takeover.isNamed()) {
            transaction.sendResponse(replies.plain(Response.NOT_FOUND, request));
        } else if (offer.isEmpty() && (takeover.isNamed() || Messages.body(request).length > 0 || terms.isNothing())) {
            transaction.sendResponse(replies.plain(Response.NOT_ACCEPTABLE_HERE, request));
        } else if (TimerWish.of(request).isTooShort(keeping.times())) {
            transaction.sendResponse(replies.tooShort(request, keeping.times()));
        } else if (calls.isFull()) {
            transaction.sendResponse(replies.plain(Response.SERVICE_UNAVAILABLE, request));
        } else {
            InboundCall call =
                    begin(new InboundCall.Beginning(called, origin, offer, terms.offer(), transaction), provider);
            int refusal = takeover.call()
                    .map(replaced -> listener.takenOver(call, replaced))
                    .orElseGet(() -> listener.invited(call));
            if (refusal != 0) {
                call.end(refusal);
            }
        }
    }

    /**
     * What can be agreed on with whoever calls.
     *
     * @param isOurs whether he leaves the offer to us
     */
    private SoundTerms termsOf(Origin origin, SipProvider provider, boolean isOurs) {
        SoundEncryption encryption = origin.telephone()
                .flatMap(account -> registrar.map(each -> each.encryptionOf(account)))
                .or(() -> origin.by().map(each -> each.manner().encryption()))
                .orElse(SoundEncryption.USUAL);
        boolean byTls = SipTransport.isTls(provider);
        SoundKey ours = keeping.newKey();
        return isOurs ? encryption.offered(byTls, ours) : encryption.taken(byTls, ours);
    }

    /** A carrier passes on callers of any number, and is known by its address. */
    private Registrar.Proof proofOf(SIPRequest invite) {
        return registrar.isEmpty() || trunks.isPeer(invite.getPeerPacketSourceAddress())
                ? Registrar.Proof.STRANGER
                : registrar.get().proofOf(invite);
    }

    private InboundCall begin(InboundCall.Beginning beginning, SipProvider provider)
            throws SipException, InvalidArgumentException {
        ServerTransaction transaction = beginning.invite();
        InboundCall call = new InboundCall(beginning, provider, answers, keeping, calls::over);
        calls.add(call);
        transaction.setApplicationData(call);
        transaction.getDialog().setApplicationData(call);
        transaction.sendResponse(answers.plain(Response.TRYING, transaction.getRequest(), ""));
        return call;
    }

    private void cancel(RequestEvent event) throws SipException, InvalidArgumentException {
        ServerTransaction invite = event.getServerTransaction() instanceof ServerTransactionExt transaction
                ? transaction.getCanceledInviteTransaction()
                : null;
        if (invite != null && invite.getApplicationData() instanceof InboundCall call) {
            replies.reply(event, Response.OK);
            if (call.cancelled()) {
                listener.ended(call, Response.REQUEST_TERMINATED);
            }
        } else {
            replies.reply(event, Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST);
        }
    }

    /** What was changed is answered by a transaction, so that the same request sent again changes nothing. */
    private void register(RequestEvent event) throws SipException, InvalidArgumentException {
        if (registrar.isEmpty() || !(event.getRequest() instanceof SIPRequest request)) {
            replies.reply(event, Response.METHOD_NOT_ALLOWED);
            return;
        }
        Reply reply = registrar.get().answer(request);
        Response answer = answers.of(reply, request, answers.newTag());
        if (reply.status() == Response.OK) {
            Replies.providerOf(event).getNewServerTransaction(request).sendResponse(answer);
            lamps.ifPresent(each -> each.registered(Messages.addressed(request), request));
        } else {
            Replies.providerOf(event).sendResponse(answer);
        }
    }

    private void subscribe(RequestEvent event) throws SipException, InvalidArgumentException {
        if (lamps.isEmpty()) {
            replies.reply(event, Response.METHOD_NOT_ALLOWED);
        } else {
            lamps.get().subscribe(event);
        }
    }

    /** Nobody is told of lamps any more. */
    void close() {
        lamps.ifPresent(LampSubscriptions::close);
    }
}
