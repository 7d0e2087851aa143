package org.huawu.switchboard.sip;

import gov.nist.javax.sip.message.SIPRequest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.InvalidArgumentException;
import javax.sip.RequestEvent;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.SipProvider;
import javax.sip.header.AcceptHeader;
import javax.sip.header.AllowEventsHeader;
import javax.sip.header.EventHeader;
import javax.sip.header.ExpiresHeader;
import javax.sip.header.MinExpiresHeader;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/**
 * Telephones that hear of their message-waiting lamp: those that subscribe to it (RFC 3842), and those that are told unasked. By any
 * thread. {@value #MOST} subscriptions at most, those included that end and are not confirmed yet, and one more is refused (503);
 * {@value #MOST_OF_ACCOUNT} of an account stand, one more takes the place of the oldest.
 */
final class LampSubscriptions {

    /** The event of RFC 3842. */
    static final String EVENT = "message-summary";

    static final int MOST = 10_000;
    static final int MOST_OF_ACCOUNT = 10;

    private static final int LEAST_S = 60;
    private static final int USUAL_S = 3_600;
    private static final int MOST_S = 7_200;
    private static final int MS_A_SECOND = 1_000;

    private final Registrar registrar;
    private final Replies replies;
    private final Timers timers;
    private final Dialler dialler;
    /** The oldest of each account first. */
    private final Map<String, Deque<LampSubscription>> byAccount = new HashMap<>();

    private final Object unasked = new Object();
    private int count;

    LampSubscriptions(Registrar registrar, Replies replies, Timers timers, Dialler dialler) {
        this.registrar = registrar;
        this.replies = replies;
        this.timers = timers;
        this.dialler = dialler;
        registrar.lamps().watch(this::changed);
    }

    /** Answers SUBSCRIBE, first or within its dialog. On a thread of the stack. */
    void subscribe(RequestEvent event) throws SipException, InvalidArgumentException {
        SIPRequest request = (SIPRequest) event.getRequest();
        Optional<LampSubscription> known = of(event.getDialog());
        Optional<Reply> refusal = refusalOf(request, known.isPresent());
        if (refusal.isPresent()) {
            refuse(event, refusal.get());
            return;
        }
        switch (registrar.subscriberOf(request)) {
            case Registrar.Proof.Refused refused -> refuse(event, refused.reply());
            case Registrar.Proof.Stranger ignored -> refuse(event, Reply.of(Response.FORBIDDEN));
            case Registrar.Proof.Account by -> {
                int seconds = (int) Math.min(expiresS(request), MOST_S);
                if (known.isEmpty() && isFull()) {
                    refuse(event, Reply.of(Response.SERVICE_UNAVAILABLE));
                } else if (known.isEmpty()) {
                    begin(event, by.name(), seconds);
                } else if (known.get().account().equals(by.name())) {
                    event.getServerTransaction().sendResponse(accepted(request, seconds));
                    stand(known.get(), way(event), seconds);
                } else {
                    refuse(event, Reply.of(Response.FORBIDDEN));
                }
            }
        }
    }

    /** A telephone has registered: it is told, where it is to be told unasked. */
    void registered(String account, SIPRequest request) {
        if (!registrar.isToldUnasked(account)) {
            return;
        }
        String callId = request.getCallId().getCallId();
        start(() -> tellUnasked(
                account,
                registrar.contactsOf(account).stream()
                        .filter(each -> each.callId().equals(callId))
                        .toList()));
    }

    /** The answer to a NOTIFY, or 408; nothing when it is none of these. */
    void answered(@Nullable ClientTransaction transaction, int status) {
        if (transaction != null && transaction.getApplicationData() instanceof LampSubscription subscription) {
            subscription.answered(status);
        }
    }

    /** Nobody is told any more. */
    void close() {
        registrar.lamps().watch(account -> {});
    }

    private void begin(RequestEvent event, String account, int seconds) throws SipException, InvalidArgumentException {
        ServerTransaction transaction = Replies.providerOf(event).getNewServerTransaction(event.getRequest());
        Session.Way way = way(event);
        LampSubscription begun = new LampSubscription(
                account, transaction.getDialog(), way, () -> registrar.lamps().of(account), this::remove);
        transaction.getDialog().setApplicationData(begun);
        put(begun);
        transaction.sendResponse(accepted((SIPRequest) event.getRequest(), seconds));
        stand(begun, way, seconds);
    }

    /** @param seconds 0 to end it: then it is told once more, which is how one asks just once (RFC 6665 4.4.3) */
    private void stand(LampSubscription subscription, Session.Way way, int seconds) {
        if (seconds == 0) {
            subscription.end(way);
        } else {
            Runnable takeBack = timers.later(subscription::end, (long) seconds * MS_A_SECOND);
            subscription.renew(way, seconds, takeBack);
        }
    }

    /** Whose registration is gone, or whose password was renewed, is told for the last time. */
    private void changed(String account) {
        start(() -> {
            List<Registration> contacts = registrar.contactsOf(account);
            List<LampSubscription> subscriptions = of(account);
            if (contacts.isEmpty()) {
                subscriptions.forEach(LampSubscription::end);
                return;
            }
            subscriptions.forEach(LampSubscription::tell);
            if (registrar.isToldUnasked(account)) {
                tellUnasked(account, contacts);
            }
        });
    }

    /** One after the other, so that what is said last is what is. */
    private void tellUnasked(String account, List<Registration> contacts) {
        synchronized (unasked) {
            contacts.forEach(each -> dialler.tellLamp(
                    each, account, registrar.realm(), registrar.lamps().of(account)));
        }
    }

    /** Not on the thread of whoever says that something has changed. */
    private static void start(Runnable telling) {
        Thread.ofVirtual().name("sip-lamp").start(telling);
    }

    private static Optional<Reply> refusalOf(SIPRequest request, boolean isKnown) {
        String event = request.getHeader(EventHeader.NAME) instanceof EventHeader header ? header.getEventType() : "";
        if (!EVENT.equalsIgnoreCase(event)) {
            return Optional.of(Reply.of(Response.BAD_EVENT, AllowEventsHeader.NAME, EVENT));
        }
        if (request.getToTag() != null && !isKnown) {
            return Optional.of(Reply.of(Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST));
        }
        if (!accepts(request)) {
            return Optional.of(Reply.of(Response.NOT_ACCEPTABLE));
        }
        long seconds = expiresS(request);
        return seconds > 0 && seconds < LEAST_S
                ? Optional.of(Reply.of(Response.INTERVAL_TOO_BRIEF, MinExpiresHeader.NAME, Integer.toString(LEAST_S)))
                : Optional.empty();
    }

    /** Whether it can read what it would be told; who says nothing can (RFC 3842 3.5). */
    private static boolean accepts(SIPRequest request) {
        Iterator<?> accepted = request.getHeaders(AcceptHeader.NAME);
        boolean isAny = !accepted.hasNext();
        while (accepted.hasNext() && !isAny) {
            isAny = accepted.next() instanceof AcceptHeader each
                    && RequestRules.covers(each.getContentType(), Answers.SUMMARY_TYPE)
                    && RequestRules.covers(each.getContentSubType(), Answers.SUMMARY_SUBTYPE);
        }
        return isAny;
    }

    private static long expiresS(SIPRequest request) {
        ExpiresHeader header = request.getExpires();
        return header == null ? USUAL_S : header.getExpires();
    }

    private Response accepted(SIPRequest request, int seconds) {
        Response answer = replies.withContact(Response.OK, request);
        replies.answers().addExpires(answer, seconds);
        return answer;
    }

    private void refuse(RequestEvent event, Reply refusal) throws SipException, InvalidArgumentException {
        Response answer = replies.answers()
                .of(refusal, event.getRequest(), replies.answers().newTag());
        SipProvider provider = Replies.providerOf(event);
        if (event.getServerTransaction() == null) {
            provider.sendResponse(answer);
        } else {
            event.getServerTransaction().sendResponse(answer);
        }
    }

    private Session.Way way(RequestEvent event) {
        return new Session.Way(
                Replies.providerOf(event), replies.answers(), InboundCall.flow((SIPRequest) event.getRequest(), true));
    }

    private static Optional<LampSubscription> of(@Nullable Dialog dialog) {
        // The stack knows a dialog for some seconds after its end.
        return dialog != null
                        && dialog.getApplicationData() instanceof LampSubscription subscription
                        && subscription.isOpen()
                ? Optional.of(subscription)
                : Optional.empty();
    }

    private synchronized List<LampSubscription> of(String account) {
        return List.copyOf(byAccount.getOrDefault(account, new ArrayDeque<>()));
    }

    private synchronized boolean isFull() {
        return count >= MOST;
    }

    private void put(LampSubscription begun) {
        LampSubscription oldest = null;
        synchronized (this) {
            Deque<LampSubscription> all = byAccount.computeIfAbsent(begun.account(), ignored -> new ArrayDeque<>());
            all.addLast(begun);
            count++;
            List<LampSubscription> open =
                    all.stream().filter(LampSubscription::isOpen).toList();
            if (open.size() > MOST_OF_ACCOUNT) {
                oldest = open.getFirst();
            }
        }
        if (oldest != null) {
            oldest.end();
        }
    }

    private synchronized void remove(LampSubscription subscription) {
        Deque<LampSubscription> all = byAccount.getOrDefault(subscription.account(), new ArrayDeque<>());
        if (all.remove(subscription)) {
            count--;
        }
        if (all.isEmpty()) {
            byAccount.remove(subscription.account());
        }
    }
}
