package org.huawu.cluster;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.agrona.concurrent.ManyToOneConcurrentArrayQueue;
import org.jspecify.annotations.Nullable;

/**
 * Inputs of one ordered source on their way into the log, many under way at a time. When the log refuses one it refuses all
 * that follow, and they go once more from that one on: none is lost, none is applied twice, none overtakes another. For one
 * thread.
 */
final class NumberedInputs {

    /** Inputs under way or waiting at most. */
    static final int CAPACITY = 1_024;

    private final OrderedLog log;
    private final Consumer<Throwable> faults;
    private final Runnable wake;
    private final ManyToOneConcurrentArrayQueue<Answer> answers = new ManyToOneConcurrentArrayQueue<>(2 * CAPACITY);
    private final Map<InputId, Entry> open = new LinkedHashMap<>();
    private final ArrayDeque<Entry> unsent = new ArrayDeque<>();
    private long source;
    private long sequence;
    private int underWay;
    private boolean isRefused;

    /** Hears what became of an input. */
    interface Listener {

        /** It is applied, now or before; or the machine failed on it, and will not see it again. */
        void taken(Acknowledgement acknowledgement);

        /** The log's outbox is full; the input goes once more. */
        void outboxFull();
    }

    @SuppressWarnings("ArrayRecordComponent") // opaque bytes, handed through and never compared
    private record Entry(InputId id, byte[] bytes, Listener listener) {}

    private record Answer(InputId id, @Nullable Acknowledgement acknowledgement) {}

    /** @param wake called by the log's thread when there is something to do */
    NumberedInputs(OrderedLog log, Consumer<Throwable> faults, Runnable wake) {
        this.log = log;
        this.faults = faults;
        this.wake = wake;
    }

    /** Numbers from one on under another source. */
    void begin(long newSource) {
        source = newSource;
        sequence = 0;
    }

    boolean hasRoom() {
        return open.size() < CAPACITY;
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    /** Adds an input behind all others; call only while there is room. */
    void add(byte[] bytes, Listener listener) {
        if (bytes.length > Results.MAX_LENGTH) {
            faults.accept(new LogException("log-input-too-long", Map.of("bytes", bytes.length)));
            return;
        }
        sequence++;
        Entry entry = new Entry(new InputId(source, sequence), bytes, listener);
        open.put(entry.id(), entry);
        unsent.addLast(entry);
    }

    int work() {
        int work = 0;
        for (Answer answer = answers.poll(); answer != null; answer = answers.poll()) {
            answered(answer);
            work++;
        }
        if (isRefused && underWay == 0) {
            isRefused = false;
            unsent.clear();
            unsent.addAll(open.values());
        }
        while (!isRefused && !unsent.isEmpty() && send(unsent.getFirst())) {
            unsent.removeFirst();
            work++;
        }
        return work;
    }

    private boolean send(Entry entry) {
        if (!(log.submit(entry.id(), entry.bytes()) instanceof Submission.Accepted accepted)) {
            return false;
        }
        underWay++;
        CompletableFuture<Acknowledgement> _ = accepted.acknowledgement().whenComplete((acknowledgement, ended) -> {
            answers.add(new Answer(entry.id(), acknowledgement));
            wake.run();
        });
        return true;
    }

    private void answered(Answer answer) {
        underWay--;
        Acknowledgement acknowledgement = answer.acknowledgement();
        Entry entry = open.get(answer.id());
        if (entry == null) {
            return;
        }
        if (acknowledgement == null) {
            isRefused = true;
            return;
        }
        switch (acknowledgement.outcome()) {
            case APPLIED, DUPLICATE, FAULT, OUTSIDE_WINDOW -> {
                open.remove(answer.id());
                entry.listener().taken(acknowledgement);
            }
            case OUTBOX_FULL -> {
                isRefused = true;
                entry.listener().outboxFull();
            }
            case NO_SESSION, OUT_OF_ORDER -> isRefused = true;
        }
    }
}
