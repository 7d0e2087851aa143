package org.huawu.server.database;

import java.nio.file.Path;
import org.huawu.server.database.internal.PostgresBinaries;

/** Puts PostgreSQL's programs where the program finds them. */
public final class PostgresUnpacking {

    private PostgresUnpacking() {}

    /** Unpacks them to that folder, all or nothing; does nothing where they are already. */
    public static void unpack(Path folder) {
        PostgresBinaries.at(folder);
    }
}
