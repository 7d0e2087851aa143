package org.huawu.events;

import org.huawu.events.RecordingEvent.RecordingFailed;
import org.huawu.events.RecordingEvent.RecordingSaved;
import org.huawu.events.RecordingEvent.RecordingStarted;
import org.huawu.kernel.bytes.ByteReader;
import org.huawu.kernel.bytes.ByteWriter;
import org.huawu.kernel.bytes.MalformedBytesException;

/** The bytes of {@link RecordingEvent}. */
final class RecordingCodec {

    private RecordingCodec() {}

    static int type(RecordingEvent event) {
        return switch (event) {
            case RecordingStarted e -> 50;
            case RecordingSaved e -> 51;
            case RecordingFailed e -> 52;
        };
    }

    static void write(ByteWriter out, RecordingEvent event) {
        switch (event) {
            case RecordingStarted e -> {
                Fields.contact(out, e.contact());
                Fields.agent(out, e.agent());
                Fields.effect(out, e.recording());
            }
            case RecordingSaved e -> {
                Fields.contact(out, e.contact());
                Fields.agent(out, e.agent());
                Fields.effect(out, e.recording());
                out.number(e.soundMs());
                out.number(e.bytes());
            }
            case RecordingFailed e -> {
                Fields.contact(out, e.contact());
                Fields.agent(out, e.agent());
                Fields.effect(out, e.recording());
                out.choice(e.cause());
            }
        }
    }

    static RecordingEvent read(int type, long atMs, ByteReader in) {
        return switch (type) {
            case 50 -> new RecordingStarted(atMs, Fields.contact(in), Fields.agent(in), Fields.effect(in));
            case 51 ->
                new RecordingSaved(
                        atMs, Fields.contact(in), Fields.agent(in), Fields.effect(in), in.number(), in.number());
            case 52 ->
                new RecordingFailed(
                        atMs,
                        Fields.contact(in),
                        Fields.agent(in),
                        Fields.effect(in),
                        in.choice(RecordingFailure.values()));
            default -> throw new MalformedBytesException("unknown type of event " + type);
        };
    }
}
