package org.huawu.switchboard.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.huawu.switchboard.port.ChannelId;
import org.huawu.switchboard.port.SeatId;
import org.huawu.switchboard.rtp.LegListener;
import org.huawu.switchboard.rtp.Media;
import org.huawu.switchboard.rtp.RtpLeg;
import org.huawu.switchboard.rtp.Sound;
import org.huawu.switchboard.sip.ArrivedCall;
import org.huawu.switchboard.sip.SipCall;

/**
 * Telephones that dialled the code for a seat: each is answered, hears a tone, and what is keyed in until the hash key goes to the
 * desk. It is keyed in rather than dialled, so that it stands neither in the telephone's list of calls nor in what is signalled.
 * {@value #MOST} at once, each three tries and {@value #MOST_MS} ms at most. On the control thread only.
 */
final class KeyPads {

    static final int MOST = 100;
    static final long MOST_MS = 60_000;

    private static final int MOST_KEYS = 32;
    private static final int MOST_TRIES = 3;
    private static final int NORMAL = 200;
    private static final int TOO_LONG = 408;
    private static final int NO_ROOM = 503;
    /** The number of the tone after which the call ends. */
    private static final long LAST = -1;

    private final Telephones.Desk desk;
    private final SeatTelephones seats;
    private final Calls calls;
    private final Media media;
    private final Control control;
    private final LongSupplier nowMs;
    private final Map<SipCall, Pad> pads = new HashMap<>();

    /** One telephone, and what was keyed in so far. */
    private static final class Pad implements Telephones.Door {

        private final KeyPads house;
        private final SipCall call;
        private final ChannelId id;
        private final RtpLeg leg;
        private final String telephone;
        private final long endsAtMs;
        private final StringBuilder keyed = new StringBuilder();
        private boolean isAsking;
        private int tries;

        Pad(KeyPads house, ArrivedCall call, ChannelId id, RtpLeg leg, long endsAtMs) {
            this.house = house;
            this.call = call;
            this.id = id;
            this.leg = leg;
            this.telephone = call.telephone().orElse("");
            this.endsAtMs = endsAtMs;
        }

        @Override
        public void seat(SeatId seat, Telephones.Hearer hearer) {
            house.control.tell(() -> house.seat(this, seat, hearer));
        }

        @Override
        public void again() {
            house.control.tell(() -> house.again(this));
        }

        @Override
        public void close() {
            house.control.tell(() -> house.refuse(this));
        }
    }

    /** What is there of the switchboard. */
    record Parts(Calls calls, Media media, Control control) {}

    /** @param nowMs a clock that only goes forward */
    KeyPads(Telephones.Desk desk, SeatTelephones seats, Parts parts, LongSupplier nowMs) {
        this.desk = desk;
        this.seats = seats;
        this.calls = parts.calls();
        this.media = parts.media();
        this.control = parts.control();
        this.nowMs = nowMs;
    }

    /** Answers a telephone that dialled the code. */
    void arrive(ArrivedCall call) {
        if (pads.size() >= MOST) {
            call.end(NO_ROOM);
            return;
        }
        ChannelId id = calls.newId();
        SipCaller caller = new SipCaller(call, call.called(), media, listener(call, id));
        if (caller.answer(null) instanceof Caller.Answer.Given given && given.leg() instanceof RtpLeg leg) {
            pads.put(call, new Pad(this, call, id, leg, nowMs.getAsLong() + MOST_MS));
            play(leg, Beeps.READY, 0);
        } else {
            call.end(NO_ROOM);
        }
    }

    /** A key was pressed. False when the call is at no pad. */
    boolean pressed(SipCall call, char key) {
        Pad pad = pads.get(call);
        if (pad == null || pad.isAsking) {
            return pad != null;
        }
        if (key == '#') {
            pad.isAsking = true;
            pad.tries++;
            desk.keyed(pad.telephone, pad.keyed.toString(), pad);
            pad.keyed.setLength(0);
        } else if (pad.keyed.length() < MOST_KEYS && (Character.isDigit(key) || key == '*')) {
            pad.keyed.append(key);
        }
        return true;
    }

    /** It hung up. False when the call is at no pad. */
    boolean ended(SipCall call) {
        Pad pad = pads.remove(call);
        if (pad != null) {
            control.insist(pad.leg::close);
        }
        return pad != null;
    }

    /** Ends those that take too long. */
    void endLate() {
        long now = nowMs.getAsLong();
        for (Pad pad : List.copyOf(pads.values())) {
            if (pad.endsAtMs <= now) {
                end(pad.call, TOO_LONG);
            }
        }
    }

    /** Ends all, as the switchboard stops. */
    void endAll() {
        for (SipCall call : List.copyOf(pads.keySet())) {
            end(call, NO_ROOM);
        }
    }

    private void seat(Pad pad, SeatId seat, Telephones.Hearer hearer) {
        if (pads.remove(pad.call, pad)) {
            control.insist(pad.leg::stopPlaying);
            seats.seat(seat, pad.call, pad.id, pad.leg, hearer);
        } else {
            hearer.ended(NORMAL);
        }
    }

    private void again(Pad pad) {
        if (pads.get(pad.call) == pad) {
            if (pad.tries >= MOST_TRIES) {
                refuse(pad);
                return;
            }
            pad.isAsking = false;
            play(pad.leg, Beeps.WRONG, 0);
        }
    }

    private void refuse(Pad pad) {
        if (pads.get(pad.call) == pad) {
            play(pad.leg, Beeps.WRONG, LAST);
        }
    }

    private void play(RtpLeg leg, Sound sound, long number) {
        control.insist(() -> leg.play(sound, number));
    }

    private void end(SipCall call, int cause) {
        call.end(cause);
        boolean isOurs = ended(call);
        assert isOurs : "ended once";
    }

    private LegListener listener(SipCall call, ChannelId id) {
        LegListener ofSeat = seats.listener(call, calls.listener(id));
        return new LegListener() {
            @Override
            public void pressed(char key) {
                control.tell(() -> {
                    boolean _ = KeyPads.this.pressed(call, key);
                });
            }

            @Override
            public void played(long playing) {
                if (playing == LAST) {
                    control.tell(() -> last(call));
                } else {
                    ofSeat.played(playing);
                }
            }

            @Override
            public void vanished() {
                control.tell(() -> last(call));
                ofSeat.vanished();
            }
        };
    }

    private void last(SipCall call) {
        if (pads.containsKey(call)) {
            end(call, NORMAL);
        }
    }
}
