package org.huawu.server.switchboard.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.Rejection;
import org.huawu.server.hotline.Numbers;
import org.huawu.server.switchboard.PageCalls;
import org.huawu.server.switchboard.SeatAudio;
import org.huawu.switchboard.engine.EmbeddedSwitchboard;
import org.huawu.switchboard.engine.PageCall;
import org.huawu.switchboard.gateway.Answer;
import org.huawu.switchboard.gateway.AudioFrame;
import org.huawu.switchboard.gateway.Gateway;
import org.huawu.switchboard.gateway.Loss;
import org.huawu.switchboard.gateway.MediaLeg;
import org.huawu.switchboard.port.SeatId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Joins browsers' legs at the gateway with places at the switchboard: a leg that connects takes its seat, or becomes the call
 * it was begun for; a leg that is lost gives it up. The gateway's thread tells of legs; pages' threads begin and end calls.
 */
@Component
class BrowserAudio implements SeatAudio, PageCalls, org.huawu.switchboard.gateway.SeatAudio {

    private static final String CALL = "call-";
    private static final int NORMAL = 200;
    private static final int UNAVAILABLE = 503;

    private final Numbers numbers;
    private final Map<String, Pending> calls = new ConcurrentHashMap<>();
    /** By number of the leg; the gateway's thread alone. */
    private final Map<Long, org.huawu.switchboard.engine.SeatAudio> places = new HashMap<>();

    private volatile @Nullable Gateway gateway;
    private volatile @Nullable EmbeddedSwitchboard switchboard;

    BrowserAudio(Numbers numbers) {
        this.numbers = numbers;
    }

    /** A call that a page began. */
    private record Pending(String number, IntConsumer ended) {}

    /** From now on legs are taken. */
    void open(Gateway opened, EmbeddedSwitchboard started) {
        switchboard = started;
        gateway = opened;
    }

    @Override
    public Answer offer(PersonId person, String sdp) {
        Gateway opened = gateway;
        return opened == null ? refused() : opened.offer(seatOf(person), sdp);
    }

    @Override
    public void hangUp(PersonId person) {
        hangUp(seatOf(person));
    }

    @Override
    public Answer begin(String name, String number, String sdp, IntConsumer ended) {
        Gateway opened = gateway;
        if (opened == null) {
            return refused();
        }
        if (numbers.line(number).isEmpty()) {
            return new Answer.Refused(Rejection.of("number-unknown", "number", number));
        }
        calls.put(CALL + name, new Pending(number, ended));
        Answer answer = opened.offer(CALL + name, sdp);
        if (answer instanceof Answer.Refused) {
            calls.remove(CALL + name);
        }
        return answer;
    }

    @Override
    public void end(String name) {
        hangUp(CALL + name);
    }

    @Override
    public void connected(MediaLeg leg) {
        EmbeddedSwitchboard running = switchboard;
        if (running == null) {
            return;
        }
        Optional<org.huawu.switchboard.engine.SeatAudio> place = leg.seat().startsWith(CALL)
                ? call(running, leg)
                : running.connect(new SeatId(leg.seat()), new BrowserLeg(leg));
        place.ifPresent(taken -> places.put(leg.number(), taken));
    }

    @Override
    public void received(MediaLeg leg, AudioFrame frame) {
        org.huawu.switchboard.engine.SeatAudio place = places.get(leg.number());
        if (place != null) {
            place.receive(frame.buffer(), frame.offset(), frame.length(), frame.timestamp());
        }
    }

    @Override
    public void lost(MediaLeg leg, Loss loss) {
        org.huawu.switchboard.engine.SeatAudio place = places.remove(leg.number());
        if (place != null) {
            place.lost();
        }
        if (leg.seat().startsWith(CALL)) {
            tellEnd(leg.seat(), NORMAL);
        }
    }

    private Optional<org.huawu.switchboard.engine.SeatAudio> call(EmbeddedSwitchboard running, MediaLeg leg) {
        Pending pending = calls.get(leg.seat());
        Optional<org.huawu.switchboard.engine.SeatAudio> place = pending == null
                ? Optional.empty()
                : running.call(new PageCall(pending.number(), "", cause -> endedByUs(leg, cause)), new BrowserLeg(leg));
        if (place.isEmpty()) {
            endedByUs(leg, UNAVAILABLE);
        }
        return place;
    }

    private void endedByUs(MediaLeg leg, int cause) {
        tellEnd(leg.seat(), cause);
        hangUp(leg.seat());
    }

    private void tellEnd(String seat, int cause) {
        Pending pending = calls.remove(seat);
        if (pending != null) {
            pending.ended().accept(cause);
        }
    }

    private void hangUp(String seat) {
        Gateway opened = gateway;
        if (opened != null) {
            opened.hangUp(seat);
        }
    }

    /** An agent's own seat bears the number of the person. */
    static String seatOf(PersonId person) {
        return String.valueOf(person.value());
    }

    private static Answer refused() {
        return new Answer.Refused(Rejection.of("switchboard-not-running"));
    }
}
