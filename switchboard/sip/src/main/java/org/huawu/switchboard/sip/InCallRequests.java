package org.huawu.switchboard.sip;

import java.util.Optional;
import java.util.function.Function;
import javax.sip.InvalidArgumentException;
import javax.sip.RequestEvent;
import javax.sip.SipException;
import javax.sip.header.ContentTypeHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** Requests within a call, whoever made it. On the threads of the stack. */
final class InCallRequests {

    private final Replies replies;
    private final SipListener listener;
    private final SessionTimes times;

    InCallRequests(Replies replies, SipListener listener, SessionTimes times) {
        this.replies = replies;
        this.listener = listener;
        this.times = times;
    }

    /** The caller confirms; he answers here what he was offered, where his request offered nothing. */
    void confirmed(OpenCall call, Request ack) {
        boolean isToAnswer = call instanceof InboundCall inbound && inbound.confirmed();
        byte[] sdp = Messages.body(ack);
        Optional<SpeechOffer> next = call.inSession(session -> {
                    session.confirmed();
                    return session.takeAnswer(sdp);
                })
                .flatMap(each -> each);
        next.ifPresent(each -> listener.changed(call, each));
        if (isToAnswer && next.isEmpty() && call.lost(Response.NOT_ACCEPTABLE_HERE)) {
            listener.ended(call, Response.NOT_ACCEPTABLE_HERE);
        }
    }

    /** Another offer, or none, which asks for ours (RFC 3261 14.2). */
    void invite(RequestEvent event) throws SipException, InvalidArgumentException {
        Request request = event.getRequest();
        Optional<OpenCall> call = Replies.callOf(event.getDialog());
        boolean isAsking = Messages.body(request).length == 0;
        if (isOffering(call)) {
            replies.reply(event, Response.REQUEST_PENDING);
            return;
        }
        if (TimerWish.of(request).isTooShort(times)) {
            event.getServerTransaction().sendResponse(replies.tooShort(request, times));
            return;
        }
        Optional<Response> agreed = isAsking
                ? call.flatMap(each -> each.inSession(session -> session.offered(request)))
                : call.filter(each -> change(each, request))
                        .flatMap(each -> each.inSession(session -> session.agreed(request)));
        event.getServerTransaction()
                .sendResponse(agreed.orElseGet(() -> replies.plain(Response.NOT_ACCEPTABLE_HERE, request)));
    }

    /** RFC 3311 section 5.2. */
    void update(RequestEvent event) throws SipException, InvalidArgumentException {
        Request request = event.getRequest();
        Optional<OpenCall> call = Replies.callOf(event.getDialog());
        if (call.isEmpty()) {
            replies.reply(event, Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST);
        } else if (TimerWish.of(request).isTooShort(times)) {
            event.getServerTransaction().sendResponse(replies.tooShort(request, times));
        } else if (Messages.body(request).length == 0) {
            Optional<Response> renewed = call.get().inSession(session -> session.renewed(request));
            event.getServerTransaction().sendResponse(renewed.orElseGet(() -> replies.plain(Response.OK, request)));
        } else if (isOffering(call)) {
            // RFC 3311 5.2: an offer of ours is not answered yet
            replies.reply(event, Response.REQUEST_PENDING);
        } else if (call.get().inSession(Function.identity()).isEmpty()) {
            // The first offer is not answered yet.
            replies.reply(event, Response.SERVER_INTERNAL_ERROR);
        } else if (!change(call.get(), request)) {
            replies.reply(event, Response.NOT_ACCEPTABLE_HERE);
        } else {
            Optional<Response> agreed = call.get().inSession(session -> session.agreed(request));
            event.getServerTransaction()
                    .sendResponse(agreed.orElseGet(
                            () -> replies.plain(Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST, request)));
        }
    }

    /** Keys count here only when the telephone sends none with its sound, where each would come twice. */
    void info(RequestEvent event) throws SipException, InvalidArgumentException {
        Optional<OpenCall> call = Replies.callOf(event.getDialog());
        if (call.isEmpty()) {
            replies.reply(event, Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST);
            return;
        }
        Request request = event.getRequest();
        String type = request.getHeader(ContentTypeHeader.NAME) instanceof ContentTypeHeader header
                        && header.getContentType().equalsIgnoreCase("application")
                ? header.getContentSubType()
                : "";
        boolean hasEvents = call.get()
                .inSession(session -> session.party().eventType() >= 0)
                .orElse(true);
        if (!hasEvents) {
            InfoKeys.of(type, Messages.body(request)).ifPresent(key -> listener.pressed(call.get(), key));
        }
        replies.reply(event, Response.OK);
    }

    void bye(RequestEvent event) throws SipException, InvalidArgumentException {
        Optional<OpenCall> call = Replies.callOf(event.getDialog());
        replies.reply(event, call.isPresent() ? Response.OK : Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST);
        call.filter(OpenCall::hungUp).ifPresent(each -> listener.ended(each, Response.OK));
    }

    private static boolean isOffering(Optional<OpenCall> call) {
        return call.flatMap(each -> each.inSession(session -> session.isOffering()))
                .orElse(false);
    }

    /** What is offered within a call is taken when it can be met. */
    private boolean change(OpenCall call, Request request) {
        Optional<SpeechOffer> before = call.inSession(Session::party);
        Optional<SpeechOffer> offer = before.flatMap(each -> Sdp.offer(Messages.body(request), each.payloadType()));
        boolean isTaken = offer.flatMap(each -> call.inSession(session -> session.change(each)))
                .orElse(false);
        if (isTaken && !before.equals(offer)) {
            listener.changed(call, offer.orElseThrow());
        }
        return isTaken;
    }
}
