package org.huawu.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.agrona.DirectBuffer;

/**
 * The deterministic state machine that the log drives: the same inputs at the same positions and times give the same
 * state, events and effects on every node and at every replay. It keeps no clock, thread or chance of its own. All calls
 * come from one thread, one after the other; the buffers belong to the log and are valid during the call only.
 *
 * <p>A RuntimeException drops the events and effects of that call, and the input is acknowledged as
 * {@link Acknowledgement.Outcome#FAULT}; the machine must leave its state whole, because it is called on. A machine that
 * cannot throws a {@link LogException}, which ends the node.
 */
public interface ReplicatedMachine {

    /** "No deadline" of {@link #nextDeadlineMs()}. */
    long NO_DEADLINE = Long.MAX_VALUE;

    /**
     * An input that is committed. Deadlines due by then have been served before.
     *
     * @param position of the input in the log, growing
     * @param timeMs log time in epoch milliseconds, never less than before
     */
    void onInput(long position, long timeMs, DirectBuffer buffer, int offset, int length, Results results);

    /** The earliest moment, in log time, at which something must happen without an input; or {@link #NO_DEADLINE}. */
    long nextDeadlineMs();

    /**
     * Serves deadlines up to and including {@code timeMs}, at least one; it is called again soon when
     * {@link #nextDeadlineMs()} is still past, and after a pause of a second when it failed.
     *
     * @param position of the entry of the log that brought the time; one less when an input brought it, which comes next
     */
    void onDeadline(long position, long timeMs, Results results);

    /**
     * How long deadlines wait after a start of the program, ms: what they are about cannot be known before those outside
     * have said what is still there, see {@link #endsPause}. 0 for not at all.
     */
    default long pauseAfterStartMs() {
        return 0;
    }

    /** Whether an input that was just applied says what is still there outside. */
    default boolean endsPause(DirectBuffer buffer, int offset, int length) {
        return false;
    }

    /** Writes the whole state in a canonical form. */
    void writeSnapshot(OutputStream out) throws IOException;

    /**
     * Takes over the state that {@link #writeSnapshot} wrote, now or by a build before; called at most once, before everything else.
     *
     * @return the digest of that state as its writer reckoned it
     */
    byte[] readSnapshot(InputStream in) throws IOException;

    /** A digest of the whole state, equal for equal states; written beside a snapshot. */
    byte[] stateHash();
}
