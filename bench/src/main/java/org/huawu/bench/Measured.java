package org.huawu.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;

/** A switchboard in a process of its own, seen from outside. For one thread. */
interface Measured extends AutoCloseable {

    /** Its name among the conditions of a figure. */
    String system();

    /** Where it speaks SIP. */
    InetSocketAddress telephones();

    /** How much of the processors' time it has used up. */
    Duration processorTime();

    /** Its memory in KiB (PSS). */
    long memoryKib();

    @Override
    void close() throws IOException;
}
