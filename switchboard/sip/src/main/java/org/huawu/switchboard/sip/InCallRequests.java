package org.huawu.switchboard.sip;

import java.util.Optional;
import java.util.function.Function;
import javax.sip.InvalidArgumentException;
import javax.sip.RequestEvent;
import javax.sip.SipException;
import javax.sip.header.ContentTypeHeader;
import javax.sip.header.ToHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** Requests within a call, whoever made it. On the threads of the stack. */
final class InCallRequests {

    private final Replies replies;
    private final SipListener listener;
    private final SessionTimes times;
    private final Timers timers;
    private final Function<ReferWish.DialogName, Optional<OpenCall>> calls;

    /** @param calls our calls by the names of their dialogs */
    InCallRequests(Replies replies, Keeping keeping, Function<ReferWish.DialogName, Optional<OpenCall>> calls) {
        this.replies = replies;
        this.listener = keeping.listener();
        this.times = keeping.times();
        this.timers = keeping.timers();
        this.calls = calls;
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

    /** A party wants its call to go elsewhere (RFC 3515). Outside of a call nobody may want that. */
    void refer(RequestEvent event) throws SipException, InvalidArgumentException {
        Optional<OpenCall> call = Replies.callOf(event.getDialog());
        if (call.isEmpty()) {
            boolean isWithin =
                    event.getRequest().getHeader(ToHeader.NAME) instanceof ToHeader to && to.getTag() != null;
            replies.reply(event, isWithin ? Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST : Response.FORBIDDEN);
            return;
        }
        switch (ReferWish.of(event.getRequest())) {
            case ReferWish.Refused refused -> replies.reply(event, refused.status());
            case ReferWish.ToNumber number -> accept(event, call.get(), new TransferGoal.ToNumber(number.number()));
            case ReferWish.Talk talk -> {
                // of the same host, so that nobody gives up a call of others; not 481, which would end this call
                Optional<OpenCall> other = calls.apply(talk.name())
                        .filter(each -> !each.equals(call.get())
                                && each.host().equals(call.get().host()))
                        .filter(each -> each.inSession(Function.identity()).isPresent());
                if (other.isPresent()) {
                    accept(event, call.get(), new TransferGoal.InPlaceOf(other.get()));
                } else {
                    replies.reply(event, Response.NOT_FOUND);
                }
            }
        }
    }

    private void accept(RequestEvent event, OpenCall call, TransferGoal goal)
            throws SipException, InvalidArgumentException {
        Request request = event.getRequest();
        if (call.inSession(Function.identity()).isEmpty()) {
            // it is over; one that is not answered yet is told to wait by the stack
            replies.reply(event, Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST);
            return;
        }
        Optional<Transfer> transfer =
                call.inSession(session -> session.transfer(call, timers)).flatMap(each -> each);
        if (transfer.isEmpty()) {
            replies.reply(event, Response.REQUEST_PENDING);
            return;
        }
        event.getServerTransaction().sendResponse(replies.withContact(Response.ACCEPTED, request));
        call.inSession(session -> {
            transfer.get().begin();
            return session;
        });
        listener.transferAsked(call, goal);
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
        Optional<SpeechOffer> offer = call.inSession(session ->
                        Sdp.offer(Messages.body(request), session.party().payloadType(), session.terms()))
                .flatMap(each -> each);
        boolean isTaken = offer.flatMap(each -> call.inSession(session -> session.change(each)))
                .orElse(false);
        if (isTaken && !before.equals(offer)) {
            listener.changed(call, offer.orElseThrow());
        }
        return isTaken;
    }
}
