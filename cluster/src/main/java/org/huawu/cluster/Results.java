package org.huawu.cluster;

import org.agrona.DirectBuffer;

/**
 * What a {@link ReplicatedMachine} derives from one input or deadline, copied at once. At most {@link #MAX_RESULTS}
 * pieces a call, each of at most {@link #MAX_LENGTH} bytes, {@link #MAX_BYTES} in all; beyond that it throws IllegalArgumentException.
 */
public interface Results {

    /** Bytes of one event, effect, answer or input at most. */
    int MAX_LENGTH = 64 * 1024;

    /** Events and effects of one input or deadline at most: a switchboard's restart ends thousands of calls at once. */
    int MAX_RESULTS = 1 << 18;

    /** Bytes of all of them at most. */
    int MAX_BYTES = 64 << 20;

    /** An event for the journal. */
    void event(DirectBuffer buffer, int offset, int length);

    /** An order to the outside, kept in the outbox until it is reported done. */
    void effect(DirectBuffer buffer, int offset, int length);

    /** An answer for the one who submitted the input; the last one counts. It is not kept: a duplicate gets none. */
    void answer(DirectBuffer buffer, int offset, int length);
}
