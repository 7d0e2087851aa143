package org.huawu.server.hotline.internal;

import org.huawu.events.Configuration;
import org.huawu.events.Fields;
import org.huawu.kernel.bytes.ByteReader;
import org.huawu.kernel.bytes.ByteWriter;

/** A configuration in the one form of its bytes. */
final class ConfigurationBytes {

    private ConfigurationBytes() {}

    static byte[] of(Configuration configuration) {
        ByteWriter out = new ByteWriter(4 << 20);
        Fields.configuration(out, configuration);
        return out.toByteArray();
    }

    static Configuration read(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        Configuration configuration = Fields.configuration(in);
        in.end();
        return configuration;
    }
}
