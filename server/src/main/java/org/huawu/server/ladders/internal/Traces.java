package org.huawu.server.ladders.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.huawu.cluster.PortIds;
import org.huawu.kernel.ChannelId;
import org.huawu.switchboard.engine.Signalling;
import org.huawu.switchboard.sip.CallKey;
import org.huawu.switchboard.sip.PassedMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The messages of calls that stand or have just ended, in memory. A call's first messages pass before it has a channel, so
 * whatever begins a call is held until a channel has it: {@value #MOST_WAITING} such calls at most, one more takes the place of
 * the oldest. All bounds drop the newest message and count it. Any thread.
 */
@Component
public class Traces implements Signalling {

    /** Calls without a channel. */
    static final int MOST_WAITING = 1_000;
    /** How long a call may go without one. */
    static final long WAITING_MS = 60_000;
    /** Messages of a call. */
    static final int MOST_MESSAGES = 200;
    /** Of a message; the rest is cut. */
    static final int MOST_OF_ONE = 8_192;
    /** Bytes of a call. */
    static final int MOST_OF_CALL = 262_144;
    /** Bytes of all calls. */
    static final long MOST_OF_ALL = 64L << 20;
    /** How long the messages of a call go on after it: 64 times T1 of RFC 3261, and a moment. */
    static final long LINGER_MS = 33_000;
    /** What a message takes up beside its bytes. */
    private static final int BESIDE = 200;

    private final Clock clock;
    private final long mostOfAll;
    private final Map<CallKey, Trace> byKey = new HashMap<>();
    private final SequencedMap<CallKey, Trace> waiting = new LinkedHashMap<>();
    private final SequencedMap<ChannelId, Trace> byChannel = new LinkedHashMap<>();
    private long held;

    @Autowired
    Traces(Clock clock) {
        this(clock, MOST_OF_ALL);
    }

    /** @param mostOfAll bytes of all calls */
    Traces(Clock clock, long mostOfAll) {
        this.clock = clock;
        this.mostOfAll = mostOfAll;
    }

    /** What is known of one call; guarded by the traces. */
    private static final class Trace {
        final CallKey key;
        final long beganMs;
        final List<Ladder.Message> messages = new ArrayList<>();
        int left;
        int held;

        @Nullable
        ChannelId channel;

        @Nullable
        Long overMs;

        Trace(CallKey key, long beganMs) {
            this.key = key;
            this.beganMs = beganMs;
            this.held = BESIDE + key.callId().length() + key.tag().length();
        }

        Ladder ladder() {
            return new Ladder(
                    messages.stream()
                            .sorted(Comparator.comparingLong(Ladder.Message::atMicros))
                            .toList(),
                    left);
        }
    }

    /**
     * A channel whose messages are complete.
     *
     * @param overMs when its call ended, epoch milliseconds
     */
    record Ended(ChannelId channel, Ladder ladder, long overMs) {}

    @Override
    public void passed(PassedMessage message) {
        Instant now = clock.instant();
        if (traceOf(message, now.toEpochMilli()) == null) {
            return;
        }
        byte[] all = Blotting.of(message.bytes());
        PassedMessage.Way way = message.way();
        Ladder.Message kept = new Ladder.Message(
                TimeUnit.SECONDS.toMicros(now.getEpochSecond()) + now.getNano() / 1_000,
                message.isIn(),
                way.ours(),
                way.theirs(),
                way.transport(),
                all.length > MOST_OF_ONE ? Arrays.copyOf(all, MOST_OF_ONE) : all,
                all.length);
        add(message, kept);
    }

    @Override
    public synchronized void began(org.huawu.switchboard.port.ChannelId channel, CallKey call) {
        Trace trace = waiting.remove(call);
        if (trace == null) {
            // its messages had to give way, or are still to come
            trace = begun(call, clock.millis());
        }
        trace.channel = PortIds.channel(channel);
        byChannel.put(trace.channel, trace);
    }

    @Override
    public synchronized void over(org.huawu.switchboard.port.ChannelId channel) {
        Trace trace = byChannel.get(PortIds.channel(channel));
        if (trace != null && trace.overMs == null) {
            trace.overMs = clock.millis();
        }
    }

    /** What has passed of a channel so far; null when nothing is known of it here. */
    synchronized @Nullable Ladder ladder(ChannelId channel) {
        Trace trace = byChannel.get(channel);
        return trace == null ? null : trace.ladder();
    }

    /** Channels of which no message is expected any more, the first to end first. */
    List<Ended> ended(int most) {
        long until = clock.millis() - LINGER_MS;
        return ended(most, trace -> trace.overMs != null && trace.overMs <= until);
    }

    /** All channels, as the program ends. */
    List<Ended> all(int most) {
        return ended(most, trace -> true);
    }

    private synchronized List<Ended> ended(int most, Predicate<Trace> wanted) {
        return byChannel.values().stream()
                .filter(wanted)
                .limit(most)
                .map(trace -> new Ended(
                        Objects.requireNonNull(trace.channel),
                        trace.ladder(),
                        trace.overMs == null ? clock.millis() : trace.overMs))
                .toList();
    }

    /** A channel's messages are kept elsewhere, or by nobody. */
    synchronized void forget(ChannelId channel) {
        Trace trace = byChannel.remove(channel);
        if (trace != null) {
            drop(trace);
        }
    }

    /** Forgets calls that have had no channel for a minute: they were refused. */
    synchronized void forgetRefused() {
        long before = clock.millis() - WAITING_MS;
        while (!waiting.isEmpty() && waiting.firstEntry().getValue().beganMs < before) {
            drop(waiting.pollFirstEntry().getValue());
        }
    }

    /** Bytes taken up by all. */
    synchronized long held() {
        return held;
    }

    private synchronized @Nullable Trace traceOf(PassedMessage message, long nowMs) {
        for (CallKey key : message.keys()) {
            Trace trace = byKey.get(key);
            if (trace != null && !(message.begins() && trace.overMs != null)) {
                return trace;
            }
        }
        if (!message.begins()) {
            return null;
        }
        Trace begun = begun(message.beginning(), nowMs);
        waiting.put(begun.key, begun);
        if (waiting.size() > MOST_WAITING) {
            drop(waiting.pollFirstEntry().getValue());
        }
        return begun;
    }

    private synchronized void add(PassedMessage message, Ladder.Message kept) {
        // sought again: a call may have been given up while its message was blotted
        Trace trace = message.keys().stream()
                .map(byKey::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        if (trace == null) {
            return;
        }
        int size = kept.bytes().length + BESIDE;
        if (trace.messages.size() >= MOST_MESSAGES || trace.held + size > MOST_OF_CALL || held + size > mostOfAll) {
            trace.left++;
            return;
        }
        trace.messages.add(kept);
        trace.held += size;
        held += size;
    }

    private Trace begun(CallKey key, long nowMs) {
        Trace trace = new Trace(key, nowMs);
        byKey.put(key, trace);
        held += trace.held;
        return trace;
    }

    private void drop(Trace trace) {
        byKey.remove(trace.key, trace);
        held -= trace.held;
    }
}
