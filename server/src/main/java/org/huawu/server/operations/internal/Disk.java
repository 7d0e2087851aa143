package org.huawu.server.operations.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import org.huawu.server.installation.DataFolder;
import org.huawu.server.operations.OperationsSettings;
import org.springframework.stereotype.Component;

/** The disk of the data folder. Any thread; a look costs one call of the operating system. */
@Component
public class Disk {

    private static final long MIB = 1024L * 1024;

    private final DataFolder data;
    private final long reserveBytes;

    Disk(DataFolder data, OperationsSettings settings) {
        this.data = data;
        this.reserveBytes = settings.diskReserveMib() * MIB;
    }

    /**
     * Room on the disk.
     *
     * @param freeBytes what the program may still use
     * @param totalBytes how large the disk is
     */
    public record Room(long freeBytes, long totalBytes) {}

    /** The room there is now. */
    public Room room() {
        try {
            FileStore store = Files.getFileStore(data.root());
            return new Room(store.getUsableSpace(), store.getTotalSpace());
        } catch (IOException e) {
            throw new UncheckedIOException("the disk of " + data.root() + " cannot be looked at", e);
        }
    }

    /** Whether so little room is left that nothing more is written. */
    public boolean isNearlyFull() {
        return room().freeBytes() < reserveBytes;
    }
}
