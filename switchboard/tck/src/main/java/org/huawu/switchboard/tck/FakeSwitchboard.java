package org.huawu.switchboard.tck;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.huawu.kernel.Rejection;
import org.huawu.kernel.SoundQuality;
import org.huawu.switchboard.port.BridgeId;
import org.huawu.switchboard.port.Capability;
import org.huawu.switchboard.port.ChannelId;
import org.huawu.switchboard.port.Digit;
import org.huawu.switchboard.port.Fact;
import org.huawu.switchboard.port.FactOutbox;
import org.huawu.switchboard.port.FactSink;
import org.huawu.switchboard.port.HungUpBy;
import org.huawu.switchboard.port.Order;
import org.huawu.switchboard.port.OrderBook;
import org.huawu.switchboard.port.OrderId;
import org.huawu.switchboard.port.PhoneNumber;
import org.huawu.switchboard.port.PlaybackEnd;
import org.huawu.switchboard.port.Reasons;
import org.huawu.switchboard.port.RecordingId;
import org.huawu.switchboard.port.SeatId;
import org.huawu.switchboard.port.SoundId;
import org.huawu.switchboard.port.Switchboard;
import org.huawu.switchboard.port.TransferGoal;
import org.jspecify.annotations.Nullable;

/**
 * A whole switchboard in memory, without sound, sockets or threads. Time passes only by {@link #advance}; sound is one
 * tone at a time. For tests of whatever stands above the port. Methods may be called by any thread.
 */
public final class FakeSwitchboard implements Switchboard {

    private static final int MOST_ORDERS = 4_096;
    private static final int MOST_FACTS_WAITING = 1_024;
    private static final int STEP_MS = 10;
    private static final FakeSound RING_BACK = new FakeSound(450, 5_000);

    private final Set<String> lines;
    private final Map<SoundId, FakeSound> sounds;
    private final Map<ChannelId, FakeLeg> legs = new TreeMap<>(java.util.Comparator.comparing(ChannelId::value));
    private final Map<String, FakeRecording> saved = new TreeMap<>();
    private final Set<String> recordingNames = new TreeSet<>();
    private final OrderBook book = new OrderBook(MOST_ORDERS);
    private final FactOutbox outbox = new FactOutbox(MOST_FACTS_WAITING);
    private final FakeOrders orders = new FakeOrders(this);
    private final FakeTransfers transfers;
    private final FakeTrunk trunk = new FakeTrunk();

    private @Nullable FactSink sink;
    private boolean isClosed;
    private boolean isDeaf;
    private long epoch;
    private long channelsMade;
    private long nowMs;

    /**
     * A switchboard that is not started.
     *
     * @param epochBefore the epoch that was open last, 0 when none was
     * @param lines the numbers it has
     * @param sounds the sounds it holds
     */
    public FakeSwitchboard(long epochBefore, Set<String> lines, Map<SoundId, FakeSound> sounds) {
        this.epoch = epochBefore;
        this.lines = Set.copyOf(lines);
        this.sounds = Map.copyOf(sounds);
        this.transfers = new FakeTransfers(lines);
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.allOf(Capability.class);
    }

    @Override
    public synchronized long epoch() {
        return sink == null && !isClosed ? 0 : epoch;
    }

    @Override
    public synchronized void start(FactSink to) {
        if (sink != null || isClosed) {
            throw new IllegalStateException("was started before");
        }
        sink = to;
        openEpoch();
    }

    @Override
    public void warmUp() {
        // nothing here is cold
    }

    @Override
    public synchronized boolean carryOut(Order order, long orderersNowMs) {
        if (sink == null || isClosed || outbox.isHalfFull()) {
            return false;
        }
        long dueMs = nowMs + (order.deadlineMs() - orderersNowMs);
        switch (book.admit(order.id(), dueMs)) {
            case FULL -> {
                return false;
            }
            case FORGOTTEN -> report(new Fact.OrderRefused(epoch, nowMs, order.id(), Reasons.ORDER_FORGOTTEN));
            case SETTLED -> book.outcome(order.id()).ifPresent(this::report);
            case UNDER_WAY -> deliver();
            case NEW -> begin(order, dueMs);
        }
        deliver();
        return true;
    }

    @Override
    public synchronized void close() {
        if (isClosed) {
            return;
        }
        book.due(Long.MAX_VALUE).forEach(id -> settle(new Fact.OrderUnknown(epoch, nowMs, id)));
        List.copyOf(legs.values()).forEach(leg -> {
            if (leg.seat == null) {
                end(leg, 503, HungUpBy.SWITCHBOARD);
            } else {
                loseSeat(leg);
            }
        });
        deliver();
        isClosed = true;
    }

    /** Lets time pass, in steps of 10 ms. */
    public synchronized void advance(long ms) {
        for (long passed = 0; passed < ms; passed += STEP_MS) {
            nowMs += STEP_MS;
            step();
        }
    }

    /** The virtual time, in ms since the switchboard was made. */
    public synchronized long nowMs() {
        return nowMs;
    }

    /** From now on orders are taken and nothing comes of them, so that their outcome is unknown at the deadline. */
    public synchronized void turnDeaf() {
        isDeaf = true;
    }

    /** Somebody calls. */
    public synchronized CallerPhone call(String called, String caller) {
        FakeLeg leg = new FakeLeg(newChannel(), null);
        leg.status = turnsAway(called);
        leg.isGone = leg.status != 0;
        if (!leg.isGone) {
            legs.put(leg.channel, leg);
            report(new Fact.ChannelArrived(
                    epoch, nowMs, leg.channel, new PhoneNumber(called), new PhoneNumber(caller)));
        }
        deliver();
        return new FakeCallerPhone(this, leg);
    }

    /** Somebody who can be called through {@link Stage#TRUNK}. */
    public synchronized CalleePhone callee(String number) {
        FakeCalleePhone phone = new FakeCalleePhone(this);
        trunk.add(number, phone);
        return phone;
    }

    /** The audio of a seat is connected. */
    public synchronized SeatPhone connect(SeatId seat) {
        FakeLeg leg = new FakeLeg(newChannel(), seat);
        legs.put(leg.channel, leg);
        report(new Fact.SeatAudioConnected(epoch, nowMs, seat, leg.channel));
        deliver();
        return new FakeSeatPhone(this, leg);
    }

    /** Whether a saved recording holds a tone on a side. */
    public synchronized boolean recordingHolds(String file, Stage.Side side, int hz) {
        FakeRecording recording = saved.get(file);
        return recording != null && recording.holds(side, hz);
    }

    synchronized void hangUpByParty(FakeLeg leg) {
        endByParty(leg, leg.isAnswered ? 200 : 487);
    }

    synchronized void endByParty(FakeLeg leg, int status) {
        if (!leg.isGone) {
            end(leg, status, HungUpBy.PARTY);
            deliver();
        }
    }

    synchronized void answerByParty(FakeLeg leg) {
        if (!leg.isGone && !leg.isAnswered) {
            answer(leg);
            deliver();
        }
    }

    /** The network of a channel that was dialled speaks before the answer. */
    synchronized void speakEarly(FakeLeg leg) {
        if (!leg.isGone && !leg.isAnswered) {
            leg.isEarly = true;
            tell((at, ms) -> new Fact.EarlyMediaBegan(at, ms, leg.channel));
        }
    }

    /** Something happened to a channel. */
    synchronized void tell(Happening what) {
        report(what.at(epoch, nowMs));
        deliver();
    }

    /** A fact that lacks its epoch and time. */
    @FunctionalInterface
    interface Happening {
        Fact at(long epoch, long atMs);
    }

    Optional<Rejection> dial(Order.Dial order) {
        Optional<Rejection> refusal =
                legs.containsKey(order.channel()) ? Optional.of(Reasons.CHANNEL_EXISTS) : trunk.refusal(order);
        if (refusal.isEmpty()) {
            FakeLeg leg = new FakeLeg(order.channel(), null);
            legs.put(leg.channel, leg);
            leg.rungOutAtMs = nowMs + order.mostRingingMs();
            trunk.phone(order.number().plain()).ifPresent(phone -> phone.call(leg));
        }
        return refusal;
    }

    synchronized void transfer(FakeLeg leg, String number) {
        if (transfers.isAsked(leg, transfers.mayBeCalled(number), nowMs)) {
            TransferGoal goal = new TransferGoal.ToNumber(new PhoneNumber(number));
            tell((at, ms) -> new Fact.TransferAsked(at, ms, leg.channel, goal));
        }
    }

    synchronized void transfer(FakeLeg leg, FakeLeg other) {
        if (transfers.isAsked(leg, other.isAnswered && !other.isGone, nowMs)) {
            TransferGoal goal = new TransferGoal.InPlaceOf(other.channel);
            tell((at, ms) -> new Fact.TransferAsked(at, ms, leg.channel, goal));
        }
    }

    Optional<Rejection> report(Order.ReportTransfer order, FakeLeg leg) {
        return transfers.report(leg, order.sipStatus(), nowMs);
    }

    synchronized void press(FakeLeg leg, char key) {
        if (!leg.isGone && leg.isAnswered) {
            report(new Fact.DigitReceived(epoch, nowMs, leg.channel, new Digit(key)));
            deliver();
        }
    }

    synchronized void speak(FakeLeg leg, int hz) {
        leg.saysHz = hz;
    }

    synchronized void lose(FakeLeg leg) {
        if (!leg.isGone) {
            loseSeat(leg);
            deliver();
        }
    }

    Optional<FakeLeg> leg(ChannelId channel) {
        return Optional.ofNullable(legs.get(channel));
    }

    Optional<FakeSound> sound(SoundId id) {
        return Optional.ofNullable(id.equals(SoundId.RING_BACK) ? RING_BACK : sounds.get(id));
    }

    Optional<FakeBridge> bridge(BridgeId id) {
        return legs.values().stream()
                .flatMap(leg -> Stream.ofNullable(leg.bridge))
                .filter(bridge -> bridge.id().equals(id))
                .findFirst();
    }

    Optional<FakeLeg> recorded(RecordingId recording) {
        return legs.values().stream()
                .filter(leg -> leg.recording != null && leg.recording.id().equals(recording))
                .findFirst();
    }

    boolean isNewRecording(String name) {
        return recordingNames.add(name);
    }

    void end(FakeLeg leg, int sipCause, HungUpBy by) {
        leg.status = sipCause;
        remove(leg);
        report(new Fact.ChannelEnded(epoch, nowMs, leg.channel, sipCause, by));
        stopRecording(leg);
        if (leg.isAnswered) {
            measure(leg, null);
        }
    }

    void answer(FakeLeg leg) {
        leg.isAnswered = true;
        leg.status = 200;
        report(new Fact.ChannelAnswered(epoch, nowMs, leg.channel));
    }

    void endPlaying(FakeLeg leg, PlaybackEnd how) {
        FakeLeg.Playing playing = leg.playing;
        if (playing != null) {
            leg.playing = null;
            report(new Fact.PlaybackEnded(epoch, nowMs, leg.channel, playing.playback(), how));
        }
    }

    /** Takes a leg out of its bridge, which may end it. */
    void part(FakeLeg leg) {
        FakeBridge bridge = leg.bridge;
        if (bridge != null) {
            leave(bridge, leg);
            if (bridge.isOver()) {
                end(bridge);
            }
        }
    }

    /** Ends a bridge. */
    void end(FakeBridge bridge) {
        bridge.legs().forEach(leg -> leave(bridge, leg));
    }

    private void leave(FakeBridge bridge, FakeLeg leg) {
        bridge.remove(leg);
        if (leg.seat != null) {
            measure(leg, bridge.id());
        }
    }

    /** Nothing is lost here, and each packet has 20 ms. */
    private void measure(FakeLeg leg, @Nullable BridgeId bridge) {
        int packets = leg.steps / 2;
        leg.steps = 0;
        SoundQuality.Stream stream = new SoundQuality.Stream(packets, 0, 0, 438, 438);
        SoundQuality quality = new SoundQuality(packets * 20L, stream, stream, 1);
        report(new Fact.SoundMeasured(epoch, nowMs, leg.channel, bridge, quality));
    }

    void stopRecording(FakeLeg leg) {
        FakeRecording recording = leg.recording;
        if (recording != null) {
            leg.recording = null;
            saved.put(recording.file(), recording);
            report(new Fact.RecordingSaved(epoch, nowMs, recording.id(), recording.file(), recording.lengthMs(nowMs)));
        }
    }

    private int turnsAway(String called) {
        if (sink == null || isClosed || outbox.isWaiting()) {
            return 503;
        }
        return lines.contains(called) ? 0 : 404;
    }

    private void begin(Order order, long dueMs) {
        if (dueMs <= nowMs) {
            settle(new Fact.OrderRefused(epoch, nowMs, order.id(), Reasons.ORDER_LATE));
        } else if (!isDeaf) {
            Optional<Rejection> refusal = orders.carryOut(order);
            OrderId id = order.id();
            settle(
                    refusal.isPresent()
                            ? new Fact.OrderRefused(epoch, nowMs, id, refusal.get())
                            : new Fact.OrderDone(epoch, nowMs, id));
        }
    }

    private void settle(Fact.Outcome outcome) {
        if (book.settle(outcome)) {
            report(outcome);
        }
    }

    private void step() {
        for (FakeLeg leg : List.copyOf(legs.values())) {
            leg.record();
            leg.steps += leg.isAnswered ? 1 : 0;
            transfers.step(leg, nowMs);
            if (!leg.isAnswered && leg.rungOutAtMs <= nowMs) {
                end(leg, 480, HungUpBy.PARTY);
            }
            if (leg.playing != null && leg.playing.untilMs() <= nowMs) {
                endPlaying(leg, PlaybackEnd.FINISHED);
            }
        }
        book.due(nowMs).forEach(id -> settle(new Fact.OrderUnknown(epoch, nowMs, id)));
        deliver();
    }

    private void loseSeat(FakeLeg leg) {
        remove(leg);
        if (leg.seat != null) {
            report(new Fact.SeatAudioLost(epoch, nowMs, leg.seat, leg.channel));
        }
        stopRecording(leg);
    }

    private void remove(FakeLeg leg) {
        endPlaying(leg, PlaybackEnd.STOPPED);
        part(leg);
        leg.isGone = true;
        legs.remove(leg.channel);
    }

    private ChannelId newChannel() {
        channelsMade++;
        return new ChannelId("fake-" + epoch + "-" + channelsMade);
    }

    private void openEpoch() {
        epoch++;
        book.clear();
        report(new Fact.EpochOpened(epoch, nowMs, List.of()));
        deliver();
    }

    private void report(Fact fact) {
        if (!outbox.add(fact)) {
            outbox.clear();
            legs.values().forEach(leg -> {
                leg.isGone = true;
                leg.status = 503;
            });
            legs.clear();
            openEpoch();
        }
    }

    private void deliver() {
        if (sink != null) {
            outbox.deliver(sink);
        }
    }

    long now() {
        return nowMs;
    }
}
