package org.huawu.routing.simulation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.huawu.routing.Capacity;

/** Looks for few inputs that break a rule: cuts the log by halves, quarters and so on as long as the same rule breaks. */
final class Shrinking {

    private static final int MOST_REPLAYS = 3_000;
    private static final int MOST_SHOWN = 60;

    private final BrokenRule broken;
    private final Capacity capacity;
    private final List<Move> log;
    private final boolean isAtTheEnd;
    private int replays;

    Shrinking(BrokenRule broken, Course course) {
        this.broken = broken;
        this.capacity = course.capacity();
        this.log = List.copyOf(course.moves());
        this.isAtTheEnd = course.isOver();
    }

    String report(long seed) {
        List<Move> few = shrunk();
        StringBuilder text = new StringBuilder();
        text.append("seed ").append(seed);
        text.append(", input ").append(log.size());
        text.append(", commit ").append(commit());
        text.append("\n  ").append(broken.getMessage());
        text.append("\n  the same rule breaks by these ").append(few.size()).append(" inputs of the log:");
        few.stream()
                .skip(Math.max(0, few.size() - MOST_SHOWN))
                .forEach(move -> text.append("\n    ").append(move));
        return text.toString();
    }

    /** The inputs that are left; all of them where cutting shows nothing, as with what is missing at the end of a day. */
    List<Move> shrunk() {
        List<Move> left = new ArrayList<>(log);
        if (!breaks(left)) {
            return left;
        }
        for (int size = Math.max(1, left.size() / 2); ; size = size / 2) {
            for (int from = left.size() - size; from > -size; from -= size) {
                List<Move> fewer = new ArrayList<>(left.subList(0, Math.max(0, from)));
                fewer.addAll(left.subList(Math.min(left.size(), from + size), left.size()));
                if (replays < MOST_REPLAYS && breaks(fewer)) {
                    left = fewer;
                }
            }
            if (size <= 1 || replays >= MOST_REPLAYS) {
                return left;
            }
        }
    }

    private boolean breaks(List<Move> moves) {
        replays++;
        Course course = new Course(capacity, Worlds.rules());
        try {
            moves.forEach(course::take);
            if (isAtTheEnd) {
                course.over();
            }
            return false;
        } catch (BrokenRule again) {
            // what is missing at the end of a day is missing in each part of it, which tells nothing
            return again.rule().equals(broken.rule())
                    && (!isAtTheEnd || again.rule().equals(OwnCount.RULE));
        }
    }

    private static String commit() {
        try {
            Process git = new ProcessBuilder("git", "rev-parse", "--short", "HEAD").start();
            String commit = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return commit.isEmpty() ? "unknown" : commit;
        } catch (IOException e) {
            return "unknown";
        }
    }
}
