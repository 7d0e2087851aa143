package org.huawu.routing.simulation;

import org.huawu.events.ContactStage;
import org.huawu.events.DialEvent;
import org.huawu.events.DialEvent.CallDialled;
import org.huawu.events.DialEvent.CallSent;
import org.huawu.events.DialEvent.CalleeAnswered;
import org.huawu.events.DialEvent.EarlySoundBegan;
import org.huawu.events.DialEvent.EarlySoundSettled;

/** What events tell of calls out until they are answered. */
final class PictureOfDials {

    private PictureOfDials() {}

    static void apply(Picture seen, DialEvent event) {
        switch (event) {
            case CallDialled e -> {
                SeenContact contact = new SeenContact(e.contact(), e.channel(), e.atMs(), e.dialDueMs());
                contact.stage = ContactStage.DIALLING;
                contact.caller = e.callee();
                contact.back = e.back();
                contact.number = seen.nextNumber();
                contact.queuedMs = e.atMs();
                contact.waitedMs = 0;
                contact.agent = seen.agent(e.agent().agent().value());
                contact.agent.work = contact.ref;
                seen.contacts.put(contact.id(), contact);
            }
            case CallSent e -> seen.contact(e.contact()).dueMs = e.givenUpMs();
            case EarlySoundBegan e -> seen.contact(e.contact()).isEarly = true;
            case EarlySoundSettled e -> seen.contact(e.contact()).isEarly = e.isHeard();
            case CalleeAnswered e -> {
                SeenContact contact = seen.contact(e.contact());
                PictureOfTalks.connect(contact, e.atMs());
                contact.dueMs = e.bridgeDueMs() == 0 ? Long.MAX_VALUE : e.bridgeDueMs();
            }
            default -> {}
        }
    }
}
