package org.huawu.server.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.huawu.cluster.LogNode;
import org.huawu.events.Event;
import org.huawu.kernel.Rejection;
import org.huawu.routing.RoutingCore;

/**
 * Names the rules that inputs run under: a digest of the classes that decide. Two builds with the same rules may take over
 * from each other at once; builds that differ only elsewhere need no recovery by the older one.
 */
final class RulesId {

    private static final List<Class<?>> ROOMS = List.of(Rejection.class, Event.class, RoutingCore.class, LogNode.class);
    private static final int SHOWN_BYTES = 12;

    private RulesId() {}

    /** 24 hexadecimal digits. */
    static String ofThisProgram() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Class<?> room : ROOMS) {
                add(digest, placeOf(room));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, SHOWN_BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own classes cannot be read", e);
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("every Java has SHA-256", never);
        }
    }

    private static Path placeOf(Class<?> room) {
        CodeSource source = room.getProtectionDomain().getCodeSource();
        if (source == null) {
            throw new IllegalStateException("nobody knows where " + room.getName() + " comes from");
        }
        try {
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
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
