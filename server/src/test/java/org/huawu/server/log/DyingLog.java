package org.huawu.server.log;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.huawu.events.Configuration;
import org.huawu.events.ConfigurationBytes;
import org.huawu.events.ConfigurationPart;
import org.huawu.kernel.Rejection;
import org.huawu.routing.Input;
import org.huawu.server.installation.DataFolder;

/** A program whose log takes a revision of the configuration and which then ends as by kill -9. */
final class DyingLog {

    private static final Configuration EMPTY = new Configuration(7, 2_000, 60_000, List.of(), List.of(), List.of());

    private DyingLog() {}

    /**
     * Says whether the revision was taken, then ends.
     *
     * @param args the data folder
     */
    public static void main(String[] args) {
        RoutingLog log = RoutingLog.begin(new DataFolder(Path.of(args[0])), InstantSource.system());
        System.out.println("TAKEN " + takeRevision(log).isEmpty());
        System.out.flush();
        Runtime.getRuntime().halt(9);
    }

    /** Brings revision 7 into force; what was refused when it is there already. */
    static Optional<Rejection> takeRevision(RoutingLog log) {
        for (ConfigurationPart part : ConfigurationBytes.split(EMPTY)) {
            Optional<Rejection> refused =
                    log.submit(new Input.StageConfiguration(part)).join();
            if (refused.isPresent()) {
                return refused;
            }
        }
        String digest = ConfigurationBytes.digest(ConfigurationBytes.encode(EMPTY));
        return log.submit(new Input.ActivateConfiguration(EMPTY.revision(), digest))
                .join();
    }
}
