package org.huawu.server.database;

import java.io.IOException;
import java.util.Optional;
import org.huawu.server.database.internal.PidFile;
import org.huawu.server.installation.DataFolder;

/**
 * The embedded database's server process, as other processes see it.
 *
 * @param pid the process
 * @param port where it listens, on 127.0.0.1
 */
public record RunningServer(long pid, int port) {

    /** The one that works on a data folder now. */
    public static Optional<RunningServer> find(DataFolder folder) {
        try {
            return PidFile.read(folder.postgres())
                    .filter(file -> file.processOf(folder.postgres()).isPresent())
                    .map(file -> new RunningServer(file.pid(), file.port()));
        } catch (IOException e) {
            return Optional.empty(); // not to be read by this user: not to be used either
        }
    }
}
