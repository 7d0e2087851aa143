package org.huawu.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
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

/**
 * The routing core as the machine of the log. Inputs, events and effects are the bytes of their codecs; the answer to an
 * input is nothing, or its rejection in the form of {@link RejectionCodec}. An input that stands for nothing is rejected as
 * {@code input-malformed}.
 *
 * <p>The core applies what it decides event by event, so a fault in the middle would leave half of it behind. The state
 * before an input is therefore kept as a base and the events since; after a fault it is made anew from them.
 */
public final class RoutingMachine implements ReplicatedMachine {

    /** After so many events a new base is taken. */
    static final int EVENTS_BEHIND_BASE = 16_384;

    private final String buildId;
    private final List<Event> since = new ArrayList<>();
    private byte[] base;
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
        this.base = encoded();
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
        keepingWhole(() -> core.step(input, position, timeMs), results);
    }

    @Override
    public long nextDeadlineMs() {
        return core.state().nextDeadlineMs().orElse(NO_DEADLINE);
    }

    @Override
    public void onDeadline(long position, long timeMs, Results results) {
        keepingWhole(() -> core.step(new Input.DeadlineReached(), position, timeMs), results);
    }

    @Override
    public void writeSnapshot(OutputStream out) throws IOException {
        out.write(encoded());
    }

    @Override
    public void readSnapshot(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(Snapshot.MOST_BYTES + 1);
        if (bytes.length > Snapshot.MOST_BYTES) {
            throw new IOException("a snapshot of more than " + Snapshot.MOST_BYTES + " bytes");
        }
        base = bytes;
        since.clear();
        restore();
    }

    @Override
    public byte[] stateHash() {
        return HexFormat.of().parseHex(core.state().hash());
    }

    /** Runs a step and hands out what came of it; when either fails, the state is as it was before. */
    void keepingWhole(Supplier<RoutingCore.Step> step, Results results) {
        if (since.size() >= EVENTS_BEHIND_BASE) {
            base = encoded();
            since.clear();
        }
        try {
            handOut(step.get(), results);
        } catch (RuntimeException e) {
            restore();
            throw e;
        }
    }

    RoutingCore core() {
        return core;
    }

    private void handOut(RoutingCore.Step step, Results results) {
        switch (step.decision()) {
            case Decision.Rejected rejected -> answer(rejected.rejection(), results);
            case Decision.Decided decided -> {
                for (Event event : decided.events()) {
                    byte[] bytes = EventCodec.encode(event);
                    results.event(new UnsafeBuffer(bytes), 0, bytes.length);
                }
                for (Effect effect : step.effects()) {
                    byte[] bytes = EffectCodec.encode(effect);
                    results.effect(new UnsafeBuffer(bytes), 0, bytes.length);
                }
                since.addAll(decided.events());
            }
        }
    }

    private void restore() {
        RoutingState state = Snapshot.decode(base).state();
        since.forEach(state::apply);
        core = new RoutingCore(state);
    }

    private byte[] encoded() {
        return new Snapshot(buildId, core.state()).encode();
    }

    private static void answer(Rejection rejection, Results results) {
        byte[] bytes = RejectionCodec.encode(rejection);
        results.answer(new UnsafeBuffer(bytes), 0, bytes.length);
    }
}
