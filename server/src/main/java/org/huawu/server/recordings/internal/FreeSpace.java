package org.huawu.server.recordings.internal;

import java.io.IOException;

/** How much of the disk may still be used. */
@FunctionalInterface
interface FreeSpace {

    /** In bytes. */
    long bytes() throws IOException;
}
