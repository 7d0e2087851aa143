package org.huawu.cluster;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.huawu.kernel.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * The log in memory, for one thread, under virtual time: the same replicated core as a node's, without disk. Inputs are
 * applied when submitted, unless the log is told to refuse; effects are handed out by {@link #pump}.
 */
final class MemoryLog implements OrderedLog {

    static final long INCARNATION = 7;

    private final Supplier<ReplicatedMachine> machines;
    final List<byte[]> events = new ArrayList<>();
    final List<byte[]> inputs = new ArrayList<>();
    final List<RuntimeException> faults = new ArrayList<>();
    private ReplicatedCore core;
    private ReplicatedMachine machine;
    private long position;
    private long timeMs = 1_000_000;
    private long own;
    private int refusals;
    private int lost;
    private @Nullable EffectHandler handler;
    private @Nullable LogKey handedOut;

    MemoryLog(Supplier<ReplicatedMachine> machines) {
        this.machines = machines;
        this.machine = machines.get();
        this.core = newCore();
        open();
    }

    /** The next so many inputs are not taken. */
    void refuse(int inputs) {
        refusals = inputs;
    }

    /** The next so many inputs are answered as if the outbox were full, as happens to those under way with them. */
    void answerOutboxFull(int inputs) {
        lost = inputs;
    }

    /** Lets time pass without the log's timer. */
    void pass(long ms) {
        timeMs += ms;
    }

    /** Lets time pass, and the log's timer with it. */
    void advance(long ms) {
        pass(ms);
        if (core.nextTimerMs() <= timeMs) {
            position += 96;
            core.onTimer(position, timeMs);
        }
    }

    /** Stops and starts from the snapshot, as a program does. */
    void restart() throws IOException {
        ByteArrayOutputStream snapshot = new ByteArrayOutputStream();
        core.write(snapshot, "test");
        machine = machines.get();
        core = newCore();
        core.read(new ByteArrayInputStream(snapshot.toByteArray()));
        handler = null;
        handedOut = null;
        open();
    }

    /** Hands out effects not handed out before; says how many. */
    int pump() {
        int count = 0;
        EffectHandler to = handler;
        Map.Entry<LogKey, DirectBuffer> next = to == null ? null : core.outbox().after(handedOut);
        while (to != null && next != null) {
            handedOut = next.getKey();
            to.onEffect(next.getKey(), next.getValue(), 0, next.getValue().capacity());
            count++;
            next = core.outbox().after(handedOut);
        }
        return count;
    }

    int waitingEffects() {
        return core.outbox().size();
    }

    ReplicatedMachine machine() {
        return machine;
    }

    /** Applies an input and says what became of it. */
    Acknowledgement apply(@Nullable InputId id, byte[] input) {
        own++;
        inputs.add(input);
        InputId known = id == null ? new InputId(-1, own) : id;
        UnsafeBuffer command = Wire.command(Wire.INPUT, known.source(), known.sequence(), input.length);
        command.putBytes(Wire.HEADER_LENGTH, input);
        position += 96 + (input.length + 31) / 32 * 32;
        return core.onCommand(position, timeMs, command, 0, command.capacity());
    }

    @Override
    public Submission submit(@Nullable InputId id, byte[] input) {
        if (refusals > 0) {
            refusals--;
            return new Submission.Refused(Rejection.of("log-busy"));
        }
        if (lost > 0 && id != null) {
            lost--;
            return accepted(new Acknowledgement(id, 0, timeMs, Acknowledgement.Outcome.OUTBOX_FULL, new byte[0]));
        }
        return accepted(apply(id, input));
    }

    @Override
    public void onEffects(EffectHandler newHandler) {
        handler = newHandler;
        handedOut = null;
    }

    @Override
    public boolean done(LogKey effect) {
        own++;
        UnsafeBuffer command = Wire.command(Wire.EFFECTS_DONE, -1, own, Wire.KEY_LENGTH);
        Wire.putKey(command, Wire.HEADER_LENGTH, effect);
        position += 96;
        core.onCommand(position, timeMs, command, 0, command.capacity());
        return true;
    }

    @Override
    public long timeMs() {
        return timeMs;
    }

    private ReplicatedCore newCore() {
        return new ReplicatedCore(
                machine,
                null,
                (key, time, buffer, offset, length) -> {
                    byte[] bytes = new byte[length];
                    buffer.getBytes(offset, bytes);
                    events.add(bytes);
                },
                faults::add);
    }

    private void open() {
        position += 96;
        core.onSessionOpen(position, timeMs, INCARNATION, "test");
    }

    private static Submission accepted(Acknowledgement acknowledgement) {
        return new Submission.Accepted(acknowledgement.id(), CompletableFuture.completedFuture(acknowledgement));
    }
}
