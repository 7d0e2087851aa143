package org.huawu.routing;

import org.huawu.events.ContactStage;
import org.huawu.events.OutsideEvent;
import org.huawu.events.OutsideEvent.ContactPassedOn;
import org.huawu.events.OutsideEvent.ContactReturned;
import org.huawu.events.OutsideEvent.OutsideAnswered;
import org.huawu.events.OutsideEvent.OutsideCalled;
import org.huawu.events.OutsideEvent.OutsideConferenceBegan;
import org.huawu.events.OutsideEvent.OutsideEnded;
import org.huawu.events.OutsideEvent.OutsideJoined;
import org.huawu.events.OutsideEvent.OutsideRang;
import org.huawu.events.OutsideEvent.OutsideSent;

/** How the events of numbers outside change contacts. */
final class OutsideChanges {

    private final RoutingState state;
    private final ContactChanges contacts;

    OutsideChanges(RoutingState state, ContactChanges contacts) {
        this.state = state;
        this.contacts = contacts;
    }

    void apply(OutsideEvent event) {
        Contact contact = contacts.contact(event.contact());
        switch (event) {
            case OutsideCalled e -> {
                contact.outside = new Outside(e.channel(), e.callee(), e.atMs());
                state.byChannel.put(e.channel().value(), contact);
                contacts.await(contact, e.dial(), e.dialDueMs());
            }
            case OutsideSent e -> contacts.await(contact, null, e.givenUpMs());
            case OutsideRang e -> OutsideRules.outsideOf(contact).isRinging = true;
            case OutsideAnswered e -> answered(contact, e);
            case OutsideJoined e -> joined(contact, e);
            case OutsideConferenceBegan e -> {}
            case ContactPassedOn e -> passedOn(contact, e);
            case OutsideEnded e -> ended(contact);
            case ContactReturned e -> contacts.waitAgain(contact, e.atMs());
        }
    }

    private void answered(Contact contact, OutsideAnswered event) {
        Outside outside = OutsideRules.outsideOf(contact);
        outside.stage = OutsideStage.CONNECTING;
        outside.isRinging = false;
        outside.bridge = event.bridge();
        if (contact.stage == ContactStage.PASSED_ON) {
            contact.bridge = event.bridge();
        }
        contacts.await(contact, event.bridge(), event.bridgeDueMs());
    }

    private void joined(Contact contact, OutsideJoined event) {
        Outside outside = OutsideRules.outsideOf(contact);
        outside.stage = contact.stage == ContactStage.PASSED_ON ? OutsideStage.JOINED : OutsideStage.TALKING;
        outside.sinceMs = outside.sinceMs == 0 ? event.atMs() : outside.sinceMs;
        contacts.await(contact, null, 0);
    }

    private void passedOn(Contact contact, ContactPassedOn event) {
        Outside outside = OutsideRules.outsideOf(contact);
        contact.stage = ContactStage.PASSED_ON;
        contact.talkedWith = event.agent();
        contact.agent = null;
        contact.offeredMs = 0;
        contact.connectedMs = 0;
        if (outside.stage == OutsideStage.CALLING) {
            contact.bridge = null;
        }
        if (event.joined() != null) {
            outside.stage = OutsideStage.JOINED;
            outside.bridge = event.joined();
            contact.bridge = event.joined();
            contacts.await(contact, event.joined(), event.joinedDueMs());
        }
    }

    private void ended(Contact contact) {
        Outside outside = OutsideRules.outsideOf(contact);
        if (!outside.stage.isHeard() || contact.stage == ContactStage.PASSED_ON) {
            contacts.await(contact, null, 0);
        }
        state.byChannel.remove(outside.channel.value());
        contact.outside = null;
    }
}
