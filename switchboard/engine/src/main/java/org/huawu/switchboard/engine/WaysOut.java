package org.huawu.switchboard.engine;

import java.util.List;
import org.huawu.switchboard.sip.TrunkSettings;

/**
 * How calls go out, and who may call in.
 *
 * @param trunks the ways to carriers, each name once; none when no calls go out
 * @param caps what may be called, each prefix once; a number that no prefix names is not called
 * @param takesStrangers whether somebody may call who comes by no trunk and has no phone registered
 */
public record WaysOut(List<TrunkSettings> trunks, List<PrefixCap> caps, boolean takesStrangers) {

    /** No calls go out. */
    public static final WaysOut NONE = new WaysOut(List.of(), List.of());

    /** Anybody may call. */
    public WaysOut(List<TrunkSettings> trunks, List<PrefixCap> caps) {
        this(trunks, caps, true);
    }

    public WaysOut {
        trunks = List.copyOf(trunks);
        caps = List.copyOf(caps);
        if (caps.stream().map(PrefixCap::prefix).distinct().count() != caps.size()) {
            throw new IllegalArgumentException("two caps of one prefix");
        }
        if (trunks.stream().map(TrunkSettings::name).distinct().count() != trunks.size()) {
            throw new IllegalArgumentException("two trunks of one name");
        }
    }
}
