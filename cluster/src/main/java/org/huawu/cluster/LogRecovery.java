package org.huawu.cluster;

import io.aeron.Aeron;
import io.aeron.archive.Archive;
import io.aeron.cluster.ConsensusModule;
import io.aeron.driver.MediaDriver;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.InstantSource;
import java.util.List;
import org.agrona.DirectBuffer;
import org.huawu.events.Event;
import org.huawu.kernel.Rejection;
import org.huawu.routing.Capacity;
import org.huawu.routing.RoutingCore;
import org.huawu.switchboard.port.Switchboard;

/**
 * A program of its own that brings a log to a clean end: recovers it under the rules on its class path, takes a snapshot,
 * ends. A newer program calls the one of the build that died, so its command line never changes. The JVM needs {@code
 * --add-exports java.base/jdk.internal.misc=ALL-UNNAMED}.
 */
public final class LogRecovery {

    private static final List<Class<?>> RULES = List.of(Rejection.class, Event.class, RoutingCore.class, LogNode.class);
    private static final List<Class<?>> REST = List.of(
            Switchboard.class,
            Aeron.class,
            Archive.class,
            ConsensusModule.class,
            MediaDriver.class,
            DirectBuffer.class);

    private LogRecovery() {}

    /**
     * Exit code 0: the log has ended cleanly; 1: it has not, the reason is the first line.
     *
     * @param args folder of the log, folder of its driver, id of the build
     */
    public static void main(String[] args) {
        LogSettings settings = LogSettings.of(Path.of(args[0]), Path.of(args[1]), args[2], InstantSource.system());
        LogNode.start(settings, new RoutingMachine(args[2], Capacity.STANDARD)).close();
    }

    /** The jars, or folders of classes, whose rules inputs run under, always in the same order. */
    public static List<Path> rules() {
        return RULES.stream().map(LogRecovery::placeOf).toList();
    }

    /** What {@link #main} needs besides. */
    public static List<Path> libraries() {
        return REST.stream().map(LogRecovery::placeOf).distinct().toList();
    }

    private static Path placeOf(Class<?> each) {
        CodeSource source = each.getProtectionDomain().getCodeSource();
        if (source == null) {
            throw new IllegalStateException("nobody knows where " + each.getName() + " comes from");
        }
        try {
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
