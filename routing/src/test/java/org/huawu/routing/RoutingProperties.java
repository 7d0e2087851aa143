package org.huawu.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.huawu.events.ContactEvent.ContactArrived;
import org.huawu.events.ContactEvent.ContactConnected;
import org.huawu.events.ContactEvent.PromptStarted;
import org.huawu.events.DialEvent.CallDialled;
import org.huawu.events.DialEvent.CalleeAnswered;
import org.huawu.events.DialEvent.EarlySoundBegan;
import org.huawu.events.EffectId;
import org.huawu.events.Event;
import org.huawu.events.OfferEvent.OfferAccepted;
import org.huawu.events.TalkEvent.ConsultAccepted;
import org.huawu.events.TalkEvent.ContactHandedOver;
import org.huawu.events.TalkEvent.ContactReconnected;
import org.huawu.events.TalkEvent.HoldEnded;
import org.huawu.kernel.bytes.MalformedBytesException;
import org.huawu.routing.RoutingCore.Step;

class RoutingProperties {

    private static final int INPUTS = 400;

    /** An input as the log holds it. */
    record Entry(Input input, long position, long nowMs) {}

    @Property
    void given_any_traffic_when_core_and_naive_twin_take_it_then_they_decide_the_same(@ForAll long seed) {
        Traffic traffic = new Traffic(seed);
        RoutingCore core = new RoutingCore(new RoutingState(Traffic.CAPACITY));
        NaiveTwin twin = new NaiveTwin(Traffic.CAPACITY);
        for (long position = 1; position <= INPUTS; position++) {
            Input input = traffic.next();
            long nowMs = traffic.nowMs();
            Step step = core.step(input, position, nowMs);
            assertThat(events(step))
                    .as("seed %s, input %s: %s", seed, position, input)
                    .isEqualTo(twin.step(input, position, nowMs));
            Invariants.check(core.state());
            assertThat(events(step).size() + step.effects().size()).isLessThanOrEqualTo(Traffic.CAPACITY.mostResults());
            traffic.saw(step.effects());
        }
    }

    @Example
    void given_the_traffic_of_these_tests_when_it_runs_then_every_type_of_event_and_of_effect_occurs() {
        TreeSet<String> names = new TreeSet<>();
        for (long seed = 0; seed < 1_000; seed++) {
            List<Step> steps = new ArrayList<>();
            run(seed, new RoutingCore(new RoutingState(Traffic.CAPACITY)), steps);
            for (Step step : steps) {
                events(step).forEach(event -> names.add(event.getClass().getSimpleName()));
                step.effects().forEach(effect -> names.add(effect.getClass().getSimpleName()));
            }
        }
        assertThat(names).hasSize(76 + 31);
    }

    @Property
    void given_any_traffic_when_it_is_replayed_with_a_snapshot_in_the_middle_then_events_effects_and_hash_are_equal(
            @ForAll long seed) {
        List<Step> first = new ArrayList<>();
        RoutingCore core = new RoutingCore(new RoutingState(Traffic.CAPACITY));
        List<Entry> log = run(seed, core, first);
        RoutingCore again = new RoutingCore(new RoutingState(Traffic.CAPACITY));
        List<Step> second = new ArrayList<>();
        int middle = new Random(seed).nextInt(log.size());
        for (int i = 0; i < log.size(); i++) {
            if (i == middle) {
                byte[] bytes = new Snapshot("build-1", again.state()).encode();
                Snapshot restored = Snapshot.decode(bytes);
                assertThat(restored.encode()).isEqualTo(bytes);
                assertThat(restored.state().hash()).isEqualTo(again.state().hash());
                again = new RoutingCore(restored.state());
            }
            Entry entry = log.get(i);
            second.add(
                    again.step(InputCodec.decode(InputCodec.encode(entry.input())), entry.position(), entry.nowMs()));
        }
        assertThat(second).isEqualTo(first);
        assertThat(again.state().hash()).isEqualTo(core.state().hash());
    }

    @Property
    void given_any_traffic_when_events_alone_are_applied_then_they_give_the_same_state(@ForAll long seed) {
        List<Step> steps = new ArrayList<>();
        RoutingCore core = new RoutingCore(new RoutingState(Traffic.CAPACITY));
        run(seed, core, steps);
        RoutingState state = new RoutingState(Traffic.CAPACITY);
        steps.forEach(step -> events(step).forEach(state::apply));
        assertThat(state.hash()).isEqualTo(core.state().hash());
    }

    @Property
    void given_any_traffic_when_an_input_is_only_decided_then_nothing_changes(@ForAll long seed) {
        Traffic traffic = new Traffic(seed);
        RoutingCore core = new RoutingCore(new RoutingState(Traffic.CAPACITY));
        for (long position = 1; position <= 100; position++) {
            Input input = traffic.next();
            long nowMs = traffic.nowMs();
            String before = core.state().hash();
            Decision decision = core.decide(input, position, nowMs);
            assertThat(core.state().hash()).isEqualTo(before);
            Step step = core.step(input, position, nowMs);
            switch (decision) {
                case Decision.Rejected rejected -> assertThat(step.decision()).isEqualTo(rejected);
                case Decision.Decided decided ->
                    assertThat(events(step)).startsWith(decided.events().toArray(Event[]::new));
            }
            traffic.saw(step.effects());
        }
    }

    @Property
    void given_any_traffic_when_effects_leave_then_ids_rise_and_orders_have_a_deadline(@ForAll long seed) {
        List<Step> steps = new ArrayList<>();
        run(seed, new RoutingCore(new RoutingState(Traffic.CAPACITY)), steps);
        TreeMap<EffectId, Effect> seen = new TreeMap<>();
        TreeMap<EffectId, Boolean> bridges = new TreeMap<>();
        for (Step step : steps) {
            for (Effect effect : step.effects()) {
                assertThat(seen.isEmpty() || seen.lastKey().compareTo(effect.id()) < 0)
                        .as("%s does not rise", effect)
                        .isTrue();
                seen.put(effect.id(), effect);
                assertThat(EffectCodec.decode(EffectCodec.encode(effect))).isEqualTo(effect);
                switch (effect) {
                    case Effect.Bridge bridge -> bridges.put(bridge.id(), true);
                    case Effect.Unbridge unbridge ->
                        assertThat(bridges.put(unbridge.bridge(), false)).isTrue();
                    case Effect.StartRecording recording ->
                        assertThat(bridges.get(recording.bridge())).isTrue();
                    default -> {}
                }
                if (effect instanceof Effect.Order order) {
                    assertThat(order.dueMs()).isPositive();
                }
            }
            events(step).forEach(event -> leaves(event, seen));
        }
    }

    /** An order that an event names leaves as the effect of that id. */
    private static void leaves(Event event, Map<EffectId, Effect> seen) {
        switch (event) {
            case ContactArrived e -> assertThat(seen.get(e.answer())).isInstanceOf(Effect.Answer.class);
            case PromptStarted e -> assertThat(seen.get(e.playback())).isInstanceOf(Effect.Play.class);
            case OfferAccepted e -> assertThat(seen.get(e.bridge())).isInstanceOf(Effect.Bridge.class);
            case ConsultAccepted e -> assertThat(seen.get(e.bridge())).isInstanceOf(Effect.Bridge.class);
            case CallDialled e -> assertThat(seen.get(e.dial())).isInstanceOf(Effect.Dial.class);
            case EarlySoundBegan e -> assertThat(seen.get(e.bridge())).isInstanceOf(Effect.Bridge.class);
            case CalleeAnswered e -> {
                assertThat(e.bridge() == null || seen.get(e.bridge()) instanceof Effect.Bridge)
                        .isTrue();
                assertThat(e.recording() == null || seen.get(e.recording()) instanceof Effect.StartRecording)
                        .isTrue();
            }
            case HoldEnded e
            when e.joined() != null ->
                assertThat(seen.get(e.joined())).isInstanceOfAny(Effect.Bridge.class, Effect.Join.class);
            case ContactHandedOver e
            when e.joined() != null -> assertThat(seen.get(e.joined())).isInstanceOf(Effect.Bridge.class);
            case ContactReconnected e
            when e.recording() != null -> assertThat(seen.get(e.recording())).isInstanceOf(Effect.StartRecording.class);
            case ContactConnected e
            when e.recording() != null -> assertThat(seen.get(e.recording())).isInstanceOf(Effect.StartRecording.class);
            default -> {}
        }
    }

    @Property
    void given_a_spoilt_snapshot_or_input_when_it_is_read_then_it_is_malformed_or_canonical(@ForAll long seed) {
        Random random = new Random(seed);
        RoutingCore core = new RoutingCore(new RoutingState(Traffic.CAPACITY));
        List<Entry> log = run(seed, core, new ArrayList<>());
        byte[] input = InputCodec.encode(log.get(random.nextInt(log.size())).input());
        byte[] snapshot = new Snapshot("b", core.state()).encode();
        // Cut only: one that is spoilt too may tell of less, and be whole where it is cut.
        byte[] cut = Arrays.copyOf(snapshot, random.nextInt(snapshot.length));
        spoil(input, random);
        spoil(snapshot, random);
        try {
            assertThat(InputCodec.encode(InputCodec.decode(input))).isEqualTo(input);
        } catch (MalformedBytesException malformed) {
            assertThat(malformed).hasMessageNotContaining("null");
        }
        try {
            assertThat(Snapshot.decode(snapshot).encode()).isEqualTo(snapshot);
        } catch (MalformedBytesException malformed) {
            assertThat(malformed).hasMessageNotContaining("null");
        }
        org.assertj.core.api.Assertions.assertThatExceptionOfType(MalformedBytesException.class)
                .isThrownBy(() -> Snapshot.decode(cut));
    }

    private static List<Entry> run(long seed, RoutingCore core, List<Step> steps) {
        Traffic traffic = new Traffic(seed);
        List<Entry> log = new ArrayList<>();
        for (long position = 1; position <= INPUTS / 2; position++) {
            Input input = traffic.next();
            Entry entry = new Entry(input, position, traffic.nowMs());
            Step step = core.step(input, position, entry.nowMs());
            traffic.saw(step.effects());
            steps.add(step);
            log.add(entry);
        }
        return log;
    }

    private static void spoil(byte[] bytes, Random random) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }

    private static List<Event> events(Step step) {
        return step.decision() instanceof Decision.Decided decided ? decided.events() : List.of();
    }
}
