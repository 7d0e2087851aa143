package org.huawu.routing.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.huawu.events.Event;
import org.huawu.routing.Capacity;
import org.jspecify.annotations.Nullable;

/** Plays worlds by their seeds, for tests of this room and of others. */
public final class Worlds {

    private Worlds() {}

    /**
     * Plays a world under all rules.
     *
     * @param seed of which everything follows
     * @param inputs how many the core is given at least
     * @return null where every rule held, else what is to be known of it: seed, number of the input, rule, and the inputs it takes
     */
    public static @Nullable String failureOf(long seed, int inputs) {
        List<Watcher> rules = rules();
        SimulatedWorld world = new SimulatedWorld(seed, rules);
        try {
            world.play(inputs);
            return null;
        } catch (BrokenRule broken) {
            return new Shrinking(broken, world.course()).report(seed);
        }
    }

    /** The same in short, without looking for the inputs it takes: the rule that broke, or null. */
    public static @Nullable String brokenRuleOf(long seed, int inputs) {
        try {
            new SimulatedWorld(seed, rules()).play(inputs);
            return null;
        } catch (BrokenRule broken) {
            return broken.rule();
        }
    }

    /** Plays a world and hands out its events in their order. Gives what the world counted itself. */
    public static Counts play(long seed, int inputs, Consumer<Event> events) {
        OwnCount count = new OwnCount();
        Watcher reader = step -> step.events().forEach(events);
        new SimulatedWorld(seed, List.of(count, reader)).play(inputs);
        return count.counts();
    }

    /** The same in a large house with so many agents, of which few things are unusual. */
    public static Counts playLarge(long seed, int agents, int inputs, Consumer<Event> events) {
        SimulatedWorld.Shape shape = new SimulatedWorld.Shape(agents, 6, 6, 30_000, 95, 60_000, 15, Capacity.STANDARD);
        OwnCount count = new OwnCount();
        Watcher reader = step -> step.events().forEach(events);
        new SimulatedWorld(seed, shape, List.of(count, reader)).play(inputs);
        return count.counts();
    }

    static List<Watcher> rules() {
        return new ArrayList<>(List.of(new EventRules(), new ChannelRule(), new OwnCount()));
    }
}
