package org.huawu.bench;

import java.util.HashMap;
import java.util.Map;
import org.huawu.switchboard.engine.EmbeddedSwitchboard;
import org.huawu.switchboard.engine.SeatAudio;
import org.huawu.switchboard.gateway.AudioFrame;
import org.huawu.switchboard.gateway.Loss;
import org.huawu.switchboard.gateway.MediaLeg;
import org.huawu.switchboard.port.SeatId;
import org.huawu.switchboard.rtp.Codec;

/** Joins legs at a gateway with seats at a switchboard, as the program does. The gateway's thread alone. */
final class SeatPlaces implements org.huawu.switchboard.gateway.SeatAudio {

    private final EmbeddedSwitchboard switchboard;
    /** By number of the leg; as many as the gateway has legs. */
    private final Map<Long, SeatAudio> places = new HashMap<>();

    SeatPlaces(EmbeddedSwitchboard switchboard) {
        this.switchboard = switchboard;
    }

    @Override
    public void connected(MediaLeg leg) {
        switchboard
                .connect(new SeatId(leg.seat()), new WayOut(leg))
                .ifPresent(place -> places.put(leg.number(), place));
    }

    @Override
    public void received(MediaLeg leg, AudioFrame frame) {
        SeatAudio place = places.get(leg.number());
        if (place != null) {
            // What is not taken is lost; the other side counts it.
            var _ = place.receive(frame.buffer(), frame.offset(), frame.length(), frame.timestamp());
        }
    }

    @Override
    public void lost(MediaLeg leg, Loss loss) {
        SeatAudio place = places.remove(leg.number());
        if (place != null) {
            place.lost();
        }
    }

    /** A leg as the switchboard's media thread sees it. */
    private record WayOut(MediaLeg leg) implements org.huawu.switchboard.rtp.MediaLeg {

        @Override
        public Codec codec() {
            return switch (leg.codec()) {
                case PCMA -> Codec.PCMA;
                case PCMU -> Codec.PCMU;
            };
        }

        @Override
        public void send(byte[] payload, int offset, int length, int timestamp, boolean isFirst) {
            // What is not taken is lost; the other side counts it.
            var _ = leg.send(payload, offset, length, timestamp, isFirst);
        }
    }
}
