package org.huawu.events;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import org.huawu.kernel.bytes.ByteReader;
import org.huawu.kernel.bytes.ByteWriter;
import org.huawu.kernel.bytes.MalformedBytesException;

/** A revision of the configuration as bytes, in its one form: version, then its fields. And those bytes in parts. */
public final class ConfigurationBytes {

    /** The most bytes of a revision. */
    public static final int MOST_BYTES = ConfigurationPart.MOST_PARTS * ConfigurationPart.MOST_BYTES;

    /** How many characters a digest has. */
    public static final int DIGEST_LENGTH = 64;

    private static final int VERSION = 6;

    private ConfigurationBytes() {}

    /** The revision's bytes. */
    public static byte[] encode(Configuration configuration) {
        ByteWriter out = new ByteWriter(MOST_BYTES);
        out.number(VERSION);
        ConfigurationFields.write(out, configuration);
        return out.toByteArray();
    }

    /**
     * The revision that bytes stand for.
     *
     * @throws MalformedBytesException when they stand for none
     */
    public static Configuration decode(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        long version = in.number();
        if (version < 1 || version > VERSION) {
            throw new MalformedBytesException("unknown version " + version + " of a configuration");
        }
        try {
            Configuration configuration = new ConfigurationFields(version).read(in);
            in.end();
            return configuration;
        } catch (IllegalArgumentException outOfRange) {
            throw new MalformedBytesException("a configuration with a field out of range", outOfRange);
        }
    }

    /** The revision that fields of version 1 stand for, which follow without a version: so the first snapshots had them. */
    public static Configuration decodeVersion1(ByteReader in) {
        return new ConfigurationFields(1).read(in);
    }

    /** The revision's parts, in order: all full but the last. */
    public static List<ConfigurationPart> split(Configuration configuration) {
        byte[] bytes = encode(configuration);
        int most = ConfigurationPart.MOST_BYTES;
        int parts = Math.ceilDiv(bytes.length, most);
        List<ConfigurationPart> split = new ArrayList<>();
        for (int part = 1; part <= parts; part++) {
            byte[] piece = Arrays.copyOfRange(bytes, (part - 1) * most, Math.min(part * most, bytes.length));
            split.add(new ConfigurationPart(configuration.revision(), part, parts, piece));
        }
        return split;
    }

    /** The bytes of parts one after the other. */
    public static byte[] join(Collection<ConfigurationPart> parts) {
        byte[] joined =
                new byte[parts.stream().mapToInt(ConfigurationPart::size).sum()];
        int at = 0;
        for (ConfigurationPart part : parts) {
            System.arraycopy(part.bytes(), 0, joined, at, part.size());
            at += part.size();
        }
        return joined;
    }

    /** SHA-256 of bytes, as 64 hexadecimal digits in lower case. */
    public static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("every Java has SHA-256", never);
        }
    }

    /**
     * Guards the form of a digest.
     *
     * @throws IllegalArgumentException when it is not 64 hexadecimal digits in lower case
     */
    public static void checkDigest(String digest) {
        boolean isHexadecimal = digest.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
        if (digest.length() != DIGEST_LENGTH || !isHexadecimal) {
            throw new IllegalArgumentException("a digest has " + DIGEST_LENGTH + " hexadecimal digits in lower case");
        }
    }
}
