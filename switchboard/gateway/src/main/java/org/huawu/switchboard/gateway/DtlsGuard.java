package org.huawu.switchboard.gateway;

/**
 * Keeps from the DTLS library what it would believe too much of: it makes room for a handshake message as soon as the first
 * piece of it says how long it will be, up to 16 MB, sixteen times a leg. Once keys are agreed it is the browser itself that
 * speaks, and nothing is looked at any more.
 */
final class DtlsGuard {

    /** More than any browser's certificate takes; what the library itself takes over TLS. */
    private static final int MOST_MESSAGE_BYTES = 32_768;

    private static final int RECORD_HEADER = 13;
    private static final int EPOCH_AT = 3;
    private static final int LENGTH_AT = 11;
    private static final int HANDSHAKE = 22;
    private static final int MESSAGE_HEADER = 12;
    private static final int MESSAGE_LENGTH_AT = 1;
    private static final int FRAGMENT_LENGTH_AT = 9;

    private DtlsGuard() {}

    /** Whether a datagram may be given to the library (RFC 6347 4.1, 4.2.2). */
    static boolean lets(byte[] datagram, int length) {
        int at = 0;
        while (at + RECORD_HEADER <= length) {
            int end = Math.min(length, at + RECORD_HEADER + number(datagram, at + LENGTH_AT, 2));
            boolean isInClear = number(datagram, at + EPOCH_AT, 2) == 0;
            if (isInClear && datagram[at] == HANDSHAKE && !fits(datagram, at + RECORD_HEADER, end)) {
                return false;
            }
            at = end;
        }
        return true;
    }

    private static boolean fits(byte[] datagram, int from, int end) {
        int at = from;
        while (at + MESSAGE_HEADER <= end) {
            if (number(datagram, at + MESSAGE_LENGTH_AT, 3) > MOST_MESSAGE_BYTES) {
                return false;
            }
            at += MESSAGE_HEADER + number(datagram, at + FRAGMENT_LENGTH_AT, 3);
        }
        return true;
    }

    private static int number(byte[] bytes, int at, int count) {
        int number = 0;
        for (int i = at; i < at + count; i++) {
            number = (number << 8) | (bytes[i] & 0xFF);
        }
        return number;
    }
}
