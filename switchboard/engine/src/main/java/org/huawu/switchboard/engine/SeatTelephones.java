package org.huawu.switchboard.engine;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.huawu.switchboard.port.ChannelId;
import org.huawu.switchboard.port.SeatId;
import org.huawu.switchboard.rtp.LegListener;
import org.huawu.switchboard.rtp.Media;
import org.huawu.switchboard.rtp.RtpLeg;
import org.huawu.switchboard.rtp.RtpPlace;
import org.huawu.switchboard.sip.DialledCall;
import org.huawu.switchboard.sip.PhoneEvent;
import org.huawu.switchboard.sip.SipCall;
import org.huawu.switchboard.sip.SpeechOffer;
import org.huawu.switchboard.sip.Summons;
import org.jspecify.annotations.Nullable;

/**
 * Telephones that are the sound of seats, each by one call that stands for as long as the seat wants it; a seat has one at most.
 * On the control thread only.
 */
final class SeatTelephones {

    private static final int NORMAL = 200;
    private static final int VANISHED = 408;
    private static final int NOT_REGISTERED = 480;
    private static final int TAKEN_ELSEWHERE = 487;
    private static final int NO_ROOM = 503;
    private static final String SHOWN = "Huawu";

    private final Calls calls;
    private final Media media;
    private final Control control;
    private final int probeMs;
    private final Map<SeatId, Place> bySeat = new HashMap<>();
    private final Map<SipCall, Place> byCall = new HashMap<>();
    private Function<Summons, List<DialledCall>> line = ignored -> List.of();
    private Function<String, InetAddress> ours = ignored -> InetAddress.getLoopbackAddress();

    /** The telephone of a seat: called at its contacts, then standing by one call. */
    private static final class Place {

        private final SeatId seat;
        private final Telephones.Hearer hearer;
        private final @Nullable RtpPlace port;
        private List<? extends SipCall> branches;
        private boolean isRinging;
        private @Nullable Channel channel;

        Place(SeatId seat, Telephones.Hearer hearer, @Nullable RtpPlace port, List<? extends SipCall> branches) {
            this.seat = seat;
            this.hearer = hearer;
            this.port = port;
            this.branches = branches;
        }
    }

    /** @param probeMs how often a telephone is asked whether it is there, see {@link Telephones} */
    SeatTelephones(Calls calls, Media media, Control control, int probeMs) {
        this.calls = calls;
        this.media = media;
        this.control = control;
        this.probeMs = probeMs;
    }

    /** Before the control thread begins: what calls telephones, and the address of ours that leads to each. */
    void open(Function<Summons, List<DialledCall>> sip, Function<String, InetAddress> towards) {
        line = sip;
        ours = towards;
    }

    /** Calls a telephone for a seat, in the place of the one that the seat has. */
    void call(SeatId seat, SeatCall wanted, Telephones.Hearer hearer) {
        hangUp(seat);
        InetAddress here = ours.apply(wanted.telephone());
        Optional<RtpPlace> port = media.reserveRtp(here);
        if (port.isEmpty()) {
            hearer.ended(NO_ROOM);
            return;
        }
        List<DialledCall> branches = line.apply(new Summons(
                wanted.telephone(),
                SHOWN,
                new InetSocketAddress(here, port.get().port()),
                wanted.mostRingingMs(),
                wanted.answersItself()));
        if (branches.isEmpty()) {
            port.get().close();
            hearer.ended(NOT_REGISTERED);
            return;
        }
        Place place = new Place(seat, hearer, port.get(), branches);
        bySeat.put(seat, place);
        branches.forEach(each -> byCall.put(each, place));
    }

    /** A telephone that called us is the seat's from now on, in the place of the one that the seat has. */
    void seat(SeatId seat, SipCall call, ChannelId id, RtpLeg leg, Telephones.Hearer hearer) {
        hangUp(seat);
        Place place = new Place(seat, hearer, null, List.of(call));
        bySeat.put(seat, place);
        byCall.put(call, place);
        Channel _ = stand(place, call, id, leg);
    }

    /** Gives the seat's telephone up, if it has one. */
    void hangUp(SeatId seat) {
        Place place = bySeat.get(seat);
        if (place != null) {
            place.branches.forEach(each -> each.end(NORMAL));
            over(place, NORMAL);
        }
    }

    /** Has the seat's telephone do something, where it has one that can. */
    void press(SeatId seat, PhoneEvent event) {
        Place place = bySeat.get(seat);
        if (place != null) {
            place.branches.forEach(each -> each.press(event));
        }
    }

    /** It rings. False when the call is none of a seat's. */
    boolean ringing(SipCall call) {
        Place place = byCall.get(call);
        if (place != null && !place.isRinging && place.channel == null) {
            place.isRinging = true;
            place.hearer.ringing();
        }
        return place != null;
    }

    /** It answers, and the other contacts are left alone. False when the call is none of a seat's. */
    boolean answered(SipCall call, SpeechOffer party) {
        Place place = byCall.get(call);
        if (place == null || place.port == null || place.channel != null) {
            return place != null;
        }
        for (SipCall each : place.branches) {
            if (!each.equals(call)) {
                byCall.remove(each);
                each.end(TAKEN_ELSEWHERE);
            }
        }
        place.branches = List.of(call);
        ChannelId id = calls.newId();
        Optional<RtpLeg> leg =
                media.openRtp(place.port, Parties.of(party, call.host()), listener(call, calls.listener(id)));
        if (leg.isEmpty()) {
            call.end(NO_ROOM);
            over(place, NO_ROOM);
            return true;
        }
        boolean isHeld = !party.direction().isTalk();
        if (isHeld) {
            boolean _ = Parties.turn(leg.get(), party, false);
        }
        stand(place, call, id, leg.get()).isHeld = isHeld;
        return true;
    }

    /** The seat's telephone goes on by another call. What the media thread says names the first one still. */
    void takenOver(SipCall next, SipCall replaced) {
        Place place = byCall.get(replaced);
        if (place != null) {
            place.branches = List.of(next);
            byCall.put(next, place);
            watch(next);
        }
    }

    /** It hung up, or cannot be had. False when the call is none of a seat's. */
    boolean ended(SipCall call, int cause) {
        Place place = byCall.remove(call);
        if (place == null) {
            return false;
        }
        place.branches =
                place.branches.stream().filter(each -> !each.equals(call)).toList();
        if (place.branches.isEmpty()) {
            over(place, cause);
        }
        return true;
    }

    /** What the media thread says of a telephone; its keys are nothing to a seat. */
    LegListener listener(SipCall call, LegListener ofChannel) {
        return new LegListener() {
            @Override
            public void pressed(char key) {
                // the agent's keys say nothing to the routing core
            }

            @Override
            public void played(long playing) {
                ofChannel.played(playing);
            }

            @Override
            public void vanished() {
                control.tell(() -> SeatTelephones.this.vanished(call));
            }
        };
    }

    private void vanished(SipCall call) {
        Place place = byCall.get(call);
        if (place != null) {
            place.branches.forEach(each -> each.end(VANISHED));
            over(place, VANISHED);
        }
    }

    private Channel stand(Place place, SipCall call, ChannelId id, RtpLeg leg) {
        Channel channel = Channel.ofSeat(id, place.seat, leg);
        place.channel = channel;
        calls.seated(channel, place.seat, call);
        place.hearer.connected();
        watch(call);
        return channel;
    }

    /** One without power says nothing: no call may be offered that nobody can take. */
    private void watch(SipCall call) {
        if (probeMs > 0) {
            call.watch(probeMs);
        }
    }

    private void over(Place place, int cause) {
        bySeat.remove(place.seat, place);
        byCall.values().removeIf(each -> each == place);
        if (place.channel != null) {
            calls.unseated(place.channel);
        } else if (place.port != null) {
            place.port.close();
        }
        place.hearer.ended(cause);
    }
}
