package org.huawu.switchboard.sip;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Cuts a stream into messages by their Content-Length (RFC 3261 18.3). By the thread of one connection. What cannot be cut
 * ends the stream, since nobody knows where the next message begins.
 */
final class StreamReader {

    static final int MOST_HEAD = 16_384;
    static final int MOST_BODY = 16_384;

    private static final byte[] EMPTY_LINE = {'\r', '\n', '\r', '\n'};

    private final InputStream in;
    private final Patience patience;
    private final LongSupplier nanos;
    private final StreamLimits limits;
    private boolean isFirst = true;

    /** How long the next byte may take, as a socket wants to know it. */
    interface Patience {
        void of(int mostMs) throws IOException;
    }

    /** What came of a read. */
    sealed interface Piece {
        /** A whole message. */
        record Message(String text) implements Piece {}

        /** Empty lines, by which the other side asks whether we are there (RFC 5626 4.4.1). */
        record Ping() implements Piece {}

        /** A head that does not say how long its body is: to be refused, and then the end. */
        record Endless(String head) implements Piece {}

        /** The other side has ended, or talks something else. */
        record End() implements Piece {}
    }

    /** @param nanos a clock that only goes forward, in nanoseconds */
    StreamReader(InputStream in, Patience patience, LongSupplier nanos, StreamLimits limits) {
        this.in = new BufferedInputStream(in);
        this.patience = patience;
        this.nanos = nanos;
        this.limits = limits;
    }

    /**
     * The next piece.
     *
     * @throws IOException when the stream breaks, is idle for too long, or a message takes too long
     */
    Piece next() throws IOException {
        patience.of(isFirst ? limits.messageMs() : limits.idleMs());
        isFirst = false;
        int emptyLines = 0;
        int first = in.read();
        while (first == '\r' || first == '\n') {
            emptyLines += first == '\n' ? 1 : 0;
            if (emptyLines == 2) {
                return new Piece.Ping();
            }
            first = in.read();
        }
        return first < 0 ? new Piece.End() : message(first);
    }

    private Piece message(int first) throws IOException {
        patience.of(limits.messageMs());
        long end = nanos.getAsLong() + TimeUnit.MILLISECONDS.toNanos(limits.messageMs());
        String head = head(first, end);
        if (!isSip(head)) {
            return new Piece.End();
        }
        RawMessage raw =
                RawMessage.of(head.getBytes(StandardCharsets.ISO_8859_1)).orElseThrow();
        String length = raw.value("content-length").orElse("");
        if (raw.values("content-length").size() != 1 || !Tokens.isNumber(length, MOST_BODY)) {
            return new Piece.Endless(head);
        }
        byte[] body = new byte[Integer.parseInt(length)];
        for (int i = 0; i < body.length; i++) {
            body[i] = (byte) readBy(end);
        }
        return new Piece.Message(head + new String(body, StandardCharsets.ISO_8859_1));
    }

    /** Up to the empty line; what has none within bounds, or begins as no SIP does, is no head. */
    private String head(int first, long end) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream(1_024);
        head.write(first);
        boolean isKnown = false;
        int matched = 0;
        while (matched < EMPTY_LINE.length && head.size() < MOST_HEAD) {
            int next = readBy(end);
            head.write(next);
            matched = next == EMPTY_LINE[matched] ? matched + 1 : next == '\r' ? 1 : 0;
            if (matched == 2 && !isKnown) {
                isKnown = isSip(head.toString(StandardCharsets.ISO_8859_1));
                if (!isKnown) {
                    return "";
                }
            }
        }
        return matched == EMPTY_LINE.length ? head.toString(StandardCharsets.ISO_8859_1) : "";
    }

    private int readBy(long end) throws IOException {
        if (nanos.getAsLong() - end > 0) {
            throw new SocketTimeoutException("a message takes too long");
        }
        int next = in.read();
        if (next < 0) {
            throw new IOException("a message breaks off");
        }
        return next;
    }

    private static boolean isSip(String head) {
        int end = head.indexOf("\r\n");
        String first = end < 0 ? head : head.substring(0, end);
        return first.startsWith("SIP/") || first.stripTrailing().matches("\\S+ +\\S.* +SIP/\\d+\\.\\d+");
    }
}
