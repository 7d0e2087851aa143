package org.huawu.switchboard.rtp;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Up to 32 legs that hear each other as their {@link Part}s say. Two who hear each other in codecs that can be told byte by
 * byte are relayed, packet by packet; anything else is mixed, each leg hearing all it is to hear but itself. It goes over
 * from one to the other by itself, without a gap in what is heard and without saying anything twice.
 *
 * <p>Its public methods may be called by any thread; they hand over to the media thread, which alone touches the state. Each
 * says false when nothing will happen, because the media thread has no room for one more command or the conference none for
 * one more leg.
 */
public final class Conference {

    /** How many legs there may be. */
    public static final int MOST_LEGS = Mix.PLACES;

    private final Media media;
    private final AtomicInteger places = new AtomicInteger();

    // the media thread's own; walked by index, since walking by iterator allocates
    private final List<Seated> seated = new ArrayList<>(MOST_LEGS);
    private final short[] mixed = new short[Codec.FRAME];
    private final short[] recorded = new short[Codec.FRAME];
    private @Nullable Mix mix;

    Conference(Media media) {
        this.media = media;
    }

    /** Takes a leg in, out of whatever it was joined with; what it was played ends. If it is in, changes its part. */
    public boolean join(Leg leg, Part part) {
        if (places.incrementAndGet() > MOST_LEGS) {
            places.decrementAndGet();
            return false;
        }
        boolean isTaken = media.execute(() -> joinNow(leg, part));
        if (!isTaken) {
            places.decrementAndGet();
        }
        return isTaken;
    }

    /** Takes two legs into a conference that is new, both or neither. */
    public boolean join(Leg customer, Leg agent) {
        return media.execute(() -> joinTwo(customer, agent));
    }

    /** Changes the part of a leg that is in; does nothing with one that is not. */
    public boolean change(Leg leg, Part part) {
        return media.execute(() -> changeNow(leg, part));
    }

    /** Lets a leg go; does nothing with one that is not in. */
    public boolean leave(Leg leg) {
        return media.execute(() -> leaveNow(leg));
    }

    /** Takes two legs into a conference that is new; on the media thread. */
    void joinTwo(Leg one, Leg other) {
        places.addAndGet(2);
        joinNow(one, Part.CUSTOMER);
        joinNow(other, Part.AGENT);
    }

    /** Lets a leg go; on the media thread. */
    void leaveNow(Leg leg) {
        Seated gone = find(leg);
        if (gone == null) {
            return;
        }
        places.decrementAndGet();
        leg.hearNobody();
        // From a mix it fades out in the next frame.
        gone.isLeaving = true;
        if (mix == null) {
            seated.remove(gone);
        }
        arrange();
    }

    /** Mixes 20 ms. */
    void tick() {
        Mix frame = mix;
        if (frame == null) {
            return;
        }
        for (int i = 0; i < seated.size(); i++) {
            seated.get(i).speak(frame);
        }
        frame.sum();
        for (int i = 0; i < seated.size(); i++) {
            if (!seated.get(i).isLeaving) {
                tell(frame, seated.get(i));
            }
        }
        frame.end();
        for (int i = seated.size() - 1; i >= 0; i--) {
            if (seated.get(i).isLeaving) {
                seated.remove(i);
            }
        }
        if (seated.size() < 2 || isRelayable()) {
            endMixing();
            arrange();
        }
    }

    private void joinNow(Leg leg, Part part) {
        if (leg.isClosed() || find(leg) != null) {
            places.decrementAndGet();
            changeNow(leg, part);
            return;
        }
        leg.enter(this);
        Seated joined = new Seated(leg, freePlace(), part);
        seated.add(joined);
        if (mix != null) {
            joined.playout = leg.beginMixing();
        }
        arrange();
    }

    private void changeNow(Leg leg, Part part) {
        Seated changed = find(leg);
        if (changed != null) {
            changed.part = part;
            arrange();
        }
    }

    private void tell(Mix frame, Seated each) {
        frame.of(each.place, mixed);
        short[] forRecording = mixed;
        if (each.leg.isRecorded()) {
            // Whatever the part of the leg, its recording holds what a customer would hear: no whispers.
            int now = heardBy(each, Part.CUSTOMER);
            frame.between(each.recorded, now, recorded);
            each.recorded = now;
            forRecording = recorded;
        }
        try {
            each.leg.tellMixed(mixed, forRecording);
        } catch (RuntimeException e) {
            // A fault on the way to one must not end the sound of the others.
            media.countLost();
        }
    }

    /** Relays or mixes, as those who are in want it. */
    private void arrange() {
        if (mix == null) {
            if (isRelayable()) {
                relay(seated.get(0), seated.get(1));
            } else if (seated.size() > 1) {
                beginMixing();
            } else {
                seated.forEach(each -> each.leg.hearNobody());
            }
        }
        if (mix != null) {
            for (Seated each : seated) {
                mix.hears(each.place, each.isLeaving ? 0 : heardBy(each, each.part));
            }
        }
    }

    private static void relay(Seated one, Seated other) {
        one.leg.relayTo(other.leg);
        other.leg.relayTo(one.leg);
    }

    private void beginMixing() {
        Mix begun = new Mix();
        for (Seated each : seated) {
            Leg partner = each.leg.peer();
            each.recorded = 0;
            for (Seated other : seated) {
                each.recorded |= other.leg == partner ? 1 << other.place : 0;
            }
            begun.hasHeard(each.place, each.recorded);
        }
        for (Seated each : seated) {
            each.playout = each.leg.beginMixing();
        }
        mix = begun;
        media.beginMixing(this);
    }

    private void endMixing() {
        mix = null;
        media.endMixing(this);
        if (isRelayable()) {
            Leg.goOnRelaying(seated.get(0).leg, seated.get(1).leg);
        }
        for (Seated each : seated) {
            each.playout = null;
        }
    }

    private int heardBy(Seated listener, Part part) {
        int speakers = 0;
        for (int i = 0; i < seated.size(); i++) {
            Seated each = seated.get(i);
            if (each != listener && !each.isLeaving && each.part.isHeardBy(part)) {
                speakers |= 1 << each.place;
            }
        }
        return speakers;
    }

    private boolean isRelayable() {
        if (seated.size() != 2) {
            return false;
        }
        Seated one = seated.get(0);
        Seated other = seated.get(1);
        return one.part.isHeardBy(other.part) && other.part.isHeardBy(one.part) && one.leg.canRelayTo(other.leg);
    }

    private @Nullable Seated find(Leg leg) {
        for (Seated each : seated) {
            if (each.leg == leg && !each.isLeaving) {
                return each;
            }
        }
        return null;
    }

    /** A place nobody has; when all are taken, that of one who is leaving, who then goes at once. */
    private int freePlace() {
        if (seated.size() == MOST_LEGS) {
            seated.removeIf(each -> each.isLeaving);
        }
        int free = -1;
        for (Seated each : seated) {
            free &= ~(1 << each.place);
        }
        return Integer.numberOfTrailingZeros(free);
    }

    /** One leg in its place. */
    private static final class Seated {
        private final Leg leg;
        private final int place;
        private Part part;
        private boolean isLeaving;
        private int recorded;
        private @Nullable Playout playout;

        Seated(Leg leg, int place, Part part) {
            this.leg = leg;
            this.place = place;
            this.part = part;
        }

        void speak(Mix frame) {
            if (playout != null) {
                playout.next(frame.spoken(place));
            }
        }
    }
}
