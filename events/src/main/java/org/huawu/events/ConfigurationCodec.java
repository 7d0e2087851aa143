package org.huawu.events;

import org.huawu.events.ConfigurationEvent.ConfigurationActivated;
import org.huawu.events.ConfigurationEvent.ConfigurationStaged;
import org.huawu.kernel.bytes.ByteReader;
import org.huawu.kernel.bytes.ByteWriter;
import org.huawu.kernel.bytes.MalformedBytesException;

/** The bytes of {@link ConfigurationEvent}. */
final class ConfigurationCodec {

    private ConfigurationCodec() {}

    static int type(ConfigurationEvent event) {
        return switch (event) {
            case ConfigurationStaged e -> 110;
            case ConfigurationActivated e -> 111;
        };
    }

    static void write(ByteWriter out, ConfigurationEvent event) {
        switch (event) {
            case ConfigurationStaged e -> {
                Fields.part(out, e.part());
            }
            case ConfigurationActivated e -> {
                out.number(e.revision());
                out.text(e.digest());
            }
        }
    }

    static ConfigurationEvent read(int type, long atMs, ByteReader in) {
        return switch (type) {
            case 110 -> new ConfigurationStaged(atMs, Fields.part(in));
            case 111 -> new ConfigurationActivated(atMs, in.number(), in.text(ConfigurationBytes.DIGEST_LENGTH));
            default -> throw new MalformedBytesException("unknown type of event " + type);
        };
    }
}
