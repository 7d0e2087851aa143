package org.huawu.routing;

import org.huawu.events.ContactStage;
import org.huawu.events.DialEvent;
import org.huawu.events.DialEvent.CallDialled;
import org.huawu.events.DialEvent.CallSent;
import org.huawu.events.DialEvent.CalleeAnswered;
import org.huawu.events.DialEvent.CalleeRang;
import org.huawu.events.DialEvent.EarlySoundBegan;
import org.huawu.events.DialEvent.EarlySoundSettled;
import org.huawu.events.EffectId;

/** How events of a call out change its contact. */
final class DialChanges {

    private final RoutingState state;
    private final ContactChanges contacts;

    DialChanges(RoutingState state, ContactChanges contacts) {
        this.state = state;
        this.contacts = contacts;
    }

    void apply(DialEvent event) {
        switch (event) {
            case CallDialled e -> dialled(e);
            case CallSent e -> contacts.await(contacts.contact(e.contact()), null, e.givenUpMs());
            case CalleeRang e -> contacts.contact(e.contact()).isRinging = true;
            case EarlySoundBegan e -> {
                Contact contact = contacts.contact(e.contact());
                contact.bridge = e.bridge();
                contacts.await(contact, e.bridge(), contact.dueMs);
            }
            case EarlySoundSettled e -> {
                Contact contact = contacts.contact(e.contact());
                contact.bridge = e.isHeard() ? contact.bridge : null;
                contacts.await(contact, null, contact.dueMs);
            }
            case CalleeAnswered e -> answered(contacts.contact(e.contact()), e);
        }
    }

    private void dialled(CallDialled event) {
        Contact contact = new Contact(event.contact(), event.channel(), event.callee(), event.atMs());
        contact.stage = ContactStage.DIALLING;
        contact.back = event.back();
        contact.agent = event.agent();
        // should it come to a queue later, its place is that of who came when it was dialled
        contact.number = ++state.lastPlace;
        contact.queuedMs = event.atMs();
        state.contacts.put(contact.id(), contact);
        state.byChannel.put(contact.channel.value(), contact);
        state.agent(event.agent().agent().value()).work = contact.ref;
        contacts.await(contact, event.dial(), event.dialDueMs());
    }

    private void answered(Contact contact, CalleeAnswered event) {
        EffectId joining = event.bridge() == null ? contact.awaited : event.bridge();
        contact.bridge = event.bridge() == null ? contact.bridge : event.bridge();
        contact.back = null;
        contact.isRinging = false;
        contacts.connect(contact, event.agent(), event.recording(), event.recordingDueMs());
        contacts.await(contact, joining, event.bridgeDueMs());
    }
}
