package org.huawu.switchboard.sip;

import gov.nist.javax.sip.DialogTimeoutEvent;
import gov.nist.javax.sip.ServerTransactionExt;
import gov.nist.javax.sip.SipListenerExt;
import gov.nist.javax.sip.message.SIPRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.sip.Dialog;
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
import javax.sip.address.SipURI;
import javax.sip.address.TelURL;
import javax.sip.address.URI;
import javax.sip.header.ContentTypeHeader;
import javax.sip.header.FromHeader;
import javax.sip.header.ToHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns requests of the stack into calls. On the one thread of the stack. */
final class Requests implements SipListenerExt {

    private static final Logger LOG = LoggerFactory.getLogger(Requests.class);
    private static final int MOST_CHARACTERS = 64;

    private final Answers answers;
    private final SipListener listener;
    private final Optional<Registrar> registrar;
    private final int mostCalls;
    /** The calls that are not over, {@code mostCalls} of them at most; their own monitor tells when one is. */
    private final Set<InboundCall> calls = new HashSet<>();

    Requests(Answers answers, SipListener listener, Optional<Registrar> registrar, int mostCalls) {
        this.answers = answers;
        this.listener = listener;
        this.registrar = registrar;
        this.mostCalls = mostCalls;
    }

    int calls() {
        synchronized (calls) {
            return calls.size();
        }
    }

    /**
     * Hangs up what is left. Calls that wait for the caller's confirmation are given a moment, since nobody should be hung
     * up before it.
     */
    void hangUpAll(long mostMs) throws InterruptedException {
        long endNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(mostMs);
        List<InboundCall> left;
        synchronized (calls) {
            long leftMs = mostMs;
            while (!calls.isEmpty() && leftMs > 0) {
                calls.wait(leftMs);
                leftMs = TimeUnit.NANOSECONDS.toMillis(endNanos - System.nanoTime());
            }
            left = List.copyOf(calls);
        }
        left.forEach(InboundCall::hangUpNow);
    }

    private void over(InboundCall call) {
        synchronized (calls) {
            calls.remove(call);
            calls.notifyAll();
        }
    }

    @Override
    public void processRequest(RequestEvent event) {
        try {
            Request request = event.getRequest();
            switch (request.getMethod()) {
                case Request.INVITE -> invite(event);
                case Request.ACK -> callOf(event.getDialog()).ifPresent(call -> confirmed(call, request));
                case Request.UPDATE -> update(event);
                case Request.INFO -> info(event);
                case Request.BYE -> bye(event);
                case Request.CANCEL -> cancel(event);
                case Request.REGISTER -> register(event);
                case Request.OPTIONS -> reply(event, Response.OK);
                default -> reply(event, Response.METHOD_NOT_ALLOWED);
            }
        } catch (SipException | InvalidArgumentException | RuntimeException e) {
            // Without its message, which may quote the request and with it a number.
            LOG.warn("A SIP request failed: {}", e.getClass().getName());
        }
    }

    @Override
    public void processDialogTimeout(DialogTimeoutEvent event) {
        callOf(event.getDialog())
                .filter(InboundCall::unconfirmed)
                .ifPresent(call -> listener.ended(call, Response.REQUEST_TIMEOUT));
    }

    @Override
    public void processResponse(ResponseEvent event) {
        // only to our BYE; whatever it says, the call is over
    }

    @Override
    public void processTimeout(TimeoutEvent event) {
        // only of our BYE; the call is over
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
        callOf(event.getDialog())
                .filter(InboundCall::hungUp)
                .ifPresent(call -> listener.ended(call, Response.REQUEST_TIMEOUT));
    }

    private void invite(RequestEvent event) throws SipException, InvalidArgumentException {
        Request request = event.getRequest();
        Optional<SpeechOffer> offer = Sdp.offer(bodyOf(request));
        if (event.getServerTransaction() != null) {
            inviteAgain(event);
            return;
        }
        SipProvider provider = providerOf(event);
        ServerTransaction transaction = provider.getNewServerTransaction(request);
        String tag = answers.newTag();
        String called = userOf(request.getRequestURI());
        if (request.getHeader(ToHeader.NAME) instanceof ToHeader to && to.getTag() != null) {
            // RFC 3261 12.2.2: within a call that we do not know
            transaction.sendResponse(answers.plain(Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST, request, tag));
        } else if (called.isEmpty() || called.length() > MOST_CHARACTERS) {
            transaction.sendResponse(answers.plain(Response.NOT_FOUND, request, tag));
        } else if (offer.isEmpty()) {
            transaction.sendResponse(answers.plain(Response.NOT_ACCEPTABLE_HERE, request, tag));
        } else if (calls() >= mostCalls) {
            transaction.sendResponse(answers.plain(Response.SERVICE_UNAVAILABLE, request, tag));
        } else {
            begin(new InboundCall.Beginning(called, callerOf(request), offer.get(), transaction), provider);
        }
    }

    private void begin(InboundCall.Beginning beginning, SipProvider provider)
            throws SipException, InvalidArgumentException {
        ServerTransaction transaction = beginning.invite();
        InboundCall call = new InboundCall(beginning, provider, answers, this::over);
        synchronized (calls) {
            calls.add(call);
        }
        transaction.setApplicationData(call);
        transaction.getDialog().setApplicationData(call);
        transaction.sendResponse(answers.plain(Response.TRYING, transaction.getRequest(), ""));
        int refusal = listener.invited(call);
        if (refusal != 0) {
            call.end(refusal);
        }
    }

    /** The caller confirms; he answers here what he was offered, where his request offered nothing. */
    private void confirmed(InboundCall call, Request ack) {
        call.confirmed();
        offerOf(call, ack).ifPresent(answer -> change(call, answer));
    }

    /** An INVITE within a call: another offer, or none, which asks for ours (RFC 3261 section 14.2). */
    private void inviteAgain(RequestEvent event) throws SipException, InvalidArgumentException {
        Request request = event.getRequest();
        Optional<InboundCall> call = callOf(event.getDialog());
        boolean isAsking = bodyOf(request).length == 0;
        Optional<Response> agreed = isAsking
                ? call.flatMap(each -> each.offered(request))
                : call.filter(each -> offerOf(each, request)
                                .filter(offer -> change(each, offer))
                                .isPresent())
                        .flatMap(each -> each.agreed(request));
        event.getServerTransaction()
                .sendResponse(
                        agreed.orElseGet(() -> answers.plain(Response.NOT_ACCEPTABLE_HERE, request, answers.newTag())));
    }

    /** RFC 3311 section 5.2. */
    private void update(RequestEvent event) throws SipException, InvalidArgumentException {
        Request request = event.getRequest();
        Optional<InboundCall> call = callOf(event.getDialog());
        if (call.isEmpty()) {
            reply(event, Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST);
        } else if (bodyOf(request).length == 0) {
            reply(event, Response.OK);
        } else if (!call.get().stands()) {
            // His first offer is not answered yet.
            reply(event, Response.SERVER_INTERNAL_ERROR);
        } else if (offerOf(call.get(), request)
                .filter(offer -> change(call.get(), offer))
                .isEmpty()) {
            reply(event, Response.NOT_ACCEPTABLE_HERE);
        } else {
            Optional<Response> agreed = call.get().agreed(request);
            event.getServerTransaction()
                    .sendResponse(
                            agreed.orElseThrow(() -> new IllegalStateException("a call that stands has a place")));
        }
    }

    /** Keys count here only when the telephone sends none with its sound, where each would come twice. */
    private void info(RequestEvent event) throws SipException, InvalidArgumentException {
        Optional<InboundCall> call = callOf(event.getDialog());
        if (call.isEmpty()) {
            reply(event, Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST);
            return;
        }
        Request request = event.getRequest();
        String type = request.getHeader(ContentTypeHeader.NAME) instanceof ContentTypeHeader header
                        && header.getContentType().equalsIgnoreCase("application")
                ? header.getContentSubType()
                : "";
        if (call.get().offer().eventType() < 0) {
            InfoKeys.of(type, bodyOf(request)).ifPresent(key -> listener.pressed(call.get(), key));
        }
        reply(event, Response.OK);
    }

    /** What is offered within a call. */
    private static Optional<SpeechOffer> offerOf(InboundCall call, Request request) {
        return Sdp.offer(bodyOf(request), call.offer().payloadType());
    }

    private boolean change(InboundCall call, SpeechOffer offer) {
        SpeechOffer before = call.offer();
        if (!call.change(offer)) {
            return false;
        }
        if (!before.equals(offer)) {
            listener.changed(call, offer);
        }
        return true;
    }

    private void bye(RequestEvent event) throws SipException, InvalidArgumentException {
        Optional<InboundCall> call = callOf(event.getDialog());
        reply(event, call.isPresent() ? Response.OK : Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST);
        call.filter(InboundCall::hungUp).ifPresent(each -> listener.ended(each, Response.OK));
    }

    private void cancel(RequestEvent event) throws SipException, InvalidArgumentException {
        ServerTransaction invite = event.getServerTransaction() instanceof ServerTransactionExt transaction
                ? transaction.getCanceledInviteTransaction()
                : null;
        if (invite != null && invite.getApplicationData() instanceof InboundCall call) {
            reply(event, Response.OK);
            if (call.cancelled()) {
                listener.ended(call, Response.REQUEST_TERMINATED);
            }
        } else {
            reply(event, Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST);
        }
    }

    /** What was changed is answered by a transaction, so that the same request sent again changes nothing. */
    private void register(RequestEvent event) throws SipException, InvalidArgumentException {
        if (registrar.isEmpty() || !(event.getRequest() instanceof SIPRequest request)) {
            reply(event, Response.METHOD_NOT_ALLOWED);
            return;
        }
        Reply reply = registrar.get().answer(request);
        Response answer = answers.of(reply, request, answers.newTag());
        if (reply.status() == Response.OK) {
            providerOf(event).getNewServerTransaction(request).sendResponse(answer);
        } else {
            providerOf(event).sendResponse(answer);
        }
    }

    private void reply(RequestEvent event, int status) throws SipException, InvalidArgumentException {
        Response answer = answers.plain(status, event.getRequest(), answers.newTag());
        if (event.getServerTransaction() == null) {
            providerOf(event).sendResponse(answer);
        } else {
            event.getServerTransaction().sendResponse(answer);
        }
    }

    private static SipProvider providerOf(RequestEvent event) {
        return (SipProvider) event.getSource();
    }

    private static Optional<InboundCall> callOf(@org.jspecify.annotations.Nullable Dialog dialog) {
        return dialog != null && dialog.getApplicationData() instanceof InboundCall call
                ? Optional.of(call)
                : Optional.empty();
    }

    private static byte[] bodyOf(Request request) {
        byte[] body = request.getRawContent();
        return body == null ? new byte[0] : body;
    }

    private static String callerOf(Request request) {
        if (!(request.getHeader(FromHeader.NAME) instanceof FromHeader from)) {
            return "";
        }
        String user = userOf(from.getAddress().getURI());
        return user.length() > MOST_CHARACTERS || user.equalsIgnoreCase("anonymous") ? "" : user;
    }

    private static String userOf(URI uri) {
        String written =
                uri instanceof SipURI sip ? sip.getUser() : uri instanceof TelURL tel ? tel.getPhoneNumber() : "";
        String user = written == null ? "" : Escapes.decoded(written);
        return user.chars().anyMatch(Character::isISOControl) ? "" : user;
    }
}
