package org.huawu.bench;

import java.util.List;
import java.util.stream.Stream;

/**
 * How far a switchboard is with its script.
 *
 * @param bridged how many callers hear their agent
 * @param refused how many orders were not carried out
 * @param saved how many recordings lie complete on the disk
 * @param broken how many do not
 */
record SwitchboardState(int bridged, int refused, int saved, int broken) {

    static final SwitchboardState NONE = new SwitchboardState(0, 0, 0, 0);

    /** As {@link #asLine} writes it. */
    static SwitchboardState read(String line) {
        List<Integer> counts =
                Stream.of(line.split(" ", -1)).map(Integer::valueOf).toList();
        return new SwitchboardState(counts.get(0), counts.get(1), counts.get(2), counts.get(3));
    }

    String asLine() {
        return bridged + " " + refused + " " + saved + " " + broken;
    }

    SwitchboardState bridgedOneMore() {
        return new SwitchboardState(bridged + 1, refused, saved, broken);
    }

    SwitchboardState refusedOneMore() {
        return new SwitchboardState(bridged, refused + 1, saved, broken);
    }

    SwitchboardState savedOneMore() {
        return new SwitchboardState(bridged, refused, saved + 1, broken);
    }

    SwitchboardState brokenOneMore() {
        return new SwitchboardState(bridged, refused, saved, broken + 1);
    }
}
