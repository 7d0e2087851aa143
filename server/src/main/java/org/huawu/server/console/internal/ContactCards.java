package org.huawu.server.console.internal;

import org.huawu.events.ContactRef;
import org.huawu.events.Sealed;
import org.huawu.server.calls.MaskedNumber;
import org.huawu.server.console.internal.DeskView.ContactCard;
import org.huawu.server.console.internal.DeskView.LineCard;
import org.huawu.server.console.internal.DeskView.QueueCard;
import org.huawu.server.hotline.Numbers;
import org.huawu.server.hotline.Queue;
import org.huawu.server.sealing.KeyGone;
import org.huawu.server.sealing.Sealing;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes of a contact what its agent sees. Any thread; in memory. */
@Component
class ContactCards {

    private final Numbers numbers;
    private final Sealing sealing;

    ContactCards(Numbers numbers, Sealing sealing) {
        this.numbers = numbers;
        this.sealing = sealing;
    }

    /** Of an offer; when it was made follows from its end, as long as the queue is the one it was made with. */
    ContactCard offered(ContactRef contact, @Nullable Sealed caller, long dueMs) {
        long limitMs = numbers.queue(contact.queue()).map(Queue::offerLimitMs).orElse(0L);
        return of(contact, masked(caller), dueMs - limitMs, dueMs);
    }

    /** Of somebody whom the agent calls. */
    ContactCard calledOut(ContactRef contact, Sealed callee, long sinceMs) {
        return of(contact, masked(callee), sinceMs, null);
    }

    /** Of a contact whose offer was not seen here. */
    ContactCard withoutCaller(ContactRef contact, long sinceMs) {
        return of(contact, ContactCard.NOT_KNOWN, sinceMs, null);
    }

    private ContactCard of(ContactRef contact, @Nullable String caller, long sinceMs, @Nullable Long dueMs) {
        LineCard line = numbers.line(contact.line())
                .map(known -> new LineCard(known.id(), known.name(), known.number()))
                .orElseGet(() -> new LineCard(contact.line(), null, null));
        String queue = numbers.queue(contact.queue()).map(Queue::name).orElse(null);
        return new ContactCard(
                contact.contact(), line, new QueueCard(contact.queue(), queue), caller, null, sinceMs, dueMs);
    }

    /** A number outside that was called into a talk, masked; empty when it cannot be opened any more. */
    String outside(Sealed callee) {
        String known = masked(callee);
        return known == null ? ContactCard.NOT_KNOWN : known;
    }

    private @Nullable String masked(@Nullable Sealed caller) {
        if (caller == null) {
            return null;
        }
        try {
            return MaskedNumber.of(sealing.open(caller));
        } catch (KeyGone e) {
            return null;
        }
    }
}
