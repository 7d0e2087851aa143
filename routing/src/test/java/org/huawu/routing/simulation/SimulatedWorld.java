package org.huawu.routing.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.huawu.events.Configuration;
import org.huawu.events.ConfigurationBytes;
import org.huawu.events.ConfigurationPart;
import org.huawu.routing.Capacity;
import org.huawu.routing.Effect;
import org.huawu.routing.Input;
import org.huawu.routing.Input.ActivateConfiguration;
import org.huawu.routing.Input.DeadlineReached;
import org.huawu.routing.Input.StageConfiguration;

/**
 * A day in a contact centre, all of it from one seed: how many agents, lines and queues, how busy it is, who calls and how patiently, who
 * accepts, refuses, overlooks or leaves, what the switchboard loses, doubles or tells late, when it restarts, when the program dies, when the
 * clock jumps, and what administrators change meanwhile. It acts on what the core orders and shows, as switchboard and desks would.
 */
final class SimulatedWorld implements Watcher {

    private static final long HANDLING_BESIDES_TALK_MS = 9_000;
    /** Longer than recordings are waited for, and than the clock may have gone back. */
    private static final long RECORDINGS_ARE_DONE_MS = 200_000;

    private final Scene scene;
    private final SimulatedSwitchboard switchboard;
    private final SimulatedAgents agents;
    private final SimulatedSettings settings;
    private final Course course;
    private final SimulatedSupervisors supervisors;
    private final int lines;
    private final long arrivalMs;
    private boolean isOver;

    /**
     * How large a world is and how busy.
     *
     * @param agents how many there are
     * @param lines how many are dialled
     * @param queues how many they lead to
     * @param talkMs how long a talk is, about
     * @param loadPercent how much of the agents' time calls would take, were all of them answered
     * @param patienceMs how long callers wait, about
     * @param colour how many of a hundred settings are otherwise than usual
     * @param capacity what the core holds at most
     */
    record Shape(
            int agents,
            int lines,
            int queues,
            long talkMs,
            long loadPercent,
            long patienceMs,
            int colour,
            Capacity capacity) {

        /** The shape that a seed gives: a small house, so that much meets in it. */
        static Shape of(long seed) {
            Random random = new Random(~seed);
            int agents = 4 + random.nextInt(10);
            long talkMs = 4_000L + random.nextInt(30_000);
            long loadPercent = 60L + random.nextInt(80);
            int lines = 2 + random.nextInt(3);
            int contacts = random.nextInt(4) == 0 ? 5 + random.nextInt(10) : 200;
            Capacity capacity = new Capacity(contacts, 4 + agents - random.nextInt(5), 4 + agents);
            long patienceMs = 8_000L + random.nextInt(60_000);
            int queues = 2 + random.nextInt(3);
            return new Shape(agents, lines, queues, talkMs, loadPercent, patienceMs, random.nextInt(60), capacity);
        }
    }

    /**
     * A world of a seed.
     *
     * @param watchers who watches it, besides itself
     */
    SimulatedWorld(long seed, Shape shape, List<Watcher> watchers) {
        this.lines = shape.lines();
        this.arrivalMs =
                Math.max(1, (shape.talkMs() + HANDLING_BESIDES_TALK_MS) * 100 / shape.loadPercent() / shape.agents());
        List<Watcher> all = new ArrayList<>(watchers);
        all.add(this);
        this.course = new Course(shape.capacity(), all);
        this.scene = new Scene(seed, course);
        this.switchboard = new SimulatedSwitchboard(scene, shape.talkMs(), shape.patienceMs());
        this.agents = new SimulatedAgents(scene, switchboard, shape.agents(), lines, shape.talkMs());
        this.supervisors = new SimulatedSupervisors(scene, switchboard, shape.agents());
        this.settings = new SimulatedSettings(scene, lines, shape.queues(), shape.agents(), shape.colour());
    }

    /** The small world of a seed. */
    SimulatedWorld(long seed, List<Watcher> watchers) {
        this(seed, Shape.of(seed), watchers);
    }

    Course course() {
        return course;
    }

    /** The whole day: at least so many inputs, then everybody goes home. */
    void play(int inputs) {
        switchboard.comeUp(0);
        revise();
        agents.open();
        supervisors.open();
        scene.in(arrivalMs, this::calls);
        scene.in(30_000, 90_000, this::revises);
        scene.in(60_000, 200_000, this::mishap);
        scene.in(20_000, 60_000, this::saves);
        while (scene.given() < inputs) {
            scene.next();
        }
        close();
    }

    @Override
    public void saw(Taken step) {
        for (Effect effect : step.effects()) {
            switch (effect) {
                case Effect.Order order -> switchboard.ordered(order);
                case Effect.Notice notice -> agents.shown(notice);
            }
        }
    }

    private void calls() {
        // they come in bursts
        boolean isBurst = scene.percent(3);
        scene.in(isBurst ? 10 : scene.between(1, 2 * arrivalMs), this::calls);
        boolean isWrongLine = scene.percent(1);
        switchboard.call(isWrongLine ? 99 : scene.between(1, lines + 1L));
        if (isBurst) {
            IntStream.range(0, 5).forEach(more -> switchboard.call(scene.between(1, lines + 1L)));
        }
    }

    private void saves() {
        scene.in(20_000, 60_000, this::saves);
        scene.save();
        if (scene.percent(30)) {
            scene.give(new DeadlineReached()); // early, which does no harm
        }
    }

    private void revises() {
        scene.in(30_000, 120_000, this::revises);
        revise();
    }

    /** A revision in its parts, now and then with parts in any order, doubled, or lost at first. */
    private void revise() {
        Configuration next = settings.next();
        byte[] bytes = ConfigurationBytes.encode(next);
        int count = (int) scene.between(1, 4);
        List<StageConfiguration> parts = new ArrayList<>();
        for (int part = 1; part <= count; part++) {
            byte[] piece = Arrays.copyOfRange(bytes, bytes.length * (part - 1) / count, bytes.length * part / count);
            parts.add(new StageConfiguration(new ConfigurationPart(next.revision(), part, count, piece)));
        }
        Collections.shuffle(parts, scene.random);
        Input activate = new ActivateConfiguration(next.revision(), ConfigurationBytes.digest(bytes));
        if (next.revision() > 1 && scene.percent(10)) {
            StageConfiguration lost = parts.removeLast();
            parts.forEach(scene::give);
            scene.give(activate);
            parts.add(lost);
        }
        parts.forEach(scene::give);
        scene.give(activate);
        if (scene.percent(10)) {
            scene.give(activate);
        }
    }

    /** The switchboard restarts, the program dies, or the clock jumps. */
    private void mishap() {
        scene.in(60_000, 200_000, this::mishap);
        int chance = scene.random.nextInt(100);
        if (chance < 15) {
            // many who hear a prompt, or ring at a desk, at one moment
            IntStream.range(0, 12)
                    .forEach(each -> scene.in(0, 3_000, () -> switchboard.call(scene.between(1, lines + 1L))));
            scene.in(3_000, switchboard::goDown);
            scene.in(3_200, () -> up(15));
        } else if (chance < 45) {
            switchboard.goDown();
            scene.in(10, 15_000, () -> up(25));
        } else if (chance < 68) {
            dies();
        } else if (chance < 82) {
            scene.jump(-scene.between(1, 20_000));
        } else {
            scene.jump(scene.percent(70) ? scene.between(1, 15_000) : scene.between(15_000, 400_000));
        }
    }

    private void dies() {
        if (!scene.isAlive()) {
            return;
        }
        switchboard.goDown();
        scene.die();
        long deadMs = scene.percent(60) ? scene.between(10, 30_000) : scene.between(30_000, 400_000);
        scene.in(deadMs, () -> {
            scene.rise();
            scene.in(50, scene.percent(90) ? 5_000 : 90_000, () -> up(scene.percent(50) ? 100 : 40));
        });
    }

    private void up(int lost) {
        if (!switchboard.isUp() && !isOver) {
            switchboard.comeUp(lost);
        }
    }

    /** Callers hang up, agents leave, recordings come in, and what is left of channels is hung up with a last epoch. */
    private void close() {
        if (!scene.isAlive()) {
            scene.rise();
        }
        up(30);
        isOver = true;
        switchboard.close();
        agents.close();
        supervisors.close();
        scene.pass(RECORDINGS_ARE_DONE_MS);
        switchboard.goDown();
        switchboard.comeUp(0);
        course.over();
    }
}
