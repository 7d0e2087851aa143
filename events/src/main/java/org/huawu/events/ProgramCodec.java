package org.huawu.events;

import org.huawu.events.ProgramEvent.SignOfLife;
import org.huawu.kernel.bytes.MalformedBytesException;

/** The bytes of {@link ProgramEvent}, which has no fields but its time. */
final class ProgramCodec {

    private ProgramCodec() {}

    static int type(ProgramEvent event) {
        return switch (event) {
            case SignOfLife e -> 130;
        };
    }

    static ProgramEvent read(int type, long atMs) {
        if (type != 130) {
            throw new MalformedBytesException("unknown type of event " + type);
        }
        return new SignOfLife(atMs);
    }
}
