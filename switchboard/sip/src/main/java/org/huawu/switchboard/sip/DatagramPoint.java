package org.huawu.switchboard.sip;

import gov.nist.javax.sip.stack.DatagramQueuedMessageDispatch;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import gov.nist.javax.sip.stack.UDPMessageProcessor;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.util.concurrent.ArrayBlockingQueue;

/**
 * The stack's point for datagrams with two faults mended: any number of datagrams could wait, now {@value #MOST_WAITING} may
 * and more are dropped, as the network does it; and its thread could miss the end when that came while it was at work.
 */
final class DatagramPoint extends UDPMessageProcessor {

    static final int MOST_WAITING = 2_048;

    DatagramPoint(SIPTransactionStack stack, InetAddress address, int port) throws IOException {
        super(address, stack, port);
        this.messageQueue = new ArrayBlockingQueue<>(MOST_WAITING);
    }

    @Override
    public void stop() {
        super.stop();
        // What waits is not served any more. The thread is told again: it takes no interrupt while it serves a message.
        messageQueue.clear();
        messageQueue.add(new DatagramQueuedMessageDispatch(new DatagramPacket(new byte[0], 0), 0));
    }
}
