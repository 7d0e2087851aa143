package org.huawu.cluster;

import io.aeron.archive.checksum.Checksum;
import java.util.zip.CRC32C;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The CRC-32C that stands in each recorded frame of the log and of snapshots, over what follows the frame's header. Aeron's
 * own one reaches into the JDK by a further flag of the JVM; this one copies the bytes instead.
 */
final class FrameChecksum implements Checksum {

    @Override
    public int compute(long address, int offset, int length) {
        byte[] bytes = new byte[length];
        new UnsafeBuffer(address, offset + length).getBytes(offset, bytes);
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
