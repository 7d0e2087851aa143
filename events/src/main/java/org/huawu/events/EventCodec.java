package org.huawu.events;

import org.huawu.kernel.bytes.ByteReader;
import org.huawu.kernel.bytes.ByteWriter;
import org.huawu.kernel.bytes.MalformedBytesException;

/**
 * The bytes of events: type, version, time, then the fields in their order. Each event has one form. Types are numbered
 * by what they speak of: contact 10, offer 30, recording 50, agent 70, switchboard 90, configuration 110, program 130, talk 150,
 * supervision 170, what agents choose 180, calls out 190, numbers outside 200.
 */
public final class EventCodec {

    /** The most bytes of an event, as many as the journal takes; the largest carries a part of the configuration. */
    public static final int MOST_BYTES = 64 << 10;

    private static final int VERSION = 1;

    private EventCodec() {}

    /** The type's number, which never changes its meaning. */
    public static int type(Event event) {
        return switch (event) {
            case ContactEvent contact -> ContactCodec.type(contact);
            case OfferEvent offer -> OfferCodec.type(offer);
            case RecordingEvent recording -> RecordingCodec.type(recording);
            case AgentEvent agent -> AgentCodec.type(agent);
            case SwitchboardEvent switchboard -> SwitchboardCodec.type(switchboard);
            case ConfigurationEvent configuration -> ConfigurationCodec.type(configuration);
            case ProgramEvent program -> ProgramCodec.type(program);
            case TalkEvent talk -> TalkCodec.type(talk);
            case DialEvent dial -> DialCodec.type(dial);
            case ChoiceEvent choice -> ChoiceCodec.type(choice);
            case SupervisionEvent supervision -> SupervisionCodec.type(supervision);
            case OutsideEvent outside -> OutsideCodec.type(outside);
        };
    }

    /** The version in which events of the type are written today. */
    public static int version(Event event) {
        return VERSION;
    }

    /** The event's bytes. */
    public static byte[] encode(Event event) {
        ByteWriter out = new ByteWriter(MOST_BYTES);
        out.number(type(event));
        out.number(version(event));
        out.number(event.atMs());
        switch (event) {
            case ContactEvent contact -> ContactCodec.write(out, contact);
            case OfferEvent offer -> OfferCodec.write(out, offer);
            case RecordingEvent recording -> RecordingCodec.write(out, recording);
            case AgentEvent agent -> AgentCodec.write(out, agent);
            case SwitchboardEvent switchboard -> SwitchboardCodec.write(out, switchboard);
            case ConfigurationEvent configuration -> ConfigurationCodec.write(out, configuration);
            case ProgramEvent program -> {}
            case TalkEvent talk -> TalkCodec.write(out, talk);
            case DialEvent dial -> DialCodec.write(out, dial);
            case ChoiceEvent choice -> ChoiceCodec.write(out, choice);
            case SupervisionEvent supervision -> SupervisionCodec.write(out, supervision);
            case OutsideEvent outside -> OutsideCodec.write(out, outside);
        }
        return out.toByteArray();
    }

    /**
     * The event that bytes stand for.
     *
     * @throws MalformedBytesException when they stand for none: cut off, out of range, of an unknown type or version
     */
    public static Event decode(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        int type = in.count(Integer.MAX_VALUE);
        long version = in.number();
        if (version != VERSION) {
            throw new MalformedBytesException("unknown version " + version + " of event type " + type);
        }
        try {
            Event event = read(type, in.number(), in);
            in.end();
            return event;
        } catch (IllegalArgumentException outOfRange) {
            throw new MalformedBytesException("event type " + type + " with a field out of range", outOfRange);
        }
    }

    private static Event read(int type, long atMs, ByteReader in) {
        if (type < 30) {
            return ContactCodec.read(type, atMs, in);
        }
        if (type < 50) {
            return OfferCodec.read(type, atMs, in);
        }
        if (type < 70) {
            return RecordingCodec.read(type, atMs, in);
        }
        if (type < 90) {
            return AgentCodec.read(type, atMs, in);
        }
        if (type < 110) {
            return SwitchboardCodec.read(type, atMs, in);
        }
        if (type < 130) {
            return ConfigurationCodec.read(type, atMs, in);
        }
        if (type < 150) {
            return ProgramCodec.read(type, atMs);
        }
        if (type < SupervisionCodec.FIRST) {
            return TalkCodec.read(type, atMs, in);
        }
        if (type < ChoiceCodec.FIRST) {
            return SupervisionCodec.read(type, atMs, in);
        }
        if (type < 190) {
            return ChoiceCodec.read(type, atMs, in);
        }
        return type < 200 ? DialCodec.read(type, atMs, in) : OutsideCodec.read(type, atMs, in);
    }
}
