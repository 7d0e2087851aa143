package org.huawu.routing;

import org.huawu.events.AgentState;
import org.huawu.events.Configuration;
import org.huawu.events.ContactClass;
import org.huawu.events.ContactStage;
import org.huawu.events.Fields;
import org.huawu.events.HoldCause;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.PromptId;
import org.huawu.kernel.ShareId;
import org.huawu.kernel.VendorId;
import org.huawu.kernel.bytes.ByteReader;
import org.huawu.kernel.bytes.ByteWriter;
import org.jspecify.annotations.Nullable;

/** The bytes of a contact in a {@link Snapshot}. */
final class ContactForm {

    private ContactForm() {}

    static void write(ByteWriter out, Contact contact) {
        Fields.contact(out, contact.ref);
        Fields.id(out, contact.channel);
        Fields.sealed(out, contact.caller);
        out.number(contact.arrivedMs);
        out.choice(contact.stage);
        Fields.optionalEffect(out, contact.awaited);
        out.number(contact.dueMs);
        Fields.id(out, contact.prompt);
        out.number(contact.number);
        out.number(contact.queuedMs);
        out.choice(contact.contactClass);
        out.number(contact.creditMs);
        Fields.levels(out, contact.needs);
        out.number(contact.enteredMs);
        out.number(contact.closesMs);
        writeShare(out, contact);
        out.number(contact.step);
        Fields.optionalAgent(out, contact.agent);
        out.number(contact.offeredMs);
        Fields.optionalEffect(out, contact.bridge);
        out.number(contact.connectedMs);
        Fields.optionalEffect(out, contact.recording);
        writeTalk(out, contact);
        writeDialling(out, contact);
        writeOutside(out, contact.outside);
        Fields.ids(out, contact.passedBy);
        out.number(contact.returns);
    }

    static Contact read(ByteReader in, long format) {
        Contact contact = new Contact(Fields.contact(in), Fields.channel(in), Fields.sealed(in), in.number());
        contact.stage = in.choice(ContactStage.values());
        contact.awaited = Fields.optionalEffect(in);
        contact.dueMs = in.number();
        contact.prompt = Fields.optionalId(in, PromptId::new);
        contact.number = in.number();
        contact.queuedMs = in.number();
        if (format >= Snapshot.WITH_SKILLS) {
            contact.contactClass = in.choice(ContactClass.values());
            contact.creditMs = in.number();
            contact.needs = Fields.levels(in);
            contact.enteredMs = in.number();
            if (format >= Snapshot.WITH_HOURS) {
                contact.closesMs = in.number();
                readShare(in, contact);
            }
            contact.step = in.count(Configuration.MOST_STEPS_OF_A_QUEUE);
        } else {
            contact.enteredMs = contact.queuedMs;
        }
        contact.agent = Fields.optionalAgent(in);
        contact.offeredMs = in.number();
        contact.bridge = Fields.optionalEffect(in);
        contact.connectedMs = in.number();
        contact.recording = Fields.optionalEffect(in);
        if (format >= Snapshot.WITH_TALKS) {
            readTalk(in, contact);
        } else if (contact.stage == ContactStage.TALKING) {
            contact.waitedMs = contact.connectedMs - contact.queuedMs;
        }
        if (format >= Snapshot.WITH_CALLS_OUT) {
            readDialling(in, contact);
        }
        if (format >= Snapshot.WITH_OUTSIDE) {
            contact.outside = readOutside(in);
        }
        if (format >= Snapshot.WITH_CHOICES) {
            contact.passedBy = Fields.list(in, Contact.MOST_PASSED_BY, each -> new PersonId(each.number()));
            contact.returns = in.count(Integer.MAX_VALUE);
        } else if (contact.talkedWith != null && contact.requeuedMs > 0 && contact.connectedMs == 0) {
            contact.passedBy(contact.talkedWith.agent());
        }
        return contact;
    }

    private static void writeShare(ByteWriter out, Contact contact) {
        Fields.id(out, contact.reservedFor);
        out.number(contact.reservedUntilMs);
        Fields.id(out, contact.share);
        out.number(contact.shareSince);
        Fields.id(out, contact.countedFor);
    }

    private static void readShare(ByteReader in, Contact contact) {
        contact.reservedFor = Fields.optionalId(in, VendorId::new);
        contact.reservedUntilMs = in.number();
        contact.share = Fields.optionalId(in, ShareId::new);
        contact.shareSince = in.number();
        contact.countedFor = Fields.optionalId(in, VendorId::new);
    }

    private static void writeTalk(ByteWriter out, Contact contact) {
        out.number(contact.waitedMs);
        out.number(contact.heldSinceMs);
        if (contact.held != null) {
            out.choice(contact.held);
        }
        Consult consult = contact.consult;
        out.flag(consult != null);
        if (consult != null) {
            Fields.agent(out, consult.asked);
            out.number(consult.askedMs);
            out.choice(consult.stage);
            out.number(consult.sinceMs);
            Fields.optionalEffect(out, consult.bridge);
        }
        Fields.optionalAgent(out, contact.talkedWith);
        out.number(contact.requeuedMs);
        Fields.optionalAgent(out, contact.keptFor);
        out.number(contact.keptUntilMs);
    }

    private static void readTalk(ByteReader in, Contact contact) {
        contact.waitedMs = in.number();
        contact.heldSinceMs = in.number();
        contact.held = contact.heldSinceMs == 0 ? null : in.choice(HoldCause.values());
        if (in.flag()) {
            Consult consult = new Consult(Fields.agent(in), in.number());
            consult.stage = in.choice(ConsultStage.values());
            consult.sinceMs = in.number();
            consult.bridge = Fields.optionalEffect(in);
            contact.consult = consult;
        }
        contact.talkedWith = Fields.optionalAgent(in);
        contact.requeuedMs = in.number();
        contact.keptFor = Fields.optionalAgent(in);
        contact.keptUntilMs = in.number();
    }

    private static void writeOutside(ByteWriter out, @Nullable Outside outside) {
        out.flag(outside != null);
        if (outside != null) {
            Fields.id(out, outside.channel);
            Fields.sealed(out, outside.callee);
            out.number(outside.calledMs);
            out.choice(outside.stage);
            out.flag(outside.isRinging);
            out.number(outside.sinceMs);
            Fields.optionalEffect(out, outside.bridge);
        }
    }

    private static @Nullable Outside readOutside(ByteReader in) {
        if (!in.flag()) {
            return null;
        }
        Outside outside = new Outside(Fields.channel(in), Fields.knownSealed(in), in.number());
        outside.stage = in.choice(OutsideStage.values());
        outside.isRinging = in.flag();
        outside.sinceMs = in.number();
        outside.bridge = Fields.optionalEffect(in);
        return outside;
    }

    private static void writeDialling(ByteWriter out, Contact contact) {
        out.flag(contact.back != null);
        if (contact.back != null) {
            out.choice(contact.back);
            out.flag(contact.isRinging);
        }
    }

    private static void readDialling(ByteReader in, Contact contact) {
        if (in.flag()) {
            contact.back = in.choice(AgentState.values());
            contact.isRinging = in.flag();
        }
    }
}
