package org.huawu.switchboard.tck;

import java.util.function.BooleanSupplier;
import org.huawu.switchboard.port.SeatId;
import org.huawu.switchboard.port.SoundId;
import org.huawu.switchboard.port.Switchboard;
import org.huawu.switchboard.port.TrunkId;

/**
 * A switchboard and the world around it, as the contract tests need it: callers, those who are called, seats, time. Who implements a switchboard
 * provides one for each test.
 *
 * <p>The switchboard has the line {@link #LINE}, the prompt {@link #PROMPT}, a tone of {@link #PROMPT_HZ} for
 * {@link #PROMPT_MS}, and the music {@link #MUSIC}, a tone of {@link #MUSIC_HZ} without end. It has room for two orders
 * under way and two calls at least.
 */
public interface Stage extends AutoCloseable {

    /** The number callers dial. */
    String LINE = "4006001";
    /** A number that nobody has. */
    String NO_LINE = "4006999";
    /** The trunk that is there; it may show {@link #LINE}. */
    TrunkId TRUNK = new TrunkId("carrier");
    /** What numbers begin with that may not be called. */
    String FORBIDDEN = "+";
    /** The prompt that is there. */
    SoundId PROMPT = new SoundId("welcome");
    /** The tone of the prompt. */
    int PROMPT_HZ = 1000;
    /** The length of the prompt. */
    int PROMPT_MS = 800;
    /** The music that is there. */
    SoundId MUSIC = new SoundId("music");
    /** The tone of the music. */
    int MUSIC_HZ = 600;

    /** The sides of a recording. */
    enum Side {
        /** What the party said. */
        LEFT,
        /** What the party heard. */
        RIGHT
    }

    /** The switchboard under test, not started yet. */
    Switchboard switchboard();

    /** Another switchboard in place of one that was closed, with the folders it left behind. */
    Switchboard next();

    /** The sink to start the switchboard with. */
    FactLog facts();

    /** Somebody dials a number. */
    CallerPhone call(String called, String caller);

    /**
     * Somebody who can be called through the trunk. Only where the switchboard declares it.
     *
     * @param number whom an order calls to reach him
     */
    CalleePhone callee(String number);

    /** The audio of a seat is connected. Only where the switchboard declares it. */
    SeatPhone connect(SeatId seat);

    /** The orderer's time, in ms. */
    long nowMs();

    /**
     * Waits, really or virtually, until something holds.
     *
     * @return whether it came to hold within the time
     */
    boolean until(BooleanSupplier condition, long mostMs);

    /** Whether a saved recording holds a tone on a side. */
    boolean recordingHolds(String file, Side side, int hz);

    /** Ends everything that still stands, also when the switchboard is closed already. */
    @Override
    void close();
}
