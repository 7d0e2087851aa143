package org.huawu.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * All callers, on one thread and one socket. Each call begins when it is due, whatever became of those before; as many are
 * up as that makes. What callers would hear is taken in and forgotten.
 */
final class CallerLoop implements AutoCloseable {

    /** How long nothing is looked after at most, but datagrams. */
    private static final long TICK_NS = TimeUnit.MILLISECONDS.toNanos(20);
    /** From the preparation to the first call. */
    private static final long HEAD_START_NS = TimeUnit.SECONDS.toNanos(1);

    private static final int BUFFER_BYTES = 1 << 20;
    private static final int MOST_BYTES = 16_384;

    private final InetSocketAddress switchboard;
    private final String line;
    private final CallBook book;
    private final Complaints complaints;
    private final Selector selector;
    private final DatagramChannel sip;
    private final DatagramChannel sound;
    private final ByteBuffer datagram = ByteBuffer.allocate(MOST_BYTES);
    private final Map<String, Up> up = new LinkedHashMap<>();
    private final CallCounts counts = new CallCounts();
    private final PaceProbe pace = new PaceProbe();
    private final List<CallTimes> timed = new ArrayList<>();

    /**
     * What came of the calls that count.
     *
     * @param calls when what happened to each
     * @param slow when the machine itself went slowly
     * @param slowPercent how much of the time that was
     * @param lateCalls how many of them were begun late
     * @param stolenPercent of the processors' time meanwhile, by others on the same host
     */
    record Result(
            List<CallTimes> calls, SlowMoments slow, BigDecimal slowPercent, int lateCalls, BigDecimal stolenPercent) {

        Result {
            calls = List.copyOf(calls);
        }

        /** From INVITE to its answer: what so many percent of the calls do not exceed. */
        long toAnswerNs(int percent) {
            return Percentile.of(
                    calls.stream().mapToLong(CallTimes::tookToAnswerNs).toArray(), percent);
        }

        /** The same of those calls alone that the machine did not hold up. */
        Result outsideSlowMoments() {
            List<CallTimes> steady =
                    calls.stream().filter(call -> !call.wasHeldUp(slow)).toList();
            return new Result(steady, slow, slowPercent, lateCalls, stolenPercent);
        }

        /** From INVITE to offer: what so many percent of the calls do not exceed. */
        long toOfferNs(int percent) {
            return Percentile.of(calls.stream().mapToLong(CallTimes::tookNs).toArray(), percent);
        }
    }

    /** A call that is not over. */
    private record Up(String number, Call call, boolean isTimed) {}

    CallerLoop(InetSocketAddress switchboard, String line, CallBook book, Complaints complaints) throws IOException {
        this.switchboard = switchboard;
        this.line = line;
        this.book = book;
        this.complaints = complaints;
        this.selector = Selector.open();
        this.sip = LoopbackSocket.open(BUFFER_BYTES);
        this.sound = LoopbackSocket.open(BUFFER_BYTES);
        sip.register(selector, SelectionKey.OP_READ);
    }

    /**
     * Makes the calls; returns when the last is over.
     *
     * @throws BenchFailure when a call failed, or too many were begun late
     */
    Result run(CallPlan plan) throws IOException {
        Lateness lateness = new Lateness(plan);
        long firstNs = System.nanoTime() + HEAD_START_NS;
        ProcessorTime sinceTimed = ProcessorTime.now();
        long timedNs = firstNs;
        int begun = 0;
        while (begun < plan.calls() || !up.isEmpty()) {
            long dueNs = firstNs + begun * plan.everyNs();
            if (begun < plan.calls() && System.nanoTime() - dueNs >= 0) {
                begin(begun, plan);
                if (begun == plan.calls() - plan.timedCalls()) {
                    sinceTimed = ProcessorTime.now();
                    timedNs = System.nanoTime();
                }
                if (plan.isTimed(begun)) {
                    lateness.begun(System.nanoTime() - dueNs);
                }
                begun++;
            }
            lookAfter();
            complaints.check();
            hear(begun < plan.calls() ? firstNs + begun * plan.everyNs() - System.nanoTime() : TICK_NS);
        }
        counts.check();
        SlowMoments slow = pace.slowMoments();
        return new Result(
                timed,
                slow,
                slow.percentOf(timedNs, System.nanoTime()),
                lateness.lateCalls(),
                ProcessorTime.now().stolenPercentSince(sinceTimed));
    }

    private void begin(int number, CallPlan plan) throws IOException {
        String caller = CallPlan.number(number);
        String id = "c" + number;
        SipDialog dialog = new SipDialog(LoopbackSocket.place(sip), switchboard, line, caller, id);
        Call call = new Call(
                dialog, LoopbackSocket.place(sound).getPort(), book.open(caller), this::send, System::nanoTime);
        up.put(id, new Up(caller, call, plan.isTimed(number)));
        call.begin();
    }

    private void lookAfter() {
        for (Iterator<Up> each = up.values().iterator(); each.hasNext(); ) {
            Up next = each.next();
            next.call().tick();
            if (next.call().isOver()) {
                over(next);
                each.remove();
            }
        }
    }

    private void over(Up done) {
        book.close(done.number());
        Optional.ofNullable(done.call().failure()).ifPresentOrElse(counts::failed, counts::good);
        if (done.isTimed() && done.call().times().isOffered()) {
            timed.add(done.call().times());
        }
    }

    private void hear(long mostNs) throws IOException {
        forgetSound();
        long waitMs = TimeUnit.NANOSECONDS.toMillis(Math.min(mostNs, TICK_NS));
        if (mostNs <= 0) {
            selector.selectNow();
        } else {
            selector.select(Math.max(1, waitMs));
        }
        selector.selectedKeys().clear();
        for (SocketAddress from = sip.receive(datagram.clear()); from != null; from = sip.receive(datagram.clear())) {
            SipMessage.read(datagram.array(), datagram.position()).ifPresent(this::hear);
        }
    }

    private void hear(SipMessage message) {
        Up found = up.get(message.value("Call-ID"));
        if (found != null) {
            found.call().hear(message);
        } else if (message.status() == 0 && !message.method().equals("ACK")) {
            send(message.accepted().getBytes(US_ASCII));
        }
    }

    private void forgetSound() throws IOException {
        for (SocketAddress from = sound.receive(datagram.clear());
                from != null;
                from = sound.receive(datagram.clear())) {
            datagram.clear();
        }
    }

    private void send(byte[] bytes) {
        try {
            sip.send(ByteBuffer.wrap(bytes), switchboard);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        pace.close();
        for (Closeable each : new Closeable[] {sip, sound, selector}) {
            each.close();
        }
    }
}
