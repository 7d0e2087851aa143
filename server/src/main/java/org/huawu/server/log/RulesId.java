package org.huawu.server.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.huawu.cluster.LogRecovery;

/**
 * Names the rules that inputs run under: a digest of the classes that decide. Two builds with the same rules may take over
 * from each other at once; builds that differ only elsewhere need no recovery by the older one.
 */
final class RulesId {

    private static final int SHOWN_BYTES = 12;

    private RulesId() {}

    /** 24 hexadecimal digits. */
    static String ofThisProgram() {
        try {
            return of(LogRecovery.rules());
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own classes cannot be read", e);
        }
    }

    /** @param rules as {@link LogRecovery#rules} gives them, or copies of them in the same order */
    static String of(List<Path> rules) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path each : rules) {
                add(digest, each);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, SHOWN_BYTES);
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("every Java has SHA-256", never);
        }
    }

    /** A jar as a whole, which is the same for the same sources; a folder of classes in the order of their names. */
    private static void add(MessageDigest digest, Path place) throws IOException {
        try (Stream<Path> walk = Files.walk(place)) {
            for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
                digest.update(Files.readAllBytes(file));
            }
        }
    }
}
