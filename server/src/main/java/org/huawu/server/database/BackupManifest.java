package org.huawu.server.database;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a backup says of itself: the first entry of its archive.
 *
 * @param format of the archive; {@value #FORMAT} is the only one so far
 * @param version of the program that made it
 * @param buildId of that program
 * @param createdAt when it was begun
 * @param postgresMajor major version of the embedded database in it
 * @param database "embedded" when the database is in it, "external" when that is saved by its own tools
 * @param recordings whether call recordings are in it
 * @param installationId of the installation it was made of
 * @param masterKeyId the master key that opens the secrets in it; the key itself is not in it
 * @param contentBytes about how much room its contents take
 */
public record BackupManifest(
        int format,
        String version,
        String buildId,
        Instant createdAt,
        int postgresMajor,
        String database,
        boolean recordings,
        String installationId,
        @Nullable String masterKeyId,
        long contentBytes) {

    /** The format this program writes. */
    public static final int FORMAT = 1;

    static final String EMBEDDED = "embedded";
    static final String EXTERNAL = "external";

    /** Whether the database itself is in the archive. */
    public boolean holdsDatabase() {
        return database.equals(EMBEDDED);
    }
}
