package org.huawu.routing.simulation;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.huawu.events.EffectId;
import org.huawu.events.Sealed;
import org.huawu.kernel.ChannelId;
import org.huawu.kernel.ContactId;
import org.huawu.kernel.LineId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.SeatId;
import org.huawu.kernel.SoundQuality;
import org.huawu.routing.AgentAction.Dial;
import org.huawu.routing.Effect;
import org.huawu.routing.Effect.Answer;
import org.huawu.routing.Effect.Bridge;
import org.huawu.routing.Effect.HangUpChannel;
import org.huawu.routing.Effect.Join;
import org.huawu.routing.Effect.JoinWatch;
import org.huawu.routing.Effect.Leave;
import org.huawu.routing.Effect.Play;
import org.huawu.routing.Effect.StartRecording;
import org.huawu.routing.Effect.StopPlayback;
import org.huawu.routing.Effect.StopRecording;
import org.huawu.routing.Effect.Unbridge;
import org.huawu.routing.SwitchboardFact;
import org.huawu.routing.SwitchboardFact.ChannelAnswered;
import org.huawu.routing.SwitchboardFact.ChannelArrived;
import org.huawu.routing.SwitchboardFact.ChannelEnded;
import org.huawu.routing.SwitchboardFact.ChannelEnding;
import org.huawu.routing.SwitchboardFact.ChannelRinging;
import org.huawu.routing.SwitchboardFact.DigitsPressed;
import org.huawu.routing.SwitchboardFact.EarlyMediaBegan;
import org.huawu.routing.SwitchboardFact.EpochBegan;
import org.huawu.routing.SwitchboardFact.OrderSettled;
import org.huawu.routing.SwitchboardFact.Outcome;
import org.huawu.routing.SwitchboardFact.PlaybackEnded;
import org.huawu.routing.SwitchboardFact.RecordingNotStored;
import org.huawu.routing.SwitchboardFact.RecordingStored;
import org.huawu.routing.SwitchboardFact.SeatConnected;
import org.huawu.routing.SwitchboardFact.SeatLost;
import org.huawu.routing.SwitchboardFact.SoundMeasured;

/** Callers and the switchboard between them and the core: carries out orders, mostly, and tells of it in time, late, twice or not at all. */
final class SimulatedSwitchboard {

    private static final long FIRST_SEAT_CHANNEL = 1_000_000;
    private static final long FIRST_FOREIGN_CHANNEL = 2_000_000;

    private final Scene scene;
    private final long talkMs;
    private final long patienceMs;
    /** The channels of callers, and who of them is in which contact. */
    private final TreeMap<Long, Long> callers = new TreeMap<>();

    private final TreeMap<Long, Long> seats = new TreeMap<>();
    private final TreeMap<EffectId, Long> playing = new TreeMap<>();
    /** The bridge of each caller who talks. */
    private final TreeMap<Long, EffectId> bridged = new TreeMap<>();

    private long epoch;
    private boolean isUp;
    private long contacts;
    private long channels = FIRST_SEAT_CHANNEL;
    private long foreign = FIRST_FOREIGN_CHANNEL;

    SimulatedSwitchboard(Scene scene, long talkMs, long patienceMs) {
        this.scene = scene;
        this.talkMs = talkMs;
        this.patienceMs = patienceMs;
    }

    private static Sealed sealed(long number) {
        byte[] token = ByteBuffer.allocate(Long.BYTES).putLong(number).array();
        return new Sealed(token, new byte[] {1}, token);
    }

    /** Somebody calls. */
    void call(long line) {
        if (!isUp || !scene.isAlive()) {
            return;
        }
        long contact = ++contacts;
        callers.put(contact, contact);
        // some call again and again, some once, and some show no number
        long number = scene.percent(40) ? scene.between(1, 40) : scene.percent(80) ? 100 + contact : 0;
        ChannelArrived fact = new ChannelArrived(
                epoch,
                new ChannelId(contact),
                new ContactId(contact),
                new LineId(line),
                number == 0 ? null : sealed(number));
        scene.give(fact);
        if (scene.percent(1)) {
            scene.give(fact);
        }
        long patience = scene.percent(15) ? scene.between(200, 8_000) : scene.between(patienceMs / 4, 2 * patienceMs);
        scene.in(patience, () -> {
            if (!isTalking(contact)) {
                hangUp(contact, scene.percent(4) ? ChannelEnding.FAILED : ChannelEnding.HUNG_UP);
            }
        });
    }

    /** An agent wants to call somebody: now and then whoever calls in too. */
    Dial dial(PersonId agent, long line) {
        long contact = ++contacts;
        long number = scene.percent(40) ? scene.between(1, 40) : 100 + contact;
        return new Dial(agent, new ContactId(contact), new ChannelId(contact), new LineId(line), sealed(number));
    }

    /** What becomes of a call out: it rings, or the network speaks, and somebody answers, does not want to, or is not there. */
    private void calls(Effect.Dial order) {
        long callee = order.channel().value();
        callers.put(callee, callee);
        if (scene.percent(70)) {
            scene.in(100, 1_500, () -> ofCallee(callee, new ChannelRinging(epoch, order.channel())));
        }
        if (scene.percent(25)) {
            scene.in(200, 2_500, () -> ofCallee(callee, new EarlyMediaBegan(epoch, order.channel())));
        }
        int chance = scene.random.nextInt(100);
        if (chance < 55) {
            scene.in(1_000, 9_000, () -> {
                ofCallee(callee, new ChannelAnswered(epoch, order.channel()));
                scene.in(talkMs / 5, 2 * talkMs, () -> hangUp(callee, ChannelEnding.HUNG_UP));
            });
        } else if (chance < 92) {
            List<ChannelEnding> endings = List.of(ChannelEnding.values());
            ChannelEnding ending = endings.get(scene.random.nextInt(endings.size()));
            scene.in(500, 12_000, () -> hangUp(callee, ending));
        }
    }

    private void ofCallee(long callee, SwitchboardFact fact) {
        if (callers.containsKey(callee) && fact.epoch() == epoch) {
            fact(fact);
        }
    }

    private boolean isTalking(long caller) {
        return bridged.containsKey(caller);
    }

    /** Who talks with somebody, by contact. */
    List<Long> talking() {
        return List.copyOf(bridged.keySet());
    }

    private void hangUp(long caller, ChannelEnding ending) {
        if (callers.remove(caller) == null) {
            return;
        }
        bridged.remove(caller);
        if (isUp) {
            ChannelEnded fact = new ChannelEnded(epoch, new ChannelId(caller), ending);
            scene.give(fact);
            if (scene.percent(2)) {
                scene.give(fact);
            }
            if (scene.percent(8)) {
                SoundQuality.Stream heard = new SoundQuality.Stream(500, 3, 1, 380, 420);
                scene.give(new SoundMeasured(
                        epoch, new ChannelId(caller), null, new SoundQuality(9_000, heard, null, 90)));
            }
        }
    }

    /** A seat has sound, by a new channel. */
    void connect(long seat) {
        if (isUp && scene.isAlive()) {
            seats.put(seat, ++channels);
            scene.give(new SeatConnected(epoch, new SeatId(seat), new ChannelId(channels)));
        }
    }

    boolean isConnected(long seat) {
        return seats.containsKey(seat);
    }

    void lose(long seat) {
        Long channel = seats.remove(seat);
        if (channel != null && isUp) {
            scene.give(new SeatLost(epoch, new SeatId(seat), new ChannelId(channel)));
        }
    }

    /** The core orders something. */
    void ordered(Effect.Order order) {
        if (scene.percent(1)) {
            return; // lost on its way
        }
        switch (order) {
            case Answer o -> settled(o, () -> {});
            case Effect.Dial o -> settled(o, () -> calls(o));
            case Play o -> settled(o, () -> played(o));
            case StopPlayback o -> playing.remove(o.playback());
            case Bridge o -> settled(o, () -> talked(o));
            case StartRecording o -> settled(o, () -> {});
            case StopRecording o -> scene.in(50, 2_000, () -> stored(o.recording()));
            case Join o -> settled(o, () -> joined(o.caller().value(), o.bridge()));
            case JoinWatch o -> settled(o, () -> {});
            case Leave o -> bridged.remove(o.channel().value());
            case Unbridge o -> {
                bridged.values().remove(o.bridge());
                settledPerhaps(o);
            }
            case HangUpChannel o ->
                scene.in(10, 100, () -> {
                    callers.remove(o.channel().value());
                    bridged.remove(o.channel().value());
                    if (scene.percent(10)) {
                        fact(new ChannelEnded(epoch, o.channel(), ChannelEnding.HUNG_UP));
                    }
                });
            default -> settledPerhaps(order);
        }
    }

    private void settledPerhaps(Effect.Order order) {
        if (scene.percent(15)) {
            settled(order, () -> {});
        }
    }

    /** Tells the outcome, and what follows if the order was carried out. */
    private void settled(Effect.Order order, Runnable done) {
        int chance = scene.random.nextInt(100);
        Outcome outcome = chance < 4 ? Outcome.REFUSED : chance < 6 ? Outcome.UNKNOWN : Outcome.DONE;
        long of = epoch;
        if (chance >= 6 && chance < 8) {
            return; // never told
        }
        long delayMs = chance >= 8 && chance < 11 ? scene.between(1_900, 6_000) : scene.between(10, 400);
        scene.in(delayMs, () -> {
            OrderSettled fact = new OrderSettled(of, order.id(), outcome);
            if (of == epoch || scene.percent(20)) {
                fact(fact);
            }
            if (of == epoch && outcome == Outcome.DONE) {
                done.run();
            }
            if (scene.percent(4)) {
                scene.in(0, 800, () -> fact(fact));
            }
        });
    }

    private void played(Play order) {
        long caller = order.channel().value();
        playing.put(order.id(), caller);
        int chance = scene.random.nextInt(100);
        if (chance < 15) {
            scene.in(300, 3_000, () -> fact(new DigitsPressed(epoch, order.channel(), "1")));
        } else if (chance < 96) {
            scene.in(1_500, 6_000, () -> {
                if (playing.remove(order.id()) != null) {
                    fact(new PlaybackEnded(epoch, order.id()));
                }
            });
        }
    }

    private void talked(Bridge order) {
        long caller = order.caller().value();
        if (callers.containsKey(caller)) {
            joined(caller, order.id());
            scene.in(talkMs / 5, 2 * talkMs, () -> hangUp(caller, ChannelEnding.HUNG_UP));
        }
    }

    private void joined(long caller, EffectId bridge) {
        if (callers.containsKey(caller)) {
            bridged.put(caller, bridge);
        }
    }

    private void stored(EffectId recording) {
        int chance = scene.random.nextInt(100);
        if (chance < 90) {
            fact(new RecordingStored(epoch, recording, 5_000, 9_000));
        } else if (chance < 95) {
            fact(new RecordingNotStored(epoch, recording));
        }
    }

    private void fact(SwitchboardFact fact) {
        if (isUp) {
            scene.give(fact);
        }
    }

    /** The switchboard is gone; whoever hangs up now is missed. */
    void goDown() {
        isUp = false;
    }

    /** And comes back with what it still has: so many of a hundred channels are gone. */
    void comeUp(int lost) {
        if (!scene.isAlive()) {
            return;
        }
        callers.keySet().removeIf(channel -> scene.percent(lost));
        seats.values().removeIf(channel -> scene.percent(lost));
        bridged.keySet().retainAll(callers.keySet());
        playing.clear();
        isUp = true;
        List<ChannelId> present = new ArrayList<>();
        callers.keySet().forEach(channel -> present.add(new ChannelId(channel)));
        seats.values().forEach(channel -> present.add(new ChannelId(channel)));
        for (int more = scene.random.nextInt(3); more > 0; more--) {
            present.add(new ChannelId(++foreign));
        }
        scene.give(new EpochBegan(++epoch, present));
        if (scene.percent(10)) {
            scene.give(new EpochBegan(epoch, present));
        }
    }

    boolean isUp() {
        return isUp;
    }

    /** Everybody hangs up. */
    void close() {
        List.copyOf(callers.keySet()).forEach(caller -> hangUp(caller, ChannelEnding.HUNG_UP));
    }
}
