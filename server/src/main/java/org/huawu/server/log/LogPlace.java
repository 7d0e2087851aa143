package org.huawu.server.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.huawu.server.installation.DataFolder;

/**
 * Where the log lies.
 *
 * @param folder what lasts
 * @param driverFolder what the log's parts share while it runs; holds what the log holds, sealed as there
 */
record LogPlace(Path folder, Path driverFolder) {

    private static final Path MEMORY = Path.of("/dev/shm");
    private static final long DRIVER_BYTES = 200L << 20;

    static LogPlace in(DataFolder data) {
        return new LogPlace(data.log(), driverFolder(data));
    }

    /** In memory where there is room for it: a disk would see writes that nobody needs. */
    private static Path driverFolder(DataFolder data) {
        try {
            if (Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() >= DRIVER_BYTES) {
                return MEMORY.resolve("huawu-" + nameOf(data.root()));
            }
            return data.run().resolve("log-driver");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String nameOf(Path root) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(root.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, Long.BYTES);
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("every Java has SHA-256", never);
        }
    }
}
