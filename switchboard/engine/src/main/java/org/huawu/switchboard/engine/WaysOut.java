package org.huawu.switchboard.engine;

import java.util.List;
import org.huawu.switchboard.sip.TrunkSettings;

/**
 * How calls go out.
 *
 * @param trunks the ways to carriers, each name once; none when no calls go out
 * @param caps what may be called, each prefix once; a number that no prefix names is not called
 */
public record WaysOut(List<TrunkSettings> trunks, List<PrefixCap> caps) {

    /** No calls go out. */
    public static final WaysOut NONE = new WaysOut(List.of(), List.of());

    public WaysOut {
        trunks = List.copyOf(trunks);
        caps = List.copyOf(caps);
        if (caps.stream().map(PrefixCap::prefix).distinct().count() != caps.size()) {
            throw new IllegalArgumentException("two caps of one prefix");
        }
    }
}
