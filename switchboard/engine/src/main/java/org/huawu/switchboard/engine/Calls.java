package org.huawu.switchboard.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.huawu.kernel.Rejection;
import org.huawu.switchboard.port.BridgeId;
import org.huawu.switchboard.port.ChannelId;
import org.huawu.switchboard.port.Digit;
import org.huawu.switchboard.port.Fact;
import org.huawu.switchboard.port.HungUpBy;
import org.huawu.switchboard.port.Part;
import org.huawu.switchboard.port.PhoneNumber;
import org.huawu.switchboard.port.PlaybackEnd;
import org.huawu.switchboard.port.Reasons;
import org.huawu.switchboard.port.RecordingId;
import org.huawu.switchboard.port.SeatId;
import org.huawu.switchboard.port.TransferGoal;
import org.huawu.switchboard.rtp.Leg;
import org.huawu.switchboard.rtp.LegListener;
import org.huawu.switchboard.rtp.Media;
import org.huawu.switchboard.rtp.RtpLeg;
import org.huawu.switchboard.sip.ArrivedCall;
import org.huawu.switchboard.sip.PhoneEvent;
import org.huawu.switchboard.sip.SipCall;
import org.huawu.switchboard.sip.SpeechOffer;
import org.jspecify.annotations.Nullable;

/** The channels of one switchboard and what joins them; touched by its control thread only. */
final class Calls {

    private static final int NORMAL = 200;
    private static final int GAVE_UP = 487;
    private static final int VANISHED = 408;
    private static final int UNKNOWN_THERE = 481;
    private static final int NOT_ACCEPTABLE_HERE = 488;

    private final Media media;
    private final Reports reports;
    private final Control control;
    private final Signalling signalling;
    private final Map<ChannelId, Channel> channels = new LinkedHashMap<>();
    private final Map<SipCall, Channel> byCall = new LinkedHashMap<>();
    private final Set<RecordingId> recording = new HashSet<>();
    private volatile long epoch;
    private final AtomicInteger sipCallers = new AtomicInteger();
    private final AtomicLong channelsMade = new AtomicLong();

    Calls(Media media, Reports reports, Control control, Signalling signalling) {
        this.media = media;
        this.reports = reports;
        this.control = control;
        this.signalling = signalling;
    }

    /** Opens an epoch without channels. */
    void open(long number) {
        epoch = number;
        reports.report(new Fact.EpochOpened(epoch, reports.atMs(), List.of()));
    }

    /** @param called the number of ours that was dialled */
    void arrive(ArrivedCall call, String called) {
        ChannelId id = newId();
        Channel channel = Channel.ofCaller(id, new SipCaller(call, called, media, listener(id)));
        byCall.put(call, channel);
        signalling.began(id, call.key());
        sipCallers.incrementAndGet();
        arrive(channel);
    }

    /** How many callers by SIP there are, and whom we called; by any thread. */
    int sipCallers() {
        return sipCallers.get();
    }

    void arrive(Channel channel) {
        Caller caller = channel.caller();
        if (caller != null) {
            channels.put(channel.id(), channel);
            reports.report(new Fact.ChannelArrived(
                    epoch,
                    reports.atMs(),
                    channel.id(),
                    new PhoneNumber(caller.called()),
                    new PhoneNumber(caller.number()),
                    caller.trunk()));
        }
    }

    /** A call of ours is on its way. */
    void dialled(ChannelId id, SipCallee callee) {
        Channel channel = Channel.ofCaller(id, callee);
        channels.put(id, channel);
        byCall.put(callee.call(), channel);
        signalling.began(id, callee.call().key());
        sipCallers.incrementAndGet();
    }

    /** It rings where we called. */
    void ringing(SipCall call) {
        Channel channel = byCall.get(call);
        if (channel != null && channel.caller() instanceof SipCallee callee && callee.rings()) {
            reports.report(new Fact.ChannelRinging(epoch, reports.atMs(), channel.id()));
        }
    }

    /** Where we called somebody speaks before the answer. */
    void heardEarly(SipCall call, SpeechOffer party) {
        Channel channel = byCall.get(call);
        if (channel != null
                && channel.leg == null
                && channel.caller() instanceof SipCallee callee
                && callee.speaksEarly(party)) {
            channel.early = callee.sound();
            reports.report(new Fact.EarlyMediaBegan(epoch, reports.atMs(), channel.id()));
        }
    }

    /** Whom we called answers. */
    void answered(SipCall call, SpeechOffer party) {
        Channel channel = byCall.get(call);
        if (channel == null || !(channel.caller() instanceof SipCallee callee)) {
            return;
        }
        callee.answers(party)
                .ifPresentOrElse(
                        leg -> {
                            channel.leg = leg;
                            reports.report(new Fact.ChannelAnswered(epoch, reports.atMs(), channel.id()));
                        },
                        () -> end(channel, NOT_ACCEPTABLE_HERE, HungUpBy.SWITCHBOARD));
    }

    /**
     * A telephone takes one of its account's calls over: the channel goes on with the same sound, by another call and to another place.
     *
     * @return false when that call is none of a channel, or the telephone has gone already
     */
    boolean takeOver(ArrivedCall next, SipCall replaced) {
        Channel channel = byCall.get(replaced);
        if (channel == null || !(channel.leg instanceof RtpLeg leg) || !next.answer(leg.place())) {
            return false;
        }
        byCall.remove(replaced);
        byCall.put(next, channel);
        if (channel.caller() instanceof SipCaller caller) {
            channel.goesOnBy(caller.by(next));
        } else {
            channel.phone = next;
        }
        changed(next, next.offer());
        replaced.end(NORMAL);
        return true;
    }

    void endedByParty(SipCall call, int cause) {
        Channel channel = byCall.get(call);
        if (channel != null) {
            endedByParty(channel, cause);
        }
    }

    /** A caller wants his sound elsewhere, or holds the call. */
    void changed(SipCall call, SpeechOffer offer) {
        Channel channel = byCall.get(call);
        if (channel != null && channel.leg instanceof RtpLeg leg) {
            channel.isHeld = !offer.direction().isTalk();
            control.insist(() -> Parties.turn(leg, offer, offer.direction().isTalk()));
        }
    }

    /** A caller pressed a key that came beside his sound. */
    void pressed(SipCall call, char key) {
        Channel channel = byCall.get(call);
        if (channel != null && channel.leg instanceof RtpLeg leg && channel.phone == null) {
            // what it also says as tones is the same press
            control.insist(leg::ignoreTones);
            report(channel.id(), key);
        }
    }

    /** A party wants its call to go elsewhere. False when there is no such channel, nobody answered it, or it is a seat's. */
    boolean transferAsked(SipCall call, TransferGoal goal) {
        Channel channel = byCall.get(call);
        if (channel == null || channel.leg == null || channel.phone != null) {
            return false;
        }
        reports.report(new Fact.TransferAsked(epoch, reports.atMs(), channel.id(), goal));
        return true;
    }

    /** The page of a caller is gone. */
    void gone(Channel channel) {
        if (channels.containsKey(channel.id())) {
            endedByParty(channel, channel.leg == null ? GAVE_UP : NORMAL);
        }
    }

    private void endedByParty(Channel channel, int cause) {
        boolean isLost = channel.leg != null && (cause == VANISHED || cause == UNKNOWN_THERE);
        remove(channel);
        HungUpBy by = isLost ? HungUpBy.NOBODY : HungUpBy.PARTY;
        reports.report(new Fact.ChannelEnded(epoch, reports.atMs(), channel.id(), cause, by));
    }

    void seated(Channel channel, SeatId seat) {
        channels.put(channel.id(), channel);
        reports.report(new Fact.SeatAudioConnected(epoch, reports.atMs(), seat, channel.id()));
    }

    /** A telephone is the sound of a seat. */
    void seated(Channel channel, SeatId seat, SipCall phone) {
        channel.phone = phone;
        byCall.put(phone, channel);
        seated(channel, seat);
    }

    void unseated(Channel channel) {
        SeatId seat = channel.seat();
        if (seat != null && channels.containsKey(channel.id())) {
            remove(channel);
            reports.report(new Fact.SeatAudioLost(epoch, reports.atMs(), seat, channel.id()));
        }
    }

    /** Ends a call of ours. */
    void end(Channel channel, int cause, HungUpBy by) {
        Caller caller = channel.caller();
        if (caller != null) {
            caller.end(cause);
        }
        remove(channel);
        reports.report(new Fact.ChannelEnded(epoch, reports.atMs(), channel.id(), cause, by));
    }

    /** Ends everything, as the switchboard stops. */
    void endAll() {
        for (Channel channel : List.copyOf(channels.values())) {
            if (channel.caller() == null) {
                unseated(channel);
            } else {
                end(channel, 503, HungUpBy.SWITCHBOARD);
            }
        }
    }

    /** Ends all calls and tells nobody, and opens the next epoch, as this one is given up. Seats stay. */
    void startOver(long number) {
        List<Channel> seats = new ArrayList<>();
        for (Channel channel : List.copyOf(channels.values())) {
            channel.playback = null;
            Caller caller = channel.caller();
            if (caller == null) {
                seats.add(channel);
            } else {
                remove(channel);
                caller.end(503);
            }
        }
        reports.startOver();
        open(number);
        for (Channel channel : seats) {
            fallSilent(channel);
            if (channel.seat() != null) {
                seated(channel, channel.seat());
            }
        }
    }

    private void fallSilent(Channel channel) {
        Leg leg = channel.leg;
        channel.recording = null;
        part(channel);
        if (leg != null) {
            control.insist(leg::stopPlaying);
            control.insist(leg::stopMusic);
            control.insist(leg::part);
            control.insist(leg::stopRecording);
        }
    }

    Optional<Rejection> answer(Channel channel, Caller caller) {
        return switch (caller.answer(channel.early)) {
            case Caller.Answer.Refused refused -> Optional.of(refused.reason());
            case Caller.Answer.Given given -> {
                channel.leg = given.leg();
                reports.report(new Fact.ChannelAnswered(epoch, reports.atMs(), channel.id()));
                yield Optional.empty();
            }
        };
    }

    /** What the media thread says of a channel is told to the control thread. */
    LegListener listener(ChannelId id) {
        return new LegListener() {
            @Override
            public void pressed(char key) {
                control.tell(() -> report(id, key));
            }

            @Override
            public void played(long playing) {
                control.tell(() -> Calls.this.played(id, playing));
            }

            @Override
            public void vanished() {
                control.tell(() -> Calls.this.vanished(id));
            }
        };
    }

    void endPlayback(Channel channel, PlaybackEnd end) {
        if (channel.playback != null) {
            reports.report(new Fact.PlaybackEnded(epoch, reports.atMs(), channel.id(), channel.playback, end));
            channel.playback = null;
        }
    }

    /** Puts a channel into a bridge, whose sound it has joined. */
    void join(Bridged bridge, Channel channel, Part part) {
        endPlayback(channel, PlaybackEnd.STOPPED);
        bridge.put(channel, part);
        if (channel.phone != null && channel.isHeld) {
            // its agent took a call on the desk, and would neither hear it nor be heard
            boolean _ = channel.phone.press(PhoneEvent.TALK);
        }
        Leg leg = channel.leg;
        if (channel.seat() != null && leg != null) {
            // a seat's sound stands for many calls: what came before this one is none of its
            control.insist(() -> leg.measure(_ -> {}));
        }
    }

    /** Takes a channel out of its bridge, which may end it: then all who are left go on alone. */
    void part(Channel channel) {
        Bridged bridge = channel.bridge;
        if (bridge != null) {
            leave(bridge, channel);
            if (bridge.isOver()) {
                end(bridge);
            }
        }
    }

    /** Ends a bridge. */
    void end(Bridged bridge) {
        for (Channel each : bridge.channels()) {
            leave(bridge, each);
            Leg sound = each.sound();
            if (sound != null) {
                control.insist(sound::part);
            }
        }
    }

    private void leave(Bridged bridge, Channel channel) {
        bridge.remove(channel);
        Leg leg = channel.leg;
        if (channel.seat() != null && leg != null) {
            measure(leg, channel.id(), bridge.id());
        }
    }

    /** Has reported how a channel's sound came over; in no other epoch than this. */
    private void measure(Leg leg, ChannelId id, @Nullable BridgeId bridge) {
        long now = epoch;
        control.insist(() -> leg.measure(quality -> control.tell(() -> {
            if (epoch == now) {
                reports.report(new Fact.SoundMeasured(epoch, reports.atMs(), id, bridge, quality));
            }
        })));
    }

    void recordingBegins(RecordingId id) {
        recording.add(id);
    }

    boolean isRecording(RecordingId id) {
        return recording.contains(id);
    }

    void recordingEnded(String name, String file, long lengthMs, boolean isWhole) {
        RecordingId id = new RecordingId(name);
        recording.remove(id);
        // One that broke off while its call goes on is no more to be stopped.
        recorded(id).ifPresent(channel -> channel.recording = null);
        reports.report(
                isWhole
                        ? new Fact.RecordingSaved(epoch, reports.atMs(), id, file, lengthMs)
                        : new Fact.RecordingFailed(
                                epoch, reports.atMs(), id, file, lengthMs, Reasons.RECORDING_NOT_WRITTEN));
    }

    Optional<Channel> channel(ChannelId id) {
        return Optional.ofNullable(channels.get(id));
    }

    Optional<Channel> channel(SipCall call) {
        return Optional.ofNullable(byCall.get(call));
    }

    Optional<Channel> recorded(RecordingId id) {
        return channels.values().stream()
                .filter(channel -> id.equals(channel.recording))
                .findFirst();
    }

    Optional<Bridged> bridge(BridgeId id) {
        return channels.values().stream()
                .flatMap(channel -> Stream.ofNullable(channel.bridge))
                .filter(bridge -> bridge.id().equals(id))
                .findFirst();
    }

    private void report(ChannelId id, char key) {
        Channel channel = channels.get(id);
        if (channel != null && channel.leg != null) {
            reports.report(new Fact.DigitReceived(epoch, reports.atMs(), id, new Digit(key)));
        }
    }

    /** A caller whose telephone or network is gone without a word. */
    private void vanished(ChannelId id) {
        Channel channel = channels.get(id);
        if (channel != null && channel.caller() != null) {
            channel.caller().end(VANISHED);
            endedByParty(channel, VANISHED);
        }
    }

    private void played(ChannelId id, long playing) {
        Channel channel = channels.get(id);
        if (channel != null && channel.playing == playing) {
            endPlayback(channel, PlaybackEnd.FINISHED);
        }
    }

    private void remove(Channel channel) {
        endPlayback(channel, PlaybackEnd.STOPPED);
        part(channel);
        channels.remove(channel.id());
        Leg leg = leave(channel);
        if (leg != null) {
            if (channel.caller() != null && channel.leg != null) {
                measure(leg, channel.id(), null);
            }
            control.insist(leg::close);
        }
    }

    /** What is to be closed of a channel that is gone, if it has that. */
    private @Nullable Leg leave(Channel channel) {
        return switch (channel.caller()) {
            case SipCaller sip -> {
                byCall.remove(sip.call());
                signalling.over(channel.id());
                sipCallers.decrementAndGet();
                yield channel.sound();
            }
            case SipCallee sip -> {
                byCall.remove(sip.call());
                signalling.over(channel.id());
                sipCallers.decrementAndGet();
                yield sip.leave().orElse(null);
            }
            case PageCaller page -> page.leg();
            case null -> {
                if (channel.phone != null) {
                    byCall.remove(channel.phone);
                }
                yield channel.leg;
            }
        };
    }

    /** A name nobody has; by any thread. */
    ChannelId newId() {
        return new ChannelId("e" + epoch + "-" + channelsMade.incrementAndGet());
    }
}
