package org.huawu.switchboard.rtp;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/** Room for one packet outside the heap, seen as a buffer and as memory, so that neither view is made anew for a packet. */
final class PacketBuffer {

    private final ByteBuffer bytes;
    private final MemorySegment memory;

    PacketBuffer(int size) {
        bytes = ByteBuffer.allocateDirect(size);
        memory = MemorySegment.ofBuffer(bytes);
    }

    /** The packet, from 0 to the limit. */
    ByteBuffer bytes() {
        return bytes;
    }

    /** All the room there is. */
    MemorySegment memory() {
        return memory;
    }
}
