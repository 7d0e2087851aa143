package org.huawu.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import org.huawu.events.AgentEvent.WrapUpBegan;
import org.huawu.events.ConfigurationBytes;
import org.huawu.events.ContactEvent.ContactConnected;
import org.huawu.events.EffectId;
import org.huawu.events.Event;
import org.huawu.kernel.ChannelId;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.LineId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.SeatId;
import org.huawu.routing.AgentAction;
import org.huawu.routing.Decision;
import org.huawu.routing.Effect;
import org.huawu.routing.Input;
import org.huawu.routing.RoutingCore;
import org.huawu.routing.RoutingState;
import org.huawu.routing.SwitchboardFact;
import org.huawu.routing.SwitchboardFact.Outcome;

/**
 * A busy day made up under virtual time: contacts arrive evenly, the switchboard carries everything out, agents accept, talk and wrap up.
 * The same seed gives the same inputs. For one thread.
 */
final class BusyDay {

    private static final long EPOCH = 1;
    private static final long START_MS = 1_000_000;
    private static final int ORDER_MS = 2;
    private static final int LEAST_ACCEPT_MS = 500;
    private static final int LEAST_TALK_MS = 2_000;
    private static final int MOST_MORE_ACCEPT_MS = 1_000;
    private static final int MOST_MORE_TALK_MS = 10_000;
    private static final int WRAP_UP_MS = 2_000;

    private final BusyShape shape;
    private final Random random;
    private final RoutingCore core;
    private final List<Entry> entries = new ArrayList<>();
    private final PriorityQueue<Coming> coming =
            new PriorityQueue<>(Comparator.comparingLong(Coming::atMs).thenComparingLong(Coming::number));
    private final Map<Long, EffectId> recordings = new HashMap<>();
    private long nowMs = START_MS;
    private long number;
    private long position;
    private long contacts;

    /** An input as the log holds it. */
    record Entry(Input input, long position, long nowMs) {}

    private record Coming(long atMs, long number, Input input) {}

    private BusyDay(BusyShape shape, long seed) {
        this.shape = shape;
        this.random = new Random(seed);
        this.core = new RoutingCore(new RoutingState(BusySettings.capacity(shape)));
    }

    /**
     * The inputs of a day: first those that make it begin, then those of the day.
     *
     * @param inputs how many of the day
     */
    static Day of(BusyShape shape, int inputs, long seed) {
        BusyDay day = new BusyDay(shape, seed);
        day.begin();
        List<Entry> beginning = List.copyOf(day.entries);
        day.entries.clear();
        day.run(inputs);
        return new Day(beginning, day.entries);
    }

    /**
     * What goes into a core.
     *
     * @param beginning until the day begins: everybody works, and as many wait as should
     * @param day from then on
     */
    record Day(List<Entry> beginning, List<Entry> day) {}

    private void begin() {
        take(new SwitchboardFact.EpochBegan(EPOCH, List.of()));
        var configuration = BusySettings.configuration(shape, random);
        ConfigurationBytes.split(configuration).forEach(part -> take(new Input.StageConfiguration(part)));
        take(new Input.ActivateConfiguration(
                configuration.revision(), ConfigurationBytes.digest(ConfigurationBytes.encode(configuration))));
        for (int i = 0; i < shape.waiting(); i++) {
            arrive();
            takeUntil(nowMs + ORDER_MS);
            nowMs += i % 50 == 0 ? 1 : 0;
        }
        for (int agent = 1; agent <= shape.agents(); agent++) {
            PersonId person = new PersonId(agent);
            take(new AgentAction.SignIn(person, new SeatId(agent)));
            take(new SwitchboardFact.SeatConnected(EPOCH, new SeatId(agent), channel(agent)));
            take(new AgentAction.BecomeReady(person));
            takeUntil(nowMs);
            nowMs += agent % Math.max(1, shape.agents() / 1_000) == 0 ? 10 : 0;
        }
    }

    private void run(int inputs) {
        long arrivalsFromMs = nowMs;
        long arrived = 0;
        while (entries.size() < inputs) {
            long nextMs = arrivalsFromMs + arrived * 1_000 / shape.arrivalsPerS();
            takeUntil(nextMs);
            nowMs = Math.max(nowMs, nextMs);
            arrive();
            arrived++;
        }
    }

    private void arrive() {
        contacts++;
        take(new SwitchboardFact.ChannelArrived(
                EPOCH,
                channel(shape.agents() + contacts),
                new ContactId(contacts),
                new LineId(1 + random.nextInt(shape.queues())),
                null));
    }

    /** Everything that comes until a time, and time itself. */
    private void takeUntil(long untilMs) {
        while (true) {
            long comingMs = coming.isEmpty() ? Long.MAX_VALUE : coming.peek().atMs();
            long dueMs = core.state().nextDeadlineMs().orElse(Long.MAX_VALUE);
            long nextMs = Math.min(comingMs, Math.max(dueMs, nowMs));
            if (nextMs > untilMs) {
                return;
            }
            nowMs = Math.max(nowMs, nextMs);
            take(dueMs <= nowMs ? new Input.DeadlineReached() : coming.remove().input());
        }
    }

    private void take(Input input) {
        Entry entry = new Entry(input, ++position, nowMs);
        entries.add(entry);
        RoutingCore.Step step = core.step(input, entry.position(), nowMs);
        if (step.decision() instanceof Decision.Decided decided) {
            decided.events().forEach(this::happened);
        } else if (!(input instanceof AgentAction || input instanceof Input.DeadlineReached)) {
            throw new BenchFailure("The made-up day was refused: " + step.decision() + " for " + input);
        }
        step.effects().forEach(this::ordered);
    }

    private void happened(Event event) {
        switch (event) {
            case ContactConnected e -> {
                long contact = e.contact().contact().value();
                if (e.recording() != null) {
                    recordings.put(contact, e.recording());
                }
                later(
                        LEAST_TALK_MS + random.nextInt(MOST_MORE_TALK_MS),
                        new SwitchboardFact.ChannelEnded(
                                EPOCH, channel(shape.agents() + contact), SwitchboardFact.ChannelEnding.HUNG_UP));
            }
            case WrapUpBegan e -> {
                later(
                        WRAP_UP_MS,
                        new AgentAction.EndWrapUp(e.agent().agent(), e.contact().contact()));
                EffectId recording = recordings.remove(e.contact().contact().value());
                if (recording != null) {
                    later(WRAP_UP_MS / 2, new SwitchboardFact.RecordingStored(EPOCH, recording, LEAST_TALK_MS, 1));
                }
            }
            default -> {
                // nobody does anything about it
            }
        }
    }

    private void ordered(Effect effect) {
        switch (effect) {
            case Effect.ShowOffer offer ->
                later(
                        LEAST_ACCEPT_MS + random.nextInt(MOST_MORE_ACCEPT_MS),
                        new AgentAction.AcceptOffer(
                                offer.agent().agent(), offer.contact().contact()));
            case Effect.Answer order -> settle(order);
            case Effect.Bridge order -> settle(order);
            case Effect.StartRecording order -> settle(order);
            default -> {
                // its outcome changes nothing
            }
        }
    }

    private void settle(Effect.Order order) {
        later(ORDER_MS, new SwitchboardFact.OrderSettled(EPOCH, order.id(), Outcome.DONE));
    }

    private void later(long afterMs, Input input) {
        coming.add(new Coming(nowMs + afterMs, ++number, input));
    }

    private static ChannelId channel(long number) {
        return new ChannelId(number);
    }
}
