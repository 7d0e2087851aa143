package org.huawu.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.huawu.events.Event;
import org.huawu.events.EventCodec;
import org.huawu.kernel.Rejection;
import org.huawu.kernel.bytes.MalformedBytesException;
import org.huawu.routing.Capacity;
import org.huawu.routing.Decision;
import org.huawu.routing.Effect;
import org.huawu.routing.EffectCodec;
import org.huawu.routing.Input;
import org.huawu.routing.InputCodec;
import org.huawu.routing.RoutingCore;
import org.huawu.routing.RoutingState;
import org.huawu.routing.Snapshot;
import org.huawu.routing.SwitchboardFact;

/**
 * The routing core as the machine of the log. Inputs, events and effects are the bytes of their codecs; the answer to an
 * input is nothing, or its rejection in the form of {@link RejectionCodec}. An input that stands for nothing is rejected as
 * {@code input-malformed}.
 *
 * <p>A step of the core is taken whole or not at all, so after a fault in it the machine is called on. Should what a step
 * came to exceed what {@link Results} takes, which the core's capacity rules out, state and journal would differ from then
 * on: the node ends as {@code log-machine-broken}.
 */
public final class RoutingMachine implements ReplicatedMachine {

    /** A program that starts has its switchboard within it. */
    private static final long PAUSE_AFTER_START_MS = 60_000;

    private final String buildId;
    private RoutingCore core;

    /**
     * A machine with an empty state.
     *
     * @param buildId of the rules, 1..64 printable characters
     * @param capacity how much the core holds; a snapshot brings its own
     */
    public RoutingMachine(String buildId, Capacity capacity) {
        this.buildId = buildId;
        this.core = new RoutingCore(new RoutingState(capacity));
    }

    @Override
    public void onInput(long position, long timeMs, DirectBuffer buffer, int offset, int length, Results results) {
        byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        Input input;
        try {
            input = InputCodec.decode(bytes);
        } catch (MalformedBytesException e) {
            answer(Rejection.of("input-malformed", "reason", String.valueOf(e.getMessage())), results);
            return;
        }
        handOut(core.step(input, position, timeMs), results);
    }

    @Override
    public long nextDeadlineMs() {
        return core.state().nextDeadlineMs().orElse(NO_DEADLINE);
    }

    @Override
    public void onDeadline(long position, long timeMs, Results results) {
        handOut(core.step(new Input.DeadlineReached(), position, timeMs), results);
    }

    /**
     * After a sudden end nobody's offer has timed out and no answer has failed: the calls were cut, and the epoch that the
     * switchboard opens says so. Deadlines that went by meanwhile must not say something else before.
     */
    @Override
    public long pauseAfterStartMs() {
        return PAUSE_AFTER_START_MS;
    }

    @Override
    public boolean endsPause(DirectBuffer buffer, int offset, int length) {
        byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        try {
            return InputCodec.decode(bytes) instanceof SwitchboardFact.EpochBegan;
        } catch (MalformedBytesException e) {
            return false;
        }
    }

    @Override
    public void writeSnapshot(OutputStream out) throws IOException {
        out.write(new Snapshot(buildId, core.state()).encode());
    }

    @Override
    public byte[] readSnapshot(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(Snapshot.MOST_BYTES + 1);
        if (bytes.length > Snapshot.MOST_BYTES) {
            throw new IOException("a snapshot of more than " + Snapshot.MOST_BYTES + " bytes");
        }
        Snapshot snapshot = Snapshot.decode(bytes);
        core = new RoutingCore(snapshot.state());
        return HexFormat.of().parseHex(snapshot.hashAsWritten(bytes));
    }

    @Override
    public byte[] stateHash() {
        return HexFormat.of().parseHex(core.state().hash());
    }

    private static void handOut(RoutingCore.Step step, Results results) {
        try {
            switch (step.decision()) {
                case Decision.Rejected rejected -> answer(rejected.rejection(), results);
                case Decision.Decided decided -> handOut(decided.events(), step.effects(), results);
            }
        } catch (RuntimeException e) {
            throw new LogException("log-machine-broken", Map.of("cause", String.valueOf(e.getMessage())), e);
        }
    }

    private static void handOut(List<Event> events, List<Effect> effects, Results results) {
        for (Event event : events) {
            byte[] bytes = EventCodec.encode(event);
            results.event(new UnsafeBuffer(bytes), 0, bytes.length);
        }
        for (Effect effect : effects) {
            byte[] bytes = EffectCodec.encode(effect);
            results.effect(new UnsafeBuffer(bytes), 0, bytes.length);
        }
    }

    private static void answer(Rejection rejection, Results results) {
        byte[] bytes = RejectionCodec.encode(rejection);
        results.answer(new UnsafeBuffer(bytes), 0, bytes.length);
    }
}
