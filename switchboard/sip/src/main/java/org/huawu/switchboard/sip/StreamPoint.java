package org.huawu.switchboard.sip;

import gov.nist.core.HostPort;
import gov.nist.javax.sip.stack.MessageChannel;
import gov.nist.javax.sip.stack.MessageProcessor;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes connections at one point in place of the stack's own, whose number, time and memory a stranger decides. It opens those
 * to peers that we call and no others: a call is ended over the connection that it came by.
 */
final class StreamPoint extends MessageProcessor {

    private static final Logger LOG = LoggerFactory.getLogger(StreamPoint.class);
    private static final int BACKLOG = 128;

    private final SIPTransactionStack stack;
    private final SipPoint point;
    private final StreamLimits limits;
    private final MessageTap tap;
    /** By address and port of the other side; {@link StreamLimits#mostConnections} at most. */
    private final Map<InetSocketAddress, StreamChannel> channels = new ConcurrentHashMap<>();

    private final ServerSocket server;
    private final CountDownLatch stopped = new CountDownLatch(1);

    StreamPoint(SIPTransactionStack stack, SipPoint point, StreamLimits limits, MessageTap tap) throws IOException {
        super(point.address().getAddress(), point.address().getPort(), point.transport(), stack);
        this.stack = stack;
        this.point = point;
        this.limits = limits;
        this.tap = tap;
        this.server = new ServerSocket();
    }

    StreamLimits limits() {
        return limits;
    }

    MessageTap tap() {
        return tap;
    }

    SipTransport transport() {
        return point instanceof SipPoint.Tls ? SipTransport.TLS : SipTransport.TCP;
    }

    /**
     * The socket to speak SIP over: with TLS where this point has it.
     *
     * @param isOurs whether we opened the connection
     */
    Socket over(Socket plain, boolean isOurs) throws IOException {
        if (!(point instanceof SipPoint.Tls tls)) {
            return plain;
        }
        return isOurs ? tls.identity().to(plain) : tls.identity().over(plain);
    }

    /** Whether a connection with a peer stands. */
    boolean isConnected(InetSocketAddress peer) {
        return channels.containsKey(peer);
    }

    /** Opens a connection, unless there is one. Waits until it can be written to. */
    void connect(InetSocketAddress peer) throws IOException {
        if (channels.containsKey(peer)) {
            return;
        }
        Socket plain = new Socket();
        try {
            plain.bind(new InetSocketAddress(point.address().getAddress(), 0));
            plain.connect(peer, limits.messageMs());
            plain.setTcpNoDelay(true);
            StreamChannel channel = new StreamChannel(this, plain, true);
            if (channels.putIfAbsent(peer, channel) == null) {
                Thread.ofVirtual().name("sip-read").start(channel);
                channel.awaitOpen();
            } else {
                plain.close();
            }
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    /** A connection is over. */
    void over(StreamChannel channel) {
        channels.remove(new InetSocketAddress(channel.getPeerPacketSourceAddress(), channel.getPeerPort()), channel);
    }

    @Override
    public void start() throws IOException {
        server.setReuseAddress(true);
        server.bind(point.address(), BACKLOG);
        Thread.ofVirtual().name("sip-accept").start(this::accept);
    }

    @Override
    public void stop() {
        stopped.countDown();
        try {
            server.close();
        } catch (IOException e) {
            LOG.debug("A point of SIP did not close: {}", e.getClass().getName());
        }
        channels.values().forEach(StreamChannel::close);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                take(server.accept());
            } catch (IOException e) {
                pause();
                LOG.debug("No connection of SIP was taken: {}", e.getClass().getName());
            }
        }
    }

    /** Not again at once, when there are no more files to be had; at once when this point stops. */
    private void pause() {
        try {
            boolean isOver = stopped.await(100, TimeUnit.MILLISECONDS);
            LOG.debug("A point of SIP goes on: {}", !isOver);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(Socket plain) throws IOException {
        long ofThisAddress = channels.keySet().stream()
                .filter(each -> each.getAddress().equals(plain.getInetAddress()))
                .count();
        if (channels.size() >= limits.mostConnections() || ofThisAddress >= limits.mostOfOneAddress()) {
            plain.close();
            return;
        }
        plain.setTcpNoDelay(true);
        StreamChannel channel = new StreamChannel(this, plain, false);
        channels.put(new InetSocketAddress(plain.getInetAddress(), plain.getPort()), channel);
        Thread.ofVirtual().name("sip-read").start(channel);
    }

    @Override
    public SIPTransactionStack getSIPStack() {
        return stack;
    }

    @Override
    public MessageChannel createMessageChannel(HostPort target) throws IOException {
        return createMessageChannel(target.getInetAddress(), target.getPort());
    }

    @Override
    public MessageChannel createMessageChannel(InetAddress target, int port) throws IOException {
        StreamChannel channel = channels.get(new InetSocketAddress(target, port));
        if (channel == null) {
            throw new IOException("no connection is there");
        }
        return channel;
    }

    @Override
    public int getDefaultTargetPort() {
        return getDefaultPort(getTransport());
    }

    @Override
    public boolean isSecure() {
        return point instanceof SipPoint.Tls;
    }

    @Override
    public int getMaximumMessageSize() {
        return StreamReader.MOST_HEAD + StreamReader.MOST_BODY;
    }

    @Override
    public boolean inUse() {
        return !channels.isEmpty();
    }
}
