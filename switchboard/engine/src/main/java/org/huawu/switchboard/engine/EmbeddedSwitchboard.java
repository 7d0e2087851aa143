package org.huawu.switchboard.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.huawu.switchboard.port.Capability;
import org.huawu.switchboard.port.FactSink;
import org.huawu.switchboard.port.Order;
import org.huawu.switchboard.port.SeatId;
import org.huawu.switchboard.port.Switchboard;
import org.huawu.switchboard.rtp.MediaLeg;
import org.huawu.switchboard.sip.PhoneEvent;
import org.huawu.switchboard.sip.TrunkState;
import org.jspecify.annotations.Nullable;

/** The switchboard inside this program: SIP over UDP, TCP and TLS, G.711, G.722, Opus, the audio of seats. One start in its life. */
public final class EmbeddedSwitchboard implements Switchboard {

    private final EngineSettings settings;
    private final Surroundings surroundings;
    private final Signalling signalling;
    private volatile @Nullable Epochs epochs;
    private boolean isClosed;

    /** A switchboard that is not started, with nobody who hears its messages. */
    public EmbeddedSwitchboard(EngineSettings settings, Surroundings surroundings) {
        this(settings, surroundings, Signalling.NONE);
    }

    /**
     * A switchboard that is not started.
     *
     * @param signalling hears the messages of SIP that pass
     */
    public EmbeddedSwitchboard(EngineSettings settings, Surroundings surroundings, Signalling signalling) {
        this.settings = settings;
        this.surroundings = surroundings;
        this.signalling = signalling;
    }

    @Override
    public Set<Capability> capabilities() {
        Set<Capability> all = EnumSet.allOf(Capability.class);
        if (waysOut().trunks().isEmpty()) {
            all.remove(Capability.CALLS_OUT);
        }
        return all;
    }

    private WaysOut waysOut() {
        Epochs running = epochs;
        return running == null ? settings.waysOut() : running.waysOut();
    }

    /**
     * Puts other ways out in the place of those it has, while calls run: those of a trunk that is gone go on to their end, and
     * what was called within the hour counts on. By any thread; nothing while it does not run.
     */
    public void replace(WaysOut next) {
        Epochs running = epochs;
        if (running != null) {
            running.replace(next);
        }
    }

    /** How the trunks are now, by name; none while it does not run. By any thread. */
    public List<TrunkState> trunkStates() {
        Epochs running = epochs;
        return running == null ? List.of() : running.trunkStates();
    }

    /** How many requests of strangers by SIP were not served for coming too fast; 0 while it does not run. By any thread. */
    public long refusedRequests() {
        Epochs running = epochs;
        return running == null ? 0 : running.refusedRequests();
    }

    /** How many packets came to encrypted calls that were not authentic, or came twice; 0 while it does not run. By any thread. */
    public long refusedPackets() {
        Epochs running = epochs;
        return running == null ? 0 : running.refusedPackets();
    }

    @Override
    public long epoch() {
        Epochs running = epochs;
        return running == null ? 0 : running.epoch();
    }

    @Override
    public synchronized void start(FactSink sink) {
        if (epochs != null || isClosed) {
            throw new IllegalStateException("was started before");
        }
        try {
            epochs = Epochs.start(settings, surroundings, signalling, sink);
        } catch (IOException e) {
            throw new IllegalStateException("the switchboard cannot start", e);
        }
    }

    /** Calls itself some times on a loopback port, with sound, prompt and recording. */
    @Override
    public void warmUp() {
        warmUp(surroundings);
    }

    /**
     * The same without a switchboard at hand, for a program that has other things to do meanwhile. One warm-up is enough for
     * all switchboards of a JVM.
     */
    public static void warmUp(Surroundings surroundings) {
        try {
            new WarmUp(surroundings).run();
        } catch (IOException e) {
            throw new UncheckedIOException("the switchboard could not call itself", e);
        }
    }

    @Override
    public boolean carryOut(Order order, long nowMs) {
        Epochs running = epochs;
        return running != null && running.carryOut(order, nowMs);
    }

    /**
     * Takes the audio of a seat, once its negotiation is done.
     *
     * @param leg the way out to the seat
     * @return the way in; empty when the switchboard does not run or is full
     */
    public Optional<SeatAudio> connect(SeatId seat, MediaLeg leg) {
        Epochs running = epochs;
        return running == null ? Optional.empty() : running.connect(seat, leg);
    }

    /**
     * Calls a telephone to be the sound of a seat until it hangs up or is given up. What the seat had of telephones is given up first;
     * the audio of a browser is for whoever connected it.
     *
     * @param hearer told at once, with 503, when the switchboard does not run
     */
    public void callTelephone(SeatId seat, SeatCall call, Telephones.Hearer hearer) {
        Epochs running = epochs;
        if (running == null || !running.callTelephone(seat, call, hearer)) {
            hearer.ended(503);
        }
    }

    /** Has the telephone that is the sound of a seat do something, where it is one that can; nothing else. */
    public void pressTelephone(SeatId seat, PhoneEvent event) {
        Epochs running = epochs;
        if (running != null) {
            running.pressTelephone(seat, event);
        }
    }

    /** Hangs up the telephone that is the sound of a seat, or is called to be that; nothing when there is none. */
    public void hangUpTelephone(SeatId seat) {
        Epochs running = epochs;
        if (running != null) {
            running.hangUpTelephone(seat);
        }
    }

    /**
     * Takes a call from a page, once the negotiation of its audio is done. It arrives like any other call.
     *
     * @param transport the way out to the page
     * @return the way in; empty when the number is none of ours, or the switchboard does not run or is full
     */
    public Optional<SeatAudio> call(PageCall call, MediaLeg transport) {
        Epochs running = epochs;
        return running == null ? Optional.empty() : running.call(call, transport);
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        Epochs running = epochs;
        if (running != null) {
            running.close();
        }
    }
}
