package org.huawu.server.database.internal;

/** Names of the files of PostgreSQL's write-ahead log: timeline, log and segment, eight hexadecimal digits each. */
final class WalSegment {

    /** Segments of 16 MiB in a log of 4 GiB. */
    private static final long PER_LOG = 256;

    private WalSegment() {}

    /** The segment that follows on the same timeline. */
    static String after(String segment) {
        long log = Long.parseLong(segment.substring(8, 16), 16);
        long number = Long.parseLong(segment.substring(16), 16) + 1;
        return "%s%08X%08X".formatted(segment.substring(0, 8), log + number / PER_LOG, number % PER_LOG);
    }
}
