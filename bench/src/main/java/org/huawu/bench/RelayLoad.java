package org.huawu.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** All callers and all callees of calls that a switchboard passes on, on two sockets and one thread. */
final class RelayLoad implements AutoCloseable {

    private static final long HEAD_START_NS = TimeUnit.MILLISECONDS.toNanos(200);
    /** How long the last calls may take beyond their talk. */
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(10);

    private static final long TICK_MS = 20;
    private static final int BUFFER_BYTES = 1 << 22;
    private static final int MOST_BYTES = 16_384;
    /** Where sound would go; nobody sends any. */
    private static final int SOUND_PORT = 9;

    private final Selector selector = Selector.open();
    private final DatagramChannel callers = LoopbackSocket.open(BUFFER_BYTES);
    private final DatagramChannel callees = LoopbackSocket.open(BUFFER_BYTES);
    private final ByteBuffer datagram = ByteBuffer.allocate(MOST_BYTES);
    private final PaceProbe pace = new PaceProbe();
    private final Map<String, RelayedCall> byId = new HashMap<>();
    private final Map<String, RelayedCall> byNumber = new HashMap<>();
    /** Answered, in the order in which they end. */
    private final Deque<RelayedCall> talking = new ArrayDeque<>();

    RelayLoad() throws IOException {
        callers.register(selector, SelectionKey.OP_READ);
        callees.register(selector, SelectionKey.OP_READ);
    }

    /** Where callees listen. */
    InetSocketAddress callees() throws IOException {
        return LoopbackSocket.place(callees);
    }

    /**
     * Makes the calls; returns when the last is over, or should be.
     *
     * @param switchboard where callers call
     */
    RelayResult run(RelayPlan plan, InetSocketAddress switchboard) throws IOException {
        byId.clear();
        byNumber.clear();
        talking.clear();
        List<RelayedCall> calls = new ArrayList<>();
        long firstNs = System.nanoTime() + HEAD_START_NS;
        long lastNs = firstNs;
        long endNs = firstNs + plan.dueNs(plan.calls()) + RelayedCall.STAYS_NS + PATIENCE_NS;
        while (System.nanoTime() - endNs < 0 && !(calls.size() == plan.calls() && isOver(calls))) {
            while (calls.size() < plan.calls() && System.nanoTime() - firstNs >= plan.dueNs(calls.size())) {
                lastNs = System.nanoTime();
                calls.add(begin(plan.number(calls.size()), switchboard));
            }
            hangUp(switchboard);
            selector.select(calls.size() < plan.calls() ? 1 : TICK_MS);
            selector.selectedKeys().clear();
            hear(callers, true);
            hear(callees, false);
        }
        return new RelayResult(plan, calls, lastNs - firstNs, pace.slowMoments());
    }

    /** The later ones are looked at first: they are over last. */
    private static boolean isOver(List<RelayedCall> calls) {
        return calls.reversed().stream().allMatch(RelayedCall::isOver);
    }

    private RelayedCall begin(String number, InetSocketAddress switchboard) throws IOException {
        SipDialog dialog = new SipDialog(
                LoopbackSocket.place(callers), switchboard, SwitchboardProgram.LINE, number, "r" + number);
        RelayedCall call = new RelayedCall(dialog, number);
        byId.put(dialog.id(), call);
        byNumber.put(number, call);
        callers.send(ByteBuffer.wrap(call.invite(SOUND_PORT, System.nanoTime())), switchboard);
        return call;
    }

    private void hangUp(InetSocketAddress switchboard) throws IOException {
        while (!talking.isEmpty() && System.nanoTime() - talking.getFirst().leavesNs() >= 0) {
            callers.send(ByteBuffer.wrap(talking.removeFirst().leave()), switchboard);
        }
    }

    private void hear(DatagramChannel end, boolean isOfCallers) throws IOException {
        for (SocketAddress from = end.receive(datagram.clear()); from != null; from = end.receive(datagram.clear())) {
            long nowNs = System.nanoTime();
            Optional<SipMessage> message = SipMessage.read(datagram.array(), datagram.position());
            if (message.isPresent()) {
                byte[] said = isOfCallers ? callerHears(message.get(), nowNs) : calleeHears(message.get(), nowNs);
                if (said.length > 0) {
                    end.send(ByteBuffer.wrap(said), from);
                }
            }
        }
    }

    private byte[] callerHears(SipMessage message, long nowNs) {
        RelayedCall call = byId.get(message.value("Call-ID"));
        if (call == null) {
            return new byte[0];
        }
        boolean wasAnswered = call.leavesNs() > 0;
        byte[] said = call.callerHears(message, nowNs);
        if (!wasAnswered && call.leavesNs() > 0) {
            talking.add(call);
        }
        return said;
    }

    private byte[] calleeHears(SipMessage message, long nowNs) throws IOException {
        InetSocketAddress here = LoopbackSocket.place(callees);
        String place = here.getAddress().getHostAddress();
        RelayedCall call = byId.computeIfAbsent(
                message.value("Call-ID"), id -> byNumber.get(message.target().orElse("")));
        return call == null
                ? new byte[0]
                : call.calleeHears(
                        message,
                        "<sip:" + place + ":" + here.getPort() + ">",
                        SipDialog.sound(place, SOUND_PORT),
                        nowNs);
    }

    @Override
    public void close() throws IOException {
        pace.close();
        callers.close();
        callees.close();
        selector.close();
    }
}
