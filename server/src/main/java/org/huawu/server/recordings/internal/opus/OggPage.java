package org.huawu.server.recordings.internal.opus;

/** The form of an Ogg page (RFC 3533, 6). */
final class OggPage {

    /** "OggS", little endian. */
    static final int MAGIC = 0x5367674F;

    static final int HEAD_BYTES = 27;
    static final int CHECKSUM_AT = 22;
    static final int FIRST = 2;
    static final int LAST = 4;
    static final int MOST_SEGMENTS = 255;
    /** A segment of so many bytes is followed by another of the same packet. */
    static final int MOST_SEGMENT = 255;

    private static final int POLYNOMIAL = 0x04C11DB7;
    private static final int[] TABLE = table();

    private OggPage() {}

    /** The checksum of a page whose own checksum is zero. */
    static int checksum(byte[] page) {
        int sum = 0;
        for (byte each : page) {
            sum = (sum << 8) ^ TABLE[((sum >>> 24) ^ each) & 0xFF];
        }
        return sum;
    }

    private static int[] table() {
        int[] table = new int[256];
        for (int i = 0; i < table.length; i++) {
            int sum = i << 24;
            for (int bit = 0; bit < 8; bit++) {
                sum = sum < 0 ? (sum << 1) ^ POLYNOMIAL : sum << 1;
            }
            table[i] = sum;
        }
        return table;
    }
}
