package org.huawu.bench;

import java.util.List;
import java.util.stream.Stream;

/**
 * How far a switchboard is with its script.
 *
 * @param joined how many agents and third parties are in a bridge
 * @param refused how many orders were not carried out
 * @param saved how many recordings lie complete on the disk
 * @param broken how many do not
 */
record SwitchboardState(int joined, int refused, int saved, int broken) {

    static final SwitchboardState NONE = new SwitchboardState(0, 0, 0, 0);

    /** As {@link #asLine} writes it. */
    static SwitchboardState read(String line) {
        List<Integer> counts =
                Stream.of(line.split(" ", -1)).map(Integer::valueOf).toList();
        return new SwitchboardState(counts.get(0), counts.get(1), counts.get(2), counts.get(3));
    }

    String asLine() {
        return joined + " " + refused + " " + saved + " " + broken;
    }

    SwitchboardState joinedOneMore() {
        return new SwitchboardState(joined + 1, refused, saved, broken);
    }

    SwitchboardState refusedOneMore() {
        return new SwitchboardState(joined, refused + 1, saved, broken);
    }

    SwitchboardState savedOneMore() {
        return new SwitchboardState(joined, refused, saved + 1, broken);
    }

    SwitchboardState brokenOneMore() {
        return new SwitchboardState(joined, refused, saved, broken + 1);
    }
}
