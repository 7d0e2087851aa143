package org.huawu.routing.simulation;

import java.util.Comparator;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Random;
import org.huawu.routing.Input;

/** Virtual time and chance of one world: what happens next, and the way of inputs to the core. */
final class Scene {

    private static final long START_MS = 1_780_000_000_000L;

    final Random random;
    private final Course course;
    private final PriorityQueue<Happening> ahead =
            new PriorityQueue<>(Comparator.comparingLong(Happening::atMs).thenComparingLong(Happening::number));
    private long nowMs = START_MS;
    /** What the log's clock is ahead of the world's. */
    private long offsetMs;

    private long number;
    private int given;
    private boolean isAlive = true;

    /** Something that is going to happen. */
    private record Happening(long atMs, long number, Runnable what) {}

    Scene(long seed, Course course) {
        this.random = new Random(seed);
        this.course = course;
    }

    /** The log's time in ms. */
    long logMs() {
        return nowMs + offsetMs;
    }

    int given() {
        return given;
    }

    /** Whether the program runs. */
    boolean isAlive() {
        return isAlive;
    }

    void in(long ms, Runnable what) {
        ahead.add(new Happening(nowMs + ms, ++number, what));
    }

    /** At some time from one on to before another. */
    void in(long fromMs, long untilMs, Runnable what) {
        in(between(fromMs, untilMs), what);
    }

    long between(long from, long until) {
        return from + random.nextLong(until - from);
    }

    /** True so many times of a hundred. */
    boolean percent(int chance) {
        return random.nextInt(100) < chance;
    }

    /** Gives an input to the core; a program that is dead takes none. */
    void give(Input input) {
        if (isAlive) {
            given++;
            course.give(input, logMs());
        }
    }

    /** The next thing happens: what is due in the core, or what is next in the world. */
    void next() {
        Happening next = ahead.peek();
        OptionalLong due = isAlive ? course.nextDeadlineMs() : OptionalLong.empty();
        if (due.isPresent() && (next == null || due.getAsLong() - offsetMs <= next.atMs())) {
            nowMs = Math.max(nowMs, due.getAsLong() - offsetMs);
            course.serve(logMs());
        } else if (next != null) {
            ahead.remove();
            nowMs = next.atMs();
            next.what().run();
        }
    }

    /** Time passes without anything but what is due. */
    void pass(long ms) {
        nowMs += ms;
        course.serve(logMs());
    }

    /** The log's clock goes so much ahead, or back. */
    void jump(long ms) {
        long fromMs = logMs();
        offsetMs += ms;
        if (isAlive) {
            course.jump(fromMs, logMs());
        }
    }

    void save() {
        if (isAlive) {
            course.save(logMs());
        }
    }

    /** The program dies. */
    void die() {
        course.die(logMs());
        isAlive = false;
    }

    /** And starts again. */
    void rise() {
        isAlive = true;
        course.start(logMs());
    }
}
