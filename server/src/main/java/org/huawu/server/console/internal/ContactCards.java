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

    ContactCard of(ContactRef contact, @Nullable Sealed caller, long sinceMs, @Nullable Long dueMs) {
        LineCard line = numbers.line(contact.line())
                .map(known -> new LineCard(known.id(), known.name(), known.number()))
                .orElseGet(() -> new LineCard(contact.line(), null, null));
        String queue = numbers.queue(contact.queue()).map(Queue::name).orElse(null);
        return new ContactCard(
                contact.contact(), line, new QueueCard(contact.queue(), queue), masked(caller), sinceMs, dueMs);
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
