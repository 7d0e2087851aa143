package org.huawu.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** How long the disk itself takes to make a small write last: what no log on it can go below. */
final class DiskSync {

    private static final int WRITES = 2_000;
    private static final int BYTES = 256;

    private DiskSync() {}

    /** Appends to a file and syncs its content after each write, as fdatasync does; ns of each. */
    static long[] measure(Path file) throws IOException {
        long[] tookNs = new long[WRITES];
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(1), (long) WRITES * BYTES);
            channel.force(true);
            ByteBuffer bytes = ByteBuffer.allocate(BYTES);
            for (int i = 0; i < WRITES; i++) {
                long startNs = System.nanoTime();
                channel.write(bytes.clear(), (long) i * BYTES);
                channel.force(false);
                tookNs[i] = System.nanoTime() - startNs;
            }
        }
        return tookNs;
    }
}
