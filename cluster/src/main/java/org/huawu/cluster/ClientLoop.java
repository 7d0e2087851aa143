package org.huawu.cluster;

import io.aeron.Aeron;
import io.aeron.cluster.client.AeronCluster;
import io.aeron.exceptions.AeronException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/** The client's thread: sends what was submitted, hears what became of it, watches disk and snapshots. */
final class ClientLoop implements Agent {

    private static final long RETRY_NS = TimeUnit.SECONDS.toNanos(2);
    /** After it, without any answer, the node has failed. */
    private static final long SILENT_NS = TimeUnit.SECONDS.toNanos(30);

    private static final long WATCH_NS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int SEND_LIMIT = 64;
    private static final int DONE_BATCH = 512;
    /** Inputs and reports under way: fewer than the numbers that the log remembers. */
    private static final int MAX_PENDING = LogClient.MAX_IN_FLIGHT + 512;

    private final LogSettings settings;
    private final LogClient client;
    private final Outlet outlet;
    private final NodeStatus status;
    private final AeronNode node;

    private final Aeron aeron;
    private final Map<InputId, LogClient.Pending> pending = new LinkedHashMap<>();
    private final List<LogClient.Pending> unsent = new ArrayList<>();
    private final UnsafeBuffer open;
    private final Runnable beforeOpening;
    private final UnsafeBuffer end = Wire.command(Wire.SESSION_END, 0, 0, 0);

    private @Nullable AeronCluster cluster;
    private boolean sessionOpen;
    private boolean admitted;
    private long controlSentNs;
    private long heardNs;
    private long answeredNs;
    private long watchedNs;
    private long snapshotNs;
    private long keptAliveNs;

    /**
     * @param open the command that opens our session
     * @param beforeOpening runs when the machine has recovered, before anything of ours is written
     */
    ClientLoop(LogSettings settings, UnsafeBuffer open, Runnable beforeOpening, LogClient client, AeronNode node) {
        this.settings = settings;
        this.open = open;
        this.beforeOpening = beforeOpening;
        this.client = client;
        this.outlet = client.outlet();
        this.status = client.status();
        this.node = node;
        this.aeron = node.connect();
        long nowNs = System.nanoTime();
        this.snapshotNs = nowNs;
        this.watchedNs = nowNs - WATCH_NS;
        this.controlSentNs = nowNs - RETRY_NS;
        this.answeredNs = nowNs;
    }

    @Override
    public String roleName() {
        return "log-client";
    }

    @Override
    public int doWork() {
        long nowNs = System.nanoTime();
        aeron.conductorAgentInvoker().invoke();
        int work = outlet.read(this::heard);
        if (aeron.isClosed()) {
            status.fail("driver", new IllegalStateException("it does not answer"));
        }
        if (status.isOver()) {
            giveUp();
            return work;
        }
        if (status.ended().getCount() == 0) {
            return work;
        }
        AeronCluster connected = connected();
        if (connected == null) {
            return work;
        }
        work += connected.pollEgress();
        control(connected, nowNs);
        if (sessionOpen) {
            work += send(connected, nowNs);
        }
        if (nowNs - keptAliveNs > TimeUnit.SECONDS.toNanos(1)) {
            keptAliveNs = nowNs;
            connected.sendKeepAlive();
        }
        watch(nowNs);
        return work;
    }

    @Override
    public void onClose() {
        giveUp();
        CloseHelper.quietCloseAll(cluster, aeron);
    }

    /** Nothing will be answered any more: says so to all who wait. */
    private void giveUp() {
        LogException cause = status.over();
        pending.values().forEach(each -> fail(each, cause));
        pending.clear();
        unsent.clear();
        LogClient.Pending waiting = client.submitted.poll();
        while (waiting != null) {
            fail(waiting, cause);
            waiting = client.submitted.poll();
        }
    }

    private @Nullable AeronCluster connected() {
        if (cluster == null || cluster.isClosed()) {
            try {
                cluster = node.connectCluster(aeron);
                unsent.clear();
                unsent.addAll(pending.values());
            } catch (AeronException | IllegalStateException e) {
                settings.faults().accept(e);
                if (!client.submitted.isEmpty() || !pending.isEmpty()) {
                    failWhenSilent();
                }
                return null;
            }
        }
        return cluster;
    }

    private void failWhenSilent() {
        if (System.nanoTime() - answeredNs > SILENT_NS) {
            status.fail("consensus", new IllegalStateException("it cannot be reached"));
        }
    }

    /** Opens our session, and ends it when nothing is under way any more. */
    private void control(AeronCluster connected, long nowNs) {
        if (nowNs - controlSentNs < RETRY_NS) {
            return;
        }
        boolean ending = status.state() == LogNode.State.ENDING && pending.isEmpty() && client.submitted.isEmpty();
        if (!sessionOpen || (ending && client.done.isEmpty())) {
            if (!admitted) {
                beforeOpening.run();
                admitted = true;
            }
            UnsafeBuffer command = sessionOpen ? end : open;
            if (connected.offer(command, 0, command.capacity()) > 0) {
                controlSentNs = nowNs;
            }
        }
    }

    private int send(AeronCluster connected, long nowNs) {
        if (pending.isEmpty()) {
            heardNs = nowNs;
            answeredNs = nowNs;
        } else if (nowNs - answeredNs > SILENT_NS) {
            status.fail("consensus", new IllegalStateException("it does not answer"));
        } else if (nowNs - heardNs > RETRY_NS) {
            heardNs = nowNs;
            unsent.clear();
            unsent.addAll(pending.values());
        }
        takeSubmitted();
        int sent = 0;
        while (sent < unsent.size()) {
            UnsafeBuffer command = unsent.get(sent).command();
            if (connected.offer(command, 0, command.capacity()) < 0) {
                break;
            }
            sent++;
        }
        unsent.subList(0, sent).clear();
        return sent;
    }

    private void takeSubmitted() {
        while (unsent.size() < SEND_LIMIT) {
            LogClient.Pending next = client.submitted.poll();
            if (next == null) {
                break;
            }
            LogClient.Pending before = pending.putIfAbsent(next.id(), next);
            if (before == null) {
                unsent.add(next);
            } else {
                join(next, before);
            }
        }
        if (unsent.size() < SEND_LIMIT && pending.size() < MAX_PENDING && !client.done.isEmpty()) {
            List<LogKey> keys = new ArrayList<>();
            client.done.drainTo(keys, DONE_BATCH);
            InputId id = client.ownId();
            UnsafeBuffer command =
                    Wire.command(Wire.EFFECTS_DONE, id.source(), id.sequence(), keys.size() * Wire.KEY_LENGTH);
            for (int i = 0; i < keys.size(); i++) {
                Wire.putKey(command, Wire.HEADER_LENGTH + i * Wire.KEY_LENGTH, keys.get(i));
            }
            LogClient.Pending report = new LogClient.Pending(id, command, null);
            pending.put(id, report);
            unsent.add(report);
        }
    }

    /** The same id twice under way: one is sent, both are answered. */
    private void join(LogClient.Pending second, LogClient.Pending first) {
        client.finished(second);
        if (first.future() != null && second.future() != null) {
            var answer = second.future();
            CompletableFuture<Boolean> _ = first.future()
                    .handle((acknowledgement, error) ->
                            error == null ? answer.complete(acknowledgement) : answer.completeExceptionally(error));
        }
    }

    private void heard(int type, MutableDirectBuffer buffer, int offset, int length) {
        heardNs = System.nanoTime();
        answeredNs = heardNs;
        switch (type) {
            case Outlet.ACKNOWLEDGED -> acknowledged(Outlet.acknowledgement(buffer, offset, length));
            case Outlet.EFFECT -> effect(buffer, offset, length);
            case Outlet.SESSION -> {
                client.session(buffer.getLong(offset));
                sessionOpen = true;
                controlSentNs -= RETRY_NS;
                status.move(LogNode.State.STARTING, LogNode.State.READY);
            }
            case Outlet.ENDED -> status.ended().countDown();
            default -> throw new IllegalStateException("unknown message " + type);
        }
    }

    private void acknowledged(Acknowledgement acknowledgement) {
        LogClient.Pending answered = pending.remove(acknowledgement.id());
        if (answered != null) {
            client.finished(answered);
            if (answered.future() != null) {
                answered.future().complete(acknowledgement);
            }
        }
    }

    private void effect(DirectBuffer buffer, int offset, int length) {
        EffectHandler handler = client.handler();
        if (handler == null) {
            return;
        }
        try {
            handler.onEffect(Wire.key(buffer, offset), buffer, offset + Wire.KEY_LENGTH, length - Wire.KEY_LENGTH);
        } catch (RuntimeException e) {
            settings.faults().accept(e);
        }
    }

    private void watch(long nowNs) {
        if (nowNs - watchedNs < WATCH_NS) {
            return;
        }
        watchedNs = nowNs;
        if (settings.usableBytes().getAsLong() < settings.minFreeBytes()) {
            status.move(LogNode.State.READY, LogNode.State.DISK_FULL);
        } else {
            status.move(LogNode.State.DISK_FULL, LogNode.State.READY);
        }
        if (nowNs - snapshotNs > TimeUnit.MILLISECONDS.toNanos(settings.snapshotIntervalMs())) {
            snapshotNs = nowNs;
            node.triggerSnapshot();
        }
    }

    private void fail(LogClient.Pending each, LogException cause) {
        client.finished(each);
        if (each.future() != null) {
            each.future().completeExceptionally(cause);
        }
    }
}
