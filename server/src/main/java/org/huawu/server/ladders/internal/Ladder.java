package org.huawu.server.ladders.internal;

import java.net.InetSocketAddress;
import java.util.List;
import org.huawu.switchboard.sip.SipTransport;

/**
 * The SIP messages of one channel, in the order of their times.
 *
 * @param left how many more there were that are not kept: over a limit of {@link Traces}
 */
public record Ladder(List<Message> messages, int left) {

    /** No message. */
    static final Ladder EMPTY = new Ladder(List.of(), 0);

    public Ladder {
        messages = List.copyOf(messages);
    }

    /**
     * One message.
     *
     * @param atMicros when it passed, microseconds since 1970
     * @param isIn whether it came to us
     * @param bytes what is kept of it, what proves who somebody is made unreadable
     * @param wholeLength how long it was before it was cut
     */
    @SuppressWarnings("ArrayRecordComponent") // the bytes as they are; records of it are not compared
    public record Message(
            long atMicros,
            boolean isIn,
            InetSocketAddress ours,
            InetSocketAddress theirs,
            SipTransport transport,
            byte[] bytes,
            int wholeLength) {

        /** Whether only its beginning is kept. */
        public boolean isCut() {
            return bytes.length < wholeLength;
        }

        /** Where it came from. */
        public InetSocketAddress from() {
            return isIn ? theirs : ours;
        }

        /** Where it went. */
        public InetSocketAddress to() {
            return isIn ? ours : theirs;
        }

        /** Without what it holds. */
        @Override
        public String toString() {
            return "Message[" + bytes.length + "]";
        }
    }
}
