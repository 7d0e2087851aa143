package org.huawu.server.trunks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What holds for all trunks of the installation.
 *
 * @param takesStrangers whether somebody may call by SIP who comes by no trunk
 * @param caps what may be called and how often, 0..200; a number that none names is not called
 */
public record CallRules(boolean takesStrangers, List<Cap> caps) {

    public CallRules {
        caps = List.copyOf(caps);
    }

    /**
     * How often numbers that begin alike may be called.
     *
     * @param prefix of the canonical writing, with a plus for other countries; empty for every number
     * @param mostAnHour 0..100,000; 0 for none
     */
    public record Cap(String prefix, @Nullable Integer mostAnHour) {}
}
