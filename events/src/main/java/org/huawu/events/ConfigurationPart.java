package org.huawu.events;

import java.util.Arrays;

/** A piece of a revision's bytes, small enough for the log. Immutable. */
public final class ConfigurationPart {

    /** The most bytes of a part. */
    public static final int MOST_BYTES = 32 << 10;

    /** The most parts of a revision, 32 MiB: so many hold all agents there may be, with 16 queues and 12 skills each. */
    public static final int MOST_PARTS = 1_024;

    private final long revision;
    private final int part;
    private final int parts;
    private final byte[] bytes;

    /**
     * A part.
     *
     * @param revision number of the revision, 1 or more
     * @param part which part, 1..parts
     * @param parts how many the revision has, 1..{@link #MOST_PARTS}
     * @param bytes 1..{@link #MOST_BYTES} bytes
     */
    public ConfigurationPart(long revision, int part, int parts, byte[] bytes) {
        check("revision", revision, Long.MAX_VALUE);
        check("parts", parts, MOST_PARTS);
        check("part", part, parts);
        check("bytes", bytes.length, MOST_BYTES);
        this.revision = revision;
        this.part = part;
        this.parts = parts;
        this.bytes = bytes.clone();
    }

    /** Number of the revision. */
    public long revision() {
        return revision;
    }

    /** Which part, from 1. */
    public int part() {
        return part;
    }

    /** How many parts the revision has. */
    public int parts() {
        return parts;
    }

    /** The bytes; a copy. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** How many bytes it has. */
    public int size() {
        return bytes.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ConfigurationPart that
                && revision == that.revision
                && part == that.part
                && parts == that.parts
                && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Long.hashCode(revision) + part) + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "part " + part + "/" + parts + " of revision " + revision + ", " + bytes.length + " bytes";
    }

    private static void check(String what, long value, long most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(what + " must be 1.." + most + ", was " + value);
        }
    }
}
