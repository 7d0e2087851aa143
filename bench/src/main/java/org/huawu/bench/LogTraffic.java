package org.huawu.bench;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.SleepingIdleStrategy;
import org.huawu.cluster.Acknowledgement;
import org.huawu.cluster.LogKey;
import org.huawu.cluster.LogNode;
import org.huawu.cluster.RejectionCodec;
import org.huawu.cluster.Submission;
import org.huawu.events.Configuration;
import org.huawu.events.Configuration.LineSetting;
import org.huawu.events.Configuration.QueueSetting;
import org.huawu.events.ConfigurationBytes;
import org.huawu.events.ConfigurationPart;
import org.huawu.events.EffectId;
import org.huawu.events.Sealed;
import org.huawu.kernel.ChannelId;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.LineId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.PromptId;
import org.huawu.kernel.QueueId;
import org.huawu.routing.Effect;
import org.huawu.routing.EffectCodec;
import org.huawu.routing.Input;
import org.huawu.routing.InputCodec;
import org.huawu.routing.SwitchboardFact;

/**
 * Calls without people: each arrives (effect: answer), is answered (effect: play) and, some hundred calls later, ends. A
 * third of the inputs each; about {@value #CALLS_UP} calls are up at a time. For one thread.
 */
final class LogTraffic {

    private static final int CALLS_UP = 300;
    private static final int MOST_CALLS_UP = 4 * CALLS_UP;
    private static final int MOST_CALLS = 200_000;
    private static final int UNDER_WAY = 2_000;

    private final LogNode node;
    private final AtomicReferenceArray<EffectId> answers = new AtomicReferenceArray<>(MOST_CALLS);
    private final AtomicLongArray dueNs = new AtomicLongArray(MOST_CALLS);
    private final List<Long> tookNs = new ArrayList<>();
    private final long epoch;
    private int calls;
    private int answered;
    private int ended;
    private int step;

    LogTraffic(LogNode node) {
        this.node = node;
        this.epoch = node.client().timeMs();
        node.client().onEffects(this::effect);
        Configuration configuration = configuration();
        for (ConfigurationPart part : ConfigurationBytes.split(configuration)) {
            given(new Input.StageConfiguration(part));
        }
        String digest = ConfigurationBytes.digest(ConfigurationBytes.encode(configuration));
        given(new Input.ActivateConfiguration(configuration.revision(), digest));
        given(new SwitchboardFact.EpochBegan(epoch, List.of()));
    }

    /** Submits at an even rate; ns from the moment an input was due to its effect, of all that have one. */
    long[] steady(int perSecond, int seconds) {
        synchronized (tookNs) {
            tookNs.clear();
        }
        int inputs = perSecond * seconds;
        long startNs = System.nanoTime();
        for (int i = 0; i < inputs; i++) {
            long due = startNs + i * (TimeUnit.SECONDS.toNanos(1) / perSecond);
            until(due);
            if (!(node.client().submit(next(due)) instanceof Submission.Accepted)) {
                throw new BenchFailure("The log does not keep up.");
            }
        }
        until(System.nanoTime() + TimeUnit.SECONDS.toNanos(1));
        synchronized (tookNs) {
            return tookNs.stream().mapToLong(Long::longValue).toArray();
        }
    }

    /** Submits as fast as acknowledgements come. */
    void flood(int inputs) {
        ArrayDeque<CompletableFuture<Acknowledgement>> underWay = new ArrayDeque<>();
        for (int sent = 0; sent < inputs || !underWay.isEmpty(); ) {
            if (sent < inputs
                    && underWay.size() < UNDER_WAY
                    && node.client().submit(next(System.nanoTime())) instanceof Submission.Accepted accepted) {
                underWay.add(accepted.acknowledgement());
                sent++;
            } else {
                applied(underWay.removeFirst());
            }
        }
    }

    /** Waits without taking a core from what is measured. */
    static void until(long ns) {
        for (long leftNs = ns - System.nanoTime(); leftNs > 0; leftNs = ns - System.nanoTime()) {
            new SleepingIdleStrategy(leftNs).idle();
        }
    }

    private byte[] next(long due) {
        int kind = step++ % 3;
        answered = Math.max(answered, ended);
        int call = answered + 1;
        EffectId answer = kind == 1 && call <= calls ? answers.get(call % MOST_CALLS) : null;
        if (answer != null) {
            answered = call;
            dueNs.set(call % MOST_CALLS, due);
            return bytes(new SwitchboardFact.OrderSettled(epoch, answer, SwitchboardFact.Outcome.DONE));
        }
        if (calls - ended >= (kind == 2 ? CALLS_UP : MOST_CALLS_UP)) {
            ended++;
            return bytes(new SwitchboardFact.ChannelEnded(
                    epoch, new ChannelId(ended), SwitchboardFact.ChannelEnding.HUNG_UP));
        }
        calls++;
        answers.set(calls % MOST_CALLS, null);
        dueNs.set(calls % MOST_CALLS, due);
        return bytes(new SwitchboardFact.ChannelArrived(
                epoch, new ChannelId(calls), new ContactId(calls), new LineId(1), caller()));
    }

    private void effect(LogKey key, DirectBuffer buffer, int offset, int length) {
        long nowNs = System.nanoTime();
        byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        switch (EffectCodec.decode(bytes)) {
            case Effect.Answer answer -> {
                answers.set((int) (answer.channel().value() % MOST_CALLS), answer.id());
                took(nowNs, answer.channel());
            }
            case Effect.Play play -> took(nowNs, play.channel());
            default -> {}
        }
        node.client().done(key);
    }

    private void took(long nowNs, ChannelId channel) {
        synchronized (tookNs) {
            tookNs.add(nowNs - dueNs.get((int) (channel.value() % MOST_CALLS)));
        }
    }

    private void given(Input input) {
        if (!(node.client().submit(bytes(input)) instanceof Submission.Accepted accepted)) {
            throw new BenchFailure("The log takes no inputs.");
        }
        RejectionCodec.of(applied(accepted.acknowledgement())).ifPresent(rejection -> {
            throw new BenchFailure("The routing core refused its configuration: " + rejection);
        });
    }

    private static Acknowledgement applied(CompletableFuture<Acknowledgement> future) {
        Acknowledgement acknowledgement = future.join();
        if (acknowledgement.outcome() != Acknowledgement.Outcome.APPLIED) {
            throw new BenchFailure("The log did not apply an input: " + acknowledgement.outcome());
        }
        return acknowledgement;
    }

    private static byte[] bytes(Input input) {
        return InputCodec.encode(input);
    }

    private static Sealed caller() {
        return new Sealed(new byte[16], new byte[16], new byte[48]);
    }

    private static Configuration configuration() {
        LineSetting line = new LineSetting(
                new LineId(1), new ProjectId(1), new ClientId(1), new QueueId(1), new PromptId(1), 86_400_000);
        QueueSetting queue = new QueueSetting(new QueueId(1), new PromptId(2), 15_000, 20_000, true);
        return new Configuration(1, 60_000, 60_000, List.of(line), List.of(queue), List.of());
    }
}
